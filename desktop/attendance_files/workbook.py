"""Workbooks of Excel, their values alone: no formula is computed, no macro run, no link followed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError, fromstring

from desktop.attendance_files.kinds import Kind
from desktop.attendance_files.refused import FileRefusedError

Cell = str | int | float | bool | date | datetime | time | timedelta | None

MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_SHEETS = 20
_FAR_OUT = re.compile(rb'\br="([A-Z]{2,3}[0-9]{1,7}|[A-Z]{1,3}[0-9]{6,7})"')
_REFERENCE = re.compile(rb' r="([A-Z]{1,3}[0-9]{1,7})"')
_CELL_END = re.compile(rb"</(?:\w+:)?c>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>\s*[^<\s]")
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = f"{{{_SPACE}}}"
_DOCUMENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True)
class BookSheet:
    """A sheet of a workbook. `is_hidden`: Excel does not show it."""

    name: str
    is_hidden: bool = False


def sheets(data: bytes) -> tuple[BookSheet, ...]:
    """Return the sheets with cells, in their order. Raises `FileRefusedError`."""
    # 15 ms: the reader is a large library, and most days nobody reads a file.
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            found = tuple(
                BookSheet(one.name, one.visible is not SheetVisibleEnum.Visible)
                for one in book.sheets_metadata
                if one.typ is SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise FileRefusedError("encrypted") from error
    except CalamineError as error:
        raise FileRefusedError("damaged") from error
    if len(found) > MOST_SHEETS:
        raise FileRefusedError("too_many_sheets")
    if not found:
        raise FileRefusedError("empty")
    return found


def rows(data: bytes, sheet: str) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet from its first, also the empty ones. Raises `FileRefusedError`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            found = book.get_sheet_by_name(sheet)
            if found.start is None or found.end is None:
                return
            _bound(*found.end)
            margin: list[Cell] = [None] * found.start[1]  # the reader leaves out empty columns on the left
            for row in found.iter_rows():
                yield [*margin, *(None if cell == "" else cell for cell in row)]
    except CalamineError as error:
        raise FileRefusedError("damaged") from error


def _bound(last_row: int, last_column: int) -> None:
    if last_row >= MOST_ROWS:
        raise FileRefusedError("too_many_rows")
    if last_column >= MOST_COLUMNS:
        raise FileRefusedError("too_many_columns")


def without_value(data: bytes, kind: Kind, sheet: str) -> frozenset[tuple[int, int]]:
    """Return where a formula has no stored value, as row and column from 0. In .xls it cannot be known.

    To be asked before `rows`: a cell far out makes the reader set aside room for everything before it.
    Raises `FileRefusedError` when a cell lies further out than is read.
    """
    if kind != "xlsx":
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            written = packed.read(_part(packed, sheet))
    except (ParseError, KeyError, ValueError, StopIteration, zipfile.BadZipFile, OSError) as error:
        raise FileRefusedError("damaged") from error
    for found in _FAR_OUT.finditer(written):
        _bound(*_place(found[1].decode("ascii")))
    return frozenset(_formulas_without_value(written))


def _formulas_without_value(written: bytes) -> Iterator[tuple[int, int]]:
    """Yield the places. By pattern: a parser takes five times the time of the reader itself."""
    if b"f>" not in written and b"<f " not in written and b":f " not in written:
        return  # most files have none, and the pattern takes half a second for 50 000 rows
    for formula in _FORMULA.finditer(written):
        cell = _REFERENCE.match(written, written.rfind(b' r="', 0, formula.start()))
        end = _CELL_END.search(written, formula.end())
        if cell and end and not _VALUE.search(written, formula.end(), end.start()):
            yield _place(cell[1].decode("ascii"))


def _place(reference: str) -> tuple[int, int]:
    """Return row and column from 0 of `D6`."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


def _part(packed: zipfile.ZipFile, sheet: str) -> str:
    """Return the part that holds a sheet, by the workbook's own list."""
    book = fromstring(packed.read("xl/workbook.xml"))  # noqa: S314 - searched for entities before (`kinds`)
    relations = fromstring(packed.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - searched for entities before (`kinds`)
    wanted = next(one.get(f"{_DOCUMENT}id") for one in book.iter(f"{_MAIN}sheet") if one.get("name") == sheet)
    target = next(
        str(one.get("Target")) for one in relations.iter(f"{_PACKAGE}Relationship") if one.get("Id") == wanted
    )
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
