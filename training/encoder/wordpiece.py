"""The tokeniser: BERT's uncased WordPiece, spelled out so that a C++ twin can be exact.

    WordPiece(vocabulary).ids("Hi Ann, quick question")   # → [7632, 5754, 1010, ...]

`FORMAT.md`, "Tokeniser", says the same in words; `training/encoder/reference.py` writes vectors that the twin is
tested with.
"""

import unicodedata

# Quotes and hyphens that mail clients put in by themselves read like the ones on the keyboard.
_FOLD = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-", 0x00A0: " "}
_LONGEST_WORD = 100  # code points; longer words are one unknown token


def _is_space(c):
    return c in " \t\n\r" or unicodedata.category(c) == "Zs"


def _is_dropped(c):
    return c in "\0\ufffd" or (c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf"))


def _is_punctuation(c):
    o = ord(c)
    ascii_symbol = 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126
    return ascii_symbol or unicodedata.category(c).startswith("P")


def _is_ideograph(c):
    o = ord(c)
    return (
        0x3400 <= o <= 0x4DBF
        or 0x4E00 <= o <= 0x9FFF
        or 0xF900 <= o <= 0xFAFF
        or 0x20000 <= o <= 0x2CEAF
        or 0x2F800 <= o <= 0x2FA1F
    )


def _lower(c):
    low = c.lower()
    return low if len(low) == 1 else c


def words(text):
    """Splits text into lower-case words without accents; each punctuation mark is a word of its own."""
    out, word = [], []

    def close():
        if word:
            out.append("".join(word))
            word.clear()

    for c in text.translate(_FOLD):
        if _is_dropped(c):
            continue
        if _is_space(c):
            close()
            continue
        for d in unicodedata.normalize("NFD", _lower(c)):
            if unicodedata.category(d) == "Mn":
                continue
            if _is_punctuation(d) or _is_ideograph(d):
                close()
                out.append(d)
            else:
                word.append(d)
    close()
    return out


class WordPiece:
    """Greedy, longest piece first. Immutable after construction."""

    def __init__(self, vocabulary):
        self.vocabulary = list(vocabulary)
        self._id = {piece: i for i, piece in enumerate(self.vocabulary)}
        self.unknown, self.start, self.end = (self._id[t] for t in ("[UNK]", "[CLS]", "[SEP]"))
        self._memo = {}

    def _pieces(self, word):
        if len(word) > _LONGEST_WORD:
            return [self.unknown]
        out, begin = [], 0
        while begin < len(word):
            stop = len(word)
            while stop > begin:
                piece = self._id.get(("##" if begin else "") + word[begin:stop])
                if piece is not None:
                    break
                stop -= 1
            else:
                return [self.unknown]
            out.append(piece)
            begin = stop
        return out

    def ids(self, text):
        out = []
        for word in words(text):
            if word not in self._memo:
                self._memo[word] = self._pieces(word)
            out.extend(self._memo[word])
        return out
