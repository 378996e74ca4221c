#!/usr/bin/env bash
# From the letters to the tagger's weights, in one command:
#
#   run.sh [OUT]      default OUT: build/training-tagger; the weights are OUT/weights.ywtag
#
# Seeded: the same library versions give the same weights. Needs g++, libutf8proc-dev, Python 3, and fetches one Debian package
# (wordnet-base) and the Python packages of requirements.txt. About two minutes on one core.
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd)
top=$(cd -- "$here/../.." && pwd)
out=$(mkdir -p -- "${1:-$top/build/training-tagger}" && cd -- "${1:-$top/build/training-tagger}" && pwd)
export PYTHONDONTWRITEBYTECODE=1

if [ ! -x "$out/venv/bin/python" ]; then
  python3 -m venv "$out/venv"
fi
"$out/venv/bin/pip" install --quiet -r "$here/requirements.txt"

# The base forms of verbs, from WordNet.
if [ ! -d "$out/wordnet" ]; then
  (cd "$out" && apt-get download --quiet wordnet-base && dpkg -x wordnet-base_*.deb wordnet)
fi
awk '$1 ~ /^[a-z]+$/ { print $1 }' "$out/wordnet/usr/share/wordnet/index.verb" | LC_ALL=C sort -u > "$out/verbs.txt"

compile() {
  g++ -std=c++20 -O2 -I "$top" "$@" "$top"/daemon/text/*.cc -lutf8proc
}
language=$top/daemon/language
compile "$here/tokens.cc" -o "$out/tokens"
compile "$here/train.cc" "$language"/tagger/{features,weights}.cc "$language"/{words,irregular}.cc -o "$out/train"

"$out/venv/bin/python" "$here/label.py" "$out/tokens" "$out"
python3 "$here/templates.py" "$out/verbs.txt" > "$out/templates.tsv"
cat "$out/train.tsv" "$out/templates.tsv" > "$out/learn.tsv"
"$out/train" "$out/learn.tsv" "$out/verbs.txt" "$out/weights.ywtag"
"$out/train" --test "$out/weights.ywtag" "$out/held-out.tsv"
"$out/train" --verbs "$out/weights.ywtag" "$here/verbs.txt"
