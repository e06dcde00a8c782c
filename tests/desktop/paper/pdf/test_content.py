"""What stands on each paper, for whom, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest

from desktop.paper.pdf import Level, render, sheet_for
from desktop.paper.pdf.blocks import (
    Block,
    Heading,
    NextMeeting,
    OwnWords,
    Paragraph,
    Stairs,
    Table,
)
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import (
    Area,
    Doing,
    Goal,
    Item,
    Letterhead,
    Meeting,
    PaperPupil,
    Step,
    Words,
)
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import said, words

Kind = TypeVar("Kind")


def _all(sheet: Sheet, kind: type[Kind]) -> list[Kind]:
    found: list[Kind] = []

    def visit(value: object) -> None:
        if isinstance(value, kind):
            found.append(value)
        if isinstance(value, tuple):
            for part in value:
                visit(part)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                visit(getattr(value, name))

    visit(sheet.blocks)
    return found


def _first(cell: tuple[Block, ...]) -> str:
    """Return the first run of a cell's text."""
    (text, *_more) = cell
    assert isinstance(text, Paragraph)
    return text.text[0].text


def test_the_childs_words_come_before_everything_else() -> None:
    sheet = sheet_for(samples.a_plan())
    headings = [block.text for block in sheet.blocks if isinstance(block, Heading)]
    assert headings[0] == "Det här är viktigast för mig"
    quote = _all(sheet, OwnWords)[0]
    assert quote.big
    assert quote.text.startswith("Jag vill kunna gå till bilden")


def test_a_child_who_was_not_there_gets_a_reason_and_never_an_empty_quote() -> None:
    text = words(render(samples.a_plan(pupil_words=Words("Noor", "", "hon hade ont i magen."))).data)
    assert "Var inte med, därför att hon hade ont i magen." in text
    assert "””" not in text


def test_what_nobody_said_leaves_no_heading_behind() -> None:
    bare = samples.a_plan(
        pupil_words=Words("Noor"), home_words=(), strengths=(), hardest=(), attendance=None, stop="",
        shared_with="", stairs=(), participants="", goals=(), doings=(), long_term="", signers=(),
    )  # fmt: skip
    text = words(render(bare).data)
    for gone in ("viktigast", "fungerar", "svårast", "Närvaro", "stopp", "Trappan", "Vem gör vad", "Målen"):
        assert gone not in text


def test_a_plan_without_its_next_follow_up_is_not_printed() -> None:
    with pytest.raises(ValueError, match="follow-up"):
        render(samples.a_plan(next_meeting=Meeting(None)))


def test_the_next_meeting_says_day_time_place_and_whom_to_ring() -> None:
    block = _all(sheet_for(samples.a_plan()), NextMeeting)[0]
    assert block.when == "torsdag 17 december kl. 15.30"
    lines = ["".join(run.text for run in line) for line in block.lines]
    assert lines[0] == "Almdungens skola, rum B12. Arabisk tolk är bokad."
    assert "070-174 06 12" in lines[1]


def test_who_does_what_is_grouped_school_home_pupil_social_services() -> None:
    paper = samples.a_plan()
    shuffled = replace(paper, doings=tuple(reversed(paper.doings)))
    table = next(t for t in _all(sheet_for(shuffled), Table) if t.name == "who-does-what")
    names = [_first(row.cells[0]) for row in table.rows]
    assert names == ["Karin Ek", "Johan Berg", "Samir", "Rana", "Noor", "Maria Lindqvist"]
    assert [row.strong for row in table.rows] == [False, True, False, True, True, False]


def test_private_things_are_nowhere_in_the_family_file() -> None:
    paper = samples.a_plan(
        goals=(Goal("Synligt mål", private=False), Goal("Hemligt mål", private=True)),
        strengths=(Item("Ritar", private=False), Item("Hemlig styrka", private=True)),
        safety="Hemlig risk",
    )
    family, record = (said(sheet_for(paper, level)) for level in (Level.FAMILY, Level.RECORD))
    assert "Hemlig" not in family
    assert "Enskilt" not in family
    for there in ("Hemligt mål", "Hemlig styrka", "Hemlig risk", "Enskilt"):
        assert there in record


def test_a_hidden_goal_leaves_no_gap_in_the_numbers() -> None:
    goals = (Goal("Hemligt mål", private=True), Goal("Synligt mål", private=False))
    doings = (
        Doing("Karin Ek", "Ringer", goals=(1, 2), private=False),
        Doing("Johan Berg", "Möter", goals=(1,), private=False),
    )
    tables = {t.name: t for t in _all(sheet_for(samples.a_plan(goals=goals, doings=doings)), Table)}
    assert [_first(row.cells[0]) for row in tables["goals"].rows] == ["1"]
    assert [_first(row.cells[3]) for row in tables["who-does-what"].rows] == ["1", ""]


def test_goal_figures_are_for_the_record_only() -> None:
    paper = samples.a_plan()
    assert "−1 till 0" not in said(sheet_for(paper, Level.FAMILY))
    assert "−1 till 0" in said(sheet_for(paper, Level.RECORD))


def test_trappan_with_many_steps_becomes_a_table() -> None:
    few = sheet_for(samples.a_plan())
    many = sheet_for(samples.a_plan(stairs=tuple(Step(f"Steg ord {n}") for n in range(7))))
    assert _all(few, Stairs)
    assert not _all(many, Stairs)
    assert any(table.name == "stairs" for table in _all(many, Table))


def test_a_family_summary_closes_up_where_private_answers_were() -> None:
    only_private = (
        Area("Hemligt område", (), (Item("Rädd för farfar", private=True),)),
        *samples.a_summary().areas,
    )
    paper = samples.a_summary(areas=only_private)
    family = said(sheet_for(paper, Level.FAMILY))
    for gone in ("Hemligt område", "farfar", "Enskilt", "trygg hemma", "Ska inte lämnas"):
        assert gone not in family
    record = said(sheet_for(paper, Level.RECORD))
    assert "Rädd för farfar" in record
    assert "Ska inte lämnas till familjen eller skolan" in record


def test_no_question_number_or_score_is_on_the_family_summary() -> None:
    text = words(render(samples.a_summary()).data)
    assert not [word for word in text.split() if word in {"0", "3", "S1", "O7"}]


def test_agreement_comes_before_difference() -> None:
    text = words(render(samples.a_summary()).data)
    assert text.index("Vi är överens") < text.index("Vi ser olika")


def test_when_nobody_sees_it_differently_there_is_no_second_page() -> None:
    agreed = render(samples.a_summary(differing=(), near=(), areas=()))
    assert agreed.pages == 1
    assert "Vi ser olika" not in words(agreed.data)


def test_a_draft_is_stamped_until_signed() -> None:
    assert sheet_for(samples.a_plan(draft=True)).stamp == "UTKAST"
    assert sheet_for(samples.a_plan(draft=False)).stamp == ""


def test_secrecy_is_told_by_kind_of_school() -> None:
    municipal = said(sheet_for(samples.an_information()))
    independent = said(sheet_for(samples.an_information(independent_school=True)))
    assert "kommunens skolor" in municipal
    assert "skollagen" not in municipal
    assert "Almdungens skola är en fristående skola" in independent


def test_texts_no_lawyer_has_read_say_so() -> None:
    assert "inte granskad av jurist" in sheet_for(samples.a_consent()).version_line
    assert "inte granskad av jurist" in sheet_for(samples.an_information()).version_line


def test_a_missing_officer_is_left_out_and_told_to_the_one_who_prints() -> None:
    whole = samples.an_information()
    printed = render(replace(whole, controller=replace(whole.controller, officer="")))
    assert "dataskyddsombud" not in words(printed.data)
    assert any("dataskyddsombudet" in warning for warning in printed.warnings)


def test_a_paper_that_grew_too_long_is_told_to_the_one_who_prints() -> None:
    assert not render(samples.a_plan()).warnings
    assert render(samples.a_plan(stop="Ett långt stycke. " * 300)).warnings


def test_the_chiefs_sheet_says_what_it_is_for_and_what_its_use_leads_to() -> None:
    text = words(render(samples.a_recovery(for_manager=True)).data)
    assert "Återställningskod för enhetschef" in text
    assert "Skriv sedan vem du är. Att koden användes syns i loggen." in text
    assert "förseglat kuvert" in text
    assert "öppnar chefen arkivet" in text
    assert "öppnar du ditt arkiv" not in text
    assert render(samples.a_recovery(for_manager=True)).pages == 1


def test_the_recovery_sheet_names_nobody() -> None:
    text = words(render(samples.a_recovery()).data)
    assert "7QZK-M2XA-9R4D-WE8T-HC3V-1NPB-6JYF" in text
    assert "A41C" in text
    assert "kommun" not in text.lower()


def test_no_paper_goes_to_the_school_yet() -> None:
    with pytest.raises(ValueError, match="skola"):
        render(samples.a_plan(), level=Level.SCHOOL)


def test_a_pale_accent_is_refused() -> None:
    from desktop.paper.pdf.look import SHIPPED_ACCENT, look_for

    pale = replace(samples.LETTERHEAD, accent="#FFD700")
    assert look_for(sheet_for(samples.a_plan(letterhead=pale))).accent == SHIPPED_ACCENT
    dark = Letterhead("Norrtuna kommun", accent="#7A1F3D")
    assert look_for(sheet_for(samples.a_plan(letterhead=dark))).accent == "#7A1F3D"


def test_a_pupil_without_number_or_school_is_only_named() -> None:
    text = words(render(samples.a_plan(pupil=PaperPupil("Noor Hamdan", "Noor"))).data)
    assert "född" not in text
    assert "klass" not in text
