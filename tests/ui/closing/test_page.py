"""The closing's page: begun, stopped by what is left, done once with Enter held down, and the closed case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.cases.cases import change_case
from desktop.closing import act, writing
from desktop.consent.acts import sign
from desktop.consent.for_booster import booster_consent
from desktop.errors import UserError
from desktop.notes.notes import begin_note, discard_note
from desktop.paper import builders
from desktop.paper.values import Level
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.closing.closing import closed, filled
from tests.desktop.followup.holding import a_planned_case, standing_on
from tests.stories import a_running_case
from tests.ui.finding import found, hold_enter, press, said, shown
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.closing.page import ClosingPage
from ui.closing.then_and_now import ShareBar
from ui.consent.page import ConsentPage
from ui.look.theme import color
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.segments import Segments
from ui.window.place import Place


@pytest.fixture
def case(session: Session) -> Case:
    """Return a case with a plan."""
    return a_planned_case(session)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with the act; returns the questions."""
    questions: list[str] = []

    def answer(parent: object, title: str, *rest: str, **more: bool) -> bool:
        questions.append(title)
        return True

    for where in ("ui.closing.page.ask", "ui.people.pupil.coming_back.ask"):
        monkeypatch.setattr(where, answer)
    return questions


def _because(page: ClosingPage, code: str) -> None:
    reason = found(page, Combo, "reason")
    reason.choose(code)
    reason.activated.emit(reason.currentIndex())


def test_a_case_is_closed_once_after_what_was_left_is_dealt_with(
    qtbot: QtBot, session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    note = begin_note(session, case.id, "hembesok")
    page = open_page(ClosingPage)
    assert session.db.closings.draft(case.id) is None
    press(page, "empty-act")
    assert page.editor is not None
    assert unnamed(page) == []
    assert cut_texts(page) == []
    went: list[Place] = []
    page.went.connect(went.append)
    press(page, "done")
    assert asked == []
    press(page, "open-journal")
    draft = session.db.closings.draft(case.id)
    assert draft is not None
    letter = Place("prints", case.id, f"avslut:{draft.id}")
    press(page, "letter")
    assert went == [Place("journal", case.id, note.id), letter]
    discard_note(session, note)
    page.refresh()

    _because(page, "mal_nadda")
    press(page, "done")
    words = shown(page, PlainText, "child_words")
    assert page.focusWidget() is words
    words.set_text("Måndagar är vanliga dagar nu.")
    page.flush()
    press(page, "done")
    first = page.editor.people.lines
    assert page.focusWidget() is first[0]
    for line, text in zip(first, ("Ellen", "skolan", "träffar Amina", "på måndagar"), strict=True):
        line.insert(text)
    press(page, "done")
    for _ in range(5):
        page.do_main()
    assert len(asked) == 1, said(page)
    assert went[2:] == [letter]
    after = session.db.cases.get(case.id)
    assert (after.status, after.closed_on, after.closure_reason) == ("closed", DAY, "mal_nadda")
    assert page.closed is not None
    assert "träffar Amina (på måndagar)" in said(page)
    assert unnamed(page) == []


def test_what_is_typed_is_there_again_also_a_day_that_cannot_be_read(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    page = open_page(ClosingPage)
    press(page, "empty-act")
    found(page, PlainText, "early_signs").set_text("Trött på söndagen")
    for name in ("closed_on", "booster_on"):
        day = found(page, DateField, f"{name}-field")
        day.line.setText("den trettonde")
        day.line.textEdited.emit("den trettonde")
    page.flush()
    again = open_page(ClosingPage)
    assert found(again, PlainText, "early_signs").text() == "Trött på söndagen"
    for name in ("closed_on", "booster_on"):
        assert found(again, DateField, f"{name}-field").line.text() == "den trettonde"
    press(again, "done")
    assert asked == []
    assert "den trettonde" in said(again)


def test_a_day_far_back_asks_why_and_a_nearer_one_does_not(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    with standing_on(session, DAY + timedelta(days=30)):
        page = open_page(ClosingPage)
        press(page, "empty-act")
        assert page.editor is not None
        day = found(page, DateField, "closed_on-field")
        assert page.editor.late.isHidden()
        day.put(DAY - timedelta(days=40))
        assert not page.editor.late.isHidden()
        assert cut_texts(page) == []
        day.put(DAY)
        assert page.editor.late.isHidden()


def test_enter_held_down_begins_one_closing_and_closes_one_case(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    with standing_on(session, DAY):
        page = open_page(ClosingPage)
        page.empty.act.setFocus()
        hold_enter(page.empty.act)
        assert len(session.db.closings.all()) == 1
        page.flush()
        filled(session, case.id)
        page = open_page(ClosingPage)
        page.head.done.setFocus()
        hold_enter(page.head.done)
    assert len(asked) == 1, said(page)
    (closing,) = session.db.closings.all()
    assert closing.status == "signerad"
    assert session.db.boosters.planned(case.id) is not None
    assert [row.event for row in session.log.rows()].count("case_closed") == 1


def test_a_booster_is_written_and_signed_on_the_closed_case(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    done = closed(session, case.id)
    assert done.booster_on is not None
    with standing_on(session, done.booster_on):
        page = open_page(ClosingPage)
        assert page.head.undo.isHidden()
        assert not page.head.sign.isHidden()
        assert page.take_focus()
        assert page.focusWidget() is found(page, DateField, "held_on-field").line
        press(page, "sign")
        assert asked == []
        found(page, DateField, "held_on-field").put(done.booster_on)
        for place, key in ((0, "unseen"), (1, "seen")):
            signs = found(page, Segments, f"sign-{place}")
            assert signs.key() == ""
            signs.findChildren(QRadioButton)[key == "unseen"].click()
        shown(page, PlainText, "child_words").set_text("Det går bra.")
        view = found(page, Combo, "assessment")
        view.choose("haller")
        view.activated.emit(view.currentIndex())
        page.flush()
        press(page, "sign")
        page.do_main()
    assert len(asked) == 1
    (kept,) = session.db.boosters.of(case.id)
    assert (kept.status, kept.signs_seen, kept.signs_unseen) == (
        "genomford",
        "Trött redan på söndagen",
        "Två måndagar borta på en månad",
    )
    assert session.db.cases.get(case.id).status == "closed"
    assert page.head.sign.isHidden()
    assert not page.head.more.isHidden()
    assert "Det går bra." in said(page)


def test_the_booster_s_own_consent_is_prepared_beside_it_and_its_state_is_shown_there(
    session: Session, open_page: OpenPage, asked: list[str]
) -> None:
    running = a_running_case(session)
    for note in session.db.notes.drafts_in(running.id):
        discard_note(session, note)
    with standing_on(session, DAY):
        closed(session, running.id, unfinished_reason="Vi hann inte.")
        page = open_page(ClosingPage, case=running)
        assert "Samtycket slutade med stödet." in said(page)
        assert (cut_texts(page), unnamed(page)) == ([], [])
        went: list[Place] = []
        page.went.connect(went.append)
        press(page, "ask-consent")
        made = booster_consent(session, running.id)
        assert made is not None
        assert went == [Place("consent", running.id, made.id)]
        consent = open_page(ConsentPage, made.id, case=running)
        assert not consent.sign.isHidden()
        assert consent.new.isHidden()
        named = [consent.versions.itemText(place) for place in range(consent.versions.count())]
        assert len(set(named)) == len(session.db.consents.of(running.id))
        for one in session.db.signatories.of(made.id):
            sign(session, one, "papper", DAY)
        again = open_page(ClosingPage, case=running)
        assert "Bara närvaro, bara från skolan till dig" in said(again)
        press(again, "ask-consent")
        assert booster_consent(session, running.id) == session.db.consents.get(made.id)


def test_it_may_be_undone_for_fourteen_days_and_then_a_second_case_is_begun(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    with standing_on(session, DAY):
        closed(session, case.id)
        assert not open_page(ClosingPage).head.undo.isHidden()
    with standing_on(session, DAY + timedelta(days=15)):
        page = open_page(ClosingPage)
        assert page.head.undo.isHidden()
        how, absence = found(page, LineEdit, "child_how"), found(page, Combo, "child_absence")
        assert not how.isVisibleTo(page)
        absence.choose("ville_inte")
        absence.activated.emit(absence.currentIndex())
        assert how.isVisibleTo(page)
        went: list[Place] = []
        page.went.connect(went.append)
        press(page, "again")
        assert asked == ["Nytt ärende för Amina?"]
        again = session.db.cases.get(went[0].case_id or "")
        assert (again.pupil_id, again.status, again.id != case.id) == (case.pupil_id, "open", True)
        with pytest.raises(UserError, match="öppet ärende"):
            act.come_back(session, case.id)


def test_what_each_thinks_of_the_support_is_kept_and_read_in_the_record_alone(
    session: Session, case: Case, open_page: OpenPage, asked: list[str]
) -> None:
    page = open_page(ClosingPage)
    press(page, "empty-act")
    draft = session.db.closings.draft(case.id)
    assert draft is not None
    views = session.db.closing_views.of(draft.id)
    assert views[0].who == "E"
    press(page, "more-open")
    answer = found(page, Combo, f"listened:{views[0].id}")
    assert answer.currentText() == "Ej svarat"
    answer.choose(3)
    answer.activated.emit(answer.currentIndex())
    assert next(one.listened for one in session.db.closing_views.of(draft.id)) == 3
    said_of = "Blev du lyssnad på? Mycket."
    record = builders.closing_paper(session, draft.id, Level.RECORD)
    assert said_of in [one.text for one in record.record]
    assert said_of not in repr(builders.closing_paper(session, draft.id, Level.FAMILY))


def test_attendance_then_and_now_is_told_and_painted_as_bars(session: Session, open_page: OpenPage) -> None:
    running = a_running_case(session)
    change_case(session, replace(running, enrolled_on=DAY, baseline_attendance=54))
    writing.begin(session, running.id)
    page = open_page(ClosingPage, case=running)
    bars = page.findChildren(ShareBar)
    assert [bar.accessibleName() for bar in bars] == [
        "Före inskrivning: 55 procent, 20 skoldagar",
        "Nu: 55 procent, 20 skoldagar",
    ]
    for bar in bars:
        painted = bar.grab().toImage()
        middle = painted.height() // 2
        assert painted.pixelColor(3, middle) == color("att_present")
        assert painted.pixelColor(painted.width() - 4, middle) != color("att_present")
