"""The words of a round are those of the pupil's age when it was asked."""

from __future__ import annotations

from dataclasses import replace

from db.records import Assessment, Case
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer
from desktop.forms.wording import wording
from desktop.session.session import Session
from tests import builders


def test_a_new_grade_re_words_nothing_after_the_first_answer(
    session: Session, small_case: Case, small_round: Assessment
) -> None:
    assert small_round.age_group == "7-9"
    _grade(session, small_case, "3")
    assert assessments.age_of(session, small_round) == "7-9"
    row = assessments.save_answer(session, small_round, Answer("B1", "E", 1))
    assert row is not None
    assert row.asked_wording == "Jag är trygg."
    signed = assessments.sign_assessment(session, small_round)
    _grade(session, small_case, "gy1")
    assert assessments.age_of(session, signed) == "7-9"


def test_a_grade_put_right_before_anybody_has_answered_is_the_grade(
    session: Session, small_case: Case
) -> None:
    round_ = assessments.start_assessment(session, small_case.id)
    _grade(session, small_case, "2")
    row = assessments.save_answer(session, round_, Answer("B1", "E", 1))
    assert row is not None
    assert row.asked_wording == "Är det lugnt?"
    assert session.db.assessments.get(round_.id).age_group == "F-3"


def test_a_change_of_school_re_words_nothing(
    session: Session, small_case: Case, small_round: Assessment
) -> None:
    now = session.db.schoolings.current(small_case.pupil_id)
    assert now is not None
    with session.change("schools", "schoolings") as db:
        school = db.schools.add(builders.a_school(name="Bergaskolan"))
        db.schoolings.put(replace(now, ended_on=session.today()))
        new = builders.a_schooling(small_case.pupil_id, school.id, grade="2", started_on=session.today())
        db.schoolings.add(new)
    assert assessments.age_of(session, session.db.assessments.get(small_round.id)) == "7-9"


def test_a_round_of_an_earlier_version_has_the_age_of_the_school_it_began_at(
    session: Session, small_case: Case, small_round: Assessment
) -> None:
    old = replace(small_round, age_group="")
    now = session.db.schoolings.current(small_case.pupil_id)
    assert now is not None
    assert assessments.age_of(session, old) == "7-9"
    with session.change("assessments") as db:
        db.assessments.put(old)
    assessments.save_answer(session, old, Answer("B1", "V1", 1))
    assert session.db.assessments.get(small_round.id).age_group == "7-9"


def test_another_age_is_something_to_lift_to_by_itself(
    session: Session, small_case: Case, small_round: Assessment
) -> None:
    _grade(session, small_case, "3")
    news = assessments.news_for(session, small_round)
    assert news is not None
    assert (news.is_older, news.age, news.own_age, news.differences.count) == (True, "F-3", "7-9", 0)
    lifted = assessments.lift(session, small_round)
    assert (lifted.age_group, lifted.earlier_forms) == ("F-3", "")
    asked = assessments.form_of(session, lifted)
    assert wording(asked.question("B1"), "E", "F-3") == "Jag är trygg."


def _grade(session: Session, small_case: Case, grade: str) -> None:
    now = session.db.schoolings.current(small_case.pupil_id)
    assert now is not None
    with session.change("schoolings") as db:
        db.schoolings.put(replace(now, grade=grade))
