"""What the linear part looks at in a sentence: words, characters, neighbours, place, and what the rules found.

Every feature is a string, known by its CRC-32; `daemon/model/linear.cc` makes the same ones, and `FORMAT.md` in
`training/encoder` ("The linear part") is normative. A group of features is scaled to length 1 before its weight, so
that long sentences do not shout.
"""

import math
import re
import zlib
from collections import Counter

import numpy as np

WORD = re.compile(rb"[a-z0-9'\x80-\xff]+|[?!.,:;%$]")
FOLD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789", b"abcdefghijklmnopqrstuvwxyz000000000")
PRONOUNS = {b"i", b"we", b"our", b"you", b"your", b"my", b"us", b"me"}
GROUPS = {"words": 1.0, "characters": 1.0, "before": 0.5, "after": 0.5}  # weight of each; plain features have PLAIN
PLAIN = 0.35
LONGEST_GRAM, LONGEST_WORD = 5, 40  # characters


def words_of(sentence):
    folded = sentence.encode().translate(FOLD).replace("’".encode(), b"'")
    return [w[:LONGEST_WORD] for w in WORD.findall(folded)]


def grams(words, prefix, longest):
    for n in range(1, longest + 1):
        for i in range(len(words) - n + 1):
            yield prefix + b" ".join(words[i : i + n])


def characters(words):
    for word in words:
        padded = b" " + word + b" "
        for n in range(2, LONGEST_GRAM + 1):
            for i in range(len(padded) - n + 1):
                yield b"c" + padded[i : i + n]


def scaled(features, weight):
    counts = Counter(features)
    values = {f: 1 + math.log(n) for f, n in counts.items()}
    length = math.sqrt(sum(v * v for v in values.values())) or 1.0
    return {f: weight * v / length for f, v in values.items()}


def plain(i, count, kind, words, marks):
    """`marks`: of every sentence of the letter, the ids of the rules that spoke about it."""
    yield b"at %d" % min(i, 6)
    yield b"left %d" % min(count - 1 - i, 4)
    yield b"kind " + kind.encode()
    if b"?" in words:
        yield b"question"
    yield b"long %d" % min(len(words) // 8, 4)
    for word in sorted(PRONOUNS.intersection(words)):
        yield b"has " + word
    for where, j in ((b"", i), (b"before ", i - 1), (b"after ", i + 1)):
        if 0 <= j < count:
            for code in sorted({m.split("/")[0] for m in marks[j]}):
                yield where + b"code " + code.encode()
    for mark in sorted(set(marks[i])):
        yield b"rule " + mark.encode()


def features(kind, sentences, marks):
    """For every sentence {CRC-32: value}."""
    words = [words_of(s) for s in sentences]
    out = []
    for i in range(len(sentences)):
        before = words[i - 1] if i else [b"^"]
        after = words[i + 1] if i + 1 < len(words) else [b"$"]
        values = scaled(grams(words[i], b"w", 3), GROUPS["words"])
        values |= scaled(characters(words[i]), GROUPS["characters"])
        values |= scaled(grams(before, b"p", 2), GROUPS["before"])
        values |= scaled(grams(after, b"n", 2), GROUPS["after"])
        values |= dict.fromkeys(plain(i, len(words), kind, words[i], marks), PLAIN)
        out.append({zlib.crc32(f): v for f, v in values.items()})
    return out


def logits(part, rows):
    """[sentences, codes] of `part` (features, weight, scale, bias), as the daemon computes them but for the last digits."""
    place = {int(h): i for i, h in enumerate(part["features"])}
    out = np.zeros((len(rows), len(part["bias"])))
    for sums, row in zip(out, rows):
        for h, value in row.items():
            if h in place:
                sums += value * part["weight"][place[h]]
    return out * part["scale"] + part["bias"]
