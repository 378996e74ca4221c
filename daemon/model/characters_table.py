#!/usr/bin/env python3
"""Writes characters.inc: what the encoder's tokeniser makes of each code point, from this Python's Unicode tables.

    daemon/model/characters_table.py training/encoder > daemon/model/characters.inc

The tokeniser of the training side (wordpiece.py in the folder given) is the authority, so that both sides split words alike
whatever Unicode version other libraries have. Run it again when that tokeniser or training's Python changes.
"""

import sys
import unicodedata


def outcome(w, o):
    """None: dropped; " ": ends a word; else a tuple of (code point, is a word of its own)."""
    c = chr(w._FOLD[o]) if isinstance(w._FOLD.get(o), int) else w._FOLD.get(o, chr(o))
    if w._is_dropped(c):
        return None
    if w._is_space(c):
        return " "
    parts = [d for d in unicodedata.normalize("NFD", w._lower(c)) if unicodedata.category(d) != "Mn"]
    return tuple((ord(d), w._is_punctuation(d) or w._is_ideograph(d)) for d in parts) or None


def ranges(outcomes, wanted):
    out = []
    for o, what in outcomes.items():
        if wanted(o, what):
            if out and out[-1][1] == o - 1:
                out[-1][1] = o
            else:
                out.append([o, o])
    return out


def show(name, kind, comment, rows):
    print(f"// {comment}\ninline constexpr {kind} {name}[] = {{")
    line = "   "
    for row in rows:
        item = " {" + ",".join(map(str, row)) + "},"
        if len(line) + len(item) > 120:
            print(line)
            line = "   "
        line += item
    print(line + "\n};\n")


def main():
    sys.path.insert(0, sys.argv[1])
    import wordpiece as w

    hangul = range(0xAC00, 0xAC00 + 11172)
    outcomes = {o: outcome(w, o) for o in range(0x110000) if o not in hangul and not 0xD800 <= o <= 0xDFFF}
    single = lambda what: isinstance(what, tuple) and len(what) == 1  # noqa: E731
    alone = ranges(outcomes, lambda o, what: single(what) and what[0] == (o, True))
    for what in outcomes.values():  # a target is classified by the table like any other
        for target, own in what if isinstance(what, tuple) else ():
            assert own == any(a <= target <= b for a, b in alone), hex(target)

    print(f"// Written by characters_table.py from Unicode {unicodedata.unidata_version}; not to be edited.\n// clang-format off")
    show("kDropped", "Range", "Controls, formatting, and marks that stand above or below a letter.",
         ranges(outcomes, lambda o, what: what is None))  # fmt: skip
    show("kSpaces", "Range", "They end a word.", ranges(outcomes, lambda o, what: what == " "))
    show("kAlone", "Range", "Punctuation and ideographs: each is a word of its own.", alone)
    show("kOne", "Folded", "Lower case without accents, where that is another code point: from, to.",
         [(o, what[0][0]) for o, what in outcomes.items() if single(what) and what[0][0] != o])  # fmt: skip
    show("kSeveral", "FoldedToSeveral", "Those that come apart: from, up to three to (0: none).",
         [(o, *(t for t, _ in what), *[0] * (3 - len(what))) for o, what in outcomes.items()
          if isinstance(what, tuple) and len(what) > 1])  # fmt: skip


if __name__ == "__main__":
    main()
