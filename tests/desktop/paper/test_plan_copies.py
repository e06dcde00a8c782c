"""Copies of a signed plan and a signed kartläggning: which there are, in which order, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.clock import day_of, local
from db.records import Assessment, Case, Participant, Plan
from desktop.cases import cases
from desktop.content import form
from desktop.paper import builders, copies, prints
from desktop.paper.pdf import Level, render, sheet_for
from desktop.paper.values import Answer, StandingMark
from desktop.plan import verbs as plans
from desktop.session.settings import save_worker
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.desktop.paper.pdf.reading import words
from tests.desktop.paper.pdf.telling import notice, told
from tests.desktop.plan.planning import ready


def _signed(session: OpenSession, case: Case, *people: Participant) -> Plan:
    save_worker(session, name="Karin Lund")
    plan, _, _ = ready(session, case.id)
    for one in session.db.participants.of(plan.id):
        plans.remove_part(session, one)
    with session.change("participants") as db:
        for one in people:
            db.participants.add(one.__class__(plan_id=plan.id, name=one.name, role=one.role))
    return plans.sign_plan(session, plan.id)


def _offered(session: OpenSession, case: Case) -> list[str]:
    return [one.label for one in prints.choices(session, case.id) if one.kind == "handlingsplan"]


HODAN = Participant(plan_id="", name="Hodan Warsame", role="vårdnadshavare")


def test_until_all_have_said_yes_there_is_a_paper_to_sign_and_nobodys_line_is_filled_in(
    session: OpenSession, case: Case
) -> None:
    plan = _signed(session, case, HODAN)
    assert _offered(session, case) == [
        "Handlingsplan, version 1, gäller, att skriva under",
        "Handlingsplan, version 1, gäller, kopia",
    ]
    to_sign = words(render(builders.plan_paper(session, plan.id, Level.FAMILY)).data)
    assert "Har skrivit under" not in to_sign
    signed = day_of(plan.signed_at) if plan.signed_at else None
    (hodan,) = session.db.participants.of(plan.id)
    plans.approve(session, hodan, "oral", DAY)
    assert _offered(session, case) == ["Handlingsplan, version 1, gäller, kopia"]
    copy = copies.plan_copy(session, plan.id, Level.FAMILY)
    assert [(one.name, one.answer, one.on, one.spoken) for one in copy.answers] == [
        ("Hodan Warsame", Answer.YES_TO_PLAN, DAY, True),
        ("Karin Lund", Answer.SIGNED, signed, False),
    ]
    said = told(sheet_for(copy).blocks)
    assert "24 november 2026, muntligt" in said
    assert "låst den i programmet" in said


def test_a_plan_is_replaced_on_the_day_the_next_version_was_signed(session: OpenSession, case: Case) -> None:
    plan = _signed(session, case, HODAN)
    newer = plans.new_version(session, plan.id)
    plans.save_fields(session, newer.id, next_on=DAY + timedelta(days=30), next_time="10:00")
    assert notice(copies.plan_copy(session, plan.id, Level.FAMILY)) == ""
    plans.sign_plan(session, newer.id)
    session.today = lambda: DAY + timedelta(days=90)
    standing = copies.plan_copy(session, plan.id, Level.FAMILY).notes.standing
    assert (standing.mark, standing.version) == (StandingMark.REPLACED, 2)
    assert standing.on is not None
    assert standing.on < DAY + timedelta(days=90)


def test_a_plan_ends_with_its_case(session: OpenSession, case: Case) -> None:
    plan = _signed(session, case, HODAN)
    cases.close_case(session, case.id, "mal_nadda")
    for level in (Level.FAMILY, Level.RECORD):
        told_there = notice(copies.plan_copy(session, plan.id, level), level)
        assert told_there == "AVSLUTAT. Stödet avslutades den 24 november 2026. Då slutade planen att gälla."
    assert _offered(session, case) == ["Handlingsplan, version 1, avslutad, kopia"]


def test_the_records_copy_of_a_plan_is_never_drawn_for_the_family(session: OpenSession, case: Case) -> None:
    plan = _signed(session, case, HODAN)
    record = copies.plan_copy(session, plan.id, Level.RECORD)
    assert record.original.made_for is Level.RECORD
    assert sheet_for(record, Level.RECORD).pill == "Kopia till akten"


def test_a_signed_round_is_a_copy_and_a_later_signed_one_replaces_it(
    session: OpenSession, case: Case
) -> None:
    at = local(datetime(2026, 3, 1, 10, 0))
    with session.change("assessments") as db:
        first, second = (
            db.assessments.add(_round(case, number, at.replace(month=3 * number))) for number in (1, 2)
        )
        db.assessments.add(replace(_round(case, 3, at), status="open", signed_at=None))
    labels = [one.label for one in prints.choices(session, case.id) if one.kind == "kartlaggning"]
    assert sorted(label.endswith("kopia") for label in labels) == [False, True, True]
    one, two = (copies.summary_copy(session, of.id, Level.FAMILY) for of in (first, second))
    assert two.notes.standing.mark is StandingMark.HOLDS
    assert notice(one) == "ERSATT den 1 juni 2026 av kartläggning 2. Det som står här sades då."


def _round(case: Case, number: int, signed: datetime) -> Assessment:
    shipped = form()
    return Assessment(
        case_id=case.id,
        form_id=shipped.id,
        form_version=shipped.version,
        form_hash=shipped.hash,
        round=number,
        started_on=signed.date(),
        status="signed",
        signed_at=signed,
    )
