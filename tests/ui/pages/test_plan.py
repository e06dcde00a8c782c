"""The action plan as it is used: written, signed, read, renewed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Case, Goal, Plan, StoredAnswer
from desktop import plans, settings
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import value_to_text
from desktop.session import Session
from tests.builders import DAY, a_case, a_guardian, a_pupil, a_school, a_schooling, an_assessment
from tests.ui.layout import cut_texts, doubled_text, unnamed, unreachable
from ui.pages.plan import PlanPage
from ui.place import Place
from ui.plan.states import SECTIONS
from ui.theme import theme
from ui.widgets.plain_text import PlainText

MARKUP = "<img src=x><b>fet</b> & ”å” 🌻 {0} %s"
Open = Callable[..., PlanPage]


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with two guardians, and a kartläggning with one private answer."""
    pupil, school = a_pupil(), a_school()
    made = a_case(pupil.id)
    assessment = an_assessment(made.id, form_version=form().version)
    with session.change("settings") as db:
        db.pupils.add(pupil)
        db.schools.add(school)
        db.schoolings.add(a_schooling(pupil.id, school.id))
        db.contacts.add(a_guardian(pupil.id))
        db.contacts.add(a_guardian(pupil.id, name="Abdi Warsame", relation="pappa", informant="V2"))
        db.cases.add(made)
        db.assessments.add(assessment)
        for question_id, informant, value in (
            ("S5", "E", 0),
            ("S5", "V1", 1),
            ("S1", "E", 1),
            ("I7", "E", "ja"),
        ):
            db.answers.add(
                StoredAnswer(
                    assessment_id=assessment.id,
                    question_id=question_id,
                    informant=informant,
                    value=value_to_text(value),
                    answered_on=DAY,
                )
            )
        settings.write(db, settings.Worker(name="Karin Lund"))
    return made


@pytest.fixture
def open_page(qtbot: QtBot, session: Session, case: Case) -> Open:
    def opened(detail: str | None = None) -> PlanPage:
        page = PlanPage(session, Place("plan", case.id, detail))
        qtbot.addWidget(page)
        page.resize(1154, 692)
        page.show()
        QApplication.processEvents()
        return page

    return opened


def a_whole_draft(session: Session, case: Case) -> tuple[Plan, Goal]:
    """Write a draft that can be signed."""
    plan = plans.start_plan(session, case.id)
    goal = plans.add_goal(session, plan.id, "Jag är på plats till första lektionen")
    goal = plans.save_part(
        session, goal, minus1="En dag", zero="Tre dagar", plus1="Fyra dagar", current_level=-1
    )
    measure = plans.add_measure(session, goal, "mottagande", "Lisa möter vid biblioteket")
    plans.save_part(session, measure, who="Lisa Holm", when_text="tis och tors")
    plan = plans.save_fields(
        session,
        plan.id,
        child_words="Jag vill vara med på bilden.",
        next_on=DAY + timedelta(days=7),
        next_time="15:30",
        next_place="Biblioteket",
    )
    return plan, goal


def find(page: QWidget, name: str, kind: type = QWidget) -> QWidget:
    """Return the control with this name that is on the page now."""
    return next(one for one in page.findChildren(kind, name) if one.isVisibleTo(page))


def shown_text(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def agree(patch: pytest.MonkeyPatch) -> list[str]:
    """Let every question be answered with the act; returns the questions."""
    asked: list[str] = []

    def answer(parent: object, title: str, *rest: str, **more: bool) -> bool:
        asked.append(title)
        return True

    patch.setattr("ui.pages.plan.ask", answer)
    patch.setattr("ui.plan.goal_card.ask", answer)
    return asked


def test_a_case_without_a_plan_says_what_it_builds_on(session: Session, case: Case, open_page: Open) -> None:
    page = open_page()
    assert "Två förslag finns från kartläggningen." in shown_text(page)
    page.empty.act.click()
    assert page.editor is not None
    assert page.editor.section == "words"
    assert session.db.plans.draft(case.id) is not None


def test_what_is_typed_is_in_the_vault_within_two_seconds(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("words")
    words = find(page, "child_words")
    qtbot.keyClicks(words, "Jag vill rita")
    qtbot.waitUntil(lambda: session.db.plans.get(plan.id).child_words == "Jag vill rita", timeout=2000)
    assert page.head.saved.text().startswith("Sparat")
    assert isinstance(words, PlainText)
    assert words.caret() == len("Jag vill rita")


def test_leaving_the_page_writes_at_once_also_a_half_typed_day(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("follow_up")
    qtbot.keyClicks(find(page, "next_place"), "Biblioteket")
    qtbot.keyClicks(find(page, "next_on"), "1 dec")
    qtbot.keyClicks(find(page, "next_time"), "1530")
    page.flush()
    stored = session.db.plans.get(plan.id)
    assert (str(stored.next_on), stored.next_time, stored.next_place) == (
        "2026-12-01",
        "15:30",
        "Biblioteket",
    )


def test_a_barrier_becomes_a_goal_that_waits_for_the_childs_words(
    session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("words")
    assert page.editor is not None
    find(page.editor.aside, "take-0", QPushButton).click()
    (goal,) = session.db.goals.of(plan.id)
    assert goal.wording == ""
    assert [one.question_id for one in session.db.goal_factors.of(plan.id)] == ["S5"]
    assert page.editor.section == "goals"
    assert find(page, f"wording:{goal.id}").hasFocus()


def test_what_was_said_in_private_is_shown_only_when_asked_for(
    session: Session, case: Case, open_page: Open
) -> None:
    plans.start_plan(session, case.id)
    page = open_page("words")
    assert page.editor is not None
    aside = page.editor.aside
    before = shown_text(aside)
    find(aside, "show-private", QPushButton).click()
    added = set(shown_text(aside).splitlines()) - set(before.splitlines())
    assert "Enskilt" in added
    assert len(added) == 2


def test_goals_measures_and_levels_are_written_by_keyboard(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page("goals")
    qtbot.keyClick(find(page, "add-goal"), Qt.Key.Key_Space)
    (goal,) = session.db.goals.of(plan.id)
    qtbot.keyClicks(find(page, f"wording:{goal.id}"), "Jag kommer till bilden")
    qtbot.keyClicks(find(page, f"zero:{goal.id}"), "Tre dagar")
    qtbot.keyClick(find(page, f"now1:{goal.id}"), Qt.Key.Key_Space)
    qtbot.keyClick(find(page, f"add_measure:{goal.id}"), Qt.Key.Key_Space)
    (measure,) = session.db.measures.of(plan.id)
    qtbot.keyClicks(find(page, f"what:{measure.id}"), "Kommer till trappan")
    qtbot.keyClicks(find(page, f"who:{measure.id}"), "Lisa Holm")
    qtbot.keyClick(find(page, f"close:{measure.id}"), Qt.Key.Key_Space)
    goal, measure = session.db.goals.get(goal.id), session.db.measures.get(measure.id)
    assert (goal.wording, goal.zero, goal.current_level) == ("Jag kommer till bilden", "Tre dagar", -1)
    assert (measure.what, measure.who) == ("Kommer till trappan", "Lisa Holm")
    assert "Lisa Holm" in find(page, f"measure:{measure.id}").accessibleName()


def test_goals_change_places_with_alt_and_arrow(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    first, second = plans.add_goal(session, plan.id, "A"), plans.add_goal(session, plan.id, "B")
    page = open_page("goals")
    field = find(page, f"wording:{first.id}")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in session.db.goals.of(plan.id)] == [second.id, first.id]
    assert find(page, f"wording:{first.id}").hasFocus()


def test_a_fourth_goal_is_refused_with_words(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    for _ in range(3):
        plans.add_goal(session, plan.id)
    told: list[UserError] = []
    monkeypatch.setattr("ui.pages.plan.show_error", lambda parent, error: told.append(error))
    page = open_page("goals")
    find(page, "add-goal", QPushButton).click()
    assert [error.title for error in told] == ["Planen har redan så många mål som ni orkar med"]


def test_what_is_taken_away_can_be_put_back(session: Session, case: Case, open_page: Open) -> None:
    plan, goal = a_whole_draft(session, case)
    page = open_page("goals")
    (measure,) = session.db.measures.of(plan.id)
    find(page, f"measure:{measure.id}", QPushButton).click()
    find(page, f"gone:{measure.id}", QPushButton).click()
    assert session.db.measures.of(plan.id) == []
    find(page, "undo", QPushButton).click()
    assert session.db.measures.of(plan.id) == [measure]
    assert goal.id == measure.goal_id


def test_what_is_missing_leads_to_its_place(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_field(session, plan.id, "next_on", None)
    page = open_page("goals")
    assert page.editor is not None
    link = find(page.editor.aside, "gap-0", QPushButton)
    assert link.accessibleName() == "Datum för nästa uppföljning"
    link.click()
    assert page.editor.section == "follow_up"
    assert find(page, "next_on", QLineEdit).hasFocus()


def test_signing_with_something_missing_says_what_and_asks_nothing(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.start_plan(session, case.id)
    asked = agree(monkeypatch)
    page = open_page("goals")
    page.head.sign.click()
    assert asked == []
    assert "Något saknas före signering." in shown_text(page)
    assert session.db.plans.get(plan.id).status == "draft"


def test_ctrl_enter_signs_after_a_question_that_names_the_plan(
    qtbot: QtBot, session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    asked = agree(monkeypatch)
    page = open_page("goals")
    field = find(page, "add-goal")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Signera handlingsplanen, version 1?"]
    assert session.db.plans.get(plan.id).status == "signed"
    assert page.reader is not None
    assert page.head.chip.text() == "Signerad"


def test_a_signed_plan_has_no_field_to_write_in(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisibleTo(page)]
    assert fields == []
    assert [one for one in page.findChildren(PlainText) if one.isVisibleTo(page)] == []
    text = shown_text(page)
    for words in (
        "”Jag vill vara med på bilden.”",
        "Lisa möter vid biblioteket",
        "Nästa gång vi ses",
        "Tre dagar",
    ):
        assert words in text


def test_progress_and_a_yes_are_noted_on_a_signed_plan(session: Session, case: Case, open_page: Open) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    find(page, f"note-progress:{goal.id}", QPushButton).click()
    level = find(page, f"level:{goal.id}")
    level.choose(0)  # type: ignore[attr-defined]  # found by name: it is a Combo
    find(page, f"write-progress:{goal.id}", QPushButton).click()
    signed = session.db.plans.get(plan.id)
    assert plans.level_now(session, signed, session.db.goals.get(goal.id)) == 0
    hodan = session.db.participants.of(plan.id)[1]
    find(page, f"oral:{hodan.id}", QPushButton).click()
    find(page, f"approve:{hodan.id}", QPushButton).click()
    assert session.db.participants.get(hodan.id).approved == "oral"
    assert "Sa ja muntligt 24 november 2026" in shown_text(page)


def test_a_new_version_says_what_it_changes_and_the_old_can_be_read(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    page = open_page()
    page.head.renew.click()
    draft = session.db.plans.draft(case.id)
    assert draft is not None
    assert page.head.chip.text() == "Utkast till version 2"
    assert "Inget är ändrat i utkastet." in shown_text(page)
    plans.set_goal_status(session, session.db.goals.of(draft.id)[0], "reached")
    assert "En sak är ändrad i utkastet." in shown_text(page)
    assert "är nått." in shown_text(page)
    names = [action.text() for action in page.head.menu().actions()]
    assert any(name.startswith("Visa version 1, signerad") for name in names)
    page.head.version_asked.emit(plan.id)
    assert page.reader is not None
    assert page.head.renew.text() == "Öppna utkastet"


def test_a_replaced_version_says_that_another_holds(session: Session, case: Case, open_page: Open) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    copy = plans.new_version(session, plan.id)
    plans.save_fields(session, copy.id, next_on=DAY, next_time="10:00")
    plans.sign_plan(session, copy.id)
    page = open_page(plan.id)
    assert "Version 2 gäller." in shown_text(page)
    assert not page.head.renew.isVisible()
    page.notice.acted.emit()
    assert page.head.chip.text() == "Signerad"


def test_a_discarded_draft_gives_back_the_version_that_holds(
    session: Session, case: Case, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.sign_plan(session, plan.id)
    plans.new_version(session, plan.id)
    asked = agree(monkeypatch)
    page = open_page()
    page.head.discard_asked.emit()
    assert asked == ["Kasta utkastet till version 2?"]
    assert session.db.plans.draft(case.id) is None
    assert page.reader is not None


def test_printing_goes_to_the_prints_with_this_version(
    qtbot: QtBot, session: Session, case: Case, open_page: Open
) -> None:
    plan = plans.start_plan(session, case.id)
    page = open_page()
    with qtbot.waitSignal(page.went) as signal:
        page.head.print.click()
    assert signal.args == [Place("prints", case.id, f"handlingsplan:{plan.id}")]


def test_the_same_section_goal_and_field_come_back_after_lock(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, _ = a_whole_draft(session, case)
    other = plans.add_goal(session, plan.id, "Jag har en vuxen att gå till")
    page = open_page("goals")
    find(page, f"open-goal:{other.id}", QPushButton).click()
    find(page, f"zero:{other.id}").setFocus()
    kept = page.state()
    again = open_page()
    again.restore(kept)
    assert again.editor is not None
    assert again.editor.section == "goals"
    assert find(again, f"zero:{other.id}").hasFocus()


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_cut_unnamed_or_out_of_reach(
    session: Session, case: Case, open_page: Open, section: str, zoom: int
) -> None:
    plan, _ = a_whole_draft(session, case)
    plans.save_field(session, plan.id, "situation", MARKUP * 20)
    theme.zoom_to(zoom)
    page = open_page(section)
    page.resize(1154 if zoom == 100 else 1254, 692)
    QApplication.processEvents()
    assert cut_texts(page) == []
    assert unnamed(page) == []
    assert unreachable(page) == []


def test_a_signed_plan_with_any_text_is_shown_as_written(
    session: Session, case: Case, open_page: Open
) -> None:
    plan, goal = a_whole_draft(session, case)
    plans.save_part(session, goal, wording=MARKUP)
    plans.save_fields(session, plan.id, child_words=MARKUP, shared="Ö" * 300 + " " + MARKUP)
    plans.sign_plan(session, plan.id)
    page = open_page()
    assert f"”{MARKUP}”" in shown_text(page)
    assert MARKUP in shown_text(page).splitlines()
    assert unnamed(page) == []
    assert cut_texts(page) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_doubled_words_still_fit(session: Session, case: Case, open_page: Open, section: str) -> None:
    a_whole_draft(session, case)
    translator = doubled_text()
    try:
        page = open_page(section)
        assert cut_texts(page) == []
    finally:
        QApplication.removeTranslator(translator)
