"""`youward check --jsonl`: a line in, a line out, in order, whatever stands in the lines."""

import json
import os
import subprocess
import sys

import harness


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


class Lines:
    """The same for both ways; `flags` says which."""

    flags: tuple[str, ...] = ()

    def answers(self, text, code=None) -> list[dict]:
        done = self.youward("check", "--jsonl", *self.flags, text=text)
        if code is not None:
            self.assertEqual(done.code, code, done.err)
        return lines(done.out)

    def test_answers_have_what_the_scorer_reads(self):
        [answer] = self.answers(json.dumps({"id": "a", "channel": "email", "subject": None, "text": harness.FLAGGED}), code=1)
        self.assertEqual(answer["id"], "a")
        self.assertTrue(0 <= answer["score"] <= 100)
        finding = answer["findings"][0]
        self.assertEqual(finding["code"], "self-introduction")
        self.assertTrue(harness.FLAGGED[finding["start"]:finding["end"]].startswith("My name"), finding)
        self.assertEqual(finding["field"], "body")
        for suggestion in finding["suggestions"]:
            self.assertIsInstance(suggestion["text"], str)
        self.assertIsInstance(answer["strengths"], list)

    def test_exit_codes(self):
        self.answers(json.dumps({"text": "Hello"}), code=0)
        self.answers(json.dumps({"text": harness.FLAGGED}), code=1)
        self.answers("", code=0)

    def test_errors_are_answered_in_their_place(self):
        good = json.dumps({"id": "good", "channel": "email", "text": "Hello"}).encode()
        stream = b"\n".join([
            good,
            b"{not json",
            b"",
            b'{"id": "s", "text": "\\ud83d"}',
            b'{"id": "c", "channel": "fax", "text": ""}',
            b'{"id": "t", "text": 5}',
            b'{"id": "u", "text": "\xff"}',
            b'{"id": "l", "text": "' + b"x" * 4_000_000 + b'"}',
            b'["id"]',
            b"  ",
            good,
        ])
        answers = self.answers(stream, code=2)
        self.assertEqual([(a.get("id"), a.get("line")) for a in answers],
                         [("good", None), (None, 2), (None, 4), ("c", 5), ("t", 6), (None, 7), (None, 8), (None, 9), ("good", None)])
        errors = [a.get("error", "") for a in answers]
        for error, said in zip(errors, ["", "not a JSON document", "lone surrogate \\ud83d", "allowed: email", "must be a string",
                                        "invalid byte at offset 21", "4 MB", "one JSON object", ""]):
            self.assertIn(said, error)
            self.assertEqual(error == "", said == "")

    def test_flags_are_for_documents_that_do_not_say(self):
        done = self.youward("check", "--jsonl", *self.flags, "--channel", "chat", "--purpose", "none",
                            text='{"text": "My name is Ann."}\n{"text": "My name is Ann.", "channel": "inmail", "purpose": "outreach"}\n')
        first, second = lines(done.out)
        self.assertEqual((first["channel"], first["purpose"], first["findings"]), ("chat", "none", []))
        self.assertEqual((second["channel"], second["purpose"]), ("inmail", "outreach"))

    def test_an_answer_comes_before_the_next_line_is_written(self):
        with subprocess.Popen(self.arguments(("check", "--jsonl", *self.flags)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=harness.environment(self.folder)) as process:
            for number in range(20):
                process.stdin.write(json.dumps({"id": str(number), "text": "Hello"}).encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], str(number))
            process.stdin.close()
            self.assertEqual(process.stdout.read(), b"")
            self.assertEqual(process.wait(harness.LIMIT_S), 0)

    def test_the_order_stays_when_documents_differ_in_size(self):
        documents = [{"id": str(i), "text": "Hello there. " * (2000 if i % 7 == 0 else 1)} for i in range(300)]
        answers = self.answers("\n".join(map(json.dumps, documents)))
        self.assertEqual([a["id"] for a in answers], [d["id"] for d in documents])

    def test_a_reader_that_goes_away_ends_it_quietly_at_once(self):
        with subprocess.Popen(self.arguments(("check", "--jsonl", *self.flags)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=harness.environment(self.folder)) as process:
            line = json.dumps({"id": "1", "text": "Hello"}).encode() + b"\n"
            process.stdin.write(line)
            process.stdin.flush()
            process.stdout.readline()
            process.stdout.close()
            process.stdin.write(line)  # its answer has nowhere to go …
            process.stdin.flush()
            self.assertEqual(process.wait(harness.LIMIT_S), 2)  # … though standard input is still open
            self.assertEqual(process.stderr.read(), b"")
            process.stdin.close()

    def test_several_files(self):
        first = self.write("1.jsonl", '{"id": "1", "text": "Hello"}\nwrong')
        second = self.write("2.jsonl", '{"id": "2", "text": "Hello"}\n')
        done = self.youward("check", "--jsonl", *self.flags, first, "nowhere.jsonl", second)
        self.assertEqual(done.code, 2)
        self.assertEqual([a.get("id") for a in lines(done.out)], ["1", None, "2"])
        self.assertIn("nowhere.jsonl: ", done.err)


class Standalone(Lines, harness.Case):
    flags = ("--standalone",)

    def peak_memory_kb(self, documents: int) -> int:
        """Of a process that answers that many documents; measured in a parent of its own, since only the largest child is known."""
        line = json.dumps({"id": "x", "text": harness.FLAGGED + "Hello there. " * 80})
        path = self.write("many.jsonl", (line + "\n") * documents)
        program = (
            "import resource, subprocess, sys\n"
            "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
            "assert done.returncode == 1, done.returncode\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n")
        # The learned part has memory of its own and would make this test long; the stream is what it is about.
        words = [harness.YOUWARD, "check", "--jsonl", "--standalone", "--rules-alone", path]
        out = subprocess.run([sys.executable, "-c", program, *words], stdout=subprocess.PIPE, check=True,
                             env=harness.environment(self.folder, ASAN_OPTIONS="quarantine_size_mb=1")).stdout
        return int(out)

    def test_memory_does_not_grow_with_the_stream(self):
        few, many = self.peak_memory_kb(500), self.peak_memory_kb(5000)
        # The answers to 4,500 more documents are some 10 MB, the documents 5 MB; keeping either would be seen.
        self.assertLess(many, few + 3000, f"{few} kB for 500 documents, {many} kB for 5000")


class ThroughTheDaemon(Lines, harness.Case):
    daemon = True

    def test_answers_as_standalone_does(self):
        documents = [{"id": path.name, "channel": "email", "text": path.read_text()} for path in sorted(harness.LETTERS.glob("*.txt"))]
        text = "\n".join(map(json.dumps, documents * 5))
        daemon = self.run_bytes("check", "--jsonl", text=text)
        alone = self.run_bytes("check", "--jsonl", "--standalone", text=text)
        self.assertEqual(daemon.stdout, alone.stdout)
        self.assertEqual(daemon.returncode, alone.returncode)

    def test_lines_after_the_daemon_went_away_are_answered_with_an_error(self):
        folder = os.path.join(self.folder, "brief")
        os.mkdir(folder, 0o700)
        server = harness.Daemon(folder)
        line = json.dumps({"id": "1", "text": "Hello"}).encode() + b"\n"
        with subprocess.Popen([harness.YOUWARD, "check", "--jsonl", "--socket", server.socket], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=harness.environment(folder)) as process:
            process.stdin.write(line)
            process.stdin.flush()
            self.assertNotIn("error", json.loads(process.stdout.readline()))
            server.stop()
            process.stdin.write(line)
            process.stdin.close()
            answer = json.loads(process.stdout.readline())
            self.assertEqual((answer["id"], answer["line"]), ("1", 2))
            self.assertIn("daemon", answer["error"])
            self.assertEqual(process.wait(harness.LIMIT_S), 2)
            self.assertEqual(process.stderr.read(), b"")

    def test_no_daemon_is_said_once_and_nothing_is_read(self):
        done = self.youward("check", "--jsonl", "--socket", os.path.join(self.folder, "none.sock"), text='{"text": ""}\n' * 3)
        self.assertEqual((done.code, done.out, len(done.err.splitlines())), (2, "", 1))


if __name__ == "__main__":
    harness.main()
