"""Figures: precision, recall and F1 by code, over findings and over strengths; rank correlation.

A code that only one of two labellings gave (`maybe`) counts neither way.
"""

import numpy as np

import letters as L

FINDINGS = slice(0, len(L.FINDINGS))
STRENGTHS = slice(len(L.FINDINGS), len(L.CODES))


def truth(letters):
    """(given, counted), both bool [sentences of all letters, codes]."""
    given, counted = [], []
    for x in letters:
        for s in x["sentences"]:
            given.append([c in s["codes"] for c in L.CODES])
            counted.append([c in s["codes"] or c not in s.get("maybe", ()) for c in L.CODES])
    return np.array(given, bool), np.array(counted, bool)


def counts(predicted, given, counted):
    """True positives, false positives, false negatives by code."""
    p, g = predicted & counted, given & counted
    return np.array([(p & g).sum(0), (p & ~g).sum(0), (~p & g & counted).sum(0)])


def prf(tp, fp, fn):
    p, r = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    return float(p), float(r), float(2 * p * r / (p + r)) if p + r else 0.0


def flagged_at_all(predicted, given, counted):
    """Counts for "the sentence has any finding"; one that is uncertain and nothing else is left out."""
    p, g = predicted[:, FINDINGS].any(1), given[:, FINDINGS].any(1)
    sure = g | counted[:, FINDINGS].all(1)
    return (p & g & sure).sum(), (p & ~g & sure).sum(), (~p & g & sure).sum()


def ranks(v):
    """Ranks from 0, ties get their mean."""
    v = np.asarray(v, float)
    _, inverse, n = np.unique(v, return_inverse=True, return_counts=True)
    return (np.cumsum(n) - (n + 1) / 2)[inverse]


def spearman(a, b):
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def figures(predicted, ratings, letters):
    """Everything above for predictions [sentences, codes] and one rating a letter."""
    given, counted = truth(letters)
    by_code = counts(predicted, given, counted)
    codes = {c: (*prf(*by_code[:, i]), int(given[:, i].sum())) for i, c in enumerate(L.CODES)}
    return {
        "codes": codes,
        "findings": prf(*by_code[:, FINDINGS].sum(1)),
        "findings macro": float(np.mean([codes[c][2] for c in L.FINDINGS])),
        "flagged at all": prf(*flagged_at_all(predicted, given, counted)),
        "strengths": prf(*by_code[:, STRENGTHS].sum(1)),
        "rating": spearman(ratings, [x["rating"] for x in letters]),
    }
