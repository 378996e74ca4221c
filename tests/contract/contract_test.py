"""The check of the contract notices what would break a client. Each test changes a copy of the real contract.

    contract_test.py BUF        BUF: the program, build/tools/bin/buf
"""

import pathlib
import re
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from contract import Contract, PROMISED  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUF = pathlib.Path(sys.argv.pop(1)).absolute() if len(sys.argv) > 1 else ROOT / "build/tools/bin/buf"


class ChangedContract(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        shutil.copytree(ROOT / "proto", self.root / "proto")
        (self.root / "tests/contract").mkdir(parents=True)
        self.file = self.root / "proto/youward/v1/analyzer.proto"
        self.contract = Contract(BUF, self.root)
        (self.root / PROMISED).write_text(self.contract.image(), encoding="utf-8")

    def change(self, pattern: str, replacement: str):
        text, count = re.subn(pattern, replacement, self.file.read_text(encoding="utf-8"), count=1)
        self.assertEqual(1, count, f"nothing in the contract looks like {pattern}")
        self.file.write_text(text, encoding="utf-8")

    def test_unchanged(self):
        self.assertEqual("", self.contract.broken())
        self.assertEqual("", self.contract.lint())
        self.assertTrue(self.contract.is_taken_in())

    def test_field_with_another_number(self):
        self.change(r"string subject = 1;", "string subject = 99;")
        self.assertIn('Previously present field "1" with name "subject" on message "Draft" was deleted', self.contract.broken())

    def test_field_of_another_type(self):
        self.change(r"string subject = 1;", "bytes subject = 1;")
        self.assertIn('changed type from "string" to "bytes"', self.contract.broken())

    def test_enum_value_taken_away(self):
        self.change(r" *CHANNEL_CHAT = 5;\n", "")
        self.assertIn('Previously present enum value "5" on enum "Channel" was deleted', self.contract.broken())

    def test_method_renamed(self):
        self.change(r"rpc GetRule\(", "rpc FetchRule(")
        self.assertIn('Previously present RPC "GetRule" on service "Analyzer" was deleted', self.contract.broken())

    def test_addition_is_fine_but_must_be_taken_in(self):
        self.change(r"(string subject = 1;)", r"\1\n  // What the editor calls itself.\n  string editor = 99;")
        self.assertEqual("", self.contract.broken())
        self.assertEqual("", self.contract.lint())
        self.assertFalse(self.contract.is_taken_in())

    def test_element_without_comment(self):
        self.change(r"(string subject = 1;)", r"\1\n\n  string editor = 99;")
        self.assertIn('Field "editor" should have a non-empty comment', self.contract.lint())

    def test_text_that_is_no_contract(self):
        self.change(r"message Draft \{", "message Draft")
        self.assertNotEqual("", self.contract.broken())
        self.assertNotEqual("", self.contract.lint())


if __name__ == "__main__":
    unittest.main()
