"""Whose row a row is. Only the open pupil's leave this module; of the others only how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal
from unicodedata import combining, normalize

from rapidfuzz.distance import Levenshtein

from desktop.attendance_files.cells import text_of
from desktop.attendance_files.header import HeadingRow, is_heading
from desktop.attendance_files.workbook import Cell
from desktop.people import identity

How = Literal["number", "name", "chosen", "nobody_named", "none"]

_NEAR = 2  # letters
_MOST_NEAR = 3  # names
_SUMS = ("klass:", "totalt", "summa", "medel", "elever:", "antal elever", "genomsnitt")


@dataclass(frozen=True)
class Named:
    """The open pupil, as a file may name them."""

    first_name: str
    last_name: str
    number: str  # twelve characters, or empty


@dataclass(frozen=True)
class NearName:
    """A person in the file whose name is nearly the pupil's. `group` is the class, where the file says it.

    `key` tells two with the same name apart, and is never shown.
    """

    name: str
    group: str
    key: str


@dataclass(frozen=True)
class OwnRows:
    """The pupil's rows as pairs of row number (from 0) and cells, and how the pupil was found.

    `others` counts rows about other people, `skipped` headings, sums and empty rows. `near` is filled when nobody
    matched exactly: at most three, and the user picks one or none.
    """

    how: How
    rows: list[tuple[int, Sequence[Cell]]] = field(default_factory=list)
    others: int = 0
    other_people: int = 0
    skipped: int = 0
    near: tuple[NearName, ...] = ()


def own_rows(
    rows: Sequence[Sequence[Cell]], heading: HeadingRow, pupil: Named, today: date, chosen: str = ""
) -> OwnRows:
    """Return the pupil's rows: by number if the file has numbers, else by name, in either order.

    `chosen` is the key of one of `near` that the user picked, or the name as the user says that the file has it.
    A file that names nobody gives all its rows, `nobody_named`: the user says whose they are before they are used.
    """
    filled: list[tuple[int, Sequence[Cell]]] = []
    skipped = 0
    looked_up: dict[str, bool] = {}
    for at, row in enumerate(rows):
        if at <= heading.row:
            continue
        if (
            not any(cell not in (None, "") for cell in row)
            or is_heading(row, heading, looked_up)
            or _is_sum(row)
        ):
            skipped += 1
        else:
            filled.append((at, row))
    number_at = heading.column("number")
    if number_at is None and not _names_somebody(heading):
        return OwnRows("nobody_named", filled, skipped=skipped)
    group_at, names_at = heading.column("group"), _names_at(heading)
    once: dict[tuple[str, str, str], _Person] = {}  # a number takes longer to read than a row
    people = []
    for _, row in filled:
        said = (text_of(_cell(row, number_at)), _name(row, *names_at), text_of(_cell(row, group_at)))
        if said not in once:
            once[said] = _Person(_number(_cell(row, number_at), today), *said[1:])
        people.append(once[said])
    mine, how, near = _found(people, pupil, heading, chosen)
    own = [pair for pair, one in zip(filled, people, strict=True) if one.key in mine]
    others = {one.key for one in people if one.key not in mine}
    return OwnRows(how, own, len(filled) - len(own), len(others), skipped, near)


@dataclass(frozen=True)
class _Person:
    number: str
    name: str
    group: str

    @cached_property
    def plain(self) -> str:
        return _plain(self.name)

    @cached_property
    def key(self) -> str:
        """Two with one name in two classes are two, unless their numbers say otherwise."""
        return self.number or f"{self.plain}\n{self.group.casefold()}"


def _found(
    people: list[_Person], pupil: Named, heading: HeadingRow, chosen: str
) -> tuple[frozenset[str], How, tuple[NearName, ...]]:
    """Return the keys of the pupil's rows, how they were found, and who is near when nobody was."""
    if pupil.number and not chosen:
        by_number = {one.key for one in people if one.number and one.number == pupil.number}
        if len(by_number) == 1:
            return frozenset(by_number), "number", ()
        if heading.column("number") is not None and any(one.number for one in people):
            return frozenset(), "none", _near(people, pupil)
    if chosen and any(one.key == chosen for one in people):
        return frozenset({chosen}), "chosen", ()
    wanted = {_plain(chosen)} if chosen else _both_orders(pupil)
    by_name = {one.key for one in people if one.plain in wanted}
    if len(by_name) == 1:
        return frozenset(by_name), "chosen" if chosen else "name", ()
    if chosen and by_name:  # two of that name: which class decides
        return frozenset(), "none", _listed(one for one in people if one.key in by_name)
    return frozenset(), "none", _near(people, pupil, exactly=len(by_name) > 1)


def _near(people: list[_Person], pupil: Named, *, exactly: bool = False) -> tuple[NearName, ...]:
    """Return at most three people whose names are within two letters of the pupil's."""
    orders, most = _both_orders(pupil), 0 if exactly else _NEAR
    far: dict[str, int] = {}
    for name in {one.plain for one in people if one.name}:
        distance = min((Levenshtein.distance(name, one, score_cutoff=most) for one in orders), default=99)
        if distance <= most:
            far[name] = distance
    return _listed(sorted((one for one in people if one.plain in far), key=lambda one: far[one.plain]))


def _listed(people: Iterable[_Person]) -> tuple[NearName, ...]:
    once = {one.key: NearName(one.name, one.group, one.key) for one in people}
    return tuple(once.values())[:_MOST_NEAR]


def _both_orders(pupil: Named) -> set[str]:
    first, last = pupil.first_name, pupil.last_name
    return {_plain(f"{first} {last}"), _plain(f"{last} {first}")} - {""}


def _plain(name: str) -> str:
    """Return a name without case, marks, commas and double blanks."""
    bare = "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))
    return " ".join(bare.replace(",", " ").replace("-", " ").split())


def _names_somebody(heading: HeadingRow) -> bool:
    return any(heading.column(one) is not None for one in ("name", "first_name", "last_name"))


def _names_at(heading: HeadingRow) -> tuple[int | None, int | None, int | None]:
    return heading.column("name"), heading.column("first_name"), heading.column("last_name")


def _name(row: Sequence[Cell], whole: int | None, first: int | None, last: int | None) -> str:
    said = _cell(row, whole)
    if said:
        return str(said).strip()
    parts = (_cell(row, first), _cell(row, last))
    return " ".join(str(part).strip() for part in parts if part)


def _number(cell: Cell, today: date) -> str:
    """Return an identity number as the vault keeps it; empty when there is none."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell) if isinstance(cell, (int, str)) and not isinstance(cell, bool) else ""
    if text.isdigit() and len(text) in (9, 11):
        text = f"0{text}"  # Excel has taken the nought of somebody born in 2000–2009
    return identity.read(text, today).number if text else ""


def _is_sum(row: Sequence[Cell]) -> bool:
    first = next((cell for cell in row if cell not in (None, "")), "")
    return isinstance(first, str) and first.strip().casefold().startswith(_SUMS)


def _cell(row: Sequence[Cell], at: int | None) -> Cell:
    return row[at] if at is not None and at < len(row) else None
