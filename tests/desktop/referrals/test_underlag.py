"""The underlag: what may be picked for it, who may have it, and what it says; nothing of it is picked beforehand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.chain.check import check_thing
from db.records import Referral
from desktop import content
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.notes import notes
from desktop.paper import prints
from desktop.paper.builders import support_paper
from desktop.paper.choices import background, may_be_seen
from desktop.paper.values import Called, ConcernPaper, Doer, Level, SupportPaper
from desktop.plan import verbs as plans
from desktop.referrals import beside, handing, writing
from desktop.referrals.calling import CalledTo, called_to
from desktop.referrals.known import known
from desktop.referrals.linked import about_goals, goals_to_link, linked_goals
from desktop.referrals.states import sip_started
from desktop.referrals.words import asked
from desktop.session.session import Session
from desktop.sharing.recipients import FAMILY, RECORD, Recipient
from tests import stories
from tests.builders import DAY
from tests.desktop.followup.holding import a_planned_case, a_signed_plan, standing_on
from tests.desktop.referrals.handing_over import a_ready, an_oro_handed
from tests.secret_case import Secrets, secret_case, use_own_form


def _with_bup(session: Session, case_id: str) -> None:
    """Let everybody sign a consent in which BUP may be told of the attendance."""
    consent = consents.start_consent(session, case_id)
    (party,) = [one for one in session.db.consent_parties.of(consent.id) if one.code == "bup"]
    with session.change("consent_parties") as db:
        db.consent_parties.put(replace(party, unit="BUP Norr"))
    consents.set_cell(session, consent, party.id, "narvaro", "lamna")
    for one in session.db.signatories.of(consent.id):
        consent_acts.sign(session, one, "papper", DAY)


def _all_known(session: Session, one: Referral) -> dict[str, bool]:
    """Return the words of all that may be picked, and whether each stands apart."""
    return {k.words: k.is_apart for name in asked(one.kind) for k in known(session, one, name)}


@pytest.fixture(name="secret")
def _secret(session: Session, tmp_path: Path) -> tuple[str, Secrets]:
    use_own_form(tmp_path / "kommun")
    case, secrets = secret_case(session)
    return case.id, secrets


@pytest.fixture(autouse=True)
def _no_own_form() -> object:
    yield
    content.use_folder(None)


@pytest.mark.parametrize("kind", ["sip", "ansokan", "bup", "utredning"])
def test_for_others_nothing_said_alone_can_be_picked(
    session: Session, secret: tuple[str, Secrets], kind: str
) -> None:
    case_id, secrets = secret
    an_oro_handed(session, case_id)
    found = _all_known(session, writing.begin_referral(session, case_id, kind))  # type: ignore[arg-type]  # four kinds
    assert found
    assert not any(found.values())
    seen = "\n".join(found)
    assert {word: where for word, where in secrets.words.items() if word in seen} == {}
    assert "orosanmälan" not in seen.casefold()


def test_for_an_oro_what_was_said_alone_and_a_minnesstod_can_be_picked_and_are_marked(
    session: Session, secret: tuple[str, Secrets]
) -> None:
    case_id, _ = secret
    notes.save_note(
        session, replace(notes.begin_note(session, case_id, scratch=True), body="Han såg rädd ut")
    )
    found = _all_known(session, writing.begin_referral(session, case_id, "oro"))
    assert found["Han såg rädd ut"] is True
    assert set(found.values()) == {True, False}
    one = writing.begin_referral(session, case_id, "oro")
    (first, *_), last = known(session, one, "wishes"), known(session, one, "wishes")[-1]
    assert not first.is_apart
    assert last.is_apart
    assert (one.what, one.wishes, one.reach) == ("", "", "")


def test_who_is_called_is_asked_of_the_consent_and_the_family_is_not(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        _with_bup(session, case.id)
        names = "Amina\nAbdi Nur\nBUP Norr\nSara Holm, BUP Norr\nVårdcentralen\n\n"
        sip = a_ready(session, case.id, "sip", invited=names)
        told = [
            CalledTo("Amina", None),
            CalledTo("Abdi Nur", None),
            CalledTo("BUP Norr", True),
            CalledTo("Sara Holm, BUP Norr", True),
            CalledTo("Vårdcentralen", False),
        ]
        assert called_to(session, sip) == told
        more = writing.save_referral(session, sip.id, {"categories": "narvaro halsa"})
        assert [one.is_covered for one in called_to(session, more)] == [None, None, False, False, False]


def test_a_sip_is_about_goals_and_the_goals_tell_of_it_in_every_version(session: Session) -> None:
    case = a_planned_case(session)
    with standing_on(session, DAY):
        draft = writing.begin_referral(session, case.id, "sip")
        (goal,) = goals_to_link(session, draft)
        one = a_ready(session, case.id, "sip", goals=goal.lineage, ground="familjen_sjalv")
        assert about_goals(session, case.id) == {}
        handed = handing.hand_over(session, one.id)
        assert linked_goals(session, handed) == (goal.wording,)
        assert about_goals(session, case.id) == {goal.lineage: [handed]}
        assert goals_to_link(session, writing.begin_referral(session, case.id, "oro")) == []
        a_signed_plan(session, case.id, date(2027, 1, 14))
        newest = session.db.plans.current(case.id)
        assert newest is not None
        (renewed,) = session.db.goals.of(newest.id)
        assert renewed.id != goal.id
        assert about_goals(session, case.id)[renewed.lineage] == [handed]
        plans.new_version(session, newest.id)
        assert linked_goals(session, handed) == (goal.wording,)


def test_a_sip_counts_as_started_with_a_meeting_and_not_before(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        handed = handing.hand_over(session, a_ready(session, case.id, "sip", ground="familjen_sjalv").id)
        beside.add_answer(session, handed.id, "mottaget", "Tack")
        assert sip_started(handed, session.db.referral_additions.of(handed.id)) is None
        meets = date(2026, 12, 15)
        beside.add_answer(session, handed.id, "sip_mote", happened_on=meets)
        assert sip_started(handed, session.db.referral_additions.of(handed.id)) == meets
        bup = handing.hand_over(session, a_ready(session, case.id, "bup", ground="familjen_sjalv").id)
        beside.add_answer(session, bup.id, "sip_mote", happened_on=meets)
        assert sip_started(bup, session.db.referral_additions.of(bup.id)) is None


def test_the_underlag_says_what_is_written_and_fills_in_nothing_else(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        did = "Vårdcentralen: bedömer magen; före jul\nnågon ringer hem"
        sip = a_ready(session, case.id, "sip", did=did, leave_out="Flytten", invited="Hodan")
        paper = support_paper(session, sip.id, Level.FAMILY)
        assert isinstance(paper, SupportPaper)
        assert paper.doers == (
            Doer("Vårdcentralen", "Bedömer magen", "före jul"),
            Doer("", "Någon ringer hem"),
        )
        assert (paper.leave_out, paper.called, paper.receipt.to) == ("", (Called("Hodan"),), "")
        assert paper.family == ("Amina", "Hodan", "Abdi")
        record = support_paper(session, sip.id, Level.RECORD)
        assert isinstance(record, SupportPaper)
        assert record.leave_out == "Flytten"
        oro = an_oro_handed(session, case.id)
        concern = support_paper(session, oro.id, Level.RECORD)
        assert isinstance(concern, ConcernPaper)
        assert (concern.guardians_know, concern.guardians_words) == (False, "Mottagningen gör det")
        assert "Maria Sand" in concern.receipt.to
        draft = support_paper(session, writing.begin_referral(session, case.id, "oro").id, Level.RECORD)
        assert isinstance(draft, ConcernPaper)
        assert (draft.guardians_know, draft.seen, draft.receipt.to) == (None, "", "")


def test_the_guard_is_asked_for_whom_the_underlag_is_and_of_what_it_is_about(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        _with_bup(session, case.id)
        bup = Recipient("party", "BUP Norr", code="bup", unit="BUP Norr")
        one = a_ready(session, case.id, "sip")
        assert not prints.may_leave(session, case.id, background(one), "familj", bup).is_covered
        narrow = background(writing.save_referral(session, one.id, {"categories": "narvaro"}))
        assert prints.may_leave(session, case.id, narrow, "familj", bup).is_covered
        assert prints.may_leave(session, case.id, narrow, "familj", FAMILY).is_covered
        assert not prints.may_leave(session, case.id, narrow, "akt", bup).is_covered
        given = prints.remember(
            session, case, narrow, level="familj", recipient=bup, copies=1, pages=1, how="skrivare"
        )
        assert given.document == "underlag"
        (shared,) = session.db.disclosures.of(case.id)
        assert (shared.category, shared.ground) == ("narvaro", "samtycke")


def test_an_oro_on_paper_is_for_the_own_record_and_crosses_no_border(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        oro = background(a_ready(session, case.id))
        assert prints.may_leave(session, case.id, oro, "akt", RECORD).is_covered
        for other in (FAMILY, Recipient("other", "Någon")):
            with pytest.raises(UserError):
                prints.need_leave(session, case.id, oro, "akt", other)
        made = prints.note_left(session, case.id, oro, copies=1, pages=1, how="fil")
        assert (made.document, made.recipient) == ("underlag", RECORD.name)
        assert session.db.disclosures.of(case.id) == []
        assert "oro" not in repr([row.detail for row in session.log.rows()[:1]])


def test_what_the_family_does_not_know_of_is_no_paper_of_the_case(session: Session) -> None:
    case = stories.a_family_case(session)
    one = a_ready(session, case.id, "utredning")
    assert may_be_seen(one)
    assert background(one).key in {choice.key for choice in prints.choices(session, case.id)}
    hidden = writing.save_referral(session, one.id, {"family_knows": "vet_inte"})
    assert background(hidden).key not in {choice.key for choice in prints.choices(session, case.id)}


def test_the_new_texts_are_part_of_what_is_sealed(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        given = {name: f"text om {name}" for name in ("question", "comfort", "reach")}
        handed = handing.hand_over(session, a_ready(session, case.id, "oro", **given).id)
        assert check_thing(session.db, "vidare_stod", handed.id) is None
        body = session.db.notes.get(handed.id).body
        assert all(text in body for text in given.values())
