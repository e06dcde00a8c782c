"""A practice vault, once it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from desktop.vault import practice

if TYPE_CHECKING:
    from ui.first_start.course import Course
    from ui.start.unlocked import Unlocked


def show_practice(unlocked: Unlocked, course: Course | None) -> None:
    """Show practice, filled first if it is new or its filling was cut short."""
    try:
        if not unlocked.session.choices.is_practice:
            practice.fill(unlocked.session, _let_others)
    finally:
        if course is not None:
            course.frame.ready()
    unlocked.show_shell()


def _let_others() -> None:
    """Let the window be painted and beat, and whatever asks for a lock be heard; keys wait until it is filled."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
