"""From the bytes of a file to one pupil's rows: every kind of text and workbook, and nobody else's rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from desktop.attendance_files import header, kinds, plain, pupil, rows, workbook
from desktop.attendance_files.days import Week
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.refused import FileRefusedError
from desktop.attendance_files.result import Figures
from desktop.attendance_files.rows import Told
from tests.desktop.attendance_files.files import VKLASS, xls, xlsx

TODAY = date(2026, 11, 28)
AMINA = Named("Amina", "Testsson", "200901032383")
WEEKS = "Vecka;Erbjuden;Närvaro;Giltig;Ogiltig;Ej registrerad;Enhet\n2026-v36;1 380;600;180;480;120;minuter\n"


@pytest.mark.parametrize("make", [xls, xlsx])
def test_one_pupil_comes_out_of_a_class_in_the_layout_of_vklass(
    make: Callable[[list[list[object]]], bytes],
) -> None:
    data = make(VKLASS)
    kind = kinds.kind_of(data)
    table = list(workbook.rows(data, "Rapport"))
    found = header.find(table)
    assert found is not None
    assert (kind, found.row, found.profile.code) == (make.__name__, 3, "vklass")
    own = pupil.own_rows(table, found, AMINA, TODAY)
    assert (own.how, len(own.rows), own.other_people, own.skipped) == ("number", 1, 2, 2)
    told = Told(period=(date(2026, 9, 1), date(2026, 10, 2)))
    result = rows.read(own.rows, found, told, TODAY, frozenset())
    assert result.asked == set()
    assert result.refused == []
    assert result.periods[0].figures == Figures("minuter", 5244, 2640, 540, 1704, 0, 360)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_week_is_read_whatever_the_letters_and_what_stands_between(encoding: str, mark: str) -> None:
    data = WEEKS.replace(";", mark).encode(encoding)
    assert kinds.kind_of(data) == "text"
    found = plain.encoding_of(data)
    text = plain.decoded(data, found)
    table = plain.table(text, plain.delimiter_of(text))
    assert plain.first_with_swedish(table) == "Närvaro"
    head = header.find(table)
    assert head is not None
    assert head.profile.code == "mall"
    own = pupil.own_rows(table, head, AMINA, TODAY)
    assert own.how == "nobody_named"
    result = rows.read(own.rows, head, Told(), TODAY, frozenset())
    assert [(one.week, one.figures) for one in result.weeks] == [
        (Week(2026, 36), Figures("minuter", 1380, 600, 180, 480, 0, 120))
    ]


def test_a_far_cell_is_refused_before_room_is_set_aside_for_it() -> None:
    data = xlsx([["a"]], formula=(1_000_000, 16_000))
    with pytest.raises(FileRefusedError) as refused:
        workbook.without_value(data, "xlsx", "Rapport")
    assert refused.value.reason == "too_many_rows"


def test_a_formula_without_a_stored_value_is_an_error_on_its_row() -> None:
    data = xlsx([["Vecka", "Erbjuden", "Närvaro"], ["v. 36", 1380, 600]], formula=(1, 1))
    missing = workbook.without_value(data, "xlsx", "Rapport")
    table = list(workbook.rows(data, "Rapport"))
    head = header.find(table)
    assert head is not None
    told = Told(unit="minuter", school_year=2026)
    result = rows.read([(1, table[1])], head, told, TODAY, missing)
    assert [(one.row, one.column, one.why) for one in result.refused] == [(2, "B", "no_value")]


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"%PDF-1.7 ", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<html><table>", "webpage"),
        (b"\n\n", "empty"),
        (b"PK\x03\x04trasig", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"abc\x00\x01", "unknown"),
        (b"x" * 20_000_001, "too_large"),
    ],
)
def test_what_is_no_table_is_refused_with_its_own_reason(start: bytes, reason: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        kinds.kind_of(start)
    assert refused.value.reason == reason
    assert refused.value.do
