"""The reading process: `narvara --read-table`. One file on its standard input, its cells out, and it ends.

A file that a school sent was made by many programs and perhaps by somebody who wants ill. Whatever it does to the
reader it does here: in a process without the vault, with a bound on memory and on processor time.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

import msgspec

from desktop.attendance_files import kinds, plain, workbook
from desktop.attendance_files.protocol import FileTable, Wish, answer
from desktop.attendance_files.refused import FileRefusedError, Reason
from desktop.process.hardening import harden

_IN, _OUT = 0, 1
_LONGEST_LINE = 4_096
MOST_MEMORY = 1_500_000_000
"""Bytes of address space; a workbook at all limits takes a third."""
MOST_SECONDS = 60
"""Of the processor."""


def main() -> int:
    """Answer, and return the exit code."""
    harden()
    _bound()
    out = os.dup(_OUT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, _OUT)
    try:
        wish, data = _question()
    except (ValueError, msgspec.MsgspecError):
        return 1
    threading.Thread(target=_end_with_asker, daemon=True).start()
    said = memoryview(answer(table(data, wish)))
    while said:
        said = said[os.write(out, said) :]
    return 0


def table(data: bytes, wish: Wish) -> FileTable | Reason:
    """Return the cells of a file, or why it is not read."""
    try:
        kind = kinds.kind_of(data)
        return _text(data, wish) if kind == "text" else _workbook(data, kind, wish)
    except FileRefusedError as error:
        return error.reason
    except MemoryError:
        return "too_large_unpacked"


def _text(data: bytes, wish: Wish) -> FileTable:
    encoding = wish.encoding or plain.encoding_of(data)
    text = plain.decoded(data, encoding)
    delimiter = wish.delimiter or plain.delimiter_of(text)
    rows = plain.table(text, delimiter)
    if len(rows) > workbook.MOST_ROWS:
        raise FileRefusedError("too_many_rows")
    if any(len(row) > workbook.MOST_COLUMNS for row in rows):
        raise FileRefusedError("too_many_columns")
    cells: list[list[workbook.Cell]] = [[field or None for field in row] for row in rows]
    return FileTable(
        "text", cells, encoding=encoding, delimiter=delimiter, swedish=plain.first_with_swedish(rows)
    )


def _workbook(data: bytes, kind: kinds.Kind, wish: Wish) -> FileTable:
    found = workbook.sheets(data)
    shown = [one.name for one in found if not one.is_hidden] or [found[0].name]
    sheet = wish.sheet if any(one.name == wish.sheet for one in found) else shown[0]
    missing = workbook.without_value(data, kind, sheet)
    return FileTable(kind, list(workbook.rows(data, sheet)), found, sheet, missing=missing)


def _question() -> tuple[Wish, bytes]:
    read = os.fdopen(os.dup(_IN), "rb", closefd=True)
    wish = msgspec.json.decode(read.readline(_LONGEST_LINE), type=Wish)
    if not 0 <= wish.length <= kinds.MOST_BYTES + 1:
        raise ValueError("no length")
    data = read.read(wish.length)
    if len(data) != wish.length:
        raise ValueError("cut short")
    return wish, data


def _bound() -> None:
    """Hold memory and time. On Windows no process can hold itself so; there the patience of the window does."""
    if sys.platform == "win32":
        return
    import resource

    bounds = (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (
            resource.RLIMIT_FSIZE,
            0,
        ),  # no file is written, whatever asks for it; the answer goes through a pipe
    )
    for what, most in bounds:
        with suppress(ValueError, OSError):  # macOS takes no bound on address space
            resource.setrlimit(what, (most, most))


def _end_with_asker() -> None:
    """End when the window has: by lock, by force or by itself."""
    while os.read(_IN, 64):
        pass
    os._exit(1)
