"""The weights file: named arrays behind a header. `FORMAT.md`, "The file", is normative."""

import struct
import zlib

import numpy as np

MAGIC, VERSION, ALIGN = b"YWENC1\0\0", 2, 64
_HEADER, _ENTRY = struct.Struct("<8sIIQII"), struct.Struct("<32sIIIIQ")
_TYPES = (np.dtype("u1"), np.dtype("i1"), np.dtype("<f4"), np.dtype("<u4"))
DIMENSIONS = (
    "hidden",
    "feed",
    "heads",
    "layers",
    "split",
    "positions",
    "places",
    "pieces",
    "codes",
    "head_width",
    "letter_outputs",
    "window_tokens",
    "sentence_tokens",
    "head_tokens",
    "window_overlap",
    "slots",
)


def _aligned(n):
    return -(-n // ALIGN) * ALIGN


def pack(dimensions, arrays):
    """Bytes of a file; `arrays` have one or two dimensions."""
    entries, data = [], []
    at = _aligned(ALIGN + 4 * len(DIMENSIONS) + _ENTRY.size * len(arrays))
    for name, a in arrays.items():
        a = np.ascontiguousarray(a)
        kind = next(i for i, t in enumerate(_TYPES) if t == a.dtype)
        two = a.reshape(len(a), -1) if a.ndim == 2 else a.reshape(1, -1)
        entries.append(_ENTRY.pack(name.encode(), kind, two.shape[0], two.shape[1], 0, at))
        data.append(a.tobytes().ljust(_aligned(a.nbytes), b"\0"))
        at += len(data[-1])
    body = struct.pack(f"<{len(DIMENSIONS)}I", *(dimensions[d] for d in DIMENSIONS)) + b"".join(entries)
    body = body.ljust(_aligned(len(body)), b"\0") + b"".join(data)
    header = _HEADER.pack(MAGIC, VERSION, len(entries), ALIGN + len(body), zlib.crc32(body), 0)
    return header.ljust(ALIGN, b"\0") + body


def unpack(content):
    """(dimensions, arrays) of a file's bytes; raises ValueError that says what is wrong."""
    if len(content) < ALIGN or content[:8] != MAGIC:
        raise ValueError("not a weights file")
    _, version, count, size, crc, _ = _HEADER.unpack_from(content)
    if version != VERSION:
        raise ValueError(f"version {version}, not {VERSION}")
    if size != len(content):
        raise ValueError(f"{len(content)} bytes, not {size}")
    if zlib.crc32(content[ALIGN:]) != crc:
        raise ValueError("checksum differs")
    dimensions = dict(zip(DIMENSIONS, struct.unpack_from(f"<{len(DIMENSIONS)}I", content, ALIGN)))
    arrays = {}
    for i in range(count):
        name, kind, n, k, _, at = _ENTRY.unpack_from(content, ALIGN + 4 * len(DIMENSIONS) + i * _ENTRY.size)
        a = np.frombuffer(content, _TYPES[kind], n * k, at)
        arrays[name.rstrip(b"\0").decode()] = a.reshape(n, k) if n > 1 else a
    return dimensions, arrays
