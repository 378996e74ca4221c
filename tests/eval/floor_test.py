"""No figure of the analysis falls unnoticed: scores the labelled letters in letters/ with the program as users run it and compares
every figure with its floor in floors.json. A floor lies a little under what was measured when it was set; raise it with the figures.

The ordinary messages from a public mail corpus are not in this repository, so the share of quiet ones in dev differs from `./dev eval`'s.
"""

import json
import os
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = {
    "findings, micro F1": ("findings", "micro_f1"),
    "findings, precision": ("findings", "precision"),
    "findings, macro F1": ("findings", "macro_f1"),
    "flagged at all, F1": ("any", "f1"),
    "strengths, micro F1": ("strengths", "micro_f1"),
    "letter pairs": ("pairs", "accuracy"),
    "sentence pairs": ("sentence_pairs", "accuracy"),
    "ordinary messages quiet": ("quiet", "share"),
    "rating, Spearman": ("rating_spearman",),
}


def figures(folder, command):
    done = subprocess.run(
        [sys.executable, str(HERE / "score.py"), "--json", "--data", str(folder), "--cmd", command],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"floor_test: the scorer failed: {done.stderr[-2000:]}")
    found = json.loads(done.stdout)
    out = {}
    for name, path in NAMES.items():
        value = found
        for key in path:
            value = value[key]
        out[name] = value
    return out


def main():
    youward = os.path.join(os.environ["YOUWARD_BIN"], "youward")
    floors = json.loads((HERE / "floors.json").read_text())
    fallen = compared = 0
    for run, options in (("whole", ""), ("rules alone", " --rules-alone")):
        for name, by_figure in floors[run].items():
            measured = figures(HERE / "letters" / name, f"{shlex.quote(youward)} check --jsonl --standalone{options}")
            for figure, floor in by_figure.items():
                low = not measured[figure] >= floor  # NaN is low
                fallen += low
                compared += 1
                print(f"{run:12} {name:10} {figure:24} {measured[figure]:.3f}  floor {floor:.3f}{'  FALLEN' if low else ''}")
    print(f"{compared - fallen} passed, {fallen} failed")
    sys.exit(1 if fallen or not compared else 0)


if __name__ == "__main__":
    main()
