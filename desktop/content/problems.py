"""What is wrong with a content file: ours is a bug, the municipality's is a problem to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADER = re.compile(r"^\s*\[+\s*(?P<name>[^\]]+?)\s*\]+")


class ContentError(Exception):
    """A fault in the program or its shipped content: an id nobody wrote, a placeholder nobody filled."""


@dataclass(frozen=True)
class Problem:
    """One fault in a file in the municipality's folder, in Swedish. The shipped content is used instead."""

    file: str  # name only, never the whole path
    line: int
    key: str
    message: str

    def text(self) -> str:
        """Return the problem on one line."""
        place = f"{self.file}, rad {self.line}" + (f", {self.key}" if self.key else "")
        return f"{place}: {self.message}"


def line_of(source: str, table: str, key: str = "") -> int:
    """Return the line (from 1) of `key` in `[table]`, else of the table itself, else 1."""
    wanted = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=') if key else None
    found, inside = 1, table == ""
    for number, line in enumerate(source.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            inside = header["name"].replace('"', "").replace(" ", "") == table
            found = number if inside else found
        elif inside and wanted and wanted.match(line):
            return number
    return found
