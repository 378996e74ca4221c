"""Keeps the public contract, proto/youward/v1, compatible with what was promised.

    contract.py --buf build/tools/bin/buf --root . lint       is it written as proto/buf.yaml asks, every element commented?
    contract.py --buf … --root . breaking                     does every old client still work? is every addition taken in?
    contract.py --buf … --root . accept                       takes additions in (./dev contract-accept)

What was promised stands in tests/contract/v1.json, buf's image of the contract. It may only grow: accept refuses to drop or
change what is there. An addition that is not taken in fails `breaking` too, for nothing would protect it.

Works offline. Exit code 0 fine, 1 not, 2 trouble.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROMISED = "tests/contract/v1.json"


class Contract:
    def __init__(self, buf: pathlib.Path, root: pathlib.Path):
        self.buf = buf
        self.proto = root / "proto"
        self.promised = root / PROMISED

    def lint(self) -> str:
        """What is badly written; empty when nothing is."""
        return self._buf("lint", str(self.proto))

    def broken(self) -> str:
        """What an old client would trip over; empty when nothing is."""
        return self._buf("breaking", str(self.proto), "--against", str(self.promised))

    def image(self) -> str:
        """The contract as it stands, as JSON that a person can compare line by line."""
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "image.json")
            said = self._buf("build", str(self.proto), "--exclude-source-info", "-o", str(out))
            if said:
                sys.exit(f"contract: the contract does not compile\n{said}")
            return json.dumps(json.loads(out.read_text(encoding="utf-8")), indent=1, sort_keys=True) + "\n"

    def is_taken_in(self) -> bool:
        return self.promised.read_text(encoding="utf-8") == self.image()

    def _buf(self, *arguments: str) -> str:
        # The cache lies beside the program: buf would put it into the home folder otherwise.
        environment = {**os.environ, "BUF_CACHE_DIR": str(self.buf.parent.parent / "cache"), "NO_COLOR": "1"}
        done = subprocess.run([self.buf, *arguments], capture_output=True, text=True, env=environment, check=False)
        if done.returncode not in (0, 100):  # 100: it has something to say
            return f"buf ended with {done.returncode}: {done.stderr}{done.stdout}"
        return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks the public contract.")
    parser.add_argument("--buf", type=pathlib.Path, required=True)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("command", choices=("lint", "breaking", "accept"))
    arguments = parser.parse_args()
    if not arguments.buf.is_file():
        print(f"contract: {arguments.buf} is not there (tests/contract/get_buf.sh fetches it)", file=sys.stderr)
        return 2
    contract = Contract(arguments.buf.absolute(), arguments.root.absolute())

    if arguments.command == "lint":
        said = contract.lint()
        print(said, end="")
        return 1 if said else 0

    if contract.promised.exists():
        said = contract.broken()
        if said:
            print(f"{said}The contract may only grow: keep what clients rely on, and add beside it.")
            return 1
    if arguments.command == "accept":
        contract.promised.write_text(contract.image(), encoding="utf-8")
        print(f"{PROMISED} is the contract as it stands; commit it with your change")
    elif not contract.is_taken_in():
        print(f"proto/ has additions that {PROMISED} lacks, so that nothing protects them: ./dev contract-accept takes them in")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
