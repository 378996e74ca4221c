"""Writes the weights file.

    export.py CHECKPOINT VOCABULARY OUT.ywenc --linear linear.npz [--calibration calibration.json]

Without a calibration every slope is 1, every offset 0 and every threshold 0.5. CHECKPOINT may be the word
`pretrained`: then the file holds the untrained heads, to try an inference on.
"""

import argparse
import json
import pathlib

import numpy as np
import torch

import container
import letters as L
import model as M
import quantize

SLOTS = 65536
EMPTY = 0xFFFFFFFF


def fnv1a(data):
    h = 0x811C9DC5
    for byte in data:
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def vocabulary_arrays(pieces):
    """Pieces end to end, their offsets, and an open-addressing table from hash to id."""
    encoded = [p.encode() for p in pieces]
    slots = np.full(SLOTS, EMPTY, np.uint32)
    for i, piece in enumerate(encoded):
        at = fnv1a(piece) % SLOTS
        while slots[at] != EMPTY:
            at = (at + 1) % SLOTS
        slots[at] = i
    offsets = np.cumsum([0] + [len(p) for p in encoded]).astype(np.uint32)
    return {"vocabulary.text": text(b"".join(encoded)), "vocabulary.offsets": offsets, "vocabulary.slots": slots}


def text(content):
    return np.frombuffer(content, np.uint8)


def build(checkpoint, pieces, calibration, linear):
    n = len(L.CODES)
    arrays = vocabulary_arrays(pieces)
    arrays["codes"] = text("".join(c + "\n" for c in L.CODES).encode())
    arrays["channels"] = text("".join(f"{k}\t{v}\n" for k, v in L.CHANNELS.items()).encode())
    arrays["about"] = text(json.dumps({"training": checkpoint["history"]}, sort_keys=True).encode())
    slope = calibration.get("slope", [1.0] * (n + 2))
    offset = calibration.get("offset", [0.0] * (n + 2))
    arrays["calibration"] = np.array([slope, offset], np.float32)
    arrays["thresholds"] = np.array(calibration.get("thresholds", [0.5] * (n + 1)), np.float32)
    weights = {k: v.float().numpy() for k, v in checkpoint["weights"].items()}
    arrays |= {f"linear.{k}": linear[k] for k in ("features", "weight", "scale", "bias")}
    arrays |= quantize.arrays(weights, checkpoint["vocabulary"], pieces)
    dimensions = {
        "hidden": M.HIDDEN,
        "feed": M.FEED,
        "heads": M.HEADS,
        "layers": M.LAYERS,
        "split": M.SPLIT,
        "positions": len(arrays["positions"]),
        "places": L.PLACES,
        "pieces": len(pieces),
        "codes": n,
        "head_width": M.HEAD_WIDTH,
        "letter_outputs": len(M.LETTER_OUTPUTS),
        "window_tokens": L.WINDOW_TOKENS,
        "sentence_tokens": L.SENTENCE_TOKENS,
        "head_tokens": L.HEAD_TOKENS,
        "window_overlap": L.WINDOW_OVERLAP,
        "slots": SLOTS,
    }
    return container.pack(dimensions, arrays)


def load(path):
    if str(path) == "pretrained":
        torch.manual_seed(1)
        net, vocabulary = M.pretrained()
        return {"weights": net.state_dict(), "vocabulary": vocabulary, "history": []}
    return torch.load(path, map_location="cpu", weights_only=True)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("vocabulary", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--calibration", type=pathlib.Path)
    p.add_argument("--linear", type=pathlib.Path, required=True, help="what ../linear/train.py wrote")
    a = p.parse_args()
    pieces = a.vocabulary.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    calibration = json.loads(a.calibration.read_text()) if a.calibration else {}
    content = build(load(a.checkpoint), pieces, calibration, np.load(a.linear))
    a.out.write_bytes(content)
    print(f"{a.out}: {len(content)} bytes, {len(pieces)} pieces")


if __name__ == "__main__":
    main()
