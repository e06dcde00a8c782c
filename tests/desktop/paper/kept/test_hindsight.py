"""What was signed before papers were kept is drawn once, says so, and is from then on what it was that day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.consent import acts
from desktop.errors import UserError
from desktop.paper import prints
from desktop.paper.kept import kept_paper, kept_papers
from desktop.paper.kept.hindsight import Hindsight, original_of
from desktop.paper.values import ConsentCopy, ConsentPaper
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.chain.tamper import tamper
from tests.desktop.paper.kept.family import Family, a_family, a_plan
from tests.desktop.paper.pdf.reading import words


@pytest.fixture
def family(session: Session) -> Family:
    """Return a family whose consent and plan were signed by the bare verbs, as before papers were kept."""
    found = a_family(session)
    for one in found.signing:
        acts.sign(session, one, "papper", DAY)
    plans.sign_plan(session, a_plan(found).id)
    return found


def drawn_all(session: Session) -> Hindsight:
    hindsight = Hindsight(session)
    hindsight.begin()
    for _ in range(session.db.kept_papers.count() + 5):
        hindsight._next()
    assert not hindsight.is_running
    return hindsight


def test_it_is_marked_without_a_code_and_its_answers_are_left_out(session: Session, family: Family) -> None:
    kept = original_of(session, "samtycke", family.consent_id)
    assert kept is not None
    assert kept.in_hindsight
    assert kept.code == ""
    text = words(kept.original)
    assert "Ritad i efterhand den" in text
    assert "Kontrollkod" not in text.replace("utan Kontrollkod", "")
    assert "UTKAST" not in text


def test_a_reprint_after_a_school_change_comes_from_what_was_kept(session: Session, family: Family) -> None:
    drawn_all(session)
    family.moves_to("Ängsskolan")
    choice = next(one for one in prints.choices(session, family.case.id) if one.kind == "samtycke")
    text = words(prints.draw(session, choice).data)
    assert "Ängsskolan" not in text
    assert "Ritad i efterhand" in text


def test_everything_signed_is_drawn_once_a_paper_at_a_time(session: Session, family: Family) -> None:
    drawn_all(session)
    assert session.db.kept_papers.unkept() == []
    assert session.db.kept_papers.count() == 2
    again = Hindsight(session)
    again.begin()
    assert not again.is_running


def test_what_was_taken_back_in_part_before_is_on_the_original(session: Session, family: Family) -> None:
    party = session.db.consent_parties.of(family.consent_id)[0]
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    acts.withdraw(session, family.consent, by_whom="Hodan", how="telefon", received_at=at, party_id=party.id)
    kept = original_of(session, "samtycke", family.consent_id)
    assert kept is not None
    assert isinstance(kept.values, ConsentPaper)
    assert len(kept.values.parties) == 2
    choice = next(one for one in prints.choices(session, family.case.id) if one.kind == "samtycke")
    copy = prints.draw(session, choice).paper
    assert isinstance(copy, ConsentCopy)
    assert {one.party for one in copy.taken} == {party.id}, "what no longer holds is struck"


def test_what_cannot_be_drawn_is_passed_over_and_the_rest_is_drawn(session: Session, family: Family) -> None:
    plan_id = session.db.plans.of(family.case.id)[0].id
    tamper(session, "UPDATE plans SET next_on = NULL WHERE id = ?", plan_id)
    hindsight = Hindsight(session)
    hindsight.begin()
    for _ in range(3):
        hindsight._next()
    assert session.db.kept_papers.unkept() == [("handlingsplan", plan_id)]
    with pytest.raises(UserError, match="uppföljning"):
        original_of(session, "handlingsplan", plan_id)


def test_nothing_is_drawn_while_somebody_works(session: Session, family: Family) -> None:
    touched = [0.5]
    hindsight = Hindsight(session, seconds_idle=lambda: touched[0])
    hindsight.begin()
    hindsight._next()
    assert session.db.kept_papers.count() == 0
    touched[0] = 2.0
    hindsight._next()
    assert session.db.kept_papers.count() == 1


def test_a_draft_has_no_original(session: Session) -> None:
    family = a_family(session)
    assert original_of(session, "samtycke", family.consent_id) is None
    assert original_of(session, "informationsblad", family.case.id) is None


def test_what_is_signed_now_is_never_drawn_in_hindsight(session: Session) -> None:
    family = a_family(session)
    family.printed("samtycke")
    acts.sign(session, family.signing[0], "papper", DAY)
    assert session.db.kept_papers.unkept() == []
    kept = kept_paper(session, "samtycke", family.consent_id)
    assert kept is not None
    assert not kept.in_hindsight
    assert len(kept_papers(session, "samtycke", family.consent_id)) == 1


def test_a_locked_vault_stops_it_and_nothing_is_lost(session: Session, family: Family) -> None:
    hindsight = Hindsight(session)
    hindsight.begin()
    session.vault.close()
    hindsight._next()
    assert not hindsight.is_running
