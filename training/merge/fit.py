"""Fits how rules, linear part and encoder are merged, on writers that neither of the last two was trained on.

    fit.py --checkpoint held-out/checkpoint.pt --calibration calibration.json --linear linear-held-out.npz
           [--command 'youward check …'] [--out daemon/analysis/merge_weights.cc]

For every code a logistic regression of four numbers: the encoder's log odds, the linear part's, whether a rule spoke, and a constant; held
near PRIOR where there are few examples. Its outcome is how sure a finding is. Then a threshold a code: of best F (BETA below 1 counts
precision higher: a wrong warning costs more than a missed one), smoothed over its neighbours, drawn towards the common one where examples
are few. Figures are those of cross-validation: weights and thresholds from three writers, tested on the fourth.

Needs the environment of training/encoder (run.sh makes it).
"""

import argparse
import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "encoder"), str(HERE.parent / "linear")]
import features  # noqa: E402
import letters as L  # noqa: E402
import marks  # noqa: E402
import predict  # noqa: E402
import scoring  # noqa: E402
import torch  # noqa: E402
from train import DATA  # noqa: E402

PRIOR = np.array([0.5, 0.5, 2.0, -0.5])  # encoder, linear part, rule, constant
HELD = 4.0  # strength with which the four numbers are held to it
BETA_FINDINGS, BETA_STRENGTHS = 1.0, 1.0
GRID = np.round(np.arange(0.20, 0.801, 0.02), 2)
SMOOTH, POOLED = 2, 60
FARTHEST = 8.0  # log odds; beyond it neither part is surer


def log_odds(p):
    return np.clip(np.log(np.maximum(p, 1e-9)) - np.log(np.maximum(1 - p, 1e-9)), -FARTHEST, FARTHEST)


def logistic(x, y):
    """The four numbers, by Newton's method; none but the constant may be negative."""
    w = PRIOR.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + HELD * (w - PRIOR)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + HELD * np.eye(4)
        step = np.clip(np.linalg.solve(curvature, gradient), -1, 1)
        w = w - step
        w[:3] = np.maximum(w[:3], 0)
        if np.abs(step).max() < 1e-6:
            break
    return w


def f_score(p, threshold, given, counted, beta):
    tp, fp, fn = scoring.counts(p >= threshold, given, counted).sum(1)
    return (1 + beta**2) * tp / max((1 + beta**2) * tp + beta**2 * fn + fp, 1)


def smoothed(v):
    padded = np.pad(v, SMOOTH, mode="edge")
    return np.mean([padded[i : i + len(v)] for i in range(2 * SMOOTH + 1)], 0)


def thresholds(p, given, counted):
    out = np.zeros(len(L.CODES))
    for group, beta in ((scoring.FINDINGS, BETA_FINDINGS), (scoring.STRENGTHS, BETA_STRENGTHS)):
        common = GRID[np.argmax([f_score(p[:, group], t, given[:, group], counted[:, group], beta) for t in GRID])]
        for c in range(group.start, group.stop):
            one, n = [c], int(given[:, c].sum())
            own = GRID[np.argmax(smoothed(np.array([f_score(p[:, one], t, given[:, one], counted[:, one], beta) for t in GRID])))]
            out[c] = (n * own + POOLED * common) / (n + POOLED)
    return np.round(out, 3)


def merge(parts, given, counted, train):
    """Probabilities of all sentences and the numbers behind them, fitted where `train` is true."""
    numbers = np.zeros((len(L.CODES), 4))
    p = np.zeros(given.shape)
    for c in range(len(L.CODES)):
        x = np.stack([part[:, c] for part in parts] + [np.ones(len(given))], 1).astype(float)
        use = train & counted[:, c]
        numbers[c] = logistic(x[use], given[use, c])
        p[:, c] = 1 / (1 + np.exp(-x @ numbers[c]))
    return p, numbers


def report(name, flags, given, counted):
    counts = scoring.counts(flags, given, counted)
    macro = np.mean([scoring.prf(*counts[:, c])[2] for c in range(*scoring.FINDINGS.indices(len(L.CODES)))])
    for part, columns in (("findings", scoring.FINDINGS), ("strengths", scoring.STRENGTHS)):
        print("%-22s %-9s P %.3f R %.3f F1 %.3f" % (name, part, *scoring.prf(*counts[:, columns].sum(1))), file=sys.stderr)
    print("%-22s macro F1 of findings %.3f" % (name, macro), file=sys.stderr)
    return counts


def source(numbers, chosen):
    lines = [
        "// Fitted by training/merge/fit.py; see there before changing a number by hand.",
        '#include "daemon/analysis/merge.h"',
        "",
        "namespace youward::analysis {",
        "",
        "const std::array<MergeWeights, base::kCodeCount>& MergeTable() {",
        "  static constexpr std::array<MergeWeights, base::kCodeCount> weights{{",
    ]
    for code, w, t in zip(L.CODES, numbers, chosen):
        cells = ", ".join(f".{n} = {v:.3f}F" for n, v in zip(("encoder", "linear", "rule", "constant", "threshold"), (*w, t)))
        lines.append(f"      {{{cells}}},  // {code}")
    return "\n".join([*lines, "  }};", "  return weights;", "}", "", "}  // namespace youward::analysis", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--calibration", type=pathlib.Path, required=True)
    parser.add_argument("--linear", type=pathlib.Path, required=True)
    parser.add_argument("--command", default=marks.COMMAND)
    parser.add_argument("--out", type=pathlib.Path)
    a = parser.parse_args()
    torch.set_num_threads(1)
    checkpoint = torch.load(a.checkpoint, map_location="cpu", weights_only=True)
    calibration = json.loads(a.calibration.read_text())
    linear = dict(np.load(a.linear))
    held_out = set(calibration["held_out"])
    assert held_out == set(linear["held_out"].tolist()), "encoder and linear part were held back from different writers"
    letters = [x for x in L.read(DATA / "letters.jsonl") if L.writer(x) in held_out]
    writers = np.array([L.writer(x) for x in letters for _ in x["sentences"]])
    predicted = predict.with_network(*predict.network(checkpoint, quantised=True), letters)
    encoder, _, _ = predict.calibrated(predicted, calibration)
    found = marks.of(letters, a.command)
    rules = np.array([[any(m.startswith(c + "/") for m in s) for c in L.CODES] for x in found for s in x])
    rows = [f for x, m in zip(letters, found) for f in features.features(x.get("channel") or "email", L.sentences(x), m)]
    words = np.clip(features.logits(linear, rows), -FARTHEST, FARTHEST)
    given, counted = scoring.truth(letters)

    report("rules", rules, given, counted)
    report("encoder", encoder >= np.array(calibration["thresholds"][: len(L.CODES)]), given, counted)
    nothing = np.zeros_like(words)
    for name, parts in (
        ("linear", (nothing, words, nothing)),
        ("rules, encoder", (log_odds(encoder), nothing, rules)),
        ("all three", (log_odds(encoder), words, rules)),
    ):
        flags = np.zeros_like(rules)
        for writer in sorted(held_out):
            rest = writers != writer
            p, _ = merge(parts, given, counted, rest)
            chosen = thresholds(p[rest], given[rest], counted[rest])
            flags[~rest] = p[~rest] >= chosen
        counts = report(name, flags, given, counted)
    for c, code in enumerate(L.CODES):
        print("  %-18s P %.2f R %.2f F1 %.2f" % (code, *scoring.prf(*counts[:, c])), file=sys.stderr)

    p, numbers = merge((log_odds(encoder), words, rules), given, counted, np.ones(len(given), bool))
    text = source(numbers, thresholds(p, given, counted))
    if a.out:
        a.out.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
