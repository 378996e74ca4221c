"""Chooses slope, offset and threshold of every code on the writers that a checkpoint was not trained on.

    calibrate.py CHECKPOINT OUT.json

The network runs with quantisation simulated, as it will be used. Slope and offset make the outputs probabilities
(logistic regression, held near 1 and 0 where there are few examples). A finding's threshold is the one of best F1,
smoothed over its neighbours, among those of precision ≥ 0.6 that find anything worth the name; where there are
none, the one of best F½, which counts precision higher: a wrong warning costs more than a missed one. A strength's
is the one of best F1. Of equally good ones the higher is taken, and where examples are few, the threshold is drawn
towards the one that is best for all codes together.
"""

import argparse
import json
import pathlib

import numpy as np
import torch

import letters as L
import predict
import scoring
from train import DATA

LEAST_PRECISION, LEAST_RECALL = 0.6, 0.2
POOLED = 30  # examples at which a code's own threshold and the common one weigh the same
GRID = np.round(np.arange(0.20, 0.801, 0.01), 2)
SMOOTH = 4  # grid steps to either side
HELD = 5.0  # strength with which slope and offset are held to 1 and 0
LOST = 0.005  # share of the labelled findings that may lie in letters that "ordinary" silences


def logistic(x, y, held=HELD):
    """Slope and offset of the likeliest logistic curve, by Newton's method."""
    w, prior = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    features = np.stack([x, np.ones_like(x)], 1).astype(float)
    for _ in range(50):
        p = 1 / (1 + np.exp(-features @ w))
        gradient = features.T @ (p - y) + held * (w - prior)
        curvature = (features * (p * (1 - p))[:, None]).T @ features + held * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        w = w - np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-6:
            break
    return w


def smoothed(v):
    padded = np.pad(v, SMOOTH, mode="edge")
    return np.mean([padded[i : i + len(v)] for i in range(2 * SMOOTH + 1)], 0)


def threshold(p, given, counted, finding):
    """The best threshold for columns p [sentences, codes] together."""
    totals = [scoring.counts(p >= t, given, counted).sum(1) for t in GRID]
    precision, recall, f1 = np.array([scoring.prf(*t) for t in totals]).T
    good = smoothed(f1)
    allowed = (smoothed(precision) >= LEAST_PRECISION) & (smoothed(recall) >= LEAST_RECALL)
    if finding and allowed.any():
        good = np.where(allowed, good, -1)
    elif finding:
        good = smoothed(1.25 * precision * recall / np.maximum(0.25 * precision + recall, 1e-9))
    good = np.round(good, 3)
    return float(GRID[np.flatnonzero(good == good.max())[-1]])


def thresholds(p, given, counted):
    out = np.zeros(len(L.CODES))
    for group, finding in ((scoring.FINDINGS, True), (scoring.STRENGTHS, False)):
        common = threshold(p[:, group], given[:, group], counted[:, group], finding)
        for c in range(group.start, group.stop):
            one, n = [c], int(given[:, c].sum())
            own = threshold(p[:, one], given[:, one], counted[:, one], finding)
            out[c] = (n * own + POOLED * common) / (n + POOLED)
    return np.round(out, 3)


def silence(ordinary, letters):
    """The probability of "ordinary" from which letters are left alone; at most LOST of the findings lie there."""
    findings = [sum(c in L.FINDINGS for s in x["sentences"] for c in s["codes"]) for x in letters]
    order = np.argsort(-ordinary)
    lost = np.cumsum(np.array(findings)[order])
    first_kept = order[np.flatnonzero(lost > LOST * lost[-1])[0]]
    return round(float(np.ceil(ordinary[first_kept] * 1000 + 1) / 1000), 3)


def calibrate(predictions, letters):
    given, counted = scoring.truth(letters)
    logits = np.concatenate([z for z, _ in predictions])
    curves = [logistic(logits[counted[:, c], c], given[counted[:, c], c]) for c in range(len(L.CODES))]
    ratings = np.array([out[0] for _, out in predictions])
    curves.append(np.polyfit(ratings, [x["rating"] - 3 for x in letters], 1))
    curves.append(np.array([1.0, 0.0]))
    slope, offset = ([float(c[i]) for c in curves] for i in (0, 1))
    out = {"slope": slope, "offset": offset}
    p, _, ordinary = predict.calibrated(predictions, out)
    chosen = thresholds(p, given, counted)
    out["thresholds"] = [*chosen.tolist(), silence(ordinary, letters)]
    return out, scoring.counts(p >= chosen, given, counted)


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("checkpoint", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--threads", type=int, default=1)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    checkpoint = torch.load(a.checkpoint, map_location="cpu", weights_only=True)
    held_out = set(checkpoint["history"][-1]["held_out"])
    letters = [x for x in L.read(DATA / "letters.jsonl") if L.writer(x) in held_out]
    out, counts = calibrate(predict.with_network(*predict.network(checkpoint, quantised=True), letters), letters)
    out["held_out"] = sorted(held_out)
    a.out.write_text(json.dumps(out, indent=1) + "\n")
    print(f"{len(letters)} letters by {', '.join(out['held_out'])}")
    for i, code in enumerate(L.CODES):
        curve = f"slope {out['slope'][i]:.2f} offset {out['offset'][i]:+.2f} threshold {out['thresholds'][i]:.2f}"
        precision, recall, f1 = scoring.prf(*counts[:, i])
        print(f"{code:18} {curve} P {precision:.2f} R {recall:.2f} F1 {f1:.2f} of {counts[0, i] + counts[2, i]}")
    for name, group in (("findings", scoring.FINDINGS), ("strengths", scoring.STRENGTHS)):
        print(name, "P {:.3f} R {:.3f} F1 {:.3f}".format(*scoring.prf(*counts[:, group].sum(1))))
    print("silent from", out["thresholds"][-1])


if __name__ == "__main__":
    main()
