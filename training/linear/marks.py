"""What the rules say about labelled letters: asks `youward check`, as anyone may."""

import json
import shlex
import subprocess
import sys

COMMAND = "build/release/bin/youward check --jsonl --standalone --rules-alone"
FOR_SALE = ("email", "followup", "inmail", "linkedin-note", "linkedin-message", "chat")


def _line(letter):
    out = {k: letter[k] for k in ("id", "channel", "subject", "text") if letter.get(k) is not None}
    if letter.get("channel", "email") in FOR_SALE:
        out["purpose"] = "outreach"  # else a letter in which rules find little is taken for one that sells nothing
    return json.dumps(out) + "\n"


def of(letters, command=COMMAND):
    """For every letter, for every sentence, the ids of the rules that speak about it."""
    lines = "".join(map(_line, letters))
    done = subprocess.run(
        shlex.split(command), input=lines, capture_output=True, text=True, encoding="utf-8", check=False
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode not in (0, 1) or len(answers) != len(letters):
        sys.exit(f"marks: {command} ended with {done.returncode}: {done.stderr[-1000:]}")
    out = []
    for letter, answer in zip(letters, answers):
        found = [[] for _ in letter["sentences"]]
        for item in answer["findings"] + answer["strengths"]:
            if item.get("start") is None or item.get("field", "body") != "body":
                continue
            overlaps = [min(item["end"], s["end"]) - max(item["start"], s["start"]) for s in letter["sentences"]]
            if max(overlaps) > 0:
                found[overlaps.index(max(overlaps))].append(item["rule"])
        out.append(found)
    return out
