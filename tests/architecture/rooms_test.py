"""The tree keeps to its rooms, and the check that says so notices when it does not."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import rooms  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]


def problems(files: dict[str, str]) -> list[str]:
    """What the check says about a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [str(problem) for problem in rooms.check(pathlib.Path(folder))]


class ThisTree(unittest.TestCase):
    def test_keeps_to_its_rooms(self):
        said = rooms.check(ROOT)
        if said:
            self.fail("\n  " + "\n  ".join(map(str, said)))

    def test_is_really_read(self):
        self.assertIn("daemon/text/span.h", [path for path, _ in rooms._files(ROOT)])

    def test_arrows_have_no_cycle(self):
        for room, targets in rooms.ROOMS.items():
            for target in targets - {room}:
                self.assertNotIn(room, rooms.ROOMS[target], f"{room} and {target} include each other")
                missing = rooms.ROOMS[target] - targets - {"model"}
                self.assertEqual(set(), missing, f"{room} sees {target} but not all that {target} sees")


class PlantedInclude(unittest.TestCase):
    def fails(self, path: str, line: str, expected: str):
        said = problems({path: f"// A file.\n{line}\n"})
        self.assertEqual(1, len(said), said)
        self.assertTrue(said[0].startswith(f"{path}:2: "), said[0])
        self.assertIn(expected, said[0])

    def passes(self, path: str, line: str):
        self.assertEqual([], problems({path: f"// A file.\n{line}\n"}))

    def test_upward(self):
        self.fails("daemon/text/span.h", '#include "daemon/rules/rule.h"', "text may not include daemon/rules/rule.h")
        self.fails("daemon/rules/a.cc", '# include  "daemon/analysis/types.h"', "rules may not include")
        self.fails("daemon/base/a.h", '#include "daemon/os/paths.h"', "it may include no other room")

    def test_downward(self):
        self.passes("daemon/rules/rule.h", '#include "daemon/text/span.h"')
        self.passes("daemon/app/main.cc", '#include "daemon/os/paths.h"')
        self.passes("daemon/text/document.cc", '#include "daemon/text/document.h"')

    def test_sideways(self):
        self.fails("daemon/os/a.cc", '#include "daemon/text/span.h"', "os may not include")
        self.fails("daemon/service/a.cc", '#include "daemon/os/paths.h"', "service may not include")

    def test_daemon_knows_no_client(self):
        self.fails("daemon/app/main.cc", '#include "plugins/cli/render.h"', "app may not include plugins/cli/render.h")

    def test_product_knows_no_test(self):
        self.fails("daemon/text/a.cc", '#include "tests/unit/text/marked.h"', "text may not include tests/")

    def test_system_headers(self):
        for header in ("unistd.h", "sys/socket.h", "pwd.h", "fcntl.h", "windows.h"):
            self.fails("daemon/policy/a.cc", f"#include <{header}>", f"the system header {header}")
            self.passes("daemon/os/a.cc", f"#include <{header}>")
            self.passes("plugins/cli/a.cc", f"#include <{header}>")

    def test_libraries(self):
        self.fails("daemon/analysis/a.h", "#include <google/protobuf/message.h>", "protobuf stays")
        self.fails("daemon/os/a.cc", "#include <grpcpp/grpcpp.h>", "gRPC stays")
        self.fails("daemon/analysis/a.cc", '#include "youward/v1/analyzer.pb.h"', "the contract's types stay")
        self.fails("daemon/policy/a.cc", "#include <yaml-cpp/yaml.h>", "YAML is read by daemon/base/yaml.h")
        self.fails("daemon/text/a.cc", "#include <boost/asio.hpp>", "Asio belongs to")
        self.fails("daemon/text/a.cc", "#include <immintrin.h>", "kernels for one processor")
        self.passes("daemon/model/kernels_avx2.cc", "#include <immintrin.h>")
        self.passes("daemon/base/yaml.cc", "#include <yaml-cpp/yaml.h>")
        self.passes("daemon/service/a.cc", "#include <grpcpp/grpcpp.h>")
        self.passes("daemon/policy/a.cc", "#include <openssl/sha.h>")

    def test_pure_rooms(self):
        for room in sorted(rooms.PURE):
            self.fails(f"daemon/{room}/a.cc", "#include <chrono>", "a clock")
            self.fails(f"daemon/{room}/a.cc", "#include <thread>", "threads")
            self.fails(f"daemon/{room}/a.cc", "#include <fstream>", "a disk")
        self.passes("daemon/rules/catalog_main.cc", "#include <fstream>")
        self.passes("daemon/service/a.cc", "#include <chrono>")

    def test_comment_is_no_include(self):
        self.passes("daemon/text/a.cc", '//   #include "daemon/rules/rule.h"')


class Links(unittest.TestCase):
    def test_upward(self):
        said = problems({"daemon/text/CMakeLists.txt": "# text\nyouward_room(text DEPS youward_base\n  youward_rules)\n"})
        self.assertEqual(["daemon/text/CMakeLists.txt:2: text may not link youward_rules"], said)

    def test_downward(self):
        self.assertEqual([], problems({"daemon/rules/CMakeLists.txt": "youward_room(rules DEPS youward_language)\n"}))


class LongFiles(unittest.TestCase):
    LONG = "int a;\n" * 501

    def test_long(self):
        self.assertIn("501 lines", problems({"daemon/text/a.cc": self.LONG})[0])

    def test_explained(self):
        excuse = "// Longer than 500 lines because it is one table.\n"
        self.assertEqual([], problems({"daemon/text/a.cc": excuse + self.LONG}))

    def test_as_long_as_allowed(self):
        self.assertEqual([], problems({"daemon/text/a.cc": "int a;\n" * 500}))


class Rooms(unittest.TestCase):
    def test_new_room_must_be_told(self):
        self.assertIn("lies in no known room", problems({"daemon/cellar/a.cc": "\n"})[0])


if __name__ == "__main__":
    unittest.main()
