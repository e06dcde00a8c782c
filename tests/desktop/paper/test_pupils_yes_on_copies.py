"""A pupil who takes the yes back is in no copy for the family from then on, whatever the original has."""

from __future__ import annotations

import pytest

from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.assessment.clearing import note_clearance
from desktop.content import texts
from desktop.forms.answers import Answer
from desktop.paper import copies, prints
from desktop.paper.kept import kept_paper
from desktop.paper.pdf import Level, render
from desktop.paper.pdf.papers.recipient import for_recipient
from desktop.paper.values import InformantShape, SummaryCopy
from desktop.session.session import Session
from tests.desktop.paper.pdf.reading import words
from tests.stories import a_family_case

PARTLY = texts().get("gemensamt.kopia_rad_kartlaggning_delar")
AS_IT_WAS = texts().get("gemensamt.kopia_rad_kartlaggning")


def _signed(session: Session, *, shown: bool) -> Assessment:
    """Return a signed round that the pupil sees otherwise than the others; `shown`: on the paper that was kept."""
    round_ = assessments.start_assessment(session, a_family_case(session).id)
    for who, value in (("E", 3), ("V1", 0), ("S", 0)):
        assessments.save_answer(session, round_, Answer("S1", who, value))
    if shown:
        note_clearance(session, round_, "ja")
    all_choices = prints.choices(session, round_.case_id)
    choice = next(one for one in all_choices if one.kind == "kartlaggning")
    prints.keep(session, choice, prints.draw(session, choice))
    return assessments.sign_assessment(session, session.db.assessments.get(round_.id))


def _copy(session: Session, round_: Assessment) -> SummaryCopy:
    return copies.summary_copy(session, round_.id, Level.FAMILY)


def _shapes(copy: SummaryCopy) -> set[InformantShape]:
    return {one.shape for one in copy.original.informants}


def test_a_yes_that_stands_is_copied_as_the_original_was(session: Session) -> None:
    copy = _copy(session, _signed(session, shown=True))
    assert InformantShape.PUPIL in _shapes(copy)
    assert copy.is_whole
    said = words(render(copy).data)
    assert AS_IT_WAS in said
    assert PARTLY not in said


def test_a_yes_taken_back_after_signing_takes_the_pupil_out_of_the_familys_copy(session: Session) -> None:
    round_ = _signed(session, shown=True)
    kept = kept_paper(session, "kartlaggning", round_.id)
    note_clearance(session, round_, "nej")
    copy = _copy(session, round_)
    assert InformantShape.PUPIL not in _shapes(copy)
    assert copy.original.differing == ()
    assert "Amina," not in copy.original.answered
    assert not copy.is_whole
    said = words(render(copy).data)
    assert PARTLY in said
    assert AS_IT_WAS not in said
    after = kept_paper(session, "kartlaggning", round_.id)
    assert kept is not None
    assert after is not None
    assert after.original == kept.original


def test_what_is_left_never_says_that_all_who_were_asked_agree(session: Session) -> None:
    """The pupil answered the opposite: nobody may read that everybody says the same."""
    round_ = _signed(session, shown=True)
    note_clearance(session, round_, "nej")
    said = words(render(_copy(session, round_)).data)
    assert "Amina känner sig inte trygg i skolan" in said
    assert texts().get("kartlaggning.overens_hjalp") in said
    assert "Alla som fick frågan" not in said


def test_the_records_copy_has_the_pupil_whatever_the_family_is_shown(session: Session) -> None:
    round_ = _signed(session, shown=True)
    note_clearance(session, round_, "nej")
    copy = copies.summary_copy(session, round_.id, Level.RECORD)
    assert InformantShape.PUPIL in _shapes(copy)
    said = words(render(copy, level=Level.RECORD).data)
    assert texts().get("gemensamt.kopia_rad_kartlaggning_akt") in said
    assert AS_IT_WAS not in said
    with pytest.raises(ValueError, match="made for the record"):
        for_recipient(copy, Level.FAMILY)


def test_a_yes_given_after_signing_adds_nobody_to_what_lay_before_the_family(session: Session) -> None:
    round_ = _signed(session, shown=False)
    before = _copy(session, round_)
    note_clearance(session, round_, "ja")
    after = _copy(session, round_)
    assert after == before
    assert after.is_whole
    assert InformantShape.PUPIL not in _shapes(after)


def test_the_code_on_a_copy_is_the_originals_and_stands_once(session: Session) -> None:
    round_ = _signed(session, shown=True)
    copy = _copy(session, round_)
    said = words(render(copy, level=Level.FAMILY).data)
    pages = render(copy).pages
    assert copy.notes.code
    assert said.count(copy.notes.code) == pages
    assert said.count(texts().get("papper.sigill_original", vad=copy.notes.code)) == pages
