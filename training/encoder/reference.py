"""Reads a weights file and runs it as `FORMAT.md` says, in numpy; also writes the vectors that a C++ twin is tested
with.

reference.py WEIGHTS.ywenc vectors OUT.json      test vectors reference.py WEIGHTS.ywenc check < letters.jsonl  one
JSON answer a line: probabilities by sentence, rating, ordinary

encoder = Encoder(path.read_bytes()) answer = encoder.letter("email", "Your audit", ["Hi Ann,", "Could we map out
the audit together?"])
"""

import argparse
import dataclasses
import json
import pathlib
import sys
import zlib

import numpy as np

import arithmetic as A
import container
import letters as L
from wordpiece import WordPiece

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "linear"))
import features  # noqa: E402


@dataclasses.dataclass
class Answer:
    logits: np.ndarray  # [sentences, codes], the mean over windows, not calibrated
    probabilities: np.ndarray  # [sentences, codes]
    flagged: np.ndarray  # [sentences, codes], above the code's threshold
    rating: float  # 1 … 5
    ordinary: float  # probability that the message is no selling at all


class Encoder:
    """Immutable after construction but for a memo of lower layers by segment."""

    def __init__(self, content):
        self.dimensions, self.arrays = container.unpack(content)
        a = self.arrays
        text, offsets = a["vocabulary.text"].tobytes(), a["vocabulary.offsets"]
        self.tokens = WordPiece(text[i:j].decode() for i, j in zip(offsets[:-1], offsets[1:]))
        self.codes = a["codes"].tobytes().decode().split("\n")[:-1]
        self._memo = {}

    def _product(self, x, name):
        return A.product(x, *(self.arrays[f"{name}.{part}"] for part in ("weight", "scale", "bias")))

    def _norm(self, x, name):
        return A.normalised(x, self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"])

    def layer(self, x, i):
        mixed = self._product(
            A.attention(self._product(x, f"layers.{i}.qkv"), self.dimensions["heads"]), f"layers.{i}.mix"
        )
        x = self._norm(x + mixed, f"layers.{i}.norm1")
        fed = self._product(A.gelu(self._product(x, f"layers.{i}.up")), f"layers.{i}.down")
        return self._norm(x + fed, f"layers.{i}.norm2")

    def embedded(self, segment):
        """Layer 0's input; positions count from 0 in the head, which starts with [CLS], and from 1 in a sentence."""
        ids, first = np.array(segment), segment[0] != self.tokens.start
        words = self.arrays["words.weight"][ids].astype(np.float32) * self.arrays["words.scale"][ids][:, None]
        return self._norm(words + self.arrays["positions"][first : first + len(ids)], "norm")

    def lower(self, segment):
        """Output of the layers that see one segment alone; depends on nothing but its tokens."""
        if segment not in self._memo:
            x = self.embedded(segment)
            for i in range(self.dimensions["split"]):
                x = self.layer(x, i)
            self._memo[segment] = x
        return self._memo[segment]

    def window(self, window):
        """(logits [sentences, codes], letter outputs [2]) of one window."""
        parts = []
        for k, segment in enumerate(window.segments):
            place = min(window.sentences[k - 1] + 1, self.dimensions["places"] - 1) if k else 0
            parts.append(self.lower(segment) + self.arrays["places"][place])
        x = np.concatenate(parts)
        for i in range(self.dimensions["split"], self.dimensions["layers"]):
            x = self.layer(x, i)
        features, at = [], len(parts[0])
        for part in parts[1:]:
            own = x[at : at + len(part) - 1]  # without [SEP]
            mean = own[0].copy()
            for row in own[1:]:
                mean = mean + row
            features.append(np.concatenate([mean / np.float32(len(own)), own.max(0), x[0]]))
            at += len(part)
        hidden = A.gelu(self._product(np.array(features), "head1"))
        return self._dense(hidden, "head2"), self._dense(x[:1], "letter")[0]

    def _dense(self, x, name):
        return A.total(x[:, None, :] * self.arrays[f"{name}.weight"]) + self.arrays[f"{name}.bias"]

    def linear(self, kind, sentences, marks):
        """The linear part's logits [sentences, codes]."""
        part = {k: self.arrays[f"linear.{k}"] for k in ("features", "weight", "scale", "bias")}
        return features.logits(part, features.features(kind, sentences, marks))

    def windows(self, channel, subject, sentences):
        head = L.head_segment(self.tokens, channel, subject)
        return L.windows(head, [L.sentence_segment(self.tokens, s) for s in sentences])

    def outputs(self, channel, subject, sentences):
        """(logits [sentences, codes], letter outputs [2]) of a letter of at least one sentence: means over windows."""
        windows = self.windows(channel, subject, sentences)
        logits = np.zeros((len(sentences), len(self.codes)), np.float32)
        seen, letter = np.zeros((len(sentences), 1), np.float32), np.zeros(2, np.float32)
        for w in windows:
            z, out = self.window(w)
            logits[list(w.sentences)] += z
            seen[list(w.sentences)] += 1
            letter += out
        return logits / seen, letter / np.float32(len(windows))

    def letter(self, channel, subject, sentences):
        """The answer for a letter of at least one sentence."""
        logits, letter = self.outputs(channel, subject, sentences)
        slope, offset = self.arrays["calibration"].reshape(2, -1)
        p = A.sigmoid(A.fma(logits, slope[: len(self.codes)], offset[: len(self.codes)]))
        rating = np.clip(A.fma(letter[0], slope[-2], offset[-2]) + np.float32(3), 1, 5)
        ordinary = A.sigmoid(A.fma(letter[1], slope[-1], offset[-1]))
        return Answer(logits, p, p >= self.arrays["thresholds"][: len(self.codes)], float(rating), float(ordinary))


# --- test vectors ---

TEXTS = [
    "Hi Ann,",
    "We’re a “leading” provider — best-in-class!",
    "{{first_name}}, worth 15 minutes on Thursday?",
    "",
    "   \t ",
    "Zoë Müller's naïve café, 40 % off: €1,200.50",
    "see https://example.com/a?b=c&d=e (PDF)",
    "DON'T MISS OUT!!!",
    "reconciliations antidisestablishmentarianism qwrtzpxk",
    "a" * 101,
    "a" * 100,
    "日本語 и русский",
    "x\u200by\u00adz\u0000w",
    "½ ² Ⅷ İstanbul ﬁle ΣΑΣ",
    "e\u0301te\u0301 co\u2011op\u00a0now",
    "🙂 thanks… • item",
    "#hash @at $5 ^ ` ~ |",
    " ".join(["word"] * 120),
]

LETTERS = [
    ("email", "Quick question", ["Hi Sam,", "We are a leading provider of payroll software.", "Best, Ann"]),
    ("internal", None, ["Stage 3, 40k, closing in March."]),
    ("", "", ["Your audit is in May, so what would have to be true by April for it to be a quiet one?", ""]),
    ("chat", "Re: export", ["Thanks, that worked!"]),
    (
        "followup",
        "Your depot in Leeds",
        [
            f"Sentence number {i} says that the depot in Leeds takes {i} days to answer a claim, and asks whether it is"
            " so."
            for i in range(70)
        ],
    ),
]


MARKS = [["product-pitch/we-offer", "product-pitch/our-product", "buzzword/leading"], [], ["open-question/what-would"]]


def digest(x):
    """Enough of a float32 matrix to compare: first values, sum of magnitudes, and a checksum of its bytes."""
    flat = np.ascontiguousarray(x, "<f4").reshape(-1)
    return {
        "shape": list(x.shape),
        "first": [float(v) for v in flat[:8]],
        "last": [float(v) for v in flat[-4:]],
        "magnitude": float(np.abs(flat.astype(np.float64)).sum()),
        "crc32": zlib.crc32(flat.tobytes()),
    }


def stages(encoder, segment):
    """One segment through the first layer, step by step, then through the others."""
    x = encoder.embedded(segment)
    out = {"segment": list(segment), "embedded": digest(x)}
    qkv = encoder._product(x, "layers.0.qkv")
    attended = A.attention(qkv, encoder.dimensions["heads"])
    q, scale = A.quantised(x)
    out |= {
        "quantised_first": q[0, :16].tolist(),
        "scales": [float(s) for s in scale[:8]],
        "qkv": digest(qkv),
        "attended": digest(attended),
    }
    for i in range(encoder.dimensions["split"]):
        x = encoder.layer(x, i)
        out[f"layer{i}"] = digest(x)
    return out


def vectors(encoder, content):
    out = {"file": {"bytes": len(content), "crc32": zlib.crc32(content[container.ALIGN :])}, "codes": encoder.codes}
    x = np.array([-90, -20.5, -3, -1, -1e-3, 0, 1e-3, 0.5, 1, 2.75, 10, 60], np.float32)
    out["functions"] = {
        "x": x.tolist(),
        "exp": A.exp(x).tolist(),
        "sigmoid": A.sigmoid(x).tolist(),
        "gelu": A.gelu(x).tolist(),
    }
    out["texts"] = [{"text": t, "ids": encoder.tokens.ids(t)} for t in TEXTS]
    out["stages"] = [stages(encoder, s) for s in encoder.windows(*LETTERS[0])[0].segments[:2]]
    out["letters"] = []
    for channel, subject, sentences in LETTERS:
        windows, answer = encoder.windows(channel, subject, sentences), encoder.letter(channel, subject, sentences)
        out["letters"].append(
            {
                "channel": channel,
                "subject": subject,
                "sentences": sentences,
                "windows": [{"sentences": list(w.sentences), "tokens": sum(map(len, w.segments))} for w in windows],
                "lower": [digest(encoder.lower(s)) for s in windows[0].segments[:3]],
                "logits": answer.logits.tolist(),
                "probabilities": answer.probabilities.tolist(),
                "flagged": [[c for c, on in zip(encoder.codes, row) if on] for row in answer.flagged],
                "rating": answer.rating,
                "ordinary": answer.ordinary,
                "marks": (marks := [MARKS[i % len(MARKS)] for i in range(len(sentences))]),
                "linear": encoder.linear(channel or "email", sentences, marks).tolist(),
            }
        )
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("weights", type=pathlib.Path)
    p.add_argument("action", choices=("vectors", "check"))
    p.add_argument("out", type=pathlib.Path, nargs="?")
    a = p.parse_args()
    content = a.weights.read_bytes()
    encoder = Encoder(content)
    if a.action == "vectors":
        a.out.write_text(json.dumps(vectors(encoder, content), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    for line in sys.stdin:
        x = json.loads(line)
        y = encoder.letter(x.get("channel"), x.get("subject"), L.sentences(x))
        print(
            json.dumps(
                {
                    "id": x["id"],
                    "rating": y.rating,
                    "ordinary": y.ordinary,
                    "sentences": [
                        {c: round(float(v), 6) for c, v in zip(encoder.codes, row)} for row in y.probabilities
                    ],
                }
            )
        )


if __name__ == "__main__":
    main()
