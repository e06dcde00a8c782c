"""The closing letter: kept as the case is closed, with nothing that is not the family's."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Case
from desktop.closing import act, writing
from desktop.paper import prints
from desktop.paper.kept.kept import kept_paper
from desktop.paper.kept.signing import sign_closing
from desktop.paper.values import ClosingPaper
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.desktop.closing.closing import filled
from tests.desktop.followup.holding import a_planned_case, held
from tests.desktop.paper.pdf.reading import words

FEBRUARY = date(2027, 2, 24)


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a plan, followed up on 13 October."""
    case = a_planned_case(session)
    held(session, case.id, date(2026, 10, 13), date(2026, 12, 8))
    return case


def test_the_letter_is_kept_as_the_case_is_closed_and_says_nothing_that_is_not_the_familys(
    session: Session, case: Case
) -> None:
    closing = filled(session, case.id, note="Mellan oss.", child_words_shown=False)
    measure = session.db.measures.of(session.db.plans.of(case.id)[0].id)[0]
    plans.note_status(session, measure, "pagar")
    (person,) = session.db.closing_people.of(closing.id)
    writing.save_all(session, closing.id, {}, [(person, {"by_when": "samma vecka"})])
    signed = sign_closing(session, closing.id)
    kept = kept_paper(session, "avslut", signed.id)
    assert kept is not None
    letter = kept.values
    assert isinstance(letter, ClosingPaper)
    assert kept.code
    assert letter.pupil_words.text == ""
    assert [(one.then_words, one.now_words) for one in letter.goals] == [("ingen dag", "en eller två dagar")]
    assert letter.done == ("Möter vid biblioteket",)
    assert [(one.who, one.role, one.by_when) for one in letter.people] == [
        ("Ellen Grip", "skolan", "samma vecka")
    ]
    assert letter.next_meeting is not None
    assert letter.next_meeting.day == FEBRUARY
    said = words(kept.original)
    assert "samma vecka" in said
    assert "Mellan oss" not in said
    assert "Målen" not in said
    (choice,) = (one for one in prints.choices(session, case.id) if one.kind == "avslut")
    drawn = prints.draw(session, choice).paper
    assert isinstance(drawn, ClosingPaper)
    assert (drawn.seal, drawn.draft, drawn.done) == (kept.code, False, letter.done)
    act.undo(session, case.id, "Fel elev")
    assert not any(one.kind == "avslut" for one in prints.choices(session, case.id))


def test_of_a_pupil_who_has_died_there_is_no_letter(session: Session, case: Case) -> None:
    signed = sign_closing(session, filled(session, case.id, reason="avliden").id)
    assert kept_paper(session, "avslut", signed.id) is None
    assert "avslut" not in {document for document, _ in session.db.kept_papers.unkept()}
    assert not any(one.kind == "avslut" for one in prints.choices(session, case.id))
