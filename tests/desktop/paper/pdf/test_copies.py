"""A copy says what the original said, where it stands and what was answered; nothing on it looks like an original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from desktop.content import texts
from desktop.paper.pdf import Level, Paper, render, sheet_for
from desktop.paper.pdf.blocks import (
    Checks,
    Field,
    Paragraph,
    Run,
    SignatureRow,
    Table,
    WritingLines,
)
from desktop.paper.values import (
    Answer,
    ConsentCopy,
    PlanCopy,
    Share,
    Standing,
    StandingMark,
    SummaryCopy,
    Taken,
)
from tests.desktop.paper.pdf import copy_samples, samples
from tests.desktop.paper.pdf.reading import opened, words
from tests.desktop.paper.pdf.telling import every, lacking, notice, sentences, told

AT = datetime(2026, 10, 14, 15, 20)
"""A moment as the family tells it."""

COPIES = (copy_samples.a_consent_copy, copy_samples.a_plan_copy, copy_samples.a_summary_copy)
LEVELS = (Level.FAMILY, Level.RECORD)


def states() -> Iterator[Standing]:
    """Yield every state a copy can tell of."""
    for mark in StandingMark:
        yield Standing(mark, on=date(2026, 11, 27), at=AT, by="Rana Hamdan", version=3)
    yield Standing(StandingMark.NOT_YET)
    yield Standing(StandingMark.REFUSED)
    yield Standing(StandingMark.ENDED, on=date(2026, 11, 27), agreed=True)
    yield Standing(other_ground="Beslut: fara. Beslutat av Eva den 1 november 2026.")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("standing", list(states()), ids=lambda one: one.mark.value)
def test_every_sentence_of_the_original_stands_in_its_copy(standing: Standing, level: Level) -> None:
    notes = replace(copy_samples.notes(), standing=standing)
    taken = (Taken("nurse", "", "Skolsköterska", AT, "Rana"), Taken("", "plan", "Handlingsplan", AT, "Rana"))
    for taken_back in ((), taken):
        for no in (False, True):
            copy = copy_samples.a_consent_copy(notes=notes, taken=taken_back, is_refused=no)
            assert sentences(sheet_for(copy.original))
            assert lacking(copy.original, copy, level) == []
    plan, summary = copy_samples.a_plan_copy(notes=notes), copy_samples.a_summary_copy(notes=notes)
    assert lacking(plan.original, plan, level) == []
    assert lacking(summary.original, summary, level) == []


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("make", COPIES)
def test_no_line_of_a_copy_is_filled_in_and_no_box_stands_on_it(make: Any, level: Level) -> None:
    sheet = sheet_for(make(), level)
    for kind in (SignatureRow, WritingLines, Checks, Field):
        assert not list(every(sheet.blocks, kind))
    assert sheet.pill == {"familj": "Kopia till familjen", "akt": "Kopia till akten"}[level.value]
    assert "Kopia, utskriven 1 december 2026." in sheet.footer
    said = told(sheet.blocks)
    assert "Det här är en kopia" in said or "kan ha mer än det som familjen fick" in said


def test_no_line_of_an_original_is_signed_before_the_pen() -> None:
    """Only a name in clear letters may stand on one: never a signature, never a day."""
    for paper in (samples.a_consent(), samples.a_plan(), samples.a_log(), samples.a_recovery()):
        for field in every(sheet_for(paper).blocks, Field):
            assert not field.filled or field.label == "Namn med tydliga bokstäver"


def consent(mark: StandingMark, **standing: object) -> ConsentCopy:
    return copy_samples.a_consent_copy(notes=copy_samples.notes(mark, **standing))


NEWER = copy_samples.notes(StandingMark.REPLACED, on=date(2026, 11, 27), version=3)


@pytest.mark.parametrize(
    ("copy", "frame", "stamp", "footer"),
    [
        (consent(StandingMark.HOLDS), "", "", "Gäller 19 november 2026 till 31 mars 2027."),
        (
            consent(StandingMark.REPLACED, on=date(2026, 11, 27), version=3),
            "ERSATT den 27 november 2026 av version 3. Det här papperet gäller inte längre.",
            "ERSATT",
            "Ersatt 27 november 2026.",
        ),
        (
            consent(StandingMark.WITHDRAWN, at=AT, by="Rana Hamdan"),
            "ÅTERKALLAT den 14 oktober 2026 klockan 15.20 av Rana Hamdan. Samtycket gäller inte längre.",
            "ÅTERKALLAT",
            "Återkallat 14 oktober 2026.",
        ),
        (
            consent(StandingMark.EXPIRED, on=date(2027, 3, 31)),
            "HAR GÅTT UT. Samtycket gällde till och med den 31 mars 2027.",
            "HAR GÅTT UT",
            "Gällde till och med 31 mars 2027.",
        ),
        (
            consent(StandingMark.ENDED, on=date(2026, 12, 1)),
            "AVSLUTAT. Stödet avslutades den 1 december 2026. Då slutade samtycket att gälla.",
            "AVSLUTAT",
            "Avslutat 1 december 2026.",
        ),
        (
            consent(StandingMark.ENDED, on=date(2026, 12, 1), agreed=True),
            "AVSLUTAT. Ni kom överens med oss om att samtycket slutade att gälla den 1 december 2026.",
            "AVSLUTAT",
            "Avslutat 1 december 2026.",
        ),
        (
            consent(StandingMark.NOT_YET),
            "GÄLLER INTE ÄN. Alla har inte svarat. Vi delar inget.",
            "",
            "Gäller inte än.",
        ),
        (
            copy_samples.a_plan_copy(
                notes=copy_samples.notes(StandingMark.REPLACED, on=date(2026, 11, 27), version=3)
            ),
            "ERSATT den 27 november 2026 av version 3. Det här papperet gäller inte längre.",
            "ERSATT",
            "Plan 1, version 2. Ersatt 27 november 2026.",
        ),
        (
            copy_samples.a_plan_copy(notes=copy_samples.notes(StandingMark.ENDED, on=date(2026, 11, 27))),
            "AVSLUTAT. Stödet avslutades den 27 november 2026. Då slutade planen att gälla.",
            "AVSLUTAT",
            "Avslutad 27 november 2026.",
        ),
        (
            copy_samples.a_summary_copy(
                notes=copy_samples.notes(StandingMark.REPLACED, on=date(2026, 11, 27), version=2)
            ),
            "ERSATT den 27 november 2026 av kartläggning 2. Det som står här sades då.",
            "ERSATT",
            "Kartläggning 1, 13 november 2026. Kopia",
        ),
        (
            copy_samples.a_summary_copy(notes=copy_samples.notes(StandingMark.ENDED, on=date(2026, 11, 27))),
            "AVSLUTAT. Stödet avslutades den 27 november 2026. Det som står här sades innan dess.",
            "AVSLUTAT",
            "Kartläggning 1, 13 november 2026. Kopia",
        ),
    ],
)
def test_the_true_state_stands_in_a_frame_with_its_day(
    copy: ConsentCopy | PlanCopy | SummaryCopy, frame: str, stamp: str, footer: str
) -> None:
    sheet = sheet_for(copy)
    assert notice(copy) == frame
    assert sheet.stamp == stamp
    assert footer in sheet.footer
    assert "Kontrollkod för originalet 72c47a28." in sheet.footer


def test_what_was_taken_back_is_struck_and_stays_with_its_day_beside_it() -> None:
    taken = (
        Taken("nurse", "", "Skolsköterska", AT, "Rana Hamdan"),
        Taken("mentor", "plan", "Handlingsplan till Mentor", AT.replace(day=15), "Samir Hamdan"),
    )
    copy = copy_samples.a_consent_copy(taken=taken)
    assert notice(copy).splitlines() == [
        "DELVIS ÅTERKALLAT den 14 oktober 2026 klockan 15.20 av Rana Hamdan. Det gäller Skolsköterska.",
        "DELVIS ÅTERKALLAT den 15 oktober 2026 klockan 15.20 av Samir Hamdan. Det gäller Handlingsplan till Mentor.",
        "Det som är struket gäller inte längre. Resten gäller.",
    ]
    sheet = sheet_for(copy)
    assert sheet.stamp == ""
    assert "Delvis återkallat 15 oktober 2026." in sheet.footer
    table = next(one for one in every(sheet.blocks, Table) if one.name == "consent")
    struck = [run.text for run in every(table, Run) if run.struck]
    assert struck == ["Handlingsplan", "De berättar: ", "Hälsa: bara sömn och huvudvärk", ".", *struck[4:]]
    assert "Inget annat ur journalen" in struck
    mentor, nurse = (told(row) for row in table.rows)
    assert "Återkallat 15 okt 2026: Handlingsplan" in mentor
    assert "Återkallat 14 okt 2026" in nurse
    assert "Återkallat 14 okt 2026" in words(render(copy).data)


def test_when_all_is_taken_back_piece_by_piece_nothing_is_said_to_hold() -> None:
    taken = (Taken("nurse", "", "Skolsköterska", AT, "Rana"), Taken("mentor", "", "Mentor", AT, "Rana"))
    assert notice(copy_samples.a_consent_copy(taken=taken)).endswith(
        "Allt är struket. Inget av det gäller längre."
    )


def test_a_row_of_a_school_the_pupil_has_left_is_struck_from_its_last_day() -> None:
    copy = copy_samples.a_consent_copy(taken=(Taken("mentor", left=date(2026, 10, 30)),))
    assert "Noor har bytt skola. Det som är struket gällde till och med den 30 oktober 2026." in notice(copy)
    assert "Gällde till och med 30 okt 2026" in told(sheet_for(copy).blocks)


def test_who_said_no_stands_on_the_records_copy_and_nowhere_on_the_familys() -> None:
    no = copy_samples.notes(StandingMark.REFUSED, on=date(2026, 11, 27))
    copy = copy_samples.a_consent_copy(notes=no, answers=copy_samples.ANSWERS, is_refused=True)
    record, family = (words(render(copy, level=level).data) for level in (Level.RECORD, Level.FAMILY))
    assert "GÄLLER INTE. En vårdnadshavare har sagt nej den 27 november 2026. Vi delar inget." in record
    assert "Samir Hamdan vårdnadshavare 2" in record
    assert "27 november 2026" in record
    assert "muntligt" not in record, "nobody asks how a no was given"
    assert "GÄLLER INTE. Alla har inte sagt ja. Vi delar inget." in family
    for gone in ("Samir", "Rana", "27 november", "vårdnadshavare har sagt nej"):
        assert gone not in family
    assert "Vill ni prata om det?" in family
    assert sheet_for(copy).stamp == sheet_for(copy, Level.RECORD).stamp == "GÄLLER INTE"


def test_the_answers_are_a_table_of_who_what_when_and_how() -> None:
    answers = (
        *copy_samples.ANSWERS,
        replace(copy_samples.ANSWERS[0], name="Noor", answer=Answer.NONE, on=None),
    )
    table = next(
        one
        for one in every(sheet_for(copy_samples.a_consent_copy(answers=answers)).blocks, Table)
        if one.name == "answers"
    )
    assert [column.title for column in table.columns] == ["Vem", "Svar", "När och hur"]
    rows = [" | ".join(told(part) for part in every(row.cells, Paragraph)) for row in table.rows]
    assert "Jag säger ja till det som står i tabellen." in rows[0]
    assert "19 november 2026, på papper" in rows[0]
    assert "Jag säger nej. Inget får delas." in rows[1]
    assert "Har inte svarat." in rows[2]


def test_what_it_is_shared_on_while_a_signature_is_missing_stands_in_the_frame() -> None:
    ground = "Fara: pappa går inte att nå. Beslutat av Eva Ek den 1 november 2026."
    now = copy_samples.a_consent_copy(notes=copy_samples.notes(other_ground=ground))
    assert notice(now) == f"Delas på annan grund, eftersom en underskrift saknas. {ground}"
    ended = copy_samples.notes(StandingMark.ENDED, on=date(2026, 12, 1), other_ground=ground)
    assert (
        notice(copy_samples.a_consent_copy(notes=ended)).splitlines()[1].startswith("Delades på annan grund")
    )


def test_what_was_drawn_in_hindsight_says_so_and_has_no_code() -> None:
    for make in COPIES:
        copy: Paper = make(notes=replace(copy_samples.notes(), in_hindsight=True))
        sheet = sheet_for(copy)
        assert "Ritad i efterhand" in told(sheet.blocks)
        assert "Kontrollkod" not in sheet.footer
        assert "Koden längst ner" not in told(sheet.blocks)


def test_a_copy_says_the_texts_as_they_read_on_the_original() -> None:
    then = (("samtycke.inledning_kort", "Så lät det då."), ("samtycke.svar_ja", "Jag sa ja då."))
    old = samples.a_consent(texts=then, text_version="Textversion 2020-01-01.1.")
    sheet = sheet_for(copy_samples.a_consent_copy(original=old))
    said = told(sheet.blocks)
    assert "Så lät det då." in said
    assert "Jag sa ja då." in said
    assert texts().get("samtycke.inledning_kort") not in said
    assert sheet.version_line == "Textversion 2020-01-01.1."
    assert "Så lät det då." not in told(sheet_for(samples.a_consent()).blocks)


def test_a_line_through_words_is_drawn_and_takes_nothing_away() -> None:
    share = (Share(samples.a_consent().parties[0].shares[0].direction, ("شمس", "Närvaro"), ("a", "b")),)
    party = replace(samples.a_consent().parties[0], shares=share)
    original = samples.a_consent(parties=(party,))
    plain = render(copy_samples.a_consent_copy(original=original)).data
    struck = render(
        copy_samples.a_consent_copy(original=original, taken=(Taken("", "a", "A", AT, "R"),))
    ).data
    lines = [len(re.findall(r" l S Q", _drawn(data))) for data in (plain, struck)]
    assert lines[1] > lines[0]


def _drawn(data: bytes) -> str:
    contents = (page.get_contents() for page in opened(data).pages)
    return "".join(one.get_data().decode("latin-1") for one in contents if one is not None)
