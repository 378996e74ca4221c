"""From a trained network to the arrays of a weights file: 8-bit rows with a scale each, the rest in single
precision.

Nothing is run from here; `export.py` calls `arrays`. Every row of a multiplied matrix (one output) and of the table
of words has its own scale, max|row| / 127, so that the largest weight is ±127 and -128 never occurs: a product of
two such numbers, added in pairs, fits 16 bits, which AVX2's multiply-add needs to be exact.
"""

import numpy as np

import letters as L
import model as M


def rows(matrix):
    """(int8 [n, k], float32 scale [n]); a row of zeros has scale 0."""
    matrix = np.asarray(matrix, np.float32)
    top = np.abs(matrix).max(1)
    safe = np.where(top > 0, top, 1).astype(np.float32)
    return np.rint(matrix * (np.float32(127) / safe)[:, None]).astype(np.int8), (top / np.float32(127)).astype(
        np.float32
    )


def arrays(weights, vocabulary, kept):
    """`weights`: the network's state as numpy arrays; `vocabulary`: its pieces; `kept`: the pieces to export, in
    new order.
    """
    w = {k: np.asarray(v, np.float32) for k, v in weights.items()}
    index = {piece: i for i, piece in enumerate(vocabulary)}
    out = {}
    out["words.weight"], out["words.scale"] = rows(w["words.weight"][[index[p] for p in kept]])
    out["positions"] = w["positions.weight"][: L.SENTENCE_TOKENS + 2]
    out["places"] = w["places.weight"]
    norms = ["norm"] + [f"layers.{i}.norm{n}" for i in range(M.LAYERS) for n in (1, 2)]
    for name in norms:
        out[f"{name}.weight"], out[f"{name}.bias"] = w[f"{name}.weight"], w[f"{name}.bias"]
    products = [f"layers.{i}.{n}" for i in range(M.LAYERS) for n in ("qkv", "mix", "up", "down")] + ["head1"]
    for name in products:
        weight, scale = rows(w[f"{name}.weight"])
        bias = w[f"{name}.bias"].copy()
        if name.endswith("qkv"):  # attention's division by √32 is done here, once
            scale[: M.HIDDEN] *= np.float32((M.HIDDEN // M.HEADS) ** -0.5)
            bias[: M.HIDDEN] *= np.float32((M.HIDDEN // M.HEADS) ** -0.5)
        out[f"{name}.weight"], out[f"{name}.scale"], out[f"{name}.bias"] = weight, scale, bias
    for name in ("head2", "letter"):
        out[f"{name}.weight"], out[f"{name}.bias"] = w[f"{name}.weight"], w[f"{name}.bias"]
    return out
