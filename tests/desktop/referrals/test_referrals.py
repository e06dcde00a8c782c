"""Vidare stöd: handed over once and locked, told in the journal, waited for until answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.chain.check import check_thing
from db.records import Consent, Referral, ReferralAddition
from desktop.cases.duties import duties
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.notes.protected import NAME, listed_name
from desktop.referrals import beside, handing, words, writing
from desktop.referrals.states import first_check, next_check, state_of_referral
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY
from tests.desktop.followup.holding import standing_on
from tests.desktop.referrals.handing_over import a_ready, an_oro_handed

A = Referral(case_id="c", kind="oro", status="lamnad", follow_on=date(2026, 12, 8))


def _beside(*given: ReferralAddition) -> tuple[str, date | None]:
    return state_of_referral(A, given), next_check(A, given)


def _one(**given: Any) -> ReferralAddition:
    return replace(ReferralAddition(referral_id="r", kind="svar"), **given)


def test_where_it_stands_and_when_to_ask_goes_by_what_stands_beside_it() -> None:
    later = date(2026, 12, 20)
    assert state_of_referral(replace(A, status="utkast"), ()) == "draft"
    assert state_of_referral(replace(A, status="avbruten"), ()) == "given_up"
    assert _beside() == ("waiting", A.follow_on)
    assert _beside(_one(answer="mottaget")) == ("waiting", A.follow_on)
    assert _beside(_one(answer="vantelista", next_on=later)) == ("waiting", later)
    assert _beside(_one(answer="inleds")) == ("answered", None)
    assert _beside(_one(answer="sip_mote", next_on=later)) == ("answered", later)
    assert _beside(_one(kind="kontroll", words="Behövs inte")) == ("waiting", None)
    assert _beside(_one(answer="inleds", next_on=later), _one(kind="avslutad")) == ("ended", None)
    assert _beside(_one(kind="avbruten")) == ("given_up", None)
    assert _beside(_one(kind="rattelse", words="Rum 4")) == ("waiting", A.follow_on)


def test_the_first_check_is_14_days_for_oro_21_for_a_sip_and_30_for_the_rest() -> None:
    found = [(first_check(kind, DAY) - DAY).days for kind in ("oro", "sip", "bup", "ansokan")]
    assert found == [14, 21, 30, 30]


def test_an_oro_needs_no_consent_and_is_told_under_another_name(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        handed = an_oro_handed(session, case.id)
        db = session.db
        note = db.notes.get(handed.id)
        assert (note.status, note.kind, listed_name(note.kind)) == ("signed", "oro", NAME)
        assert "vågar inte gå hem" in note.body
        (given,) = db.disclosures.of(case.id)
        assert (given.ground, given.consent_id) == ("orosanmalan", None)
        assert "Maria Sand" in given.recipient
        for kind, id in (("vidare_stod", handed.id), ("anteckning", note.id), ("delning", given.id)):
            assert check_thing(db, kind, id) is None
        for where in (None, case.id):
            (duty,) = [one for one in duties(session, where) if one.page == "referrals"]
            assert (duty.what, duty.who, duty.due_on) == ("Återkoppling", "", DAY + timedelta(days=14))
        with pytest.raises(UserError, match="redan"):
            writing.save_referral(session, handed.id, {"what": "annat"})


def test_what_lacks_is_said_and_nothing_is_written(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        ready = a_ready(session, case.id)
        lacks: dict[str, dict[str, Any]] = {
            "what": {"what": " "},
            "given_time": {"given_time": ""},
            "to_unit": {"to_code": "", "to_person": ""},
            "channel": {"channel": "epost"},
            "family_knows": {"family_knows": ""},
            "family_why": {"family_why": ""},
            "follow_on": {"follow_on": None},
            "decided_by": {"ground": "annan"},
            "categories": {"ground": "samtycke"},
        }
        for field, given in lacks.items():
            assert [lack.field for lack in handing.lacking(replace(ready, **given))] == [field]
        assert handing.lacking(replace(ready, follow_on=None, not_watched="De ringer")) == []
        assert handing.lacking(replace(ready, kind="sip"))[0].field == "ground"
        writing.save_referral(session, ready.id, {"given_time": ""})
        with pytest.raises(UserError, match="saknas"):
            handing.hand_over(session, ready.id)
        assert session.db.referrals.get(ready.id).status == "utkast"
        assert session.db.notes.find(ready.id) is None
        assert session.db.disclosures.of(case.id) == []


def test_everything_else_asks_the_consent_and_a_no_is_a_no(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        bup = a_ready(session, case.id, "bup", categories="narvaro")
        with pytest.raises(UserError, match="Täcks inte"):
            handing.hand_over(session, bup.id)
        consent = _signed(session, case.id)
        assert handing.covered(session, bup).is_covered
        handed = handing.hand_over(session, bup.id)
        (given,) = session.db.disclosures.of(case.id)
        assert (given.consent_id, given.ground, given.category) == (consent.id, "samtycke", "narvaro")
        assert session.db.notes.get(handed.id).kind == "vidare"
        more = a_ready(session, case.id, "bup", categories="halsa")
        with pytest.raises(UserError, match="Täcks inte"):
            handing.hand_over(session, more.id)
        own = writing.save_referral(session, more.id, {"ground": "familjen_sjalv"})
        assert handing.hand_over(session, own.id).status == "lamnad"


def test_a_named_decision_is_no_way_past_a_no(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        consent = consents.start_consent(session, case.id)
        consent_acts.refuse(session, session.db.signatories.of(consent.id)[0], DAY)
        decided = {"decided_by": "Ulla Strand", "decided_on": DAY, "decided_words": "Bara tiden"}
        one = a_ready(session, case.id, "bup", categories="narvaro", ground="annan", **decided)
        with pytest.raises(UserError, match="Sagt nej"):
            handing.hand_over(session, one.id)
        assert session.db.referrals.get(one.id).status == "utkast"


def test_answers_and_ends_stand_beside_it_for_good(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        handed = an_oro_handed(session, case.id)
        with pytest.raises(UserError, match="Välj en dag"):
            beside.add_answer(session, handed.id, "")
        beside.add_answer(session, handed.id, "", next_on=DAY + timedelta(days=3))
        made = beside.add_answer(session, handed.id, "inleds", "Utredning på fyra månader", diary="26-118")
        assert check_thing(session.db, "vidare_tillagg", made.id) is None
        assert [one for one in duties(session, case.id) if one.page == "referrals"] == []
        beside.add_words(session, handed.id, "avslutad", "Klart för vår del")
        with pytest.raises(UserError, match="avslutat"):
            beside.add_answer(session, handed.id, "mottaget")
        beside.add_words(session, handed.id, "rattelse", "Klockan var 09.50")
        assert len(session.db.referral_additions.of(handed.id)) == 4
        assert session.db.referrals.get(handed.id) == handed


def test_a_draft_is_gone_on_with_given_up_with_a_reason_or_gone_if_it_was_empty(session: Session) -> None:
    case = stories.a_family_case(session)
    with standing_on(session, DAY):
        draft = writing.begin_referral(session, case.id, "oro")
        assert writing.begin_referral(session, case.id, "oro") == draft
        assert writing.drop_empty(session, draft.id)
        ready = a_ready(session, case.id)
        assert not writing.drop_empty(session, ready.id)
        with pytest.raises(UserError, match="varför"):
            handing.give_up(session, ready.id, " ")
        assert handing.give_up(session, ready.id, "Det var ett missförstånd").status == "avbruten"
        assert session.db.disclosures.of(case.id) == []
        assert words.called(ready) == "Orosanmälan"


def _signed(session: Session, case_id: str) -> Consent:
    """Let everybody sign a consent in which BUP may be told of the attendance."""
    consent = consents.start_consent(session, case_id)
    (party,) = [one for one in session.db.consent_parties.of(consent.id) if one.code == "bup"]
    consents.set_cell(session, consent, party.id, "narvaro", "lamna")
    for one in session.db.signatories.of(consent.id):
        consent_acts.sign(session, one, "papper", DAY)
    return session.db.consents.get(consent.id)
