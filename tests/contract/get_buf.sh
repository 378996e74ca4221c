#!/usr/bin/env bash
# Makes sure that FOLDER/bin/buf is the version that requirements.txt names: a Python environment of its own, nothing else
# on the machine changes. Costs a file comparison when it is there already.
#
#   tests/contract/get_buf.sh build/tools
set -euo pipefail
folder=${1:?usage: get_buf.sh FOLDER}
requirements=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/requirements.txt

cmp -s -- "$requirements" "$folder/requirements.txt" && [ -x "$folder/bin/buf" ] && exit 0

explain() {
  echo "The contract cannot be checked: buf was not installed into $folder ($1)." >&2
  echo "It comes from the Python package index that pip is configured for; see pip's message above." >&2
  exit 1
}
rm -rf -- "$folder"
python3 -m venv "$folder" || explain "python3 -m venv failed; Debian's package is python3-venv"
"$folder/bin/pip" --disable-pip-version-check --no-cache-dir install --quiet --require-hashes --no-deps --only-binary=:all: \
  -r "$requirements" || explain "pip failed"
cp -- "$requirements" "$folder/requirements.txt"
