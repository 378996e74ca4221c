"""`youward rules`, `explain`, `status`, --version and --help."""

import json
import os
import subprocess

import harness


class Commands:
    flags: tuple[str, ...] = ()

    def rules(self) -> list[dict]:
        return json.loads(self.youward("rules", "--json", *self.flags).out)

    def test_rules_are_listed_by_id(self):
        rules = self.rules()
        self.assertTrue(rules)
        ids = [rule["rule"] for rule in rules]
        self.assertEqual(ids, sorted(ids))
        for rule in rules:
            self.assertTrue(rule["rule"].startswith(rule["code"] + "/"))
            self.assertEqual("severity" in rule, rule["kind"] == "finding")

    def test_rules_of_one_code(self):
        code = self.rules()[0]["code"]
        done = self.youward("rules", "--code", code, *self.flags)
        self.assertEqual(done.code, 0, done.err)
        self.assertTrue(done.out.startswith(code + " ("), done.out)
        self.assertEqual(len([row for row in done.out.splitlines() if row and not row.startswith(" ")]), 1)
        self.assertEqual(self.youward("rules", "--code", "meeting", *self.flags).code, 2)

    def test_every_rule_can_be_explained(self):
        for rule in self.rules()[:40]:
            done = self.youward("explain", rule["rule"], *self.flags)
            self.assertEqual(done.code, 0, done.err)
            self.assertTrue(done.out.startswith(rule["rule"] + "  "), done.out)
            self.assertRegex(done.out, "~~|\n  Examples\n")
            self.assertNotIn("[[", done.out)

    def test_an_unknown_rule_names_the_nearest(self):
        known = self.rules()[0]["rule"]
        done = self.youward("explain", known[:-1], *self.flags)
        self.assertEqual((done.code, done.out), (2, ""))
        self.assertIn("did you mean\n  " + known, done.err)
        done = self.youward("explain", "qqqqqqqqqqqqqqqqqqqqqqqqqqq", *self.flags)
        self.assertEqual(done.code, 2)
        self.assertIn("youward rules", done.err)

    def test_fits_the_screen(self):
        for width in ("40", "80", "120"):
            for words in (("rules",), ("explain", self.rules()[0]["rule"])):
                shown = self.youward(*words, *self.flags, COLUMNS=width).out
                self.assertLessEqual(max(map(len, shown.split("\n"))), int(width), shown)


class Standalone(Commands, harness.Case):
    flags = ("--standalone",)

    def test_without_a_daemon_the_others_say_so(self):
        for words in (("rules",), ("explain", "x"), ("status",)):
            done = self.youward(*words)
            self.assertEqual((done.code, done.out), (2, ""))
            self.assertIn("not running", done.err)

    def test_status_as_json_without_a_daemon(self):
        done = self.youward("status", "--json")
        self.assertEqual(done.code, 2)
        status = json.loads(done.out)
        self.assertFalse(status["serving"])
        self.assertIn("not running", status["error"])

    def test_version_and_help(self):
        self.assertRegex(self.youward("--version").out, r"^youward \d+\.\d+\.\d+\n$")
        for words in ((), ("check",), ("rules",), ("explain",), ("status",)):
            done = self.youward(*words, "--help")
            self.assertEqual((done.code, done.err), (0, ""))
            self.assertIn("Usage: youward", done.out)
            self.assertLessEqual(max(map(len, done.out.splitlines())), 80, done.out)

    def test_no_command_shows_the_help(self):
        done = self.youward()
        self.assertEqual((done.code, done.out), (2, ""))
        self.assertIn("Usage: youward", done.err)
        self.assertEqual(self.youward("chekc").code, 2)


class ThroughTheDaemon(Commands, harness.Case):
    daemon = True

    def test_answers_as_standalone_does(self):
        for words in (("rules",), ("rules", "--json"), ("explain", self.rules()[0]["rule"]),
                      ("explain", "--json", self.rules()[0]["rule"])):
            self.assertEqual(self.youward(*words), self.youward(*words, "--standalone"))

    def test_status(self):
        done = self.youward("status")
        self.assertEqual(done.code, 0, done.err)
        status = json.loads(self.youward("status", "--json").out)
        self.assertEqual(status["serving"], True)
        self.assertEqual(status["pid"], self.server.process.pid)
        self.assertEqual(status["socket"], self.server.socket)
        self.assertEqual(status["policy_revision"], "built-in")
        for value in map(str, (status["pid"], status["socket"], status["engine_version"], status["policy_revision"])):
            self.assertIn(value, done.out)

    def test_a_socket_in_a_folder_with_an_odd_name(self):
        folder = os.path.join(self.folder, "a b%20č?")
        os.mkdir(folder, 0o700)
        server = harness.Daemon(folder)
        try:
            for cwd, socket in ((folder, server.socket), (folder, "youwardd.sock")):
                done = subprocess.run([harness.YOUWARD, "status", "--socket", socket], cwd=cwd, capture_output=True,
                                      env=harness.environment(folder), timeout=harness.LIMIT_S)
                self.assertEqual(done.returncode, 0, done.stderr)
        finally:
            server.stop()

    def test_the_usual_place(self):
        runtime = os.path.join(self.folder, "run")
        os.makedirs(os.path.join(runtime, "youward"), 0o700)
        os.symlink(self.server.socket, os.path.join(runtime, "youward", "youwardd.sock"))
        done = subprocess.run([harness.YOUWARD, "status"], capture_output=True, timeout=harness.LIMIT_S,
                              env=harness.environment(self.folder, XDG_RUNTIME_DIR=runtime))
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    harness.main()
