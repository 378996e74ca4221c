"""Checks the training data and chooses the vocabulary.

    prepare.py OUT

Writes OUT/vocabulary.txt: BERT's pieces, less those that English mail has no use for. Dropped are the [unused]
ones, those in other scripts, and the rarest (BERT's list is in order of frequency) unless the training letters use
them. Single characters stay, so every word can still be spelled; a dropped word falls into shorter pieces.
"""

import argparse
import collections
import pathlib
import sys

import letters as L
import model as M
from train import DATA
from wordpiece import WordPiece

KEPT = 22000  # the most frequent pieces
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def problems(letters):
    """What is wrong with labelled letters, a line each."""
    for x in letters:
        end = 0
        for s in x["sentences"]:
            if not end <= s["start"] < s["end"] <= len(x["text"]):
                yield f"{x['id']}: sentence {s['start']}..{s['end']} overlaps, is empty or leaves the text"
            end = s["end"]
            for code in s["codes"]:
                if code not in L.CODES:
                    yield f"{x['id']}: unknown code {code}"
        if not 1 <= x["rating"] <= 5:
            yield f"{x['id']}: rating {x['rating']}"
        if x["channel"] not in L.CHANNELS:
            yield f"{x['id']}: unknown channel {x['channel']}"


def is_latin(piece):
    return all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2300 for c in piece)


def chosen(vocabulary, used, kept=KEPT):
    """Pieces to keep, in bytewise order (that of their new ids); `used` are ids that the training data needs."""
    out = set(SPECIAL)
    for i, piece in enumerate(vocabulary):
        bare = piece.removeprefix("##") or piece
        if i in used or (is_latin(bare) and (len(bare) == 1 or (i < kept and not bare.startswith("[")))):
            out.add(piece)
    return sorted(out, key=lambda p: p.encode())


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("out", type=pathlib.Path)
    out = p.parse_args().out
    letters, ordinary = L.read(DATA / "letters.jsonl"), L.read(DATA / "negatives.jsonl")
    wrong = list(problems(letters))
    if wrong:
        sys.exit("\n".join(wrong))
    codes = collections.Counter(c for x in letters for s in x["sentences"] for c in s["codes"])
    print(f"{len(letters)} letters by {len(set(map(L.writer, letters)))} writers, {len(ordinary)} ordinary messages")
    print(
        f"{sum(len(x['sentences']) for x in letters)} sentences;", ", ".join(f"{c} {n}" for c, n in codes.most_common())
    )
    vocabulary = M.pretrained_vocabulary()
    tokens = WordPiece(vocabulary)
    used = {i for x in letters + ordinary for w in L.letter_windows(tokens, x) for s in w.segments for i in s}
    kept = chosen(vocabulary, used)
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocabulary.txt").write_text("".join(piece + "\n" for piece in kept), encoding="utf-8")
    print(f"vocabulary: {len(kept)} of {len(vocabulary)} pieces kept, {len(used)} of them used by the training data")


if __name__ == "__main__":
    main()
