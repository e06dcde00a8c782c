"""Every text of the specification's chapter 3, with the file that causes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from desktop.attendance_files import kinds, plain, words
from desktop.attendance_files.preview import FileAnswers, Preview, preview
from desktop.attendance_files.protocol import FileTable, Wish
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.reading_process import table as read_table
from desktop.attendance_files.refused import FileRefusedError
from desktop.attendance_files.rows import Told
from tests.desktop.attendance_files.files import VKLASS

TODAY = date(2026, 11, 28)
AMINA = Named("Amina", "Testsson", "200901032383")
HEAD = "Vecka;Erbjuden;Närvaro;Giltig;Ogiltig;Ej registrerad;Sen;Enhet"


def rows_of(text: str) -> FileTable:
    """Return a text as the reading process reads it."""
    data = text.encode()
    found = read_table(data, Wish(len(data)))
    assert isinstance(found, FileTable)
    return found


def looked(text: str, said: FileAnswers | None = None) -> Preview:
    return preview(rows_of(text), AMINA, said or FileAnswers(is_all_theirs=True), TODAY)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("v 57;30;20;5;5;0;0;lektioner", "Rad 2: veckan ”v 57” finns inte."),
        ("2025-v53;30;20;5;5;0;0;lektioner", "Rad 2: veckan ”2025-v53” finns inte."),
        (";30;20;5;5;0;0;lektioner", "Rad 2: datum eller vecka saknas."),
        ("2026-v36;1380;900;300;220;0;0;minuter", "Rad 2: delarna är 1 420 av 1 380 minuter."),
        ("2026-v36;30;-5;5;5;0;0;lektioner", "Rad 2: ett tal är mindre än noll."),
        ("2026-v36;84000;84000;0;0;0;0;minuter", "Rad 2: 84 000 minuter på en vecka. Är det fler veckor?"),
        ("2026-v36;61;61;0;0;0;0;lektioner", "Rad 2: 61 lektioner på en vecka. Är det fler veckor?"),
        ("2026-v36;trettio;20;5;5;0;0;lektioner", "Rad 2, kolumn B: ”trettio” är inget tal."),
        ("2026-v50;30;20;5;5;0;0;lektioner", "Rad 2: ”2026-v50” har inte varit än."),
        ("2019-v36;30;20;5;5;0;0;lektioner", "Rad 2: ”2019-v36” är mer än tre år sedan."),
        ("2026-v36;;;;;;;lektioner", "Rad 2: det finns inga siffror."),
        (
            "2026-v36;30;20;5;5;0;0;kilo",
            "Rad 2, kolumn H: enheten ”kilo” känns inte igen. Skriv minuter, lektioner eller halvdagar.",
        ),
    ],
)
def test_a_row_that_is_not_read_in_says_where_and_why(line: str, told: str) -> None:
    shown = looked(f"{HEAD}\n{line}\n")
    assert [one.replace("\u00a0", " ") for one in words.whys(shown.result.refused)] == [told]
    assert shown.result.weeks == []


def test_the_other_texts_about_rows() -> None:
    day = looked("Datum;Lektionstid;Frånvarotid;Anledning\n33/9;60;0;\n7/9 2026;60;60;\n")
    assert words.whys(day.result.refused) == ["Rad 2: datumet ”33/9” finns inte."]
    assert [(one.state, one.minutes) for one in day.result.lessons] == [("ogiltig", 60)]

    twice = looked(f"{HEAD}\n2026-v37;30;20;5;5;0;0;lektioner\n2026-v37;30;19;6;5;0;0;lektioner\n")
    assert words.whys(twice.result.refused) == ["Rad 2 och rad 3 har olika siffror för vecka 37."]
    once = looked(f"{HEAD}\n2026-v37;30;20;5;5;0;0;lektioner\n2026-v37;30;20;5;5;0;0;lektioner\n")
    assert (len(once.result.weeks), once.result.refused) == (1, [])

    formula = FileTable(
        "xlsx", rows_of(f"{HEAD}\n2026-v37;30;20;5;5;0;0;lektioner").rows, missing=frozenset({(1, 5)})
    )
    shown = preview(formula, AMINA, FileAnswers(is_all_theirs=True), TODAY)
    assert words.whys(shown.result.refused) == [
        "Rad 2, kolumn F: formeln har inget sparat värde. Öppna och spara filen i Excel."
    ]
    rounded = looked(
        f"{HEAD}\n2026-v37;1380;600;300;475;0;0;minuter\n2026-v38;1380;600;300;485;0;0;minuter\n"
    )
    assert [one.figures.unregistered for one in rounded.result.weeks] == [5, 0]
    assert [one.figures.present for one in rounded.result.weeks] == [600, 595]
    assert words.coming(rounded, {"ny": 2}) == "2 nya, 2 avrundad. Går att ångra efteråt."


def test_a_class_file_tells_how_many_others_and_gives_a_text_without_names() -> None:
    shown = preview(FileTable("xls", VKLASS), AMINA, FileAnswers(), TODAY)
    assert words.others(24, "Amina") == (
        "24 rader om andra elever lästes inte in. Filen gäller fler än Amina. Ta bort den, och säg till skolan."
    )
    text = words.deviation(TODAY, "Björkbacka skola", shown.own.other_people)
    assert text.startswith("Avvikelse 28 november 2026. Björkbacka skola skickade")
    assert "2 elever till" in text
    assert words.recognised(shown.heading.profile, shown.people, shown.rows) == (
        "Vklass känns igen, 3 elever, 3 rader."
    )
    assert words.certainty(shown.heading.profile) == "Antagen kolumnordning, 28 november 2026."
    assert shown.period == (date(2026, 9, 1), date(2026, 10, 2))
    assert words.sum_of((date(2026, 8, 18), date(2026, 10, 30))).startswith(
        "Filen är en summa för 18 augusti–30 oktober. Den visas som en period."
    )
    everything = repr((shown.columns, shown.own.near, shown.result))
    for sentinel in ("Bo Testsson", "Ceydâ", "20090110", "20090115"):
        assert sentinel not in everything


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        (["Vecka;Erbjuden;Närvaro", "36;30;20"], {"unit", "year"}),
        (["Vecka;Erbjuden;Närvaro;Enhet", "2026-v36;1.380;1.380;minuter"], {"decimal"}),
        (["Datum;Lektionstid;Frånvarotid;Anledning", "09/07/2026;60;0;"], {"order"}),
        (["Erbjuden tid;Närvarotid;Giltig frånvaro;Enhet", "1380;600;780;minuter"], {"period"}),
        (["Alfa;Beta;Gamma", "1;2;3"], {"mapping"}),
    ],
)
def test_what_the_file_does_not_say_is_asked(rows: Sequence[str], asked: set[str]) -> None:
    shown = looked("\n".join(rows))
    assert shown.result.asked == asked
    assert all(words.asked(one) for one in shown.result.asked)


def test_a_file_that_names_nobody_is_taken_only_when_the_user_says_whose_it_is() -> None:
    text = f"{HEAD}\n2026-v36;30;20;5;5;0;0;lektioner\n"
    shown = looked(text, FileAnswers())
    assert (shown.result.asked, shown.is_found, shown.result.weeks) == ({"whose"}, False, [])
    assert all(not one.example for one in shown.columns)
    assert looked(text).is_found


def test_a_list_of_absences_asks_for_the_time_offered_or_stays_without_per_cent() -> None:
    text = "Datum;Frånvarotid;Anledning;Slut\n2026-09-07;60;Sjuk;\n2026-09-08;120;;\n"
    bare = looked(text).result.weeks[0].figures
    assert (bare.offered, bare.excused, bare.unexcused) == (None, 60, 120)
    told = looked(text, FileAnswers(is_all_theirs=True, told=Told(offered=1380))).result
    assert (told.weeks[0].figures.offered, told.weeks[0].figures.present) == (1380, 1200)
    much = looked(text, FileAnswers(is_all_theirs=True, told=Told(offered=100))).result
    assert [one.why for one in much.refused] == ["parts"]


def test_only_near_names_are_ever_shown_and_two_of_one_name_are_told_apart_by_class() -> None:
    head = "Namn;Klass;Vecka;Erbjuden;Närvaro;Enhet"
    lines = [f"{name};{group};2026-v36;30;20;lektioner" for name, group in _CLASS]
    shown = preview(rows_of("\n".join([head, *lines])), AMINA, FileAnswers(), TODAY)
    assert (shown.own.how, [one.name for one in shown.own.near]) == (
        "none",
        ["Amina Testson", "Amine Testssen"],
    )
    picked = preview(
        rows_of("\n".join([head, *lines])), AMINA, FileAnswers(chosen=shown.own.near[0].key), TODAY
    )
    assert (picked.own.how, len(picked.own.rows)) == ("chosen", 1)
    two = [f"Testsson, Amina;{group};2026-v36;30;20;lektioner" for group in ("7A", "7B")]
    both = preview(rows_of("\n".join([head, *two])), AMINA, FileAnswers(), TODAY)
    assert (both.own.how, [one.group for one in both.own.near]) == ("none", ["7A", "7B"])
    arab = Named("أمينة", "تستسون", "")
    named = preview(
        rows_of(f"{head}\nتستسون, أمينة;7B;2026-v36;30;20;lektioner\n"), arab, FileAnswers(), TODAY
    )
    assert named.own.how == "name"


_CLASS = [("Amina Testson", "7B"), ("Amine Testssen", "7A"), ("Bo Ek", "7B"), ("Cleo Al", "7B")]


def test_a_column_of_identity_numbers_is_known_whatever_it_is_called() -> None:
    lines = ["Kolumn1;Vecka;Erbjuden;Närvaro;Enhet", "090110-2384;2026-v36;30;30;lektioner"]
    shown = preview(
        rows_of("\n".join([*lines, "090103-2383;2026-v36;30;20;lektioner"])), AMINA, FileAnswers(), TODAY
    )
    assert (shown.own.how, [one.figures.present for one in shown.result.weeks]) == ("number", [20])


def test_weeks_of_a_new_year_summer_time_and_excel_days() -> None:
    text = f"{HEAD}\n2026-v01;30;30;0;0;0;0;lektioner\n2020-v53;30;30;0;0;0;0;lektioner\n"
    assert [one.why for one in looked(text).result.refused] == ["too_old"]
    head = ["Datum", "Lektionstid", "Frånvarotid", "Anledning"]
    table = FileTable("xlsx", [list(head), [46_317.0, 60.0, 0.0, None], ["2026-10-25", 60.0, 0.0, None]])
    shown = preview(table, AMINA, FileAnswers(is_all_theirs=True), TODAY)
    assert [one.day for one in shown.result.lessons] == [date(2026, 10, 22), date(2026, 10, 25)]
    assert [(one.week.number, one.figures.offered) for one in shown.result.weeks] == [(43, 120)]


@pytest.mark.parametrize("said", ["101", "250 %"])
def test_more_than_a_hundred_per_cent_unreported_is_all_of_it(said: str) -> None:
    text = f"Undv. tid;Lekt.;N min;GF min;F min;Ej reg tid\n1380;23;0;0;0;{said}\n"
    period = FileAnswers(is_all_theirs=True, told=Told(period=(date(2026, 9, 7), date(2026, 9, 11))))
    (week,) = looked(text, period).result.weeks
    assert (week.figures.unregistered, week.figures.present) == (1380, 0)


def test_lesson_and_subject_rows_of_one_period_are_added() -> None:
    head = "Ämne;Antal tillfällen;Totalt (t);Frånvaro (t);Giltig (tim);Ogiltig (tim);Rapporterat (%)"
    told = FileAnswers(is_all_theirs=True, told=Told(period=(date(2026, 8, 18), date(2026, 10, 30))))
    (period,) = looked(f"{head}\nMa;10;10,0;2,0;2,0;0;100\nSv;10;10,0;5,0;0;5,0;50\n", told).result.periods
    assert (period.figures.offered, period.figures.excused, period.figures.unexcused) == (1200, 120, 300)
    assert (period.figures.unregistered, period.figures.present) == (300, 480)


def test_a_pasted_table_without_headings_is_the_grids_own_order() -> None:
    table = FileTable(
        "text", [list(row) for row in plain.pasted("2026-v45\t30\t17\t5\t7\t1\n")], delimiter="\t"
    )
    shown = preview(table, AMINA, FileAnswers(told=Told(unit="lektioner")), TODAY, is_pasted=True)
    assert [(one.week.number, one.figures.present) for one in shown.result.weeks] == [(45, 17)]
    with pytest.raises(FileRefusedError) as much:
        plain.pasted("1\t2\t3\t4\t5\n" * 1001)
    assert (much.value.what, much.value.do) == ("Det är mer än ett läsår.", "Läs in som fil.")


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"<html>", "Filen är en webbsida med namnet .xls."),
        (b"%PDF-1.4", "Filen är en PDF."),
        (b"", "Filen är tom."),
        (b"a;b\n" * 5_000_001, "Filen är större än 20 MB."),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is_and_what_to_do(start: bytes, what: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        kinds.kind_of(start)
    assert refused.value.what == what
    assert refused.value.do
    assert refused.value.safe == "Inget har sparats."
