"""`youward check` for people and --json: what it shows, what it refuses, how it ends."""

import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import unicodedata

import harness

STYLE = re.compile("\x1b\\[[0-9;]*m")

# Letters that are no ordinary letters; each must have one answer, the same from the daemon and in process.
ODD_TEXTS = {
    "one word": "Hello",
    "carriage returns": "Subject: Hi\r\n\r\nHi Sam,\r\n\r\nMy name is Ann.\r\n",
    "no-break spaces": "My\u00a0name\u00a0is\u00a0Ann.",
    "combining marks": "My name is Ann Dvor\u030ca\u0301kova\u0301.",
    "emoji": "👩‍💻👍🏽 My name is Ann 🇨🇿. ❤️",
    "right to left": "שלום. My name is Ann. مرحبا",
    "NUL bytes": "Hi\0Sam. My name is Ann\0.",
    "escape codes": "My name is \x1b[31mAnn\x1b[0m.",
    "quoted mail": "Fine.\n\nOn Monday Sam wrote:\n> My name is Sam.\n",
    "placeholders": "Hi {{first_name}}, my name is [Name].",
    "long word": "x" * 100_000,
    "only a subject": "Subject: My name is Ann\n\n",
}


def columns(text: str) -> int:
    """Terminal columns, for rows that have no emoji sequences in them."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Standalone(harness.Case):
    def check(self, *words: str, **options) -> harness.Done:
        return self.youward("check", "--standalone", *words, **options)

    # --- what it shows ---

    def test_shows_the_passage_and_the_rule(self):
        done = self.check("-", text=harness.FLAGGED)
        self.assertEqual(done.code, 1, done.err)
        self.assertRegex(done.out, r"(?m)^  (.*)My name is Ann(.*)\n +1~~")
        self.assertRegex(done.out, r"(?m)^   1  “My name is")
        self.assertIn("self-introduction/", done.out)
        self.assertRegex(done.out, r"Score \d+ of 100")
        self.assertEqual(done.err, "")

    def test_the_score_adds_up(self):
        for letter in harness.LETTERS.glob("*.txt"):
            answer = json.loads(self.check("--json", str(letter)).out)
            self.assertEqual(sum(c["points"] for c in answer["score_components"]), answer["score"], letter)

    def test_fits_every_width(self):
        for letter in harness.LETTERS.glob("*.txt"):
            for width in (40, 80, 120):
                with self.subTest(letter=letter.name, width=width):
                    shown = self.check(str(letter), COLUMNS=str(width)).out
                    self.assertLessEqual(max(columns(row) for row in shown.split("\n")[1:]), width)

    def test_no_colour_where_there_is_no_terminal(self):
        self.assertNotIn("\x1b", self.check("-", text=harness.FLAGGED).out)

    def test_colour_when_asked_for(self):
        done = self.check("--color=always", "-", text=harness.FLAGGED, NO_COLOR="1")
        self.assertRegex(done.out, "\x1b\\[0;4;33mMy name is")
        self.assertNotIn("~~~", done.out)

    def test_a_letter_cannot_steer_the_terminal(self):
        done = self.check("--color=never", "-", text="My name is \x1b]0;title\x07 Ann. \u009b2J")
        for control in "\x1b\x07\u009b":
            self.assertNotIn(control, done.out)

    def test_draws_in_ascii_where_the_locale_has_nothing_else(self):
        shown = self.check("-", text=harness.FLAGGED, LC_ALL="C").out
        self.assertTrue(shown.isascii(), shown)
        self.assertIn("naïve", self.check("-", text="My name is naïve.", LC_ALL="C").out, "the writer's text stays")

    def on_a_terminal(self, *words: str, text: str = "", **variables: str) -> str:
        """What a terminal gets on standard output, with `text` on standard input."""
        ours, theirs = pty.openpty()
        with subprocess.Popen([harness.YOUWARD, *words], stdin=subprocess.PIPE, stdout=theirs, stderr=subprocess.PIPE,
                              env=harness.environment(self.folder, TERM="xterm", COLUMNS="80", **variables)) as process:
            os.close(theirs)
            process.stdin.write(text.encode())
            process.stdin.close()
            shown = b""
            while True:
                try:
                    piece = os.read(ours, 65536)
                except OSError:  # how Linux says that the other end is closed
                    break
                if not piece:
                    break
                shown += piece
        os.close(ours)
        return shown.decode()

    def test_colour_on_a_terminal_unless_it_is_not_wanted(self):
        words = ("check", "--standalone", "-")
        colored = self.on_a_terminal(*words, text=harness.FLAGGED)
        self.assertIn("\x1b[0;4;33m", colored)
        self.assertNotIn("\x1b", self.on_a_terminal(*words, text=harness.FLAGGED, NO_COLOR="1"))
        self.assertNotIn("\x1b", self.on_a_terminal(*words, "--color=never", text=harness.FLAGGED))

    def test_says_what_it_waits_for_on_a_terminal(self):
        ours, theirs = pty.openpty()
        with subprocess.Popen([harness.YOUWARD, "check", "--standalone"], stdin=theirs, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=harness.environment(self.folder)) as process:
            os.close(theirs)
            said = process.stderr.readline().decode()
            os.write(ours, b"Hello\n\x04")
            process.communicate(timeout=harness.LIMIT_S)
        os.close(ours)
        self.assertIn("waiting for a letter", said)
        self.assertIn("Ctrl-D", said)
        self.assertEqual(process.returncode, 0)

    # --- what it reads ---

    def test_reads_a_subject(self):
        answer = json.loads(self.check("--json", "--purpose", "outreach", "-", text="Subject: Just checking in\n\nHello there\n").out)
        self.assertIn("subject", [finding.get("field") for finding in answer["findings"]])

    def test_nothing_to_check(self):
        for text in ("", " \n\t\n", "🙂 👍🏽 ❤️", "\ufeff", "...\n"):
            with self.subTest(text=text):
                done = self.check("-", text=text)
                self.assertEqual((done.code, done.out, done.err), (0, "standard input: nothing to check\n", ""))

    def test_offsets_count_what_is_asked_for(self):
        text = "🙂 Naïve. My name is Ann."
        places = {}
        for encoding in ("utf-8", "utf-16", "code-point"):
            answer = json.loads(self.check("--json", "--encoding", encoding, "-", text=text).out)
            self.assertEqual(answer["offset_encoding"], encoding)
            places[encoding] = answer["findings"][0]["start"]
        begin = text.index("My")
        self.assertEqual(places, {"code-point": begin, "utf-16": len(text[:begin].encode("utf-16-le")) // 2,
                                  "utf-8": len(text[:begin].encode())})

    def test_flags_reach_the_analysis(self):
        answer = json.loads(self.check("--json", "--channel", "followup", "--purpose", "account", "-", text="Hello").out)
        self.assertEqual((answer["channel"], answer["stage"], answer["purpose"]), ("email", "follow-up", "account"))
        answer = json.loads(self.check("--json", "--channel", "customer", "--stage", "first-contact", "-", text="Hello").out)
        self.assertEqual((answer["stage"], answer["purpose"]), ("first-contact", "account"))
        self.assertEqual(self.check("--purpose", "none", "-", text=harness.FLAGGED).code, 0)

    def test_names_do_not_swallow_the_files_behind_them(self):
        path = self.write("letter.txt", "Hello")
        done = self.check("--json", "--sender", "Acme", "--sender", "Bolt", "--recipient", "Sam", path)
        self.assertEqual(json.loads(done.out)["file"], path)

    def test_follows_a_policy(self):
        off = self.write("off.yaml", "version: 1\nrules:\n  disabled: [self-introduction]\n")
        answer = json.loads(self.check("--policy", off, "--json", "-", text=harness.FLAGGED).out)
        self.assertNotIn("self-introduction", [finding["code"] for finding in answer["findings"]])
        self.assertNotEqual(answer["policy_revision"], "built-in")
        wrong = self.write("wrong.yaml", "version: 1\nnonsense: 1\n")
        done = self.check("--policy", wrong, "-", text=harness.FLAGGED)
        self.assertEqual(done.code, 2)
        self.assertIn(wrong + ":2:1: ", done.err)

    # --- what it refuses, while the others go on ---

    def test_bad_inputs_are_named_and_the_others_go_on(self):
        good = self.write("good.txt", harness.FLAGGED)
        bad = self.write("bad.txt", b"Hi\xff there")
        large = self.write("large.txt", b"x" * 4_000_001)
        done = self.check("nowhere.txt", good, self.folder, bad, large, good)
        self.assertEqual(done.code, 2)
        self.assertEqual(done.err.splitlines(), [
            "youward: nowhere.txt: there is no such file",
            f"youward: {self.folder}: is a directory, not a file",
            f"youward: {bad}: is not UTF-8: invalid byte at offset 2",
            f"youward: {large}: is larger than the limit of 4 MB (4,000,000 bytes)",
        ])
        self.assertEqual(done.out.count("Score "), 2)

    def test_a_file_that_may_not_be_read(self):
        path = self.write("secret.txt", "Hello")
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            self.skipTest("this user reads everything")
        done = self.check(path)
        self.assertEqual((done.code, done.err), (2, f"youward: {path}: may not be read by you\n"))

    def test_large_texts_are_fine(self):
        sentence = "My name is Ann and this is a long letter. "
        for text in (sentence * (1_000_000 // len(sentence)), "word " * 20_000, "x" * 4_000_000):
            done = self.check("--json", "-", text=text)
            self.assertIn(done.code, (0, 1), done.err)
            json.loads(done.out)
        self.assertIn(self.check("-", text=sentence * 5000).code, (0, 1))

    def test_wrong_flags(self):
        for words, said in ((("--channel", "emial"), "did you mean email?"), (("--encoding", "utf8"), "allowed: utf-8"),
                            (("--color", "red"), "allowed: auto"), (("--json", "--jsonl"), "exclude"), (("--what",), "--what")):
            with self.subTest(words=words):
                done = self.check(*words, text="Hello")
                self.assertEqual(done.code, 2)
                self.assertIn(said, done.err)
                self.assertEqual(done.out, "")

    def test_what_is_for_standalone_alone(self):
        for flags in (("--policy", "x.yaml"), ("--rules-alone",)):
            done = self.youward("check", *flags, "-")
            self.assertEqual(done.code, 2)
            self.assertIn("--standalone", done.err)

    def test_rules_alone_is_another_engine(self):
        whole, rules = (json.loads(self.check("--json", *flags, "-", text=harness.FLAGGED).out) for flags in ((), ("--rules-alone",)))
        self.assertEqual({finding["origin"] for finding in rules["findings"]}, {"rule"})
        self.assertNotEqual(whole["engine_version"], rules["engine_version"])

    def test_weights_that_are_missing_or_refused_are_said_and_the_rules_go_on(self):
        installed = pathlib.Path(self.folder, "installed")
        for folder in ("bin", "share/youward"):
            (installed / folder).mkdir(parents=True)
        program = shutil.copy(harness.YOUWARD, installed / "bin")
        weights = installed / "share/youward/encoder.ywenc"
        tiny = (harness.ROOT / "tests/unit/model/data/tiny.ywenc").read_bytes()
        for content, said in ((None, "encoder.ywenc"), (b"", "encoder.ywenc"), (tiny[:50_000], "should have"),
                              (tiny[:100_000] + b"?!" + tiny[100_002:], "checksum"), (tiny[:8] + b"\x09" + tiny[9:], "version 9")):
            with self.subTest(said=said):
                if content is not None:
                    weights.write_bytes(content)
                done = subprocess.run([program, "check", "--standalone", "--json", "-"], input=harness.FLAGGED.encode(),
                                      capture_output=True, timeout=harness.LIMIT_S, env=harness.environment(self.folder))
                error = done.stderr.decode()
                self.assertEqual(len(error.splitlines()), 1, error)
                self.assertIn(said, error)
                self.assertIn("the rules speak alone", error)
                answer = json.loads(done.stdout)
                self.assertEqual(done.returncode, 1, "the rules find what they find")
                self.assertIn("engine/rules-alone", [notice["id"] for notice in answer["notices"]])

    def test_another_language_is_left_alone(self):
        german = "Sehr geehrter Herr Weber,\n\nwir würden Ihnen gern unsere Plattform zeigen, die Ihre Kosten im Lager senkt.\n"
        answer = json.loads(self.check("--json", "-", text=german).out)
        self.assertEqual((answer["findings"], answer["strengths"]), ([], []))
        self.assertIn("language/not-english", [notice["id"] for notice in answer["notices"]])
        done = self.check("-", text=german)
        self.assertEqual(done.code, 0)
        self.assertIn("\nLeft alone\n", done.out)
        self.assertIn("This looks like German", done.out)

    def test_a_full_disk_is_said_and_a_closed_pipe_is_not(self):
        path = self.write("letter.txt", harness.FLAGGED)
        words = [harness.YOUWARD, "check", "--standalone", path]
        with open("/dev/full", "wb") as full:
            done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, env=harness.environment(self.folder))
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot write the answer", done.stderr)
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, env=harness.environment(self.folder))
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (2, b""))


class WithoutDaemon(harness.Case):
    def test_says_how_to_go_on(self):
        done = self.youward("--socket", "nowhere.sock", "check", "-", text="Hello")
        self.assertEqual(done.code, 2)
        self.assertEqual(len(done.err.splitlines()), 1)
        for words in ("not running", "nowhere.sock", "youwardd", "--standalone"):
            self.assertIn(words, done.err)

    def test_a_socket_path_that_is_too_long(self):
        done = self.youward("check", "--socket", "/tmp/" + "s" * 200, "-", text="Hello")
        self.assertEqual(done.code, 2)
        self.assertIn("too long", done.err)

    def test_a_file_that_is_no_socket(self):
        path = self.write("file", "")
        self.assertEqual(self.youward("check", "--socket", path, "-", text="Hello").code, 2)


class ThroughTheDaemon(harness.Case):
    daemon = True

    def test_answers_as_standalone_does(self):
        inputs = {path.name: path.read_bytes() for path in sorted(harness.LETTERS.glob("*.txt"))}
        self.assertTrue(inputs)
        inputs |= {name: text.encode() for name, text in ODD_TEXTS.items()}
        for name, text in inputs.items():
            for flags in ((), ("--channel", "chat"), ("--channel", "internal", "--encoding", "utf-16")):
                with self.subTest(input=name, flags=flags):
                    daemon = self.run_bytes("check", "--json", *flags, "-", text=text)
                    alone = self.run_bytes("check", "--json", "--standalone", *flags, "-", text=text)
                    self.assertEqual(daemon.stdout, alone.stdout)
                    self.assertEqual(daemon.returncode, alone.returncode)
                    self.assertEqual(daemon.stderr, b"")

    def test_shows_what_standalone_shows(self):
        for letter in harness.LETTERS.glob("*.txt"):
            with self.subTest(letter=letter.name):
                self.assertEqual(self.youward("check", str(letter)), self.youward("check", "--standalone", str(letter)))

    def test_the_limit_of_the_command_line_is_not_above_that_of_the_daemon(self):
        done = self.youward("check", "--json", "-", text="word " * 800_000)
        self.assertIn(done.code, (0, 1), done.err)

    def test_no_text_is_logged(self):
        self.youward("check", "-", text="My name is Zyxomma and that is private.")
        self.youward("check", "-", text=b"Zyxomma\xff")
        self.assertNotIn("Zyxomma", self.server.log_text())


class UnderAPolicy(harness.Case):
    daemon = True
    policy = """\
version: 1
company: [Acme]
rules:
  severities: {self-introduction: hint}
phrases:
  avoid:
    - {phrase: touch base, prefer: talk}
limits:
  email: {max_words: 5}
"""

    def test_the_daemon_and_standalone_follow_it_alike(self):
        text = "Hi Sam, my name is Ann and I work for Acme. Could we touch base about your audit?"
        alone = ("--standalone", "--policy", os.path.join(self.folder, "policy.yaml"))
        for words in (("check", "-"), ("check", "--json", "-"), ("rules", "--json")):
            with self.subTest(words=words):
                daemon = self.youward(*words, text=text)
                self.assertEqual(daemon, self.youward(*words, *alone, text=text))
        answer = json.loads(self.youward("check", "--json", "-", text=text).out)
        self.assertTrue(answer["notices"])
        self.assertIn("talk", [s["text"] for f in answer["findings"] for s in f["suggestions"]])
        self.assertEqual({f["severity"] for f in answer["findings"] if f["code"] == "self-introduction"}, {"hint"})


if __name__ == "__main__":
    harness.main()
