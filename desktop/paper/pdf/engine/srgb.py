"""The colours of the papers: sRGB (IEC 61966-2-1) as an ICC profile of our own, version 2.1, made from its figures.

PDF/A asks that a file say what its red, green and blue mean. No profile of anybody else's is shipped, so no licence
comes with it, and the bytes are the same every time.
"""

from __future__ import annotations

import struct
from functools import cache

_STEPS = 256
"""Points of the curve: one for each value that a channel of eight bits can have."""

_WHITE = (63190, 65536, 54061)
_PRIMARIES = {"r": (28576, 14581, 912), "g": (25239, 46983, 6361), "b": (9375, 3972, 46788)}
"""D50 and, adapted to it, red, green and blue as X, Y, Z in 1/65536; the three add up to the white."""

_NAME, _COPYING = "sRGB", "No copyright"
_HEADER = ">I4xI4s4s4s6H4s28x3i48x"
_VERSION = 0x02100000
_MADE = (2026, 1, 1, 0, 0, 0)
"""The header must have a date; this one is fixed, and tells nothing of when a paper was made."""


@cache
def profile() -> bytes:
    """Return the profile (ICC.1:2001-04): a display's, red, green and blue to XYZ."""
    curve = struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *map(_light, range(_STEPS)))
    tags = {
        "desc": _description(_NAME),
        "cprt": b"text" + bytes(4) + _COPYING.encode() + b"\0",
        "wtpt": _xyz(_WHITE),
        **{f"{channel}XYZ": _xyz(values) for channel, values in _PRIMARIES.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    table, body = _laid_out(tags)
    size = struct.calcsize(_HEADER) + len(table) + len(body)
    header = struct.pack(
        _HEADER, size, _VERSION, b"mntr", b"RGB ", b"XYZ ", *_MADE, b"acsp", *_WHITE
    )  # fmt: skip
    return header + table + body


def _light(step: int) -> int:
    """Return how much light a channel's value stands for, in 1/65535."""
    value = step / (_STEPS - 1)
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(values: tuple[int, int, int]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *values)


def _description(name: str) -> bytes:
    """Return a `desc` tag: the name in ASCII, and no other language (ICC.1:2001-04, 6.5.17)."""
    written = name.encode() + b"\0"
    return struct.pack(f">4s4xI{len(written)}s8xHB67x", b"desc", len(written), written, 0, 0)


def _laid_out(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """Return the table of tags and what it points at; what is the same is written once, from every fourth byte."""
    start = struct.calcsize(_HEADER) + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
    rows = (struct.pack(">4sII", name.encode(), places[data], len(data)) for name, data in tags.items())
    return struct.pack(">I", len(tags)) + b"".join(rows), body
