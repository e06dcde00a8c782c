"""Every list of names in the program stands in Swedish order, and every search of names folds."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from db.records import Case, Meeting, SchoolContact
from desktop.cases import caseload
from desktop.cases.duties import duties
from desktop.cases.finding import CaseSearch
from desktop.people import duplicates
from desktop.plan.sources import people
from desktop.vault.first_start import NewSchool, add_schools
from desktop.vault.open_session import OpenSession
from tests.builders import DAY, a_case, a_guardian, a_note, a_pupil, a_school, a_schooling, a_task
from ui.duties.meeting_dialog import MeetingDialog
from ui.notes.page import JournalPage
from ui.people.case_facts import found_cases
from ui.people.pupil.pupils_page import PupilsPage
from ui.people.school.schooling_fields import SchoolingFields
from ui.people.school.schools_page import SchoolsPage
from ui.widgets.input.name_completer import NameCompleter
from ui.window.place import Place

ORDERED = (
    ("Aksel", "Berg"),
    ("Anna", "Ek"),
    ("Anna", "von Essen"),
    ("Anna", "Fors"),
    ("Anna", "Öberg"),
    ("Anna-Karin", "Ek"),
    ("Annakarin", "Lind"),
    ("Dora", "Dahl"),
    ("Đorđe", "Lukić"),
    ("Émile", "O’Neill"),
    ("Lukas", "Dahl"),
    ("Łukasz", "Kot"),
    ("Omar", "Al-Hassan"),
    ("Omar", "Hult"),
    ("Zahra", "Ahmadi"),
    ("Åsa", "Åksnes"),
    ("Ärla", "Dahl"),
    ("Öberg", "Moe"),
)
NAMES = [" ".join(name) for name in ORDERED]
SCHOOLS = ["Ekskolan", "Élan", "Vallen", "Wallin", "Zinken", "Åskolan", "Älvskolan", "Östra"]


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Store everybody in the worst order; return the case of the first."""
    with session.change("cases") as db:
        schools = [db.schools.add(a_school(name=name)) for name in reversed(SCHOOLS)]
        made = []
        for place, (first, last) in reversed(list(enumerate(ORDERED))):
            pupil = db.pupils.add(a_pupil(first_names=first, last_name=last))
            db.schoolings.add(a_schooling(pupil.id, schools[-1].id))
            made.append(db.cases.add(a_case(pupil.id, number=f"26-{place:03d}", last_contact_on=DAY)))
        here = made[-1]
        for name in reversed(NAMES):
            db.school_contacts.add(SchoolContact(school_id=schools[-1].id, name=name))
            db.contacts.add(a_guardian(here.pupil_id, name=name, role="ovrig", informant=None))
        for number in (10, 2, 1):
            db.contacts.add(a_guardian(here.pupil_id, informant=f"V{number}"))
        return here


def test_the_caseload_stands_in_swedish_order(session: OpenSession, case: Case, qtbot: QtBot) -> None:
    assert [row.name for row in caseload.rows(session)] == NAMES
    page = PupilsPage(session, Place("pupils"))
    qtbot.addWidget(page)
    assert [row.name for row in page.table.rows.rows()] == NAMES
    page.table.rows.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row.name for row in page.table.rows.rows()] == NAMES[::-1]


def test_people_around_a_pupil_stand_in_swedish_order(session: OpenSession, case: Case) -> None:
    around = session.db.contacts.of(case.pupil_id)
    assert [one.informant for one in around[:3]] == ["V1", "V2", "V10"]
    assert [one.name for one in around[3:]] == NAMES
    staff = session.db.school_contacts.at(session.db.schools.current()[0].id)
    assert [one.name for one in staff] == NAMES
    proposed = [name for name, _, side in people(session, case.id) if side == "skola"]
    assert [name for name in proposed if name in NAMES] == [name for name in NAMES if name in proposed]


def test_schools_stand_in_swedish_order_wherever_they_are_chosen(
    session: OpenSession, case: Case, qtbot: QtBot
) -> None:
    assert [school.name for school in session.db.schools.current()] == SCHOOLS
    page, fields = SchoolsPage(session, Place("schools")), SchoolingFields(session)
    qtbot.addWidget(page)
    qtbot.addWidget(fields)
    assert [row.school.name for row in page.table.rows.rows()] == SCHOOLS
    assert _items(fields.school)[1:] == SCHOOLS
    dialog = MeetingDialog(page, session, Meeting(title="Möte", held_on=DAY))
    qtbot.addWidget(dialog)
    assert _items(dialog.school)[1:] == SCHOOLS
    assert [item.partition(" ")[0] for item in _items(dialog.case)[1:]] == [first for first, _ in ORDERED]


def test_what_there_is_to_do_on_a_day_stands_in_swedish_order(session: OpenSession, case: Case) -> None:
    with session.change("tasks") as db:
        for what in ("Östen", "Ärla", "Åsa", "zahra", "Émile", "Eva"):
            db.tasks.add(a_task(what=what, due_on=DAY))
    found = [duty.what for duty in duties(session) if duty.due_on == DAY and duty.task]
    assert found == ["Émile", "Eva", "zahra", "Åsa", "Ärla", "Östen"]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("aksnes", ["Åsa Åksnes"]),
        ("ak", ["Aksel Berg", "Åsa Åksnes"]),
        ("åk", ["Åsa Åksnes", "Aksel Berg"]),
        ("oneill", ["Émile O’Neill"]),
        ("o'neill", ["Émile O’Neill"]),
        ("dorde lukic", ["Đorđe Lukić"]),
        ("lukasz", ["Łukasz Kot"]),
        ("annakarin", ["Anna-Karin Ek", "Annakarin Lind"]),
        ("anna karin", ["Anna-Karin Ek", "Annakarin Lind"]),
        ("hassan", ["Omar Al-Hassan"]),
        ("al hassan", ["Omar Al-Hassan"]),
        ("essen", ["Anna von Essen"]),
    ],
)
def test_the_list_and_the_palette_find_the_same_and_the_best_first(
    session: OpenSession, case: Case, qtbot: QtBot, query: str, hits: list[str]
) -> None:
    assert [one.name for one in found_cases(CaseSearch(session), query)] == hits
    page = PupilsPage(session, Place("pupils"))
    qtbot.addWidget(page)
    page.search.setText(query)
    page._show()
    assert [row.name for row in page.table.rows.rows()] == hits


@pytest.mark.parametrize(
    "name", ["Annakarin Ek", "Anna Karin Ek", "Anna-Karin Ek", "Ek Annakarin", "Ek Anna Karin"]
)
def test_nobody_is_put_in_twice_for_a_hyphen(session: OpenSession, case: Case, name: str) -> None:
    ids = {pupil.id: pupil.full_name for pupil in session.db.pupils.all()}
    assert ids[duplicates.similar(session, name)[0].pupil_id] == "Anna-Karin Ek"
    assert "Anna-Karin Ek" in [ids[one.pupil_id] for one in duplicates.search(session, name)]


@pytest.mark.parametrize("name", ["Annakarin Lind", "Anna-Karin Lind", "Anna Karin Lind", "Lind Anna-Karin"])
def test_who_writes_it_in_one_word_is_found_by_two(session: OpenSession, case: Case, name: str) -> None:
    ids = {pupil.id: pupil.full_name for pupil in session.db.pupils.all()}
    assert ids[duplicates.similar(session, name)[0].pupil_id] == "Annakarin Lind"


def test_a_school_is_not_added_twice_for_a_hyphen_or_an_accent(session: OpenSession, case: Case) -> None:
    add_schools(session, [NewSchool("ÖSTRA"), NewSchool("elan"), NewSchool("Ek-skolan"), NewSchool("Norra")])
    assert len(session.db.schools.all()) == len(SCHOOLS) + 1


def test_the_journal_is_searched_by_the_same_fold(session: OpenSession, case: Case, qtbot: QtBot) -> None:
    with session.change("notes") as db:
        db.notes.add(a_note(case.id, body="Anna‑Karin O’Neill ringde om resan till Łódź."))
        db.notes.add(a_note(case.id, body="Något annat."))
    page = JournalPage(session, Place("journal", case.id))
    qtbot.addWidget(page)
    for query, count in (
        ("lodz", 1),
        ("annakarin", 1),
        ("anna karin", 1),
        ("oneill", 1),
        ("nago", 1),
        ("x", 0),
    ):
        page.search.setText(query)
        page._list_rows()
        items = page.list.model()
        assert items is not None
        assert items.rowCount() == count, query


def test_names_are_proposed_by_the_same_fold(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    completer = NameCompleter(["Åsa Åksnes", "Anna-Karin Ek", "Ali"], line)
    line.setCompleter(completer)
    for query, name in (("aksnes", "Åsa Åksnes"), ("annakarin", "Anna-Karin Ek"), ("ek", "Anna-Karin Ek")):
        completer.setCompletionPrefix(query)
        assert (completer.completionCount(), completer.currentCompletion()) == (1, name)


def test_sql_decides_no_order_of_names() -> None:
    tables = Path(__file__).parents[3] / "db" / "tables"
    for file in tables.glob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            _, is_ordered, by = line.partition("ORDER BY")
            words = {word.strip(' ",)').partition(".")[2] or word.strip(' ",)') for word in by.split()}
            assert not (is_ordered and words & {"name", "last_name", "first_names", "title", "what"}), line


def _items(combo: QComboBox) -> list[str]:
    return [combo.itemText(place) for place in range(combo.count())]
