"""The eight steps: passed with a reason, taken up again, told from data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import STEPS, Case, StoredAnswer
from db.records.states import Step
from desktop import content
from desktop.cases import steps
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import (
    DAY,
    a_consent,
    a_goal,
    a_guardian,
    a_measure,
    a_note,
    a_plan,
    a_school,
    a_schooling,
    a_signatory,
    an_assessment,
)


def missing(session: Session, case: Case, step: Step) -> list[str]:
    return [part.text for part in steps.what_is_missing(session, case.id, step)]


def test_a_step_is_skipped_only_with_a_reason(session: Session, case: Case) -> None:
    with pytest.raises(UserError):
        steps.skip(session, case.id, "samtycke", "  ")
    assert steps.step_of(session, case.id, "samtycke").status == "kommande"
    steps.skip(session, case.id, "samtycke", "Skrevs på förra läsåret.")
    skipped = steps.step_of(session, case.id, "samtycke")
    assert (skipped.status, skipped.reason) == ("overhoppad", "Skrevs på förra läsåret.")


def test_going_back_keeps_every_date(session: Session, case: Case) -> None:
    steps.begin(session, case.id, "planering")
    session.today = lambda: DAY + timedelta(days=7)
    steps.set_status(session, case.id, "planering", "klar")
    session.today = lambda: DAY + timedelta(days=9)
    again = steps.begin(session, case.id, "planering")
    assert (again.started_on, again.finished_on) == (DAY, None)
    assert [(row.status, row.changed_on) for row in steps.history(session, case.id, "planering")] == [
        ("pagar", DAY),
        ("klar", DAY + timedelta(days=7)),
        ("pagar", DAY + timedelta(days=9)),
    ]


def test_the_same_status_twice_is_one_change(session: Session, case: Case) -> None:
    steps.begin(session, case.id, "planering")
    steps.begin(session, case.id, "planering")
    assert len(steps.history(session, case.id, "planering")) == 1


def test_finishing_with_something_missing_says_so(session: Session, case: Case) -> None:
    assert steps.finish(session, case.id, "aktualisering").status == "klar_med_luckor"


def test_every_shipped_part_of_every_step_can_be_told_from_data(session: Session, case: Case) -> None:
    from desktop.cases.step_gaps import _KNOWN

    named = {(step, part) for step in STEPS for part in steps.parts(step)}
    assert named == set(_KNOWN)


def test_intake_is_whole_when_its_parts_are(session: Session, case: Case) -> None:
    assert missing(session, case, "aktualisering") == [
        "Skola och årskurs",
        "Frånvaro och period",
        "Var på skolans åtgärdstrappa",
        "Familjen tillfrågad",
        "Beslut och skäl",
    ]
    school = a_school()
    whole = replace(
        case,
        absence_percent=0,
        absence_period="v. 33–37",
        ladder_step="3",
        family_asked_on=DAY,
        intake_decision="erbjuds",
        intake_reason="Skolans stöd räcker inte.",
    )
    with session.change("cases") as db:
        db.schools.add(school)
        db.schoolings.add(a_schooling(case.pupil_id, school.id))
        db.cases.put(whole)
    assert missing(session, case, "aktualisering") == []
    assert steps.finish(session, case.id, "aktualisering").status == "klar"


def test_consent_is_missing_until_it_holds(session: Session, case: Case) -> None:
    assert "Samtycke" in missing(session, case, "samtycke")
    consent = a_consent(case.id, stage="printed", information_given_on=date(2026, 9, 9), child_stance="ja")
    with session.change("consents") as db:
        db.consents.add(consent)
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=date(2026, 9, 9)))
    assert missing(session, case, "samtycke") == ["Tolkbehov", "Närvaro vid start"]


def test_each_guardian_has_to_answer(session: Session, case: Case) -> None:
    round_ = an_assessment(case.id)

    def answer(informant: str) -> StoredAnswer:
        return StoredAnswer(
            assessment_id=round_.id, question_id="S1", informant=informant, value="2", answered_on=DAY
        )

    with session.change("answers") as db:
        db.contacts.add(a_guardian(case.pupil_id))
        db.contacts.add(a_guardian(case.pupil_id, name="Abdi Nur", informant="V2"))
        db.assessments.add(round_)
        db.answers.add_all([answer("E"), answer("V1"), answer("S")])
    assert "Vårdnadshavares svar" in missing(session, case, "kartlaggning")
    with session.change("answers") as db:
        db.answers.add(answer("V2"))
    assert missing(session, case, "kartlaggning") == ["Underlag", "Sammanfattning"]


def test_a_plan_lacks_what_is_not_written(session: Session, case: Case) -> None:
    assert len(missing(session, case, "planering")) == 4
    plan = a_plan(case.id, next_on=DAY)
    with session.change("plans") as db:
        db.plans.add(plan)
        db.goals.add(a_goal(plan.id))
        db.measures.add(a_measure(plan.id, who=""))
    assert missing(session, case, "planering") == ["Insatser med namn"]


def test_unsigned_notes_are_missing_from_the_work(session: Session, case: Case) -> None:
    with session.change("notes") as db:
        db.notes.add(a_note(case.id))
    assert "Anteckningar signerade" in missing(session, case, "genomforande")


def test_what_is_missing_says_where_it_is_written(session: Session, case: Case) -> None:
    part = steps.what_is_missing(session, case.id, "aktualisering")[1]
    assert (part.page, part.detail) == ("family", "intake")


def test_every_step_has_a_name_that_fits_under_its_mark() -> None:
    assert [steps.step_name(step) for step in STEPS][3] == "Plan"
    assert all(len(steps.step_name(step)) <= 15 for step in STEPS)
    assert content.lists().codes("steg") == STEPS
