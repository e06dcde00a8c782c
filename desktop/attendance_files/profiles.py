"""How schools' systems write their files: which heading means what. Content, with the municipality's own over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from desktop.content.files import Own, own, shipped
from desktop.content.problems import ContentError, Problem
from desktop.overrides import OVERRIDES

FILE = "narvarofiler.toml"
GENERAL = "allman"
"""The profile of no system: its columns are chosen by hand."""
REASON_DECIDES = "skola24"
"""Where an absence without a reason is ogiltig."""

Meaning = Literal[
    "number",
    "name",
    "first_name",
    "last_name",
    "group",
    "week",
    "day",
    "start",
    "end",
    "subject",
    "lessons",
    "offered",
    "present",
    "absent",
    "excused",
    "unexcused",
    "unregistered",
    "unregistered_percent",
    "reported_percent",
    "late",
    "unit",
    "reason",
    "ignored",
]
"""What a column holds. `absent` is excused and unexcused together; `ignored` is known and not needed."""

FileUnit = Literal["", "minuter", "timmar", "lektioner", "halvdagar", "dagar"]
_MARKS = re.compile(r"[\s.:_\-–/]+")
_LETTERS = str.maketrans("åäöéü", "aaoeu")


@dataclass(frozen=True)
class Profile:
    """One system's file. `is_confirmed`: its columns were read in a source; `read_on` the day that was.

    `known_by`: folded headings that identify it. `columns`: folded headings with their meaning.
    `unreported_is_present`: the system counts as presence what nobody has reported. `is_summed`: rows of the same
    week are parts (subjects, lessons) and are added. `warning` is shown before anything is read in.
    """

    code: str
    name: str
    version: str
    is_confirmed: bool
    read_on: date
    unit: FileUnit
    known_by: frozenset[str]
    columns: Mapping[str, Meaning]
    unreported_is_present: bool
    is_summed: bool
    warning: str


def folded(text: str) -> str:
    """Return a heading without what people and systems write differently: case, å ä ö, dots, dashes and blanks."""
    return _MARKS.sub("", text.casefold().translate(_LETTERS))


def profiles() -> tuple[Profile, ...]:
    """Return every profile, the municipality's own over those shipped, the general one last.

    A profile of the municipality's that cannot be used is left out; `faults` says why.
    """
    return _profiles(OVERRIDES.folder)


@lru_cache(maxsize=1)
def _profiles(folder: Path | None) -> tuple[Profile, ...]:
    """Read them; `folder` is the municipality's, so that another one is read anew."""
    ours, theirs = shipped_raw(), own(FILE)
    found = {code: _profile(code, raw, _version(ours)) for code, raw in ours["profil"].items()}
    for code, raw in _usable(theirs):
        found[code] = _profile(code, raw, _version(theirs.tables))
    return tuple(sorted(found.values(), key=lambda one: one.code == GENERAL))


def profile(code: str) -> Profile:
    """Return the profile with this code; the general one when there is none any more."""
    return next((one for one in profiles() if one.code == code), profiles()[-1])


def faults() -> list[Problem]:
    """Return what is wrong with the municipality's file."""
    theirs = own(FILE)
    list(_usable(theirs))
    return theirs.problems


def shipped_raw() -> dict[str, Any]:
    """Return the shipped file's tables. Raises `ContentError`."""
    return shipped(f"lists/{FILE}")


def _version(tables: Mapping[str, Any]) -> str:
    return str(tables.get("meta", {}).get("version", ""))


def _usable(theirs: Own) -> list[tuple[str, Mapping[str, Any]]]:
    good = []
    for code, raw in theirs.table("profil").items():
        try:
            _profile(code, raw, "")
        except (ContentError, KeyError, TypeError, AttributeError):
            theirs.refuse(f"profil.{code}", "", "Profilen saknar något eller har en okänd betydelse.")
        else:
            good.append((code, raw))
    return good


def _profile(code: str, raw: Mapping[str, Any], version: str) -> Profile:
    columns: dict[str, Meaning] = {}
    for meaning, headings in raw["kolumner"].items():
        if meaning not in get_args(Meaning):
            raise ContentError(f"{FILE}: profil.{code}.kolumner: {meaning}")
        columns.update(dict.fromkeys(map(folded, headings), meaning))
    if raw["enhet"] not in get_args(FileUnit) or not isinstance(raw["las"], date):
        raise ContentError(f"{FILE}: profil.{code}")
    return Profile(
        code,
        raw["namn"],
        version,
        raw["sakerhet"] == "bekraftad",
        raw["las"],
        raw["enhet"],
        frozenset(map(folded, raw["kanns_igen"])),
        columns,
        raw["oregistrerat_som_narvaro"],
        raw["summera"],
        raw["varning"],
    )
