#!/usr/bin/env python3
"""Writes tiny.ywenc, a weights file of chance numbers and small sizes, and tiny.json, what the training side's reference makes of
it. Run again when the format or the reference's arithmetic changes:

    tests/unit/model/data/make_tiny.py training/encoder     (needs numpy)
"""

import json
import pathlib
import string
import struct
import sys
import zlib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [sys.argv[1], str(HERE.parents[3] / "training/linear"), str(HERE.parents[3] / "daemon/model")]
import characters_table  # noqa: E402
import container  # noqa: E402
import features  # noqa: E402
import letters as L  # noqa: E402
import reference  # noqa: E402
import wordpiece  # noqa: E402

HIDDEN, FEED, LAYERS, SPLIT, HEAD_WIDTH, PLACES, SLOTS = 64, 128, 3, 2, 64, 16, 1024

WORDS = """we you your our a the of to in is are for and or what would could thanks worked leading provider payroll software audit
sentence number say ##s ##ing ##ed ##er ##ation best ann sam hi email mail chat first follow up internal sales note customer with
connection quick question re export stage march april depot leeds claim days takes answer asks whether that word http com
zoe muller cafe naive ете co op now item pdf""".split()


def pieces():
    letters = string.ascii_lowercase + string.digits + "ößøиру語ἀ½"
    marks = "!\"#%&'()*,-./:;<=>?@[]{}|$^`~€•…—日🙂"
    return sorted({"[PAD]", "[UNK]", "[CLS]", "[SEP]", *marks, *letters, *("##" + c for c in letters), *WORDS}, key=str.encode)


def vocabulary(names):
    slots = np.full(SLOTS, 0xFFFFFFFF, np.uint32)
    for i, name in enumerate(names):
        h = 0x811C9DC5
        for byte in name.encode():
            h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
        while slots[h % SLOTS] != 0xFFFFFFFF:
            h = h % SLOTS + 1
        slots[h % SLOTS] = i
    return {
        "vocabulary.text": text("".join(names)),
        "vocabulary.offsets": np.cumsum([0] + [len(n.encode()) for n in names]).astype(np.uint32),
        "vocabulary.slots": slots,
    }


def text(content):
    return np.frombuffer(content.encode(), np.uint8)


MORE_TEXTS = [
    "Ǆ ǅ ǆ ẞ ß Å K Ω ı İ ς Σ", "한국어 각 가 힣", "ো ৌ ொ", "豈 丽 〆 々 あ ア", "\u0344 a\u0344b \u1e9b\u0323 \u0301",
    "a\u2028b\u2029c\u0085d\x0be\x0cf\x1bg\ufeffh\u200di", "\ufffd \ufffe \U0010ffff \ue000", "👨\u200d👩\u200d👧 🇩🇪 1\ufe0f\u20e3",
    "ﬁ ﬀ ℌ № ™ ½", "a\u3000b\u1680c\u202fd", "ñ ñ e\u0301\u0302\u0303", "…—–‐‑‒« » ‹ › ¿ ¡ § ¶ † ‡ ′ ″", "x" * 100 + "," + "x" * 101,
    "é" * 100 + " " + "é" * 101, "wordwordword thatthat abcßø ×÷", "\t\n\r\n a \n\n b",
]  # fmt: skip


def characters():
    """A checksum of what becomes of every code point, surrogates aside: how many letters, or 0 (dropped), 9 (space); then each letter
    and whether it stands alone."""
    sum_ = 0
    for o in range(0x110000):
        if 0xD800 <= o <= 0xDFFF:
            continue
        what = characters_table.outcome(wordpiece, o)
        parts = what if isinstance(what, tuple) else ()
        n = 0 if what is None else 9 if what == " " else len(parts)
        sum_ = zlib.crc32(struct.pack("<I", n) + b"".join(struct.pack("<II", c, own) for c, own in parts), sum_)
    return sum_


def main():
    chance = np.random.default_rng(5)
    names, codes = pieces(), len(L.CODES)

    def floats(*shape, scale=1.0, middle=0.0):
        return (middle + scale * chance.standard_normal(shape)).astype(np.float32)

    def matrix(name, rows, columns):
        return {
            f"{name}.weight": chance.integers(-127, 128, (rows, columns)).astype(np.int8),
            f"{name}.scale": floats(rows, scale=0.1, middle=1.0) / np.float32(73 * columns**0.5),
            f"{name}.bias": floats(rows, scale=0.1),
        }

    def norm(name):
        return {f"{name}.weight": floats(HIDDEN, scale=0.1, middle=1.0), f"{name}.bias": floats(HIDDEN, scale=0.1)}

    a = vocabulary(names)
    a["codes"] = text("".join(c + "\n" for c in L.CODES))
    a["channels"] = text("".join(f"{k}\t{v}\n" for k, v in L.CHANNELS.items()))
    a["words.weight"] = chance.integers(-127, 128, (len(names), HIDDEN)).astype(np.int8)
    a["words.scale"] = floats(len(names), scale=0.001, middle=0.01)
    a["positions"], a["places"] = floats(98, HIDDEN, scale=0.3), floats(PLACES, HIDDEN, scale=0.3)
    a |= norm("norm")
    for i in range(LAYERS):
        name = f"layers.{i}"
        a |= matrix(f"{name}.qkv", 3 * HIDDEN, HIDDEN) | matrix(f"{name}.mix", HIDDEN, HIDDEN) | norm(f"{name}.norm1")
        a |= matrix(f"{name}.up", FEED, HIDDEN) | matrix(f"{name}.down", HIDDEN, FEED) | norm(f"{name}.norm2")
    a |= matrix("head1", HEAD_WIDTH, 3 * HIDDEN)
    a |= {"head2.weight": floats(codes, HEAD_WIDTH), "head2.bias": floats(codes)}
    a |= {"letter.weight": floats(2, HIDDEN, scale=0.1), "letter.bias": floats(2)}
    a["calibration"] = np.concatenate([floats(1, codes + 2, scale=0.1, middle=1.0), floats(1, codes + 2, scale=0.1)])
    a["thresholds"] = floats(codes + 1, scale=0.1, middle=0.5)
    known = {h for x in reference.LETTERS for row in features.features(x[0], x[2], [[]] * len(x[2])) for h in row}
    known |= {zlib.crc32(b"rule " + mark.encode()) for marks in reference.MARKS for mark in marks}
    known = np.array(sorted(h for h in known if h % 2), np.uint32)
    a["linear.features"] = known
    a["linear.weight"] = chance.integers(-127, 128, (len(known), codes)).astype(np.int8)
    a |= {"linear.scale": np.abs(floats(codes, scale=0.01)), "linear.bias": floats(codes)}
    dimensions = dict(
        hidden=HIDDEN, feed=FEED, heads=HIDDEN // 32, layers=LAYERS, split=SPLIT, positions=98, places=PLACES, pieces=len(names),
        codes=codes, head_width=HEAD_WIDTH, letter_outputs=2, window_tokens=L.WINDOW_TOKENS, sentence_tokens=L.SENTENCE_TOKENS,
        head_tokens=L.HEAD_TOKENS, window_overlap=L.WINDOW_OVERLAP, slots=SLOTS,
    )  # fmt: skip
    content = container.pack(dimensions, a)
    (HERE / "tiny.ywenc").write_bytes(content)

    *short, (channel, subject, long) = reference.LETTERS
    reference.LETTERS = [*short, (channel, subject, [*long[:18], "", "Best, Ann"])]
    reference.TEXTS += MORE_TEXTS
    out = {"characters": characters()} | reference.vectors(reference.Encoder(content), content)
    (HERE / "tiny.json").write_text(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(content), "bytes,", len(names), "pieces")


main()
