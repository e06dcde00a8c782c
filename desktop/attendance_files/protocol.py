"""What the window and its reading process say: bytes of a file one way, cells without formulas the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from desktop.attendance_files.kinds import Kind
from desktop.attendance_files.plain import Delimiter, Encoding
from desktop.attendance_files.refused import Reason
from desktop.attendance_files.workbook import BookSheet, Cell

MOST_SAID = 512_000_000
"""Bytes of an answer: 100 000 rows of 200 columns at their fullest are far from it in what schools send."""

_DAY, _MOMENT, _CLOCK, _SPAN = range(1, 5)


class Wish(msgspec.Struct):
    """How the file is to be read; empty where the file itself decides."""

    length: int
    sheet: str = ""
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None


@dataclass(frozen=True)
class FileTable:
    """The cells of one sheet or one text, and how they were read.

    `missing` are the places (row, column from 0) of formulas without a stored value; `swedish` is a heading with å, ä
    or ö in it. `encoding` and `delimiter` are None for workbooks.
    """

    kind: Kind
    rows: list[list[Cell]]
    sheets: tuple[BookSheet, ...] = ()
    sheet: str = ""
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    missing: frozenset[tuple[int, int]] = frozenset()
    swedish: str = ""


class _Answer(msgspec.Struct):
    refused: Reason | None = None
    kind: Kind = "text"
    rows: list[list[Any]] = []
    sheets: list[tuple[str, bool]] = []
    sheet: str = ""
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    missing: list[tuple[int, int]] = []
    swedish: str = ""


def question(data: bytes, wish: Wish) -> bytes:
    """Return a line that says how, and after it the file."""
    return msgspec.json.encode(wish) + b"\n" + data


def answer(said: FileTable | Reason) -> bytes:
    """Return what the reading process answers with."""
    if not isinstance(said, FileTable):
        return _ENCODER.encode(_Answer(refused=said))
    return _ENCODER.encode(
        _Answer(
            None,
            said.kind,
            _carried(said.rows),
            [(one.name, one.is_hidden) for one in said.sheets],
            said.sheet,
            said.encoding,
            said.delimiter,
            sorted(said.missing),
            said.swedish,
        )
    )


def read_answer(told: bytes) -> FileTable | Reason:
    """Read what `answer` made. Raises `ValueError` for anything else, also for nothing at all."""
    try:
        said = _DECODER.decode(told)
    except msgspec.MsgspecError as error:
        raise ValueError("no table") from error
    if said.refused is not None:
        return said.refused
    return FileTable(
        said.kind,
        said.rows,
        tuple(BookSheet(*one) for one in said.sheets),
        said.sheet,
        said.encoding,
        said.delimiter,
        frozenset(said.missing),
        said.swedish,
    )


def _bare(cell: Cell) -> Any:
    """Return a cell as msgpack can carry it back to the same kind."""
    match cell:
        case datetime():
            return msgspec.msgpack.Ext(_MOMENT, cell.isoformat().encode())
        case date():
            return msgspec.msgpack.Ext(_DAY, cell.isoformat().encode())
        case time():
            return msgspec.msgpack.Ext(_CLOCK, cell.isoformat().encode())
        case timedelta():
            return msgspec.msgpack.Ext(_SPAN, str(int(cell.total_seconds())).encode())
        case _:
            return cell


def _carried(rows: list[list[Cell]]) -> list[list[Any]]:
    """Return rows whose days and times are carried as such."""
    return [
        [cell if isinstance(cell, (str, float)) or cell is None else _bare(cell) for cell in row]
        for row in rows
    ]


def _unpacked(code: int, data: memoryview) -> Cell:
    text = bytes(data).decode("ascii")
    match code:
        case 1:
            return date.fromisoformat(text)
        case 2:
            return datetime.fromisoformat(text)
        case 3:
            return time.fromisoformat(text)
        case 4:
            return timedelta(seconds=int(text))
        case _:
            raise ValueError("no such cell")


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Answer, ext_hook=_unpacked)
