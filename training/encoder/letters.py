"""Letters as the model sees them: codes, channels, segments and windows.

A letter is cut into segments. Segment 0 is the head ("[CLS] first mail : subject [SEP]"), every sentence is one
segment ("words [SEP]"). The lower layers see one segment at a time; the upper layers see a window of segments.
`FORMAT.md` is normative.
"""

import dataclasses
import json
import re

FINDINGS = (
    "self-introduction", "product-pitch", "self-interest", "seller-pressure", "meeting-ask", "need-fishing",
    "lecturing", "empty-opener", "apology", "buzzword", "deal-talk",
)  # fmt: skip
STRENGTHS = ("customer-outcome", "open-question", "insight", "shared-plan", "honest-intent")
CODES = FINDINGS + STRENGTHS

CHANNELS = {
    "": "mail",
    "email": "first mail",
    "followup": "follow-up mail",
    "linkedin-note": "connection note",
    "linkedin-message": "direct message",
    "inmail": "first message",
    "customer": "mail to a customer",
    "chat": "chat with a customer",
    "internal": "internal sales note",
}

HEAD_TOKENS = 40  # of channel and subject, without [CLS] and [SEP]
SENTENCE_TOKENS = 96  # of one sentence, without [SEP]
WINDOW_TOKENS = 384  # of one window, head and all [SEP] included
WINDOW_OVERLAP = 2  # sentences that a window repeats from the one before
PLACES = 64  # rows of the table of places: 0 is the head, 63 everything from the 63rd sentence on


@dataclasses.dataclass(frozen=True)
class Window:
    """Segments that the upper layers see together; `sentences` are the letter's sentence indices of segments 1, 2, …"""

    segments: tuple  # of tuples of token ids, the head first
    sentences: tuple


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def writer(letter):
    return letter["id"].split("-")[0]


def sentences(letter):
    """The letter's sentences as text: the labelled ones, else a plain split at paragraph and sentence ends."""
    text = letter["text"]
    if "sentences" in letter:
        return [text[s["start"] : s["end"]] for s in letter["sentences"]]
    text = re.sub(r"(?m)^>.*$", "", text)  # quoted mail is not judged
    text = re.sub(r"(?m)^(.{60,})\n(?=[a-z(])", r"\1 ", text)  # hard-wrapped lines
    pieces = (p.strip() for line in text.split("\n") for p in re.split(r"(?<=[.!?])\s+(?=\S)", line))
    return [p for p in pieces if p]


def head_segment(tokens, channel, subject):
    words = tokens.ids(CHANNELS.get(channel or "email", CHANNELS[""]) + " : " + (subject or ""))
    return (tokens.start, *words[:HEAD_TOKENS], tokens.end)


def sentence_segment(tokens, text):
    return (*(tokens.ids(text)[:SENTENCE_TOKENS] or [tokens.unknown]), tokens.end)


def windows(head, segments):
    """Packs a letter into windows: as many sentences as fit; the next window starts two sentences before the last
    one's end.
    """
    out, i = [], 0
    while i < len(segments):
        size, j = len(head), i
        while j < len(segments) and (j == i or size + len(segments[j]) <= WINDOW_TOKENS):
            size += len(segments[j])
            j += 1
        out.append(Window((head, *segments[i:j]), tuple(range(i, j))))
        if j == len(segments):
            break
        i = max(i + 1, j - WINDOW_OVERLAP)
    return out


def letter_windows(tokens, letter, channel=None, subject=None):
    """Windows of a letter; `channel` and `subject` stand in for the letter's own when given."""
    channel = letter.get("channel") if channel is None else channel
    subject = letter.get("subject") if subject is None else subject
    return windows(head_segment(tokens, channel, subject), [sentence_segment(tokens, s) for s in sentences(letter)])
