"""What has the keyboard in a dialog stays whole in sight, whatever comes above or under it, also at 200 per cent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Booster, Case, Closing
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.followup.holding import a_planned_case
from tests.ui.page.keyboard import CTRL, focus, press, rest
from ui.closing.dialogs import BoosterOffDialog, UndoClosingDialog
from ui.look.theme import theme


@pytest.fixture
def case(session: Session) -> Case:
    return a_planned_case(session)


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    """Return the window of a laptop at 200 per cent."""
    theme.zoom_to(200)
    window = QWidget()
    window.resize(1366, 692)
    qtbot.addWidget(window)
    window.show()
    return window


def _is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def test_what_is_told_over_a_field_does_not_push_it_out_of_sight(
    qtbot: QtBot, session: Session, case: Case, behind: QWidget
) -> None:
    dialog = BoosterOffDialog(behind, session, Booster(case_id=case.id, planned_on=DAY))
    dialog.show()
    dialog.activateWindow()
    dialog.how.choose("installd")
    rest(qtbot)
    dialog.day.line.setFocus()
    press(qtbot, Qt.Key.Key_Tab)  # the day that was passed is told of, and takes a line
    rest(qtbot)  # first the lines are laid out, then what has the keyboard is followed
    assert dialog.day.told()
    assert focus() is dialog.reason
    assert _is_whole(dialog.reason)


def test_what_is_refused_under_a_field_leaves_it_in_sight(
    qtbot: QtBot, session: Session, case: Case, behind: QWidget
) -> None:
    dialog = UndoClosingDialog(behind, session, Closing(case_id=case.id))
    dialog.show()
    dialog.activateWindow()
    rest(qtbot)
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert dialog.trouble.isVisible()
    assert focus() is dialog.reason
    assert _is_whole(dialog.reason)


def test_nothing_is_chosen_for_a_booster_until_it_is_said(
    qtbot: QtBot, session: Session, case: Case, behind: QWidget
) -> None:
    dialog = BoosterOffDialog(behind, session, Booster(case_id=case.id, planned_on=DAY))
    dialog.show()
    rest(qtbot)
    assert not dialog.how.data()
    assert not dialog.day.isVisible()
    dialog.how.choose("installd")
    rest(qtbot)
    assert dialog.day.isVisibleTo(dialog)
