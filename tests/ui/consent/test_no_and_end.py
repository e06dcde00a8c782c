"""What the consent page says and offers after a no, at the end, and when it has to be gone through again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.clock import local
from db.records import Case, Consent
from desktop.cases.cases import close_case
from desktop.consent import acts
from desktop.people.contacts import change_school, save_contact
from desktop.session.session import Session
from desktop.vault.open_session import OpenSession
from tests import builders
from tests.builders import DAY
from tests.stories import a_running_case
from tests.ui.layout import faults
from ui.case.side_cards import ConsentCard
from ui.consent.end_dialog import EndDialog
from ui.consent.ground_dialog import GroundDialog
from ui.consent.page import ConsentPage
from ui.widgets.show.chip import Chip
from ui.window.place import Place

ALLOWED = "[samtycke]\nannan_grund_tillaten = true\n"
Opened = Callable[[], ConsentPage]


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case whose consent Hodan has signed, and Abdi not."""
    return a_running_case(session)


@pytest.fixture
def opened(qtbot: QtBot, session: Session, case: Case, dressed: object) -> Opened:
    def open_page() -> ConsentPage:
        page = ConsentPage(session, Place("consent", case.id))
        qtbot.addWidget(page)
        page.resize(1154, 692)
        page.show()
        return page

    return open_page


def consent_of(session: Session, case: Case) -> Consent:
    return session.db.consents.of(case.id)[0]


def abdi_answers(session: Session, case: Case, *, yes: bool) -> None:
    abdi = session.db.signatories.of(consent_of(session, case).id)[1]
    if yes:
        acts.sign(session, abdi, "papper", DAY)
    else:
        acts.refuse(session, abdi, DAY)


def offers(page: ConsentPage) -> set[str]:
    names = ("withdraw", "end", "discard", "new", "terms", "sign")
    return {name for name in names if getattr(page, name).isVisible()}


def offered_act(page: ConsentPage) -> str:
    buttons = page.banner.findChildren(QPushButton)
    return " ".join(one.text() for one in buttons if one.isVisible())


def test_a_no_is_said_in_words_and_cannot_be_gone_round(
    session: Session, case: Case, opened: Opened, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    abdi_answers(session, case, yes=False)
    page = opened()
    assert page.chip.text() == "Sagt nej"
    assert page.banner.accessibleName().startswith("En vårdnadshavare har sagt nej. Dela inte.")
    assert "saknas" not in page.banner.accessibleName()
    assert offered_act(page) == ""
    assert page.sharing.answer.accessibleName().startswith("Sagt nej. En vårdnadshavare har sagt nej.")
    assert {"sign", "new"} <= offers(page)
    assert faults(page) == []


def test_the_card_on_the_case_says_the_same(
    session: Session, case: Case, dressed: object, qtbot: QtBot
) -> None:
    abdi_answers(session, case, yes=False)
    card = ConsentCard(session)
    qtbot.addWidget(card)
    card.show_case(case)
    said = " ".join(part.text() for part in card.findChildren(QLabel))
    assert "En vårdnadshavare har sagt nej. Dela inte." in said
    assert "Abdi Nur, har sagt nej" in said
    assert "väntar" not in said


def test_the_card_on_the_case_has_the_chip_of_the_page(
    session: Session, case: Case, opened: Opened, qtbot: QtBot
) -> None:
    abdi_answers(session, case, yes=True)
    at = local(datetime(2026, 11, 24, 9, 10))
    consent = consent_of(session, case)
    acts.withdraw(session, consent, by_whom="Abdi Nur", how="Brev", received_at=at, category="plan")
    page, card = opened(), ConsentCard(session)
    qtbot.addWidget(card)
    card.show_case(case)
    (chip,) = (one for one in card.findChildren(Chip) if one.isVisibleTo(card))
    assert chip.text() == page.chip.text() == "Gäller, en del återkallad"


def test_another_ground_is_offered_only_where_the_rules_allow_it(
    session: Session, opened: Opened, municipal_rules: Callable[[str], None]
) -> None:
    assert offered_act(opened()) == ""
    municipal_rules(ALLOWED)
    assert offered_act(opened()) == "Dela på annan grund"


def test_the_dialog_takes_who_decided_and_the_ground_stands_on_the_page(
    qtbot: QtBot, session: Session, case: Case, opened: Opened, municipal_rules: Callable[[str], None]
) -> None:
    municipal_rules(ALLOWED)
    page = opened()
    dialog = GroundDialog(page, session, consent_of(session, case))
    qtbot.addWidget(dialog)
    dialog.ground.set_text("Abdi går inte att nå")
    dialog.act.click()
    assert "vem som beslutade" in dialog.trouble.accessibleName()
    assert dialog.kind.data() == "", "no ground is chosen for the user"
    dialog.kind.choose("provning")
    dialog.chief.setText("Eva Berg, enhetschef")
    dialog.day.set_date(DAY)
    dialog.act.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert page.banner.accessibleName() == (
        "Delas på annan grund fast en underskrift saknas. Menprövning av namngiven beslutsfattare:"
        " Abdi går inte att nå. Beslutat av Eva Berg, enhetschef den 24 november 2026."
    )


def test_it_is_ended_by_agreement_from_the_page(
    qtbot: QtBot, session: Session, case: Case, opened: Opened
) -> None:
    abdi_answers(session, case, yes=True)
    page = opened()
    assert "end" in offers(page)
    dialog = EndDialog(page, session, consent_of(session, case))
    qtbot.addWidget(dialog)
    dialog.act.click()
    assert "kom överens" in dialog.trouble.accessibleName()
    dialog.who.setText("Hodan Warsame")
    dialog.act.click()
    assert page.chip.text() == "Avslutat"
    assert "Överenskommet med Hodan Warsame, från och med 24 november 2026." in page.banner.accessibleName()
    assert offers(page) == {"new"}


def test_a_closed_case_says_so_on_the_page(session: Session, case: Case, opened: Opened) -> None:
    abdi_answers(session, case, yes=True)
    close_case(session, case.id, "mal_nadda")
    assert "Ärendet avslutades den 24 november 2026" in opened().banner.accessibleName()


def test_a_draft_is_thrown_away_after_a_question(
    session: Session, case: Case, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    abdi_answers(session, case, yes=True)
    page = opened()
    page.new.click()
    assert {"discard", "terms"} <= offers(page)
    monkeypatch.setattr("ui.consent.offered.ask", lambda *_, **__: False)
    page.discard.click()
    assert len(session.db.consents.of(case.id)) == 2
    monkeypatch.setattr("ui.consent.offered.ask", lambda *_, **__: True)
    page.discard.click()
    assert [one.version for one in session.db.consents.of(case.id)] == [1]
    assert page.chip.text() == "Gäller"


def test_another_school_is_told_with_its_secrecy(session: Session, case: Case, opened: Opened) -> None:
    abdi_answers(session, case, yes=True)
    with session.change("schools") as db:
        new = db.schools.add(builders.a_school(name="Tallgården", organiser_type="fristaende"))
    page = opened()
    change_school(session, builders.a_schooling(case.pupil_id, new.id, started_on=DAY))
    assert page.banner.accessibleName() == (
        "Gör ett nytt samtycke. Raderna för Björkbacka skola slutade gälla efter 23 november 2026."
        " Tallgården är fristående: där gäller tystnadsplikt enligt skollagen."
    )
    assert page.sharing.answer.accessibleName().startswith("Utgånget. Björkbacka skola var elevens skola")
    marks = {page.matrix.shown.mark(page.matrix.shown.index(0, column)).standing for column in (1, 5)}
    assert "holds" not in marks


def test_new_custody_is_a_word_on_the_page(session: Session, case: Case, opened: Opened) -> None:
    abdi_answers(session, case, yes=True)
    save_contact(session, builders.a_guardian(case.pupil_id, name="Nadia Ek", informant=None))
    page = opened()
    assert page.chip.text() == "Gäller, ska ses över"
    assert page.banner.accessibleName().startswith("Gå igenom samtycket. Det är nya uppgifter om vårdnaden.")


def test_an_expired_one_can_be_renewed_or_ended(session: OpenSession, case: Case, opened: Opened) -> None:
    abdi_answers(session, case, yes=True)
    last = consent_of(session, case).valid_until
    session.today = lambda: last + timedelta(days=1)
    page = opened()
    assert page.chip.text() == "Har gått ut"
    assert offers(page) == {"end", "new"}
