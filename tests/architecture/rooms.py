"""Which room may include what, and what breaks that.

    for problem in check(root):
        print(problem)                  # daemon/text/span.h:12: text may not include daemon/rules/rule.h …

A room is a folder of daemon/ or plugins/. check() reads the #include lines of every C++ file in them, and the link lines of
their CMakeLists.txt, below a folder given to it, so that it can be tried on a tree made for the purpose. It knows nothing
of preprocessing: an include that is compiled on another system counts too, which is what we want.
"""

import pathlib
import re
from typing import Iterator, NamedTuple

# Room -> the rooms that it may include beside itself. Arrows point to the right-hand side.
ROOMS: dict[str, set[str]] = {
    "base": set(),
    "text": {"base"},
    "language": {"base", "text"},
    "rules": {"base", "text", "language"},
    "model": {"base", "text", "language"},
    "policy": {"base", "text", "language", "rules"},
    "rewriting": {"base", "text", "language", "rules", "policy"},
    "analysis": {"base", "text", "language", "rules", "model", "policy", "rewriting"},
    "store": {"base"},
    "os": {"base"},
    "engine": {"base", "text", "language", "rules", "model", "policy", "rewriting", "analysis", "os"},
    "service": {"base", "text", "language", "rules", "policy", "rewriting", "analysis", "store"},
}
EVERY_ROOM = set(ROOMS)
ROOMS["app"] = EVERY_ROOM
# Clients speak the contract. The command line alone may analyse in its own process (--standalone).
PLUGINS: dict[str, set[str]] = {
    "cli": EVERY_ROOM - {"store"},
    "bridge": {"base", "text", "os"},
}

PURE = {"text", "language", "rules", "model", "rewriting", "analysis"}
CLIENTS = {f"plugins/{name}" for name in PLUGINS}

# What a header begins with -> the rooms that may include it, and why others may not. The first that fits counts.
LIBRARIES: list[tuple[str, set[str], str]] = [
    ("yaml-cpp/", {"base"}, "YAML is read by daemon/base/yaml.h"),
    ("spdlog/", {"base"}, "the log is daemon/base's"),
    ("fmt/", {"base"}, "the log is daemon/base's"),
    ("utf8proc", {"text"}, "character properties come from daemon/text/utf8.h"),
    ("cld2/", {"language"}, "languages are recognised by daemon/language/english.h"),
    ("google/protobuf/", {"service", "app"} | CLIENTS, "protobuf stays in the rooms that speak the contract"),
    ("google/rpc/", {"service", "app"} | CLIENTS, "protobuf stays in the rooms that speak the contract"),
    ("grpc", {"service", "app"} | CLIENTS, "gRPC stays in the rooms that speak the contract"),
    ("youward/v1/", {"service", "app"} | CLIENTS, "the contract's types stay in the rooms that speak it"),
    ("boost/", {"os", "service", "app"} | CLIENTS, "Asio belongs to the life cycle of the process"),
    ("CLI/", {"app"} | CLIENTS, "flags belong to programs"),
    ("SQLiteCpp/", {"store"}, "SQLite stays in daemon/store"),
    ("sqlite3", {"store"}, "SQLite stays in daemon/store"),
    ("immintrin.h", {"model"}, "kernels for one processor stay in daemon/model"),
    ("arm_neon.h", {"model"}, "kernels for one processor stay in daemon/model"),
]
# Other C headers that are no system headers.
PORTABLE_C = ("absl/", "openssl/", "gtest/", "gmock/", "nlohmann/")

# Standard headers that a pure room has no use for: the same input gives the same answer, on any thread, with no disk.
IMPURE = {
    **dict.fromkeys(("chrono", "ctime", "time.h"), "a clock"),
    **dict.fromkeys(
        ("thread", "mutex", "shared_mutex", "condition_variable", "future", "atomic", "semaphore", "latch", "barrier",
         "stop_token"), "threads"),
    **dict.fromkeys(("fstream", "filesystem", "iostream"), "a disk or a terminal"),
    "random": "chance",
}
# They run while youward is built (the catalogue's compiler) or in tests, and read the folders of rules there. No program of a
# user calls them.
BUILD_TIME = {"daemon/rules/catalog_main.cc", "daemon/rules/catalog_reader.cc"}

MAX_LINES = 500
EXCUSE = f"Longer than {MAX_LINES} lines because"
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LINK = re.compile(r"youward_(?:room|program)\(\s*(\w+)(.*?)\)", re.DOTALL)


class Problem(NamedTuple):
    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def check(root: pathlib.Path) -> list[Problem]:
    """Everything that is wrong below `root`, in the order of files and lines; empty when nothing is."""
    return sorted([*_unknown_rooms(root), *_sources(root), *_links(root)])


def room_of(path: str) -> str | None:
    """ "text" for daemon/text/span.h, "plugins/cli" for plugins/cli/main.cc, None for what lies in no room."""
    parts = path.split("/")
    if len(parts) < 3 or parts[0] not in ("daemon", "plugins"):
        return None
    return parts[1] if parts[0] == "daemon" else f"plugins/{parts[1]}"


def allowed(room: str) -> set[str]:
    """The rooms that `room` may include, itself among them."""
    if room.startswith("plugins/"):
        return PLUGINS.get(room.removeprefix("plugins/"), set()) | {room, "plugins/shared"}
    return ROOMS.get(room, set()) | {room}


def _files(root: pathlib.Path) -> Iterator[tuple[str, pathlib.Path]]:
    for top in ("daemon", "plugins"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".cc", ".h", ".inc") and "node_modules" not in file.parts:
                yield file.relative_to(root).as_posix(), file


def _unknown_rooms(root: pathlib.Path) -> Iterator[Problem]:
    seen = set()
    for path, _ in _files(root):
        room = room_of(path)
        known = room is not None and (room in ROOMS or room.removeprefix("plugins/") in PLUGINS)
        if not known and room not in seen:
            seen.add(room)
            yield Problem(path, 1, "lies in no known room: say in tests/architecture/rooms.py what it may include")


def _sources(root: pathlib.Path) -> Iterator[Problem]:
    for path, file in _files(root):
        room = room_of(path)
        if room is None:
            continue
        lines = file.read_text(encoding="utf-8").splitlines()
        if len(lines) > MAX_LINES and not any(EXCUSE in line for line in lines[:20]):
            yield Problem(path, len(lines), f"{len(lines)} lines: divide it, or say at its top “{EXCUSE} …”")
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if match:
                what = _judge(path, room, match[2])
                if what:
                    yield Problem(path, number, what)


def _judge(path: str, room: str, header: str) -> str | None:
    """What is wrong with `header` in this file; None when it is fine."""
    target = room_of(header)
    if target is not None:
        if target in allowed(room):
            return None
        arrows = ", ".join(sorted(allowed(room) - {room})) or "no other room"
        return f"{room} may not include {header}; it may include {arrows}"
    if header.startswith(("daemon/", "plugins/", "tests/")):
        return f"{room} may not include {header}"
    for prefix, rooms, why in LIBRARIES:
        if header.startswith(prefix):
            return None if room in rooms else f"{room} may not include {header}: {why}"
    if room in PURE and header in IMPURE and path not in BUILD_TIME:
        return f"{room} is pure and may not include {header} ({IMPURE[header]})"
    if header.endswith(".h") and not header.startswith(PORTABLE_C) and "/generated/" not in header:
        if room != "os" and room not in CLIENTS:
            return f"{room} may not include the system header {header}: that is daemon/os's"
    return None


def _links(root: pathlib.Path) -> Iterator[Problem]:
    for top in ("daemon", "plugins"):
        for file in sorted((root / top).glob("*/CMakeLists.txt")):
            path = file.relative_to(root).as_posix()
            room = room_of(path)
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"#[^\n]*", lambda match: " " * len(match[0]), text)
            for match in LINK.finditer(text):
                line = text.count("\n", 0, match.start()) + 1
                for target in re.findall(r"\byouward_(\w+)", match[2]):
                    if target in ROOMS and target not in allowed(room):
                        yield Problem(path, line, f"{room} may not link youward_{target}")
