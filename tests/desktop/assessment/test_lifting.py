"""An open round may be lifted to newer questions: what differs, and what becomes of each answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.chain import seals
from db.records import Assessment, Case, StoredAnswer
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.assessment.form import asked_form
from desktop.chain.locked import fault_of
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import Answer, Choices
from desktop.forms.definition import QuestionKind
from desktop.forms.differences import Aspect, differences
from desktop.forms.overview import View, overview
from desktop.forms.visibility import Scope, questions_for
from desktop.forms.wording import wording
from desktop.session.session import Session
from tests import builders
from tests.two_forms import NEW, NEW_VERSION, OLD, OLD_VERSION, Shipped


def stored(session: Session, round_: Assessment) -> dict[tuple[str, str], StoredAnswer]:
    return {(row.question_id, row.informant): row for row in session.db.answers.of(round_.id)}


def test_a_signed_round_is_never_lifted(session: Session, shipped: Shipped, small_round: Assessment) -> None:
    signed = assessments.sign_assessment(session, small_round)
    shipped.put(NEW)
    assert assessments.news_for(session, signed) is None
    with pytest.raises(UserError, match="signerad"):
        assessments.lift(session, signed)
    assert session.db.assessments.get(signed.id) == signed


def test_what_differs_is_told_by_question(shipped: Shipped) -> None:
    old = form()
    shipped.put(NEW)
    told = differences(old, form(), "7-9")
    assert [one.id for one in told.new] == ["B6"]
    assert [(one.new.id, one.aspects) for one in told.changed] == [
        ("B1", (Aspect.WORDS,)),
        ("B2", (Aspect.OPTIONS,)),
        ("C1", (Aspect.PRIVACY,)),
    ]
    assert [(one.question.id, [to.id for to in one.instead]) for one in told.split] == [("B3", ["B4", "B5"])]
    assert [(one.question.id, one.reason) for one in told.retired] == [("C2", "Ingen hade nytta av svaret.")]
    assert told.count == 6
    assert differences(old, old, "7-9").count == 0


def test_lifting_keeps_every_answer_in_the_words_it_was_asked_in(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    before = stored(session, small_round)
    shipped.put(NEW)
    lifted = assessments.lift(session, small_round)
    assert (lifted.form_version, lifted.earlier_forms) == (NEW_VERSION, small_round.form_hash)
    assert stored(session, lifted) == before
    asked = assessments.form_of(session, lifted)
    assert wording(asked.question("B1"), "E", "7-9") == "Jag är trygg."
    assert asked.question("B6").text_pupil == "Jag hinner äta i skolan."
    assert {lifted.form_hash, small_round.form_hash} == {row.id for row in session.db.forms.all()}
    row = session.log.rows(1)[0]
    assert (row.event, row.object_id, row.detail) == ("assessment_lifted", small_round.id, NEW_VERSION)


def test_an_answer_the_newer_question_does_not_offer_keeps_the_older_question(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    shipped.put(NEW)
    asked = assessments.form_of(session, assessments.lift(session, small_round))
    assert asked.question("B2").options == ("raster", "morgnar", "annat")
    assessments.save_answer(session, small_round, Answer("B2", "E", Choices(("raster",))))
    again = assessments.form_of(session, session.db.assessments.get(small_round.id))
    assert again.question("B2").options == ("raster", "lektioner", "annat")


def test_what_was_said_in_private_stays_private_when_the_newer_question_is_open(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    shipped.put(NEW)
    assert not form().question("C1").is_private_for("E")
    lifted = assessments.lift(session, small_round)
    assert assessments.form_of(session, lifted).question("C1").is_private_for("E")
    assert family_round(session, lifted).answers.get("C1", "E") is None


def test_an_answer_to_a_retired_question_is_read_beside_and_asked_and_counted_nowhere(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    shipped.put(NEW)
    lifted = assessments.lift(session, small_round)
    aside = {one.question.id: one for one in assessments.set_aside(session, lifted)}
    assert set(aside) == {"B3", "C2"}
    assert aside["B3"].replaced_by == ("B4", "B5")
    assert wording(aside["B3"].question, "S", "7-9") == "Är stödet utrett, och finns ett program?"
    assert (aside["C2"].question.area, aside["C2"].question.kind) == ("familj", QuestionKind.SCALE)
    asked, given = assessments.form_of(session, lifted), assessments.answers_of(session, lifted.id)
    for who in ("E", "S"):
        scope = Scope(who, "7-9", short=False, private=True)
        assert not {"B3", "C2"} & {one.id for one in questions_for(asked, scope, given)}
    areas = overview(asked, given, View(("E", "S"), "7-9"))
    assert "Äter tillsammans" not in {found.text for area in areas for found in area.strengths}
    assert assessments.set_aside(session, replace(small_round, earlier_forms="")) == []


def test_a_lifted_round_is_signed_with_the_forms_it_came_from(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    shipped.put(NEW)
    lifted = assessments.lift(session, small_round)
    signed = assessments.sign_assessment(session, lifted)
    assert fault_of(session, "kartlaggning", signed.id) is None
    without = replace(signed, earlier_forms="")
    assert seals.assessment_seal(session.db, without) != signed.content_hash
    assert len(assessments.set_aside(session, signed)) == 2


def test_there_is_nothing_to_lift_to_when_the_questions_are_todays(
    session: Session, small_round: Assessment
) -> None:
    assert assessments.news_for(session, small_round) is None
    with pytest.raises(UserError, match="redan"):
        assessments.lift(session, small_round)


def test_a_lift_that_fails_changes_nothing(
    session: Session, shipped: Shipped, small_round: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.put(NEW)
    monkeypatch.setattr("desktop.assessment.lifting.keep_form", _fails)
    with pytest.raises(RuntimeError):
        assessments.lift(session, small_round)
    assert session.db.assessments.get(small_round.id) == small_round
    assert len(session.db.forms.all()) == 1


def _fails(*_: object) -> None:
    raise RuntimeError


def a_round_of_an_earlier_version(session: Session, small_case: Case, **given: str) -> Assessment:
    """Return an open round as a vault has it from before forms were kept, with private answers."""
    filled = {"form_version": OLD_VERSION, "form_hash": form(version=OLD_VERSION).hash, **given}
    round_ = builders.an_assessment(small_case.id, **filled)
    with session.change("assessments") as db:
        db.assessments.add(round_)
        for question, value in (("C1", "0"), ("C2", "3")):
            db.answers.add(
                StoredAnswer(
                    assessment_id=round_.id,
                    question_id=question,
                    informant="E",
                    value=value,
                    answered_on=session.today(),
                )
            )
    return round_


def test_a_round_of_an_earlier_version_keeps_its_form_from_the_next_answer_on(
    session: Session, shipped: Shipped, small_case: Case
) -> None:
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    shipped.put(NEW)
    round_ = a_round_of_an_earlier_version(session, small_case)
    assert asked_form(session, round_).version == OLD_VERSION
    assert session.db.forms.all() == []
    assessments.save_answer(session, round_, Answer("B1", "E", 1))
    assert [row.id for row in session.db.forms.all()] == [round_.form_hash]


@pytest.mark.parametrize("given", [{}, {"form_hash": "0" * 64}])
def test_a_round_of_an_earlier_version_is_lifted_with_all_that_was_private_in_it(
    session: Session, shipped: Shipped, small_case: Case, given: dict[str, str]
) -> None:
    """Also when its own form is at hand only as nearly as a version can say."""
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    shipped.put(NEW)
    lifted = assessments.lift(session, a_round_of_an_earlier_version(session, small_case, **given))
    assert assessments.form_of(session, lifted).question("C1").is_private_for("E")
    assert [one.question.id for one in assessments.set_aside(session, lifted)] == ["C2"]
    assert {row.version for row in session.db.forms.all()} == {OLD_VERSION, NEW_VERSION}
