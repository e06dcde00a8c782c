"""Who signs, signs a paper: the printed one where nothing differs, else the one of the two that was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Participant, Plan
from desktop.assessment import rounds as assessments
from desktop.consent import versions as consents
from desktop.consent.acts import note_stance
from desktop.errors import UserError
from desktop.forms.answers import Answer
from desktop.notes import notes
from desktop.paper.kept import kept_paper, kept_papers
from desktop.paper.kept.signing import (
    approve_plan,
    question,
    refuse_consent,
    sign_consent,
    sign_plan,
    sign_round,
)
from desktop.paper.values import ConsentPaper, PlanPaper
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.chain.walked import walked
from tests.desktop.paper.kept.family import Family, a_family, a_plan


@pytest.fixture
def family(session: Session) -> Family:
    return a_family(session)


def test_what_was_printed_is_what_is_signed_and_nothing_is_asked(session: Session, family: Family) -> None:
    family.printed("samtycke")
    printed = family.kept("samtycke", family.consent_id)
    assert question(session, "samtycke", family.consent_id) is None
    signed = sign_consent(session, family.signing[0], "papper", DAY)
    said = session.db.paper_signings.of_signer(signed.id)
    assert said is not None
    assert said.paper_id == printed.id
    assert kept_paper(session, "samtycke", family.consent_id) == printed
    assert walked(session.db) == []


def test_where_nothing_was_printed_what_is_signed_is_kept_that_day_with_its_code(
    session: Session, family: Family
) -> None:
    sign_consent(session, family.signing[0], "muntligt", DAY, how="telefon", identity="känd röst")
    kept = kept_paper(session, "samtycke", family.consent_id)
    assert kept is not None
    assert kept.code
    assert not kept.in_hindsight


def test_what_was_ticked_after_the_print_is_asked_about_and_the_printed_one_is_what_is_locked(
    session: Session, family: Family
) -> None:
    family.printed("samtycke")
    printed = family.kept("samtycke", family.consent_id)
    consent = family.consent
    third = session.db.consent_parties.of(consent.id)[2]
    consents.set_cell(session, consent, third.id, "halsa", "lamna")
    consents.remove_party(session, consent, session.db.consent_parties.of(consent.id)[0])
    two = question(session, "samtycke", consent.id)
    assert two is not None
    assert two.differing == ("vilka som får veta vad",)
    assert two.kept == printed
    sign_consent(session, family.signing[0], "papper", DAY, paper_id=printed.id)
    cells = {(cell.party_id, cell.category) for cell in session.db.consent_cells.of(consent.id)}
    assert (third.id, "halsa") not in cells
    assert len(session.db.consent_parties.of(consent.id)) == 4
    assert family.consent.locked_at is not None
    assert kept_paper(session, "samtycke", consent.id) == printed
    assert len(kept_papers(session, "samtycke", consent.id)) == 2, "what stood there today is kept too"
    assert walked(session.db) == []


def test_todays_paper_is_what_is_locked_where_that_was_chosen(session: Session, family: Family) -> None:
    family.printed("samtycke")
    third = session.db.consent_parties.of(family.consent_id)[2]
    consents.set_cell(session, family.consent, third.id, "halsa", "lamna")
    sign_consent(session, family.signing[0], "papper", DAY)
    cells = {(cell.party_id, cell.category) for cell in session.db.consent_cells.of(family.consent_id)}
    assert (third.id, "halsa") in cells
    kept = kept_paper(session, "samtycke", family.consent_id)
    assert kept is not None
    assert isinstance(kept.values, ConsentPaper)
    assert len(kept.values.parties) == 3


def test_a_school_change_between_print_and_signature_is_asked_about_and_the_printed_one_stays(
    session: Session, family: Family
) -> None:
    family.printed("samtycke")
    printed = family.kept("samtycke", family.consent_id)
    family.moves_to("Ängsskolan")
    two = question(session, "samtycke", family.consent_id)
    assert two is not None
    assert "elevens namn, skola eller klass" in two.differing
    sign_consent(session, family.signing[0], "papper", DAY, paper_id=printed.id)
    again = family.kept("samtycke", family.consent_id)
    assert kept_paper(session, "samtycke", family.consent_id) == printed
    assert again != printed or kept_papers(session, "samtycke", family.consent_id) == [printed]


def test_of_two_prints_of_one_version_the_newest_is_asked_about_first(
    session: Session, family: Family
) -> None:
    family.printed("samtycke")
    first = family.kept("samtycke", family.consent_id)
    family.moves_to("Ängsskolan")
    family.printed("samtycke")
    second = family.kept("samtycke", family.consent_id)
    assert question(session, "samtycke", family.consent_id) is None
    family.moves_to("Björkskolan")
    two = question(session, "samtycke", family.consent_id)
    assert two is not None
    assert two.kept == second != first


def test_what_is_filled_in_on_the_paper_itself_is_no_change(session: Session, family: Family) -> None:
    family.printed("samtycke")
    note_stance(session, family.consent, "ja", DAY, words="Det är okej.")
    assert question(session, "samtycke", family.consent_id) is None


def test_a_no_stands_on_the_paper_it_was_said_to(session: Session, family: Family) -> None:
    family.printed("samtycke")
    refused = refuse_consent(session, family.signing[1], DAY)
    said = session.db.paper_signings.of_signer(refused.id)
    assert said is not None
    assert said.answer == "nej"
    assert family.consent.locked_at is None


def test_a_plan_that_was_written_on_after_the_print_is_locked_as_it_was_printed(
    session: Session, family: Family
) -> None:
    plan = a_plan(family)
    person = _participant(session, plan)
    family.printed("handlingsplan")
    printed = family.kept("handlingsplan", plan.id)
    plans.save_fields(session, plan.id, situation="Skrivet efteråt.", risk="Bara för akten.")
    plans.add_goal(session, plan.id, "Ett mål till")
    approve_plan(session, person, "paper", DAY, paper_id=printed.id)
    assert session.db.plans.get(plan.id).situation == "Skrivet efteråt.", "an approval locks nothing"
    sign_plan(session, plan.id, paper_id=printed.id)
    signed = session.db.plans.get(plan.id)
    assert (signed.status, signed.situation, signed.risk) == ("signed", "", "Bara för akten.")
    assert [goal.wording for goal in session.db.goals.of(plan.id)] == [
        "Jag är på plats till första lektionen"
    ]
    assert session.db.participants.get(person.id).approved == "paper"
    written = kept_papers(session, "handlingsplan", plan.id)[0].values
    assert isinstance(written, PlanPaper)
    assert written.situation == "Skrivet efteråt."
    assert walked(session.db) == []


def test_the_day_and_the_draft_are_no_difference(session: Session, family: Family) -> None:
    plan = a_plan(family)
    person = _participant(session, plan)
    family.printed("handlingsplan")
    printed = family.kept("handlingsplan", plan.id)
    sign_plan(session, plan.id)
    assert question(session, "handlingsplan", plan.id) is None
    approve_plan(session, person, "paper", DAY)
    assert kept_paper(session, "handlingsplan", plan.id) == printed


def test_what_cannot_be_put_back_is_said_and_nothing_is_signed(session: Session, family: Family) -> None:
    plan = a_plan(family)
    family.printed("handlingsplan")
    printed = family.kept("handlingsplan", plan.id)
    goal = plans.add_goal(session, plan.id, "Ett mål till")
    note = notes.begin_note(session, family.case.id)
    with session.change("notes") as db:
        db.notes.put(replace(note, goal_id=goal.id))
    with pytest.raises(UserError, match="som det var"):
        sign_plan(session, plan.id, paper_id=printed.id)
    assert session.db.plans.get(plan.id).status == "draft"
    assert len(session.db.goals.of(plan.id)) == 2


def test_a_round_is_never_put_back(session: Session, family: Family) -> None:
    begun = assessments.start_assessment(session, family.case.id)
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    family.printed("kartlaggning")
    printed = family.kept("kartlaggning", begun.id)
    assessments.save_summary(session, begun, thought="En tanke till.")
    assert question(session, "kartlaggning", begun.id) is not None
    sign_round(session, begun, paper_id=printed.id)
    assert "En tanke till." in str(session.db.summaries.get(begun.id))
    assert kept_paper(session, "kartlaggning", begun.id) == printed


def _participant(session: Session, plan: Plan) -> Participant:
    return plans.add_part(session, Participant(plan_id=plan.id, name="Hodan Nur", role="mamma"))
