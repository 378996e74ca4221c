#!/usr/bin/env python3
"""Fits the weights of the score to the ratings that people gave to letters.

  fit.py --letters training/data/letters.jsonl [--cmd 'build/release/bin/youward check --jsonl --standalone']

`letters.jsonl` has one letter a line: {"id", "channel", "subject", "text", "sentences": [{"start", "end", ...}], "rating": 1..5}.
Prints the table for daemon/analysis/score_weights.cc and how well it does, on the letters it was fitted to and by writer
(each writer's letters scored with weights fitted to all others'). It is fitted to the codes that people gave, so that a letter is worth what its
sentences are, not what the analysis of the day finds in letters it was trained on; with --cmd it says how well the analysis does with it.

The score is base + the sum over codes of weight * (sentences with the code / sentences of the letter), cut to 0..100; it is fitted to
(rating - 1) * 25 by least squares. A finding's weight is at most FINDING_MAX, a strength's at least STRENGTH_MIN, so that
fixing a finding never lowers the score and a strength never costs. No packages needed.
"""
import argparse
import json
import shlex
import subprocess
import sys
from collections import defaultdict

FINDINGS = ["self-introduction", "product-pitch", "self-interest", "seller-pressure", "meeting-ask", "need-fishing",
            "lecturing", "empty-opener", "apology", "buzzword", "deal-talk"]
STRENGTHS = ["customer-outcome", "open-question", "insight", "shared-plan", "honest-intent"]
CODES = FINDINGS + STRENGTHS
FINDING_MAX = -10.0
STRENGTH_MIN = 10.0
LIMIT = 150.0
RIDGE = 1.0
SWEEPS = 40


def answers(cmd, docs):
    """What the analyzer says about each of `docs`."""
    keys = ("id", "channel", "subject", "text")
    lines = "".join(json.dumps({k: d[k] for k in keys if d.get(k) is not None}) + "\n" for d in docs)
    done = subprocess.run(shlex.split(cmd), input=lines, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"fit: the command ended with {done.returncode}: {done.stderr[-1000:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def home(sentences, start, end):
    return max(range(len(sentences)),
               key=lambda i: min(end, sentences[i]["end"]) - max(start, sentences[i]["start"]), default=None)


def shares(doc, answer):
    """For each code, the share of the letter's sentences that have it. The closing lines of a letter (names, addresses) are not counted."""
    sentences = doc["sentences"]
    last = max((i for i, s in enumerate(sentences) if s["codes"] or s.get("maybe")), default=len(sentences) - 1)
    count = max(1, last + 1)
    found = defaultdict(set)
    for item in answer["findings"] + answer["strengths"]:
        if item.get("start") is None or item.get("field", "body") != "body" or item.get("severity") == "hint":
            continue
        found[item["code"]].add(home(sentences, item["start"], item["end"]))
    return [len(found[c]) / count for c in CODES]


def labelled(doc):
    """The same shares by the codes that people gave."""
    sentences = doc["sentences"]
    last = max((i for i, s in enumerate(sentences) if s["codes"] or s.get("maybe")), default=len(sentences) - 1)
    return [sum(c in s["codes"] for s in sentences) / max(1, last + 1) for c in CODES]


def fit(rows, targets):
    """Coordinate descent on the squared error with bounds on each weight; returns (base, weights)."""
    n = len(rows)
    weights = [0.0] * len(CODES)
    base = sum(targets) / n
    rest = [t - base for t in targets]
    for _ in range(SWEEPS):
        shift = sum(rest) / n
        base += shift
        rest = [r - shift for r in rest]
        for j, code in enumerate(CODES):
            column = [row[j] for row in rows]
            square = sum(x * x for x in column) + RIDGE
            best = (sum(x * r for x, r in zip(column, rest)) + weights[j] * (square - RIDGE)) / square
            low, high = (-LIMIT, FINDING_MAX) if code in FINDINGS else (STRENGTH_MIN, LIMIT)
            best = min(high, max(low, best))
            step = best - weights[j]
            if step:
                rest = [r - step * x for x, r in zip(column, rest)]
                weights[j] = best
    return base, weights


def score(base, weights, row):
    return min(100.0, max(0.0, base + sum(w * x for w, x in zip(weights, row))))


def spearman(xs, ys):
    def ranks(values):
        order = sorted(range(len(values)), key=lambda i: values[i])
        out = [0.0] * len(values)
        i = 0
        while i < len(values):
            j = i
            while j + 1 < len(values) and values[order[j + 1]] == values[order[i]]:
                j += 1
            for k in range(i, j + 1):
                out[order[k]] = (i + j) / 2
            i = j + 1
        return out
    a, b = ranks(xs), ranks(ys)
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    num = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    den = (sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)) ** 0.5
    return num / den if den else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd")
    parser.add_argument("--letters", required=True)
    args = parser.parse_args()
    with open(args.letters, encoding="utf-8") as f:
        docs = [d for d in map(json.loads, f) if d.get("rating")]
    rows = [labelled(d) for d in docs]
    targets = [(d["rating"] - 1) * 25 for d in docs]

    base, weights = fit(rows, targets)
    print(f"      .base = {round(base)},\n      .per_code =\n          {{")
    for code, weight in zip(CODES, weights):
        print(f"              {str(round(weight)) + ',':5} // {code}")
    print("          },")
    ratings = [d["rating"] for d in docs]
    print(f"fitted letters: Spearman {spearman([score(base, weights, r) for r in rows], ratings):.3f}", file=sys.stderr)

    if args.cmd:
        found = [shares(d, a) for d, a in zip(docs, answers(args.cmd, docs))]
        print(f"what the analysis finds: Spearman {spearman([score(base, weights, r) for r in found], ratings):.3f}", file=sys.stderr)

    writers = defaultdict(list)
    for i, d in enumerate(docs):
        writers[d["id"].split("-")[0]].append(i)
    held_out = [0.0] * len(docs)
    for own in writers.values():
        others = [i for i in range(len(docs)) if i not in set(own)]
        b, w = fit([rows[i] for i in others], [targets[i] for i in others])
        for i in own:
            held_out[i] = score(b, w, rows[i])
    print(f"each writer with weights of the others: Spearman {spearman(held_out, ratings):.3f}, "
          f"{len(writers)} writers, {len(docs)} letters", file=sys.stderr)


if __name__ == "__main__":
    main()
