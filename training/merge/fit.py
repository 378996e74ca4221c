"""Fits how rules and encoder are merged, on writers that the encoder was not trained on.

    fit.py --cmd 'build/release/bin/youward check --jsonl --standalone --rules-alone' \\
           --checkpoint held-out/checkpoint.pt --calibration calibration.json [--out table.txt]

For every code two thresholds are chosen on the held-out writers' letters: `alone`, the probability from which the encoder speaks without a
rule, and `veto`, the one below which a rule's match is dropped. Of all pairs on a grid the best F1 counts, smoothed over neighbours, among
those with precision of at least LEAST_PRECISION where there are any; of equally good ones the more silent. Prints the
table for daemon/analysis/learned_thresholds.cc and the figures of rules, encoder and both.

Needs the environment of training/encoder (run.sh makes it).
"""

import argparse
import json
import pathlib
import shlex
import subprocess
import sys

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "encoder"))
import letters as L  # noqa: E402
import predict  # noqa: E402
import scoring  # noqa: E402
import torch  # noqa: E402
from train import DATA  # noqa: E402

LEAST_PRECISION = 0.65
ALONE = np.round(np.arange(0.30, 0.901, 0.02), 2)
VETO = np.array([0.0, 0.02, 0.05, 0.10, 0.15, 0.20, 0.30])
SMOOTH = 2


def rules(cmd, letters):
    """Which codes the rules give each sentence, bool [sentences of all letters, codes]."""
    lines = "".join(
        json.dumps({k: x[k] for k in ("id", "channel", "subject", "text") if x.get(k) is not None}) + "\n" for x in letters
    )
    done = subprocess.run(shlex.split(cmd), input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"fit: the command ended with {done.returncode}: {done.stderr[-1000:]}")
    rows = []
    for letter, answer in zip(letters, map(json.loads, done.stdout.splitlines())):
        found = np.zeros((len(letter["sentences"]), len(L.CODES)), bool)
        for item in answer["findings"] + answer["strengths"]:
            if item.get("start") is None or item.get("field", "body") != "body":
                continue
            overlaps = [min(item["end"], s["end"]) - max(item["start"], s["start"]) for s in letter["sentences"]]
            if max(overlaps) > 0:
                found[int(np.argmax(overlaps)), L.CODES.index(item["code"])] = True
        rows.append(found)
    return np.concatenate(rows)


def score(predicted, given, counted):
    return scoring.prf(*scoring.counts(predicted[:, None], given[:, None], counted[:, None])[:, 0])


def choose(p, fired, given, counted):
    f1 = np.zeros((len(ALONE), len(VETO)))
    precision = np.zeros_like(f1)
    for i, alone in enumerate(ALONE):
        for j, veto in enumerate(VETO):
            precision[i, j], _, f1[i, j] = score((p >= alone) | (fired & (p >= veto)), given, counted)
    padded = np.pad(f1, ((SMOOTH, SMOOTH), (0, 0)), mode="edge")
    smooth = np.mean([padded[i : i + len(ALONE)] for i in range(2 * SMOOTH + 1)], 0).round(3)
    allowed = precision >= LEAST_PRECISION
    if not allowed.any():
        allowed = np.zeros_like(allowed)
        allowed[-1, 0] = True
    best = np.where(allowed, smooth, -1)
    i = int(np.flatnonzero((best == best.max()).any(1))[-1])
    j = int(np.flatnonzero(best[i] == best.max())[0])
    return float(ALONE[i]), float(VETO[j])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", required=True)
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True)
    parser.add_argument("--calibration", type=pathlib.Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    checkpoint = torch.load(args.checkpoint, map_location="cpu", weights_only=True)
    calibration = json.loads(args.calibration.read_text())
    held_out = set(calibration["held_out"])
    letters = [x for x in L.read(DATA / "letters.jsonl") if L.writer(x) in held_out]
    p, _, _ = predict.calibrated(predict.with_network(*predict.network(checkpoint, quantised=True), letters), calibration)
    fired = rules(args.cmd, letters)
    given, counted = scoring.truth(letters)

    merged = np.zeros_like(fired)
    table = {"alone": [], "veto": []}
    for c in range(len(L.CODES)):
        alone, veto = choose(p[:, c], fired[:, c], given[:, c], counted[:, c])
        table["alone"].append(alone)
        table["veto"].append(veto)
        merged[:, c] = (p[:, c] >= alone) | (fired[:, c] & (p[:, c] >= veto))
    for name, values in table.items():
        print(f"      .{name} =\n          {{")
        for code, value in zip(L.CODES, values):
            print(f"              {value:.2f}F,  // {code}")
        print("          },")

    encoder = p >= np.array(calibration["thresholds"][: len(L.CODES)])
    print(f"{len(letters)} letters by {', '.join(sorted(held_out))}", file=sys.stderr)
    for name, predicted in (("rules", fired), ("encoder", encoder), ("both", merged)):
        for part, columns in (("findings", scoring.FINDINGS), ("strengths", scoring.STRENGTHS)):
            tp, fp, fn = scoring.counts(predicted[:, columns], given[:, columns], counted[:, columns]).sum(1)
            print("%-8s %-9s P %.3f R %.3f F1 %.3f" % (name, part, *scoring.prf(tp, fp, fn)), file=sys.stderr)


if __name__ == "__main__":
    main()
