"""Where a copy's original stands comes out of the vault: the true acts on their true days, never today's table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from db.clock import local
from db.records import Consent
from desktop.cases import cases
from desktop.consent import acts
from desktop.consent import versions as consents
from desktop.consent.ending import end_by_agreement
from desktop.paper import builders, copies, prints
from desktop.paper.pdf import Level, render
from desktop.paper.values import Answer, ConsentCopy, StandingMark
from desktop.people.contacts import change_school
from desktop.session.session import Session
from desktop.sharing.recipients import FAMILY
from desktop.vault.open_session import OpenSession
from tests import builders as made
from tests.builders import DAY
from tests.desktop.paper.pdf.reading import words
from tests.desktop.paper.pdf.telling import lacking, notice
from tests.stories import a_family_case, a_half_signed_consent, a_new_case

LEVELS = (Level.FAMILY, Level.RECORD)
AT = local(datetime(2026, 11, 24, 15, 20))


@pytest.fixture(name="consent")
def _consent(session: Session) -> Consent:
    """Return a consent that both guardians have signed."""
    consent = a_half_signed_consent(session, a_family_case(session))
    return _both(session, consent)


def _both(session: Session, consent: Consent) -> Consent:
    for one in session.db.signatories.of(consent.id):
        if not one.kind:
            acts.sign(session, one, "papper", session.today())
    return session.db.consents.get(consent.id)


def copy_of(session: Session, consent: Consent, level: Level = Level.FAMILY) -> ConsentCopy:
    return copies.consent_copy(session, consent.id, level)


def mark(session: Session, consent: Consent) -> StandingMark:
    return copy_of(session, consent).notes.standing.mark


def test_what_holds_has_no_mark_and_the_answers_stand_with_their_days(
    session: Session, consent: Consent
) -> None:
    copy = copy_of(session, consent)
    assert copy.notes.standing.mark is StandingMark.HOLDS
    assert notice(copy) == ""
    assert [(one.name, one.answer, one.on) for one in copy.answers] == [
        ("Hodan Warsame", Answer.YES, DAY),
        ("Abdi Nur", Answer.YES, DAY),
    ]


def test_while_somebody_has_not_answered_it_does_not_hold_yet(session: Session) -> None:
    consent = a_half_signed_consent(session, a_family_case(session))
    copy = copy_of(session, consent)
    assert notice(copy) == "GÄLLER INTE ÄN. Alla har inte svarat. Vi delar inget."
    assert [one.answer for one in copy.answers] == [Answer.YES, Answer.NONE]


def test_it_is_replaced_on_the_day_the_last_needed_signed_the_new_version(
    session: OpenSession, consent: Consent
) -> None:
    newer = consents.new_version(session, consent)
    first, second = session.db.signatories.of(newer.id)
    acts.sign(session, first, "papper", DAY)
    assert mark(session, consent) is StandingMark.HOLDS
    session.today = lambda: DAY + timedelta(days=6)
    acts.sign(session, second, "papper", DAY + timedelta(days=6))
    session.today = lambda: DAY + timedelta(days=60)
    assert notice(copy_of(session, consent)).startswith("ERSATT den 30 november 2026 av version 2.")


def test_it_is_taken_back_at_the_true_moment_by_whom(session: OpenSession, consent: Consent) -> None:
    acts.withdraw(session, consent, by_whom="Abdi Nur", how="På telefon", received_at=AT)
    session.today = lambda: DAY + timedelta(days=400)
    assert notice(copy_of(session, consent)) == (
        "ÅTERKALLAT den 24 november 2026 klockan 15.20 av Abdi Nur. Samtycket gäller inte längre."
    )


def test_what_was_partly_taken_back_is_told_in_the_originals_words_and_all_of_it_still_stands(
    session: Session, consent: Consent
) -> None:
    party = session.db.consent_parties.of(consent.id)[0]
    before = copy_of(session, consent).original
    acts.withdraw(session, consent, by_whom="Abdi Nur", how="Brev", received_at=AT, party_id=party.id)
    acts.withdraw(session, consent, by_whom="Abdi Nur", how="Brev", received_at=AT, category="plan")
    copy = copy_of(session, consent)
    assert copy.original == before
    assert copy.notes.standing.mark is StandingMark.HOLDS
    first, last = notice(copy).splitlines()
    assert first.startswith("DELVIS ÅTERKALLAT den 24 november 2026 klockan 15.20 av Abdi Nur. Det gäller ")
    assert "Mentor, Björkbacka skola (Peter Ek) och " in first
    assert last == "Det som är struket gäller inte längre. Resten gäller."


@pytest.mark.parametrize(
    ("days", "is_over"),
    [(0, False), (1, True)],
)
def test_it_has_run_out_the_day_after_its_last(
    session: OpenSession, consent: Consent, days: int, is_over: bool
) -> None:
    session.today = lambda: consent.valid_until + timedelta(days=days)
    standing = copy_of(session, consent).notes.standing
    assert (standing.mark is StandingMark.EXPIRED) is is_over
    assert standing.on == (consent.valid_until if is_over else None)


def test_it_ended_on_the_day_the_case_closed_though_its_period_has_run_out_since(
    session: OpenSession, consent: Consent
) -> None:
    cases.close_case(session, consent.case_id, "mal_nadda")
    session.today = lambda: consent.valid_until + timedelta(days=90)
    assert notice(copy_of(session, consent)) == (
        "AVSLUTAT. Stödet avslutades den 24 november 2026. Då slutade samtycket att gälla."
    )


def test_what_ran_out_before_the_case_closed_says_so(session: OpenSession, consent: Consent) -> None:
    session.today = lambda: consent.valid_until + timedelta(days=90)
    cases.close_case(session, consent.case_id, "mal_nadda")
    assert mark(session, consent) is StandingMark.EXPIRED


def test_it_ended_on_the_day_they_agreed(session: Session, consent: Consent) -> None:
    end_by_agreement(session, consent, DAY, "Hodan Warsame")
    assert "slutade att gälla den 24 november 2026" in notice(copy_of(session, consent))


def test_what_never_held_has_not_ended(session: OpenSession) -> None:
    consent = a_half_signed_consent(session, a_family_case(session))
    cases.close_case(session, consent.case_id, "mal_nadda")
    for level in LEVELS:
        told = notice(copy_of(session, consent, level), level)
        assert told == "GÄLLER INTE. Alla har inte sagt ja. Vi delar inget."


def test_a_no_is_dated_and_named_for_the_record_alone(session: Session) -> None:
    consent = a_half_signed_consent(session, a_family_case(session))
    acts.refuse(session, session.db.signatories.of(consent.id)[1], DAY)
    record, family = (copy_of(session, consent, level) for level in (Level.RECORD, Level.FAMILY))
    assert notice(record, Level.RECORD).startswith(
        "GÄLLER INTE. En vårdnadshavare har sagt nej den 24 november"
    )
    assert [(one.name, one.answer) for one in record.answers][1] == ("Abdi Nur", Answer.NO)
    assert family.answers == ()
    assert "Abdi" not in words(render(family).data)
    with pytest.raises(ValueError, match="made for the record"):
        render(record)


def test_a_no_to_the_version_before_stands_with_its_own_day(session: OpenSession) -> None:
    consent = a_half_signed_consent(session, a_family_case(session))
    acts.refuse(session, session.db.signatories.of(consent.id)[1], DAY)
    newer = consents.new_version(session, session.db.consents.get(consent.id))
    session.today = lambda: DAY + timedelta(days=10)
    acts.sign(session, session.db.signatories.of(newer.id)[0], "papper", session.today())
    copy = copy_of(session, newer, Level.RECORD)
    assert copy.notes.standing.on == DAY
    assert (copy.answers[1].answer, copy.answers[1].on) == (Answer.NO, DAY)


def test_the_pupils_no_is_called_the_pupils(session: Session) -> None:
    with session.change("pupils", "cases", "consents") as db:
        pupil = db.pupils.add(made.a_pupil(birth_date=date(2010, 1, 3)))
        case = db.cases.add(made.a_case(pupil.id))
        consent = db.consents.add(made.a_consent(case.id))
        own = db.signatories.add(made.a_signatory(consent.id, signer="E", name="Amina Warsame"))
    acts.refuse(session, own, DAY)
    copy = copy_of(session, consent, Level.RECORD)
    assert (
        notice(copy, Level.RECORD) == "GÄLLER INTE. Amina har sagt nej den 24 november 2026. Vi delar inget."
    )


def test_what_the_pupil_took_over_on_turning_eighteen_held_until_the_day_before(
    session: OpenSession, consent: Consent
) -> None:
    with session.change("pupils") as db:
        pupil = db.pupils.get(db.cases.get(consent.case_id).pupil_id)
        db.pupils.put(replace(pupil, birth_date=date(2009, 1, 3)))
    session.today = lambda: date(2027, 1, 3)
    told = notice(copy_of(session, consent))
    assert told == "HAR GÅTT UT. Samtycket gällde till och med den 2 januari 2027."


def test_the_old_schools_rows_are_struck_from_its_last_day(session: OpenSession, consent: Consent) -> None:
    pupil = session.db.cases.get(consent.case_id).pupil_id
    with session.change("schools") as db:
        other = db.schools.add(made.a_school(name="Kompassen"))
    change_school(session, made.a_schooling(pupil, other.id, started_on=DAY + timedelta(days=5)))
    session.today = lambda: DAY + timedelta(days=30)
    told = notice(copy_of(session, consent))
    assert "Amina har bytt skola. Det som är struket gällde till och med den 28 november 2026." in told


def test_it_says_on_what_other_ground_it_is_shared(
    session: Session, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules("[samtycke]\nannan_grund_tillaten = true\n")
    consent = a_half_signed_consent(session, a_family_case(session))
    acts.share_on_other_ground(
        session, consent, "provning", "Abdi går inte att nå", decided_by="Eva Berg", decided_on=DAY
    )
    told = notice(copy_of(session, consent))
    assert "Abdi går inte att nå. Beslutat av Eva Berg den 24 november 2026." in told


def test_what_is_printed_to_be_signed_is_the_same_before_and_after_the_answers(session: Session) -> None:
    case = a_family_case(session)
    consent = consents.start_consent(session, case.id)
    party = session.db.consent_parties.of(consent.id)[0]
    consents.set_cell(session, consent, party.id, "plan", "bada")
    acts.note_stance(session, consent, "ja", DAY, words="Det är okej.")
    before = builders.consent_paper(session, consent.id)
    assert "Det är okej." not in repr(before)
    acts.sign(session, session.db.signatories.of(consent.id)[0], "papper", DAY)
    after = builders.consent_paper(session, consent.id)
    assert replace(after, seal="") == before
    copy = copy_of(session, consent)
    assert copy.view is not None
    assert copy.view.words == "Det är okej."
    _both(session, consent)
    acts.withdraw(session, consent, by_whom="Abdi Nur", how="Brev", received_at=AT)
    assert replace(builders.consent_paper(session, consent.id), seal="") == before


def test_as_long_as_a_line_is_empty_the_paper_to_sign_can_be_printed_beside_the_copy(
    session: Session,
) -> None:
    consent = a_half_signed_consent(session, a_family_case(session))

    def offered() -> list[tuple[bool, str]]:
        mine = [one for one in prints.choices(session, consent.case_id) if one.kind == "samtycke"]
        return [(one.is_copy, one.key) for one in mine]

    assert offered() == [(False, f"samtycke:{consent.id}"), (True, f"samtycke:{consent.id}:kopia")]
    _both(session, consent)
    assert offered() == [(True, f"samtycke:{consent.id}:kopia")]
    (choice,) = (one for one in prints.choices(session, consent.case_id) if one.kind == "samtycke")
    assert prints.levels(choice) == ("familj", "akt")
    verdict = prints.may_leave(session, consent.case_id, choice, "akt", FAMILY)
    assert not verdict.is_covered
    assert prints.file_name(session, consent.case_id, choice) == "26-014-samtycke-1-kopia.pdf"
    assert "Det här är en kopia" in words(prints.draw(session, choice).data)


def test_a_consent_from_an_empty_vault_can_be_printed_and_copied(session: Session) -> None:
    """No worker's name, no school, no guardian, nothing ticked, no place for the originals."""
    consent = consents.start_consent(session, a_new_case(session).id)
    assert session.worker.name == ""
    original = builders.consent_paper(session, consent.id)
    assert original.draft
    assert render(original).pages == 2
    for level in LEVELS:
        copy = copy_of(session, consent, level)
        assert lacking(original, copy, level) == []
        assert render(copy, level=level).pages == 2
