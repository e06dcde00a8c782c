"""Content files on disk: the shipped one, and the municipality's own with the same name beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.content.problems import ContentError, Problem, line_of
from desktop.overrides import OVERRIDES
from resources import FOLDER as SHIPPED

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass
class Own:
    """The municipality's version of one file: its tables, its source, and what was found wrong with it."""

    name: str
    source: str = ""
    tables: Mapping[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return one table; empty when it is missing or is not a table."""
        found = self.tables.get(name, {})
        return found if isinstance(found, dict) else {}

    def refuse(self, table: str, key: str, message: str) -> None:
        """Remember that `key` in `[table]` cannot be used, and where it stands."""
        where = f"{table}.{key}" if table and key else table or key
        self.problems.append(Problem(self.name, line_of(self.source, table, key), where, message))


def shipped(path: str) -> dict[str, Any]:
    """Return the tables of a shipped file. Raises `ContentError` when the file is missing or broken."""
    try:
        return tomllib.loads((SHIPPED / path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"resources/{path}: {error}") from error


def is_shipped(path: str) -> bool:
    """Return whether there is such a file among those shipped."""
    return (SHIPPED / path).is_file()


def own(name: str) -> Own:
    """Return the municipality's file with this name; empty when there is none or it cannot be read."""
    path = OVERRIDES.folder / name if OVERRIDES.folder else None
    if path is None or not path.is_file():
        return Own(name)
    try:
        source = path.read_text(encoding="utf-8-sig")
        return Own(name, source, tomllib.loads(source))
    except OSError:
        fault = Problem(name, 1, "", "Filen går inte att läsa. Programmets egen används.")
    except UnicodeDecodeError:
        fault = Problem(name, 1, "", "Filen är inte sparad som UTF-8. Programmets egen används.")
    except tomllib.TOMLDecodeError as error:
        fault = _syntax_fault(name, source, str(error))
    return Own(name, problems=[fault])


def own_names(pattern: str = "*.toml") -> list[str]:
    """Return the names of the files in the municipality's folder that match, in order."""
    folder = OVERRIDES.folder
    if folder is None or not folder.is_dir():
        return []
    return sorted(path.name for path in folder.glob(pattern) if path.is_file())


def _syntax_fault(name: str, source: str, error: str) -> Problem:
    """Return where the file stops being TOML; the key is what stands first on that line."""
    lines = source.splitlines()
    at = _AT_LINE.search(error)
    number = min(int(at[1]), len(lines)) if at else len(lines)
    line = lines[number - 1] if lines else ""
    key = line.split("=")[0].strip(' []"')[:60]
    return Problem(name, max(number, 1), key, "Raden går inte att tolka. Programmets egen fil används.")
