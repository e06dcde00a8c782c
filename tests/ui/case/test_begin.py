"""A new case says what is done first, and its page's main button is always the next of it."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from db.records import Case, Meeting
from desktop.cases.beginning import BEGINNINGS, begun
from desktop.cases.cases import close_case
from desktop.cases.tasks import plan_meeting
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.plan.versions import start_plan
from desktop.session.session import Session
from tests import builders
from tests.builders import DAY
from tests.stories import a_new_case
from tests.ui.finding import found, press
from tests.ui.layout import faults
from tests.ui.opening import OpenPage
from ui.case.page import CaseOverviewPage
from ui.page.hands import main_button
from ui.widgets.input.buttons import Button


def test_the_main_button_is_the_next_thing_until_a_plan_is_begun(
    open_page: OpenPage, session: Session, case: Case
) -> None:
    page = open_page(CaseOverviewPage)
    went = QSignalSpy(page.went)
    assert page.begin is not None
    assert page.begin.isVisible()
    assert not page.goals.isVisible()
    assert faults(page) == []

    main = main_button(page)
    assert main is page.begin_now
    press(page, "begin-now")
    place = went.at(0)[0]
    assert (place.page, place.detail) == ("family", "guardian")

    with session.change("contacts") as db:
        db.contacts.add(builders.a_guardian(case.pupil_id))
    press(page, "begin-now")
    assert went.at(1)[0].page == "consent"

    consent = consents.start_consent(session, case.id)
    party = session.db.consent_parties.of(consent.id)
    if party:
        consents.set_cell(session, consent, party[0].id, "narvaro", "bada")
    consent_acts.sign(session, session.db.signatories.of(consent.id)[0], "papper", DAY)
    assert begun(session, case).next == "talk"  # type: ignore[union-attr]

    plan_meeting(session, Meeting(case_id=case.id, held_on=DAY, starts_at="23:50", title="Samtal"))
    press(page, "begin-now")
    assert went.at(2)[0].page == "assessment"

    start_plan(session, case.id)
    assert page.begin.isHidden()
    assert page.goals.isVisible()
    assert main_button(page) is page.write


def test_any_line_can_be_done_first(open_page: OpenPage, case: Case) -> None:
    page = open_page(CaseOverviewPage)
    went = QSignalSpy(page.went)
    press(page, "begin-consent")
    assert went.at(0)[0].page == "consent"
    assert page.begin is not None
    assert page.begin.findChild(Button, "begin-guardian") is None  # it is the page's main button
    assert found(page, Button, "write-beside").isVisible()


def test_a_closed_case_and_one_of_age_are_not_asked_who_has_custody(session: Session) -> None:
    closed = a_new_case(session)
    close_case(session, closed.id, "mal_natt", "Klart.")
    assert begun(session, session.db.cases.get(closed.id)) is None

    with session.change("pupils", "cases") as db:
        grown = db.pupils.add(builders.a_pupil(birth_date=DAY.replace(year=DAY.year - 18)))
        case = db.cases.add(builders.a_case(grown.id, number="26-015"))
    come = begun(session, case)
    assert come is not None
    assert come.next == "consent"
    assert BEGINNINGS.index("guardian") < BEGINNINGS.index("consent")
