"""Our own empty table for a school to fill in: one pupil, without a name."""

from __future__ import annotations

import csv
import io
from pathlib import Path

HEADINGS = ("Vecka", "Erbjuden", "Närvaro", "Giltig", "Ogiltig", "Ej registrerad", "Sen", "Enhet")
NAME = "narvaro-mall"
ROWS = 20
_TOLD = (
    "En rad för varje vecka, för en enda elev. Skriv inte elevens namn.",
    "Vecka: till exempel 2026-v36.",
    "Erbjuden: tiden eleven hade på sitt eget schema den veckan, utan lov och inställda lektioner.",
    "Närvaro + Giltig + Ogiltig + Ej registrerad = Erbjuden.",
    "Sen: minuter eller antal sena ankomster. Den räknas inte in i summan.",
    "Enhet: minuter, lektioner eller halvdagar.",
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def xlsx() -> bytes:
    """Return the table as a workbook: headings on the first sheet, what they mean on the second. No formulas."""
    import xlsxwriter  # 30 ms, and only for who sends it to a school

    kept = io.BytesIO()
    bare = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, bare) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("Närvaro")
        sheet.set_column(0, len(HEADINGS) - 1, 14)
        sheet.set_column(0, 0, 14, text)
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 0)
        told = book.add_worksheet("Så fyller du i")
        told.set_column(0, 0, 96)
        for at, line in enumerate(_TOLD):
            told.write_string(at, 0, line)
    return kept.getvalue()


def csv_text() -> bytes:
    """Return the headings as CSV: semicolons, and UTF-8 with its mark, which Excel reads right."""
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=";").writerow([as_text(one) for one in HEADINGS])
    return kept.getvalue().encode("utf-8-sig")


def as_text(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def write(path: Path) -> None:
    """Write the table where the user has said, as CSV if the name says so. Raises `OSError`."""
    path.write_bytes(csv_text() if path.suffix.casefold() == ".csv" else xlsx())
