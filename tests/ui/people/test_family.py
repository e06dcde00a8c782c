"""Familj och stöd as it is used: people added, changed, ended; schools changed; the case ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.cases.cases import close_case
from desktop.closing.act import come_back
from desktop.people.contacts import save_contact
from desktop.session.session import Session
from tests.builders import DAY, a_pupil
from tests.ui.finding import found
from tests.ui.layout import cut_texts, unnamed, unreachable
from tests.ui.opening import OpenPage
from tests.ui.people.scene import a_family, fill
from ui.look.theme import Scheme, theme
from ui.people.family.contact_dialog import ContactDialog
from ui.people.family.family_page import FamilyPage
from ui.people.family.siblings_card import SiblingDialog
from ui.people.pupil.pupil_dialog import IntakeDialog, PupilDialog, SchoolingDialog
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import Elided
from ui.window.place import Place

D = TypeVar("D", bound=QWidget)


@pytest.fixture
def case(session: Session) -> Case:
    """Return Amina's case, with a family around her."""
    case = fill(session)["Amina Warsame"]
    a_family(session, case)
    return case


def press(qtbot: QtBot, where: QWidget, name: str) -> None:
    button = found(where, Button, name)
    qtbot.waitUntil(button.isVisible)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def asked(page: FamilyPage, kind: type[D]) -> D:
    (dialog,) = page.findChildren(kind)
    assert dialog.isVisible()
    return dialog


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_guardians_stand_with_informant_custody_and_rules(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page(FamilyPage)
    qtbot.waitUntil(lambda: "Hodan Warsame" in words(page))
    shown = words(page)
    assert "mamma · gemensam vårdnad" in shown
    assert "Vårdnaden kontrollerad 2 september 2026" in shown
    assert "Tolk: somaliska · samma tolk varje gång" in shown
    assert "Visas inte för Hodan: adressen" in shown
    assert "Var försiktig" in shown


def test_an_ended_role_is_seen_greyed(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page(FamilyPage)
    qtbot.waitUntil(lambda: "Karin Ek" in words(page))
    (name,) = [label for label in page.findChildren(Elided) if label.text() == "Karin Ek"]
    assert name.property("tone") == "text3"
    assert "Från 1 januari 2024 till 31 maj 2026" in words(page)


def test_a_guardian_is_added_by_keyboard(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(FamilyPage)
    press(qtbot, page, "add-guardian")
    dialog = asked(page, ContactDialog)
    qtbot.keyClicks(dialog.fields.name, "Sahra Nur")
    dialog.fields.custody.choose("sarskilt")
    qtbot.keyClicks(dialog.fields.checked.line, "i går")
    press(qtbot, dialog, "act")
    added = session.db.contacts.guardians(case.pupil_id)[-1]
    assert (added.name, added.informant, added.custody) == ("Sahra Nur", "V3", "sarskilt")
    assert str(added.custody_checked_on) == "2026-11-23"


def test_a_person_without_a_name_is_asked_for_one(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page(FamilyPage)
    press(qtbot, page, "add-contact")
    dialog = asked(page, ContactDialog)
    press(qtbot, dialog, "act")
    assert dialog.isVisible()
    assert dialog.fields.fields["name"].error()


def test_a_role_is_ended_with_a_date(qtbot: QtBot, session: Session, case: Case, open_page: OpenPage) -> None:
    first = session.db.contacts.guardians(case.pupil_id)[0]
    page = open_page(FamilyPage)
    press(qtbot, page, f"edit-{first.id}")
    dialog = asked(page, ContactDialog)
    dialog.fields.ended.set_date(DAY)
    press(qtbot, dialog, "act")
    assert session.db.contacts.get(first.id).ended_on == DAY
    assert len(session.db.contacts.guardians(case.pupil_id)) == 1


def test_changing_school_keeps_history(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(FamilyPage)
    press(qtbot, page, "change-school")
    dialog = asked(page, SchoolingDialog)
    press(qtbot, dialog, "act")
    assert dialog.fields.fields["school_id"].error()
    dialog.fields.school.setCurrentIndex(dialog.fields.school.findText("Kompassen"))
    qtbot.keyClicks(dialog.fields.class_, "8C")
    press(qtbot, dialog, "act")
    now, *before = session.db.schoolings.of(case.pupil_id)
    assert (now.class_name, now.started_on, len(before)) == ("8C", DAY, 2)


def test_the_pupil_is_changed_and_a_number_in_use_is_named(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    with session.change("pupils") as db:
        db.pupils.add(a_pupil(first_names="Nour", last_name="Ali", identity_number="201301032387"))
    page = open_page(FamilyPage)
    press(qtbot, page, "edit-pupil")
    dialog = asked(page, PupilDialog)
    dialog.fields.number.setText("130103-2387")
    qtbot.keyClicks(dialog.fields.calling, "Mina")
    press(qtbot, dialog, "act")
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: "Nour Ali" in words(dialog))
    press(qtbot, dialog, "act")
    pupil = session.db.pupils.get(case.pupil_id)
    assert (pupil.calling_name, pupil.identity_number) == ("Mina", "201301032387")


def test_a_link_from_a_step_opens_the_intake(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(FamilyPage, "intake")
    qtbot.waitUntil(lambda: bool(page.findChildren(IntakeDialog)))
    dialog = asked(page, IntakeDialog)
    qtbot.keyClicks(dialog.fields.absence, "142")
    press(qtbot, dialog, "act")
    assert dialog.fields.fields["absence_percent"].error()
    dialog.fields.absence.setText("42 %")
    dialog.fields.decision.choose("erbjuds")
    press(qtbot, dialog, "act")
    changed = session.db.cases.get(case.id)
    assert (changed.absence_percent, changed.intake_decision) == (42, "erbjuds")


def test_the_case_is_ended_on_a_page_of_its_own(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(FamilyPage)
    went: list[Place] = []
    page.went.connect(went.append)
    press(qtbot, page, "end-case")
    assert went == [Place("closing", case.id)]
    assert session.db.cases.get(case.id).status == "open"


def test_a_link_from_a_step_opens_its_dialog(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page(FamilyPage, "school")
    qtbot.waitUntil(lambda: bool(page.findChildren(SchoolingDialog)))


@pytest.mark.parametrize(("width", "zoom"), [(1154, 100), (844, 100), (1310, 200)])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_nothing_is_cut_or_without_a_name(open_page: OpenPage, width: int, zoom: int, scheme: Scheme) -> None:
    theme.choose(scheme)
    theme.zoom_to(zoom)
    page = open_page(FamilyPage, width=width)
    assert (cut_texts(page), unnamed(page), unreachable(page)) == ([], [], [])


@pytest.mark.parametrize(
    "name", ["سلمى الحسن", "A" * 300, "👩‍👩‍👧", "<b>Bo</b> & Ek", "Mia\x00Ek", "\u202eabc"]
)
def test_any_name_is_shown_and_the_page_never_scrolls_sideways(
    session: Session, case: Case, open_page: OpenPage, name: str
) -> None:
    with session.change("contacts") as db:
        first, *_ = db.contacts.of(case.pupil_id)
        db.contacts.put(replace(first, name=name, phone=name, hidden_for=name, note=name))
        db.pupils.put(replace(db.pupils.get(case.pupil_id), first_names=name, note=name))
    page = open_page(FamilyPage)
    assert cut_texts(page) == []
    assert page.guardians.mapTo(page, page.guardians.rect().bottomRight()).x() < page.width()
    assert page.about.mapTo(page, page.about.rect().bottomRight()).x() < page.width()


@pytest.mark.parametrize(
    "name", ["add-guardian", "add-contact", "edit-pupil", "change-school", "edit-intake"]
)
@pytest.mark.parametrize("zoom", [100, 200])
def test_every_dialog_is_whole(qtbot: QtBot, open_page: OpenPage, name: str, zoom: int) -> None:
    theme.zoom_to(zoom)
    page = open_page(FamilyPage, width=1310)
    press(qtbot, page, name)
    dialog = next(one for one in page.window().findChildren(QWidget) if one.objectName().endswith("-dialog"))
    assert (cut_texts(dialog), unnamed(dialog), unreachable(dialog)) == ([], [], [])


def test_a_sibling_in_the_vault_is_linked_with_the_way_there_and_taken_away(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(FamilyPage)
    press(qtbot, page, "add-sibling")
    dialog = asked(page, SiblingDialog)
    assert unnamed(dialog) == []
    other = next(one for one in session.db.pupils.all() if one.id != case.pupil_id)
    dialog.who.choose(other.id)
    dialog.act.click()
    qtbot.waitUntil(lambda: other.full_name in words(page))
    went: list[Place] = []
    page.went.connect(went.append)
    press(qtbot, page, f"open-sibling-{other.id}")
    (theirs,) = session.db.cases.of(other.id)
    assert went == [Place("case", theirs.id)]
    assert unnamed(page) == []
    monkeypatch.setattr("ui.people.family.siblings_card.ask", lambda *_: True)
    press(qtbot, page, f"unlink-{other.id}")
    qtbot.waitUntil(lambda: other.full_name not in words(page))


def test_what_came_along_with_one_who_comes_back_is_gone_through_once(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage
) -> None:
    page = open_page(FamilyPage)
    assert page.returned.isHidden()
    assert page.earlier.isHidden()
    close_case(session, case.id, "mal_nadda")
    again = come_back(session, case.id)
    mother = session.db.contacts.guardians(case.pupil_id)[0]
    save_contact(session, replace(mother, phone="070-174 06 02"))
    page = open_page(FamilyPage, case=again)
    assert page.returned.isVisible()
    assert any(one.startswith("Senast ändrat ") for one in words(page))
    assert (cut_texts(page), unnamed(page), unreachable(page)) == ([], [], [])
    went: list[Place] = []
    page.went.connect(went.append)
    press(qtbot, page, f"open-earlier-{case.id}")
    assert went == [Place("case", case.id)]
    press(qtbot, page, "still-right")
    qtbot.waitUntil(page.returned.isHidden)
    assert not any(one.startswith("Senast ändrat ") for one in words(page))
    assert session.db.cases.get(again.id).reviewed_on == DAY
