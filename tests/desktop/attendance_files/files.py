"""Files as schools send them, made here, of invented pupils with test numbers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
import xlwt

VKLASS_HEAD = ["", "Namn", "Personnr", "Undv. tid", "Lekt.", "N min", "GF min", "F min", "N %", "GF %", "F %"]
VKLASS: list[list[Any]] = [
    ["", "Närvarorapport 2026-09-01–2026-10-02"],
    [],
    ["", "Klass: 7B"],
    VKLASS_HEAD,
    [
        "",
        "Amina Testsson",
        "20090103-2383",
        5244,
        95,
        2640,
        540,
        1704,
        "50,34\u00a0%",
        "10,3\u00a0%",
        "32,5\u00a0%",
    ],
    ["", "Bo Testsson", "20090110-2384", 5244, 95, 5244, 0, 0, "100 %", "0 %", "0 %"],
    VKLASS_HEAD,
    ["", "Ceydâ Øst-Testsson", "20090115-2397", 5244, 95, 5000, 244, 0, "95,3 %", "4,7 %", "0 %"],
    ["", "Totalt", "", 15732, 285, 12884, 784, 1704],
]


def xls(rows: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook of Excel 97 with one sheet."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Rapport")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def xlsx(rows: Sequence[Sequence[object]], *, formula: tuple[int, int] | None = None) -> bytes:
    """Return a workbook of Excel with one sheet; `formula` is the place of one without a stored value."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Rapport")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
        if formula:
            sheet.write_formula(*formula, "=1+1", None, "")
    return kept.getvalue()
