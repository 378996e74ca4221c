"""Trains the linear part on the labelled letters.

    train.py OUT.npz [--held-out w9,w13,…] [--command 'youward check …']

One logistic regression a code over the features of `features.py`; a feature that fewer than LEAST sentences have is
unknown. OUT.npz holds `features` (CRC-32, ascending), `weight` (8 bits), `scale`, `bias` as the weights file does. No
randomness: same data and libraries, same weights.
"""

import argparse
import pathlib
import sys
from collections import Counter

import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "encoder"))
import features  # noqa: E402
import letters as L  # noqa: E402
import marks  # noqa: E402
import scoring  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
LEAST = 3  # sentences
INVERSE_PENALTY = 20
TOLERANCE = 1e-3


def of_letters(letters, found):
    """Features of all sentences; `found` from marks.of."""
    return [
        f
        for x, m in zip(letters, found)
        for f in features.features(x.get("channel") or "email", L.sentences(x), m)
    ]


def matrix(rows, known):
    """[sentences, features] in the order of `known`, ascending CRC-32."""
    place = {int(h): i for i, h in enumerate(known)}
    cells = [(r, place[h], v) for r, row in enumerate(rows) for h, v in row.items() if h in place]
    r, c, v = zip(*cells) if cells else ((), (), ())
    return scipy.sparse.csr_matrix((v, (r, c)), (len(rows), len(known)), dtype=np.float64)


def fit(rows, given, counted):
    often = Counter(h for row in rows for h in row)
    known = np.array(sorted(h for h, n in often.items() if n >= LEAST), np.uint32)
    # Rare features get more room: their penalty is counted in smaller steps.
    room = (1 + np.log((1 + len(rows)) / (1 + np.array([often[int(h)] for h in known])))) / 4
    x = matrix(rows, known) @ scipy.sparse.diags(room)
    weight, bias = np.zeros((len(known), len(L.CODES))), np.zeros(len(L.CODES), np.float32)
    for c in range(len(L.CODES)):
        use = np.flatnonzero(counted[:, c])
        model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", tol=TOLERANCE, random_state=1)
        model.fit(x[use], given[use, c])
        weight[:, c], bias[c] = model.coef_[0] * room, model.intercept_[0]
    scale = (np.abs(weight).max(0) / 127).astype(np.float32)
    return {"features": known, "weight": np.rint(weight / scale).astype(np.int8), "scale": scale, "bias": bias}


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--held-out", default="", help="writers, separated by commas")
    p.add_argument("--command", default=marks.COMMAND)
    a = p.parse_args()
    held_out = set(filter(None, a.held_out.split(",")))
    letters = [x for x in L.read(DATA / "letters.jsonl") if L.writer(x) not in held_out]
    part = fit(of_letters(letters, marks.of(letters, a.command)), *scoring.truth(letters))
    np.savez(a.out, **part, held_out=sorted(held_out))
    print(f"{a.out}: {len(part['features'])} features, {len(letters)} letters")


if __name__ == "__main__":
    main()
