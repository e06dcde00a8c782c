"""Text with a table in it: which letters it is written with, what stands between its fields, and its rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Literal, get_args

from desktop.attendance_files.refused import FileRefusedError

Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-1", "mac_roman", "cp850"]
Delimiter = Literal[";", ",", "\t", "|"]

ENCODINGS: tuple[tuple[Encoding, str], ...] = (
    ("cp1252", "Windows-1252"),
    ("utf-8", "UTF-8"),
    ("iso8859-1", "ISO 8859-1"),
    ("mac_roman", "MacRoman"),
    ("cp850", "CP850"),
)
"""What the user may choose, with what it is called. UTF-16 is known by its first bytes alone."""

_BOMS: tuple[tuple[bytes, Encoding], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MOST_PASTED = 5_000
"""Cells; more is a file."""
_LOOKED_AT = 50  # rows that are not empty
_LONGEST_FIELD = 10_000  # letters; a longer one is a quote that was never closed


def encoding_of(data: bytes) -> Encoding:
    """Return how the text is written: as its first bytes say, else UTF-8 if it is that, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decoded(data: bytes, encoding: Encoding) -> str:
    """Return the text. A byte that Windows-1252 leaves free is shown as a replacement mark, never dropped.

    Raises `FileRefusedError` when it cannot be read so.
    """
    try:
        return data.decode(encoding, errors="replace" if encoding == "cp1252" else "strict")
    except (UnicodeDecodeError, UnicodeError) as error:
        raise FileRefusedError("wrong_encoding") from error


def delimiter_of(text: str) -> Delimiter:
    """Return what stands between the fields: what gives most of the first rows the same number of them, at least two.

    `sep=;` as the first line is obeyed. In doubt `;`, then `,`, tab and `|`.
    """
    first, _, _ = text.lstrip("\ufeff").partition("\n")
    told = first.strip().removeprefix("sep=")
    for one in get_args(Delimiter):
        if first.lower().startswith("sep=") and told == one:
            return one  # type: ignore[no-any-return]  # one of the literal's own
    best: tuple[int, Delimiter] = (0, ";")
    for one in get_args(Delimiter):
        rows = _rows(text, one, _LOOKED_AT)
        counts = Counter(len(row) for row in rows if len(row) >= 2)
        alike = counts.most_common(1)[0][1] if counts else 0
        if alike > best[0]:
            best = (alike, one)
    return best[1]


def table(text: str, delimiter: Delimiter) -> list[list[str]]:
    """Return every row, also the empty ones, so that the numbers of rows are the file's own."""
    whole = text.lstrip("\ufeff")
    if whole.lower().startswith("sep="):
        whole = "\n" + whole.partition("\n")[2]
    return _rows(whole, delimiter, None)


def pasted(text: str) -> list[list[str]]:
    """Return the cells of the clipboard, a tab between them. Raises `FileRefusedError` above a school year."""
    rows = _rows(text, "\t", None)
    if not any(field.strip() for row in rows for field in row):
        raise FileRefusedError("nothing_pasted")
    if sum(map(len, rows)) > MOST_PASTED:
        raise FileRefusedError("pasted_too_much")
    return rows


def first_with_swedish(rows: list[list[str]]) -> str:
    """Return a field with å, ä or ö in it, to tell by eye whether the letters are right; empty when there is none.

    Only out of the first rows, where the headings stand: further down stand names.
    """
    for row in rows[:5]:
        for field in row:
            if any(letter in "åäöÅÄÖ" for letter in field):
                return field[:60]
    return ""


def _rows(text: str, delimiter: str, most: int | None) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, doublequote=True)
    found: list[list[str]] = []
    filled = 0
    try:
        for row in reader:
            found.append(row if all(len(field) < _LONGEST_FIELD for field in row) else [])
            filled += bool(row)
            if most is not None and filled >= most:
                break
    except csv.Error as error:
        raise FileRefusedError("damaged") from error
    return found
