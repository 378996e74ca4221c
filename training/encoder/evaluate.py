"""Figures of a weights file, and of the network it came from, on folders of labelled letters and ordinary messages.

    evaluate.py FOLDER... [--weights encoder.ywenc] [--checkpoint checkpoint.pt --calibration calibration.json]
                [--held-out] [--json OUT]

A folder holds letters.jsonl, negatives.jsonl or both. What is printed is a table in Markdown, one block a folder
and engine: `file` is the weights file as it ships (8 bits), `network` the checkpoint in single precision. With
--held-out, only letters of the writers that the calibration names are scored.
"""

import argparse
import json
import pathlib

import numpy as np
import torch

import letters as L
import predict
import scoring
from reference import Encoder


def engines(weights, checkpoint, calibration):
    """{name: (function from letters to predictions, calibration)}"""
    out = {}
    if checkpoint:
        net, tokens = predict.network(torch.load(checkpoint, map_location="cpu", weights_only=True))
        chosen = json.loads(calibration.read_text())
        out["network"] = (lambda letters: predict.with_network(net, tokens, letters), chosen)
    if weights:
        content = weights.read_bytes()
        arrays = Encoder(content).arrays
        slope, offset = arrays["calibration"].reshape(2, -1).tolist()
        chosen = {"slope": slope, "offset": offset, "thresholds": arrays["thresholds"].tolist()}
        out["file"] = (lambda letters: predict.with_file(content, letters), chosen)
    return out


def on_letters(engine, calibration, letters):
    p, ratings, ordinary = predict.calibrated(engine(letters), calibration)
    n = len(L.CODES)
    predicted = p >= np.array(calibration["thresholds"][:n])
    spared = ordinary < calibration["thresholds"][n]
    return scoring.figures(predicted, ratings, letters) | {"taken for ordinary": float(1 - spared.mean())}, p


def on_ordinary(engine, calibration, messages):
    """Shares of messages without a finding: by thresholds alone, and with the letter's "ordinary" heeded."""
    predictions, n = engine(messages), len(L.CODES)
    p, _, ordinary = predict.calibrated(predictions, calibration)
    over = (p >= np.array(calibration["thresholds"][:n]))[:, scoring.FINDINGS].any(1)
    ends = np.cumsum([len(z) for z, _ in predictions])
    quiet = np.array([not over[e - len(z) : e].any() for e, (z, _) in zip(ends, predictions)])
    return {
        "quiet": float(quiet.mean()),
        "quiet or ordinary": float((quiet | (ordinary >= calibration["thresholds"][n])).mean()),
    }


def table(title, f):
    lines = [f"### {title}", "", "| | P | R | F1 | in letters |", "|---|---|---|---|---|"]
    for name in ("findings", "flagged at all", "strengths"):
        lines.append(f"| **{name}** | " + " | ".join(f"{v:.3f}" for v in f[name]) + " | |")
    for code, (p, r, f1, n) in f["codes"].items():
        lines.append(f"| {code} | {p:.2f} | {r:.2f} | {f1:.2f} | {n} |")
    macro, spearman, silenced = f["findings macro"], f["rating"], f["taken for ordinary"]
    return "\n".join(
        [
            *lines,
            "",
            f"findings macro F1 {macro:.3f}; rating, Spearman {spearman:.3f}; taken for ordinary {silenced:.3f}",
        ]
    )


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("folders", nargs="+", type=pathlib.Path)
    p.add_argument("--weights", type=pathlib.Path)
    p.add_argument("--checkpoint", type=pathlib.Path)
    p.add_argument("--calibration", type=pathlib.Path, help="for the checkpoint; a weights file has its own")
    p.add_argument("--held-out", action="store_true")
    p.add_argument("--json", type=pathlib.Path, help="all figures, and every sentence's probabilities")
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    out = {}
    for name, (engine, calibration) in engines(a.weights, a.checkpoint, a.calibration).items():
        for folder in a.folders:
            key = f"{folder.name}, {name}"
            if (folder / "letters.jsonl").exists():
                letters = L.read(folder / "letters.jsonl")
                if a.held_out:
                    letters = [x for x in letters if L.writer(x) in calibration["held_out"]]
                figures, p = on_letters(engine, calibration, letters)
                rows = iter(p.round(4).tolist())
                figures["probabilities"] = {x["id"]: [next(rows) for _ in x["sentences"]] for x in letters}
                out[key] = figures
                print(table(key, figures), "\n", flush=True)
            if (folder / "negatives.jsonl").exists() and not a.held_out:
                quiet = on_ordinary(engine, calibration, L.read(folder / "negatives.jsonl"))
                out[f"{key}, ordinary messages"] = quiet
                print(
                    f"{key}, ordinary messages:", ", ".join(f"{k} {v:.3f}" for k, v in quiet.items()), "\n", flush=True
                )
    if a.json:
        a.json.write_text(json.dumps(out) + "\n")


if __name__ == "__main__":
    main()
