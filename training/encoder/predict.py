"""Predictions of a trained network (in single precision or with quantisation simulated) and of a weights file,
letter by letter.

Both give the same shape: logits [sentences, codes] and the two letter outputs, before calibration, for every letter
in order.
"""

import numpy as np
import torch

import letters as L
import model as M
from reference import Encoder
from wordpiece import WordPiece


def network(checkpoint, quantised=False):
    """The network of a checkpoint, ready to predict, and its tokeniser."""
    net = M.Network(len(checkpoint["vocabulary"]))
    net.load_state_dict(checkpoint["weights"])
    net.quantised(quantised)
    return net.eval(), WordPiece(checkpoint["vocabulary"])


def with_network(net, tokens, letters):
    out = []
    for x in letters:
        windows, n = L.letter_windows(tokens, x), len(L.sentences(x))
        logits, seen = np.zeros((n, len(L.CODES)), np.float32), np.zeros((n, 1), np.float32)
        with torch.no_grad():
            z, letter = net(M.Batch(windows))
        rows = [i for w in windows for i in w.sentences]
        np.add.at(logits, rows, z.numpy())
        np.add.at(seen, rows, 1)
        out.append((logits / seen, letter.numpy().mean(0)))
    return out


def with_file(content, letters):
    encoder, out = Encoder(content), []
    for x in letters:
        logits, letter = encoder.outputs(x.get("channel"), x.get("subject"), L.sentences(x))
        out.append((logits, letter))
    return out


def calibrated(predictions, calibration):
    """(probabilities of all sentences [sentences, codes], ratings [letters], probability of "ordinary" [letters])."""
    slope, offset = (np.array(calibration[k], np.float32) for k in ("slope", "offset"))
    logits = np.concatenate([z for z, _ in predictions])
    letter = np.array([out for _, out in predictions])
    n = len(L.CODES)
    return (
        1 / (1 + np.exp(-(logits * slope[:n] + offset[:n]))),
        np.clip(letter[:, 0] * slope[n] + offset[n] + 3, 1, 5),
        1 / (1 + np.exp(-(letter[:, 1] * slope[n + 1] + offset[n + 1]))),
    )
