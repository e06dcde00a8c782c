"""The journal between two days is whole: locked notes in order, corrections beside, drafts counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Case
from desktop.events.line import Picked
from desktop.notes import notes
from desktop.notes.amending import amend_note
from desktop.notes.protected import NAME
from desktop.paper import between, prints
from desktop.paper.builders import events_paper, journal_paper
from desktop.paper.pdf import Level, render
from desktop.paper.values import JournalPaper
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY

FIRST = date(2026, 11, 1)
SECRET = "Jag äter bara när mamma ser"


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a signed note, a draft, an oro of what was said alone and a minnesstöd."""
    made = stories.a_running_case(session)
    oro = replace(notes.begin_note(session, made.id, "oro"), event_on=date(2026, 11, 20))
    notes.sign_note(session, replace(oro, body=SECRET))
    scratch = notes.begin_note(session, made.id, "samtal_elev", scratch=True)
    notes.save_note(session, replace(scratch, body="Bara för mig"))
    return made


def _words(paper: JournalPaper) -> list[str]:
    return ["".join(f"[{one.text}]" if one.is_struck else one.text for one in some) for note in paper.notes
            for some in note.paragraphs]  # fmt: skip


def test_every_locked_note_stands_in_order_and_drafts_are_counted(session: Session, case: Case) -> None:
    paper = journal_paper(session, case.id, FIRST, DAY)
    assert [(one.kind, one.is_apart) for one in paper.notes] == [("Hembesök", False), ("Oro", True)]
    assert paper.notes[0].when.startswith("19 november 2026")
    assert paper.notes[0].locked.endswith("Inte överförd.")
    assert _words(paper) == ["Amina visade schemat hon gjort med Lisa.", SECRET]
    assert paper.drafts == 1
    assert "Bara för mig" not in repr(paper)
    assert all(one.what not in ("Hembesök", NAME) for one in paper.events)
    drawn = render(paper, level=Level.RECORD)
    assert drawn.pages >= 1
    assert drawn.missing == ()
    with pytest.raises(ValueError, match="does not exist"):
        render(paper, level=Level.FAMILY)


def test_days_outside_are_not_in_it_and_nothing_says_so_in_words(session: Session, case: Case) -> None:
    paper = journal_paper(session, case.id, date(2026, 11, 20), date(2026, 11, 20))
    assert [one.kind for one in paper.notes] == ["Oro"]
    empty = journal_paper(session, case.id, date(2020, 1, 1), date(2020, 1, 2))
    assert (empty.notes, empty.events, empty.drafts) == ((), (), 0)
    assert render(empty, level=Level.RECORD).pages == 1


def test_a_correction_stands_right_after_what_it_strikes_with_its_reason(
    session: Session, case: Case
) -> None:
    note = next(one for one in session.db.notes.of(case.id) if one.kind == "hembesok")
    amend_note(session, note, struck="schemat", added="veckoschemat", reason="Fel ord")
    amend_note(session, note, struck="", added="Sahra var med.", reason="Glömdes")
    amend_note(session, note, struck="med Lisa", added="", reason="Stämmer inte")
    said = _words(journal_paper(session, case.id, FIRST, DAY))
    assert said[0].startswith("Amina visade [schemat]")
    assert said[1].startswith("Rättat ")
    assert said[1].endswith("av Karin Lund:veckoschemat.Skäl:Fel ord")
    assert "[med Lisa]" in said[2]
    rest = " ".join(said)
    assert "Sahra var med.Skäl:Glömdes" in rest
    assert "”med Lisa” gäller inte.Skäl:Stämmer inte" in rest


def test_the_full_stop_of_what_is_struck_stays_by_it(session: Session, case: Case) -> None:
    note = next(one for one in session.db.notes.of(case.id) if one.kind == "hembesok")
    amend_note(session, note, struck="med Lisa", added="Hon gjorde det med Sahra.", reason="Fel namn")
    said = _words(journal_paper(session, case.id, FIRST, DAY))
    assert said[0] == "Amina visade schemat hon gjort [med Lisa]."
    assert said[1].endswith("Hon gjorde det med Sahra.Skäl:Fel namn")
    assert said[2] == SECRET


def test_a_choice_of_events_tells_nothing_of_what_is_protected(session: Session, case: Case) -> None:
    paper = events_paper(session, case.id, Picked("journal", FIRST, DAY))
    assert [one.what for one in paper.events] == ["Hembesök", NAME]
    assert paper.drafts == 1
    assert paper.chosen == "Journal"
    assert SECRET not in repr(paper)
    assert between.draw_events(session, case.id, Picked()).pages >= 1


def test_what_left_is_remembered_for_the_own_record(session: Session, case: Case) -> None:
    prints.note_left(session, case.id, between.journal(case.id), copies=1, pages=2, how="skrivare")
    [made] = session.db.prints.of(case.id)
    assert (made.document, made.level, made.recipient, made.pages) == ("journal", "akt", "Egna akten", 2)
    row = session.log.rows()[0]
    assert (row.event, row.detail, row.subject_id) == ("printed", "journal", case.id)
    assert session.db.disclosures.of(case.id) == []
