"""The linear part's learning curve: does more data still help?

    curve.py [--held-out w9,w15,w22,w29] [--command 'youward check …']

Trains on the letters of more and more writers, in the order in which they joined, and tests on the held-out ones; a sentence has a code at even odds.
"""

import argparse
import sys

import features
import marks
import numpy as np
import train
from train import L, scoring


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--held-out", default="w9,w15,w22,w29")
    p.add_argument("--command", default=marks.COMMAND)
    a = p.parse_args()
    held_out = set(a.held_out.split(","))
    letters = L.read(train.DATA / "letters.jsonl")
    found = marks.of(letters, a.command)
    test = [i for i, x in enumerate(letters) if L.writer(x) in held_out]
    rows = train.of_letters([letters[i] for i in test], [found[i] for i in test])
    given, counted = scoring.truth([letters[i] for i in test])
    others = sorted({L.writer(x) for x in letters} - held_out, key=lambda w: int(w[1:]))
    for count in (len(others) // 4, len(others) // 2, len(others)):
        own = [i for i, x in enumerate(letters) if L.writer(x) in others[:count]]
        chosen = [letters[i] for i in own]
        part = train.fit(train.of_letters(chosen, [found[i] for i in own]), *scoring.truth(chosen))
        counts = scoring.counts(features.logits(part, rows) >= 0, np.array(given), counted)
        f1 = [scoring.prf(*counts[:, group].sum(1))[2] for group in (scoring.FINDINGS, scoring.STRENGTHS)]
        print(f"{count} writers, {len(own)} letters: findings F1 {f1[0]:.3f}, strengths {f1[1]:.3f}", file=sys.stdout, flush=True)


if __name__ == "__main__":
    main()
