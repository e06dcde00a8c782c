"""What is shown is what is printed, and what leaves the program is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from db.records import Case, Consent
from desktop.consent import acts
from desktop.consent.ending import end_by_agreement
from desktop.errors import UserError
from desktop.paper import prints
from desktop.plan import verbs as plans
from desktop.printing.job import Job
from desktop.session.session import Session
from desktop.sharing.recipients import FAMILY
from tests import builders
from tests.builders import DAY
from tests.stories import a_running_case
from tests.ui.assessment.scene import answered
from tests.ui.finding import press
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.paper.page import PrintsPage

A_JOB = Job("Kontoret", 1, 2)
"""What a printer has taken."""


@pytest.fixture
def case(session: Session) -> Case:
    found = a_running_case(session)
    plan = plans.start_plan(session, found.id)
    with session.change("plans") as db:
        db.plans.put(replace(plan, child_words="Jag vill till bilden.", next_on=DAY.replace(month=12)))
    return found


def _text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_every_document_of_the_case_can_be_drawn(session: Session, case: Case) -> None:
    found = {choice.kind: prints.draw(session, choice) for choice in prints.choices(session, case.id)}
    assert set(found) == {"handlingsplan", "samtycke", "informationsblad"}
    assert "Jag vill till bilden" in _text(found["handlingsplan"].data)
    assert "Peter Ek" in _text(found["samtycke"].data)


def test_the_asked_document_is_the_one_shown(session: Session, case: Case, open_page: OpenPage) -> None:
    consent = session.db.consents.of(case.id)[0]
    page = open_page(PrintsPage, f"samtycke:{consent.id}")
    assert page.document.currentText() == "Samtycke, version 1, att skriva under"
    assert page.pages.thumbs.count() >= 2
    assert not page.level.isVisible()


def test_what_was_printed_is_remembered_with_a_neutral_name(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []

    def printed(parent: object, data: bytes, *_: object, **__: object) -> Job:
        sent.append(data)
        return A_JOB

    monkeypatch.setattr("ui.paper.page.print_pdf", printed)
    page = open_page(PrintsPage, "")
    page.print.click()
    made = session.db.prints.of(case.id)[0]
    assert (made.document, made.copies, made.how) == ("handlingsplan", 1, "skrivare")
    choice = prints.choices(session, case.id)[0]
    assert sent == [prints.draw(session, choice).data]
    assert prints.file_name(session, case.id, choice) == "26-014-handlingsplan-1.pdf"


def test_a_plan_without_its_follow_up_is_told_and_not_drawn(session: Session, case: Case) -> None:
    plan = session.db.plans.of(case.id)[0]
    with session.change("plans") as db:
        db.plans.put(replace(plan, next_on=None))
    with pytest.raises(UserError, match="uppföljning"):
        prints.draw(session, prints.choices(session, case.id)[0])


def test_nothing_is_cut_and_everything_has_a_name(open_page: OpenPage) -> None:
    page = open_page(PrintsPage, "")
    assert faults(page) == []


def _signed_by_both(session: Session, case: Case) -> Consent:
    consent = session.db.consents.of(case.id)[0]
    acts.sign(session, session.db.signatories.of(consent.id)[1], "papper", DAY)
    return session.db.consents.get(consent.id)


def _choose(page: PrintsPage, start: str) -> None:
    who = page.recipient.who
    who.setCurrentIndex(next(n for n in range(who.count()) if who.itemText(n).startswith(start)))


def test_the_family_is_chosen_first_and_then_whom_the_consent_names(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    who = open_page(PrintsPage, "").recipient.who
    names = [who.itemText(place) for place in range(who.count())]
    assert (names[:3], names[3], names[-2:]) == (
        ["Familjen", "Hodan Warsame", "Abdi Nur"],
        "Peter Ek, Björkbacka skola",
        ["Egna akten", "Någon annan"],
    )


def test_a_plan_is_not_printed_to_a_party_the_consent_does_not_cover(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mentor could be given the plan though the consent was wholly withdrawn."""
    monkeypatch.setattr("ui.paper.page.print_pdf", lambda *_, **__: pytest.fail("printed"))
    consent = _signed_by_both(session, case)
    said: list[UserError] = []
    monkeypatch.setattr("ui.paper.page.show_error", lambda _, error: said.append(error))
    monkeypatch.setattr("ui.paper.page.save_pdf", lambda *_: pytest.fail("saved"))
    page = open_page(PrintsPage, "")
    _choose(page, "Peter Ek")
    assert page.told.accessibleName().startswith("Täcks. Peter Ek, Björkbacka skola får veta")
    at = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    acts.withdraw(session, consent, by_whom="Hodan Warsame", how="sms", received_at=at)
    page.refresh()
    assert page.told.accessibleName().startswith("Återkallat. Samtycket är återkallat")
    page.print.click()
    page.save.click()
    assert [error.title for error in said] == ["Återkallat: Peter Ek, Björkbacka skola"] * 2
    assert session.db.prints.of(case.id) == []


def test_what_a_party_is_given_is_told_as_a_disclosure_with_its_link(
    session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.page.print_pdf", lambda *_, **__: A_JOB)
    consent = _signed_by_both(session, case)
    page = open_page(PrintsPage, "")
    page.print.click()
    assert session.db.disclosures.of(case.id) == []
    _choose(page, "Peter Ek")
    page.print.click()
    [shared] = session.db.disclosures.of(case.id)
    assert (shared.recipient, shared.category, shared.ground, shared.consent_id) == (
        "Peter Ek, Björkbacka skola",
        "plan",
        "samtycke",
        consent.id,
    )
    assert [link.object_id for link in session.db.case_links.of(case.id) if link.kind == "delning"] == [
        shared.id
    ]
    assert {row.event for row in session.log.rows()[:2]} == {"printed", "shared"}
    assert [one.recipient for one in session.db.prints.of(case.id)] == [
        "Peter Ek, Björkbacka skola",
        "Familjen",
    ]


def test_somebody_written_in_is_asked_about_by_name(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    _signed_by_both(session, case)
    page = open_page(PrintsPage, "")
    _choose(page, "Någon annan")
    assert page.recipient.name.isVisible()
    told = {}
    for name in ("", "Fotbollsklubben", "peter ek", "Hodan Warsame"):
        page.recipient.name.setText(name)
        told[name] = page.told.accessibleName().partition(".")[0]
    assert told == {
        "": "Skriv vem papperet är till",
        "Fotbollsklubben": "Täcks inte",
        "peter ek": "Täcks",
        "Hodan Warsame": "",
    }


def test_a_paper_that_nobody_may_have_is_not_remembered(session: Session, case: Case) -> None:
    choice = prints.choices(session, case.id)[0]
    with pytest.raises(UserError, match="Täcks inte: Fotbollsklubben"):
        prints.remember(
            session,
            case,
            choice,
            level="familj",
            recipient=prints.written(session, case.id, "Fotbollsklubben"),
            copies=1,
            pages=1,
            how="skrivare",
        )
    assert session.db.prints.of(case.id) == []


def test_what_is_for_the_record_is_for_nobody_else(session: Session, case: Case) -> None:
    choice = replace(prints.choices(session, case.id)[0], kind="kartlaggning")
    who = {
        one.kind: prints.may_leave(session, case.id, choice, "akt", one).is_covered
        for one in prints.recipients(session, case.id)
    }
    assert who == {"family": False, "guardian": False, "party": False, "record": True}


def test_from_eighteen_the_pupil_stands_for_the_family(session: Session, case: Case) -> None:
    with session.change("pupils") as db:
        db.pupils.put(replace(db.pupils.get(case.pupil_id), birth_date=DAY.replace(year=2008)))
    found = prints.recipients(session, case.id)
    assert [one.kind for one in found if one.kind != "party"] == ["pupil", "record"]
    choice = prints.choices(session, case.id)[0]
    may = [prints.may_leave(session, case.id, choice, "familj", one).is_covered for one in (found[0], FAMILY)]
    assert may == [True, False]


def test_in_a_case_without_a_consent_only_the_family_and_the_record_can_be_chosen(session: Session) -> None:
    with session.change("cases") as db:
        bare = db.cases.add(builders.a_case(db.pupils.add(builders.a_pupil()).id, number="26-020"))
    assert [one.kind for one in prints.recipients(session, bare.id)] == ["family", "record"]


@pytest.mark.parametrize("happened", ["no", "ended", "ground"])
def test_the_consents_paper_says_where_it_stands(
    session: Session, case: Case, happened: str, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules("[samtycke]\nannan_grund_tillaten = true\n")
    consent = session.db.consents.of(case.id)[0]
    if happened == "no":
        acts.refuse(session, session.db.signatories.of(consent.id)[1], DAY)
    elif happened == "ended":
        end_by_agreement(session, consent, DAY, "Hodan Warsame")
    else:
        acts.share_on_other_ground(
            session, consent, "provning", "Abdi går inte att nå", decided_by="Eva Berg", decided_on=DAY
        )
    choice = next(one for one in prints.choices(session, case.id) if one.kind == "samtycke")
    text = " ".join(_text(prints.draw(session, choice).data).split())
    wanted = {
        "no": ("Alla har inte sagt ja. Vi delar inget.", "GÄLLER INTE"),
        "ended": ("slutade att gälla den 24 november 2026", "AVSLUTAT"),
        "ground": (
            "Delas på annan grund",
            "Abdi går inte att nå. Beslutat av Eva Berg den 24 november 2026.",
        ),
    }[happened]
    assert [one for one in wanted if one not in text] == []


def test_the_page_shows_what_the_pupil_said_and_the_paper_follows_it(
    session: Session, case: Case, open_page: OpenPage
) -> None:
    round_ = answered(session, case, said=None)
    page = open_page(PrintsPage, f"kartlaggning:{round_.id}", case=case)
    assert page.clearance.said.text() == (
        "Amina har inte fått frågan om svaren får visas. De visas inte för familjen."
    )
    assert page._printed is not None
    assert "Amina och" not in _text(page._printed.data)
    press(page, "clearance-yes")
    assert "Amina sa ja" in page.clearance.said.text()
    assert "Amina: " in _text(page._printed.data) or "Amina säger" in _text(page._printed.data)
    press(page, "clearance-no")
    assert "Amina sa nej" in page.clearance.said.text()
    page.document.choose(
        next(one.key for one in prints.choices(session, case.id) if one.kind == "informationsblad")
    )
    assert page.clearance.isHidden()
