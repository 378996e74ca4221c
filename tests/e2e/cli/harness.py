"""The built programs, run as users run them.

    class MyTest(harness.Case):
        def test_it(self):
            done = self.youward("check", "--standalone", "-", text="Hi Sam")
            self.assertEqual(done.code, 0, done.err)

Each Case has a folder of its own (mode 0700), and with `daemon = True` a daemon of its own on a socket in it. Programs see an
environment without the user's own settings, and none of them may run longer than LIMIT_S.
"""

import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import NamedTuple, Optional, Union

ROOT = pathlib.Path(__file__).resolve().parents[3]
LETTERS = ROOT / "tests" / "letters"
BIN = pathlib.Path(os.environ["YOUWARD_BIN"])
YOUWARD = str(BIN / "youward")
LIMIT_S = 60

# A letter that the catalogue certainly marks: the first example of a rule that is asked for by its name.
FLAGGED = "Hi Sam,\n\nMy name is Ann and I work for Acme. My name is Ann and I work for Acme, as I said.\n"


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Daemon:
    """youwardd on a socket of its own, ready when the constructor returns."""

    def __init__(self, folder: str, *arguments: str):
        self.socket = os.path.join(folder, "youwardd.sock")
        ready, ready_end = os.pipe()
        self.log = os.path.join(folder, "log")
        log = open(self.log, "wb")
        self.process = subprocess.Popen(
            [str(BIN / "youwardd"), "--socket", self.socket, "--ready-fd", str(ready_end), *arguments],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[ready_end], env=environment(folder))
        os.close(ready_end)
        log.close()
        came, _, _ = select.select([ready], [], [], LIMIT_S)
        said = os.read(ready, 100) if came else b""  # nothing: it ended
        os.close(ready)
        if not said:
            self.process.kill()
            self.process.wait(LIMIT_S)
            raise AssertionError("youwardd did not start:\n" + self.log_text())

    def log_text(self) -> str:
        return pathlib.Path(self.log).read_text()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(LIMIT_S)


def environment(folder: str, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    return {**kept, "HOME": folder, "LC_ALL": "C.UTF-8", **more}


class Case(unittest.TestCase):
    daemon = False  # True: a daemon for the whole class …
    policy: Optional[str] = None  # … with this policy

    folder: str
    server: Optional[Daemon] = None

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.mkdtemp(prefix="youward-cli-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        if cls.daemon:
            arguments = []
            if cls.policy is not None:
                pathlib.Path(cls.folder, "policy.yaml").write_text(cls.policy)
                arguments = ["--policy", os.path.join(cls.folder, "policy.yaml")]
            cls.server = Daemon(cls.folder, *arguments)
            cls.addClassCleanup(cls.server.stop)

    def arguments(self, words: tuple[str, ...]) -> list[str]:
        socket = ["--socket", self.server.socket] if self.server else []
        return [YOUWARD, *socket, *words]

    def run_bytes(self, *words: str, text: Union[str, bytes] = b"", **variables: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(self.arguments(words), input=text.encode() if isinstance(text, str) else text, capture_output=True,
                              timeout=LIMIT_S, env=environment(self.folder, **variables), cwd=self.folder)

    def youward(self, *words: str, text: Union[str, bytes] = b"", **variables: str) -> Done:
        done = self.run_bytes(*words, text=text, **variables)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def write(self, name: str, content: Union[str, bytes]) -> str:
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return path


def main() -> None:
    sys.dont_write_bytecode = True
    unittest.main(verbosity=1)
