"""packaging/dependencies.tsv is complete and well-formed: ./dev installs from it, and it is the list of licences."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "packaging/dependencies.tsv"
KINDS = {"apt", "python", "data"}
PURPOSES = {"build", "test", "lint"}


def entries() -> list[tuple[int, list[str]]]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]


class DependenciesTest(unittest.TestCase):
    def test_form(self):
        seen = set()
        for number, fields in entries():
            with self.subTest(line=number):
                self.assertEqual(5, len(fields), "kind, name, for, why, licence, separated by tabs")
                kind, name, purposes, why, licence = fields
                self.assertIn(kind, KINDS)
                self.assertLessEqual(set(purposes.split(",")), PURPOSES)
                self.assertRegex(why, r"\S")
                self.assertRegex(licence, r"^[A-Za-z0-9]")
                self.assertNotIn(name, seen, "listed twice")
                seen.add(name)
                if kind == "data":
                    self.assertTrue((ROOT / name).exists(), f"{name} is not in this repository")

    def test_every_library_of_the_build_has_a_package(self):
        """A library that cmake/Dependencies.cmake looks for comes from a package whose name holds its name."""
        names = " ".join(fields[1] for _, fields in entries()).lower()
        other_names = {"threads": "g++", "openssl": "libssl", "gtest": "libgtest", "nlohmann_json": "nlohmann-json", "absl": "libabsl",
                       "pkgconfig": "pkg-config"}
        looked_for = re.findall(r"find_package\((\S+)", (ROOT / "cmake/Dependencies.cmake").read_text(encoding="utf-8"))
        self.assertGreater(len(looked_for), 5)
        for library in looked_for:
            self.assertIn(other_names.get(library.lower(), library.lower()), names, f"no package is listed for {library}")

    def test_pinned_python_packages_are_listed(self):
        listed = {fields[1] for _, fields in entries() if fields[0] == "python"}
        pinned = set()
        for file in ROOT.glob("tests/**/requirements.txt"):
            pinned |= set(re.findall(r"^([A-Za-z0-9._-]+)==", file.read_text(encoding="utf-8"), re.MULTILINE))
        self.assertEqual(pinned, listed)


if __name__ == "__main__":
    unittest.main()
