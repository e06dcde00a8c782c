"""Looking for traces: words in files, in every spelling a program may give them, and in another process's memory."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator
from pathlib import Path

CHUNK = 1 << 24


def spellings(words: str) -> dict[str, bytes]:
    """Return the words as UTF-8, UTF-16 both ways, and base64 at its three offsets."""
    plain = words.encode()
    found = {"utf-8": plain, "utf-16-le": words.encode("utf-16-le"), "utf-16-be": words.encode("utf-16-be")}
    for offset in range(3):
        coded = base64.b64encode(bytes(offset) + plain)
        found[f"base64+{offset}"] = coded[4 if offset else 0 : len(coded) // 4 * 4 - 4]
    return found


def in_files(words: str, *folders: Path) -> list[str]:
    """Return every file under the folders that holds the words, with how it spells them."""
    wanted = spellings(words)
    return [
        f"{path} ({spelling})"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for spelling, form in wanted.items()
        if form in path.read_bytes()
    ]


def in_memory(pid: int, needles: dict[str, bytes]) -> list[str]:
    """Return which of the needles stand in the memory of a process, and how often."""
    counts = dict.fromkeys(needles, 0)
    for block in _blocks(pid):
        for name, needle in needles.items():
            counts[name] += block.count(needle)
    return [f"{name}: {count}" for name, count in counts.items() if count]


def _blocks(pid: int) -> Iterator[bytes]:
    """Yield the writable memory of a process, a mapping or a part of one at a time."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(side, 16) for side in found.groups())
            for at in range(start, end, CHUNK):
                try:
                    # A little more than the part, so that nothing is missed at its edge.
                    yield os.pread(memory.fileno(), min(CHUNK + 256, end - at), at)
                except OSError:
                    continue
