"""The sections at the left, each with its state; a drop-down list where there is no room for a column."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QSizePolicy, QStyle, QStyleOptionButton

from ui.look.icons import paint_icon
from ui.look.metrics import column
from ui.look.theme import color, font, px
from ui.plan.states import SectionState
from ui.widgets.input.buttons import Pressed
from ui.widgets.input.combo import Combo
from ui.widgets.input.quietly import quietly

WORDS = {
    "words": str(QT_TRANSLATE_NOOP("Plan", "Viktigast för mig")),
    "strengths": str(QT_TRANSLATE_NOOP("Plan", "Styrkor")),
    "situation": str(QT_TRANSLATE_NOOP("Plan", "Nuläge")),
    "goals": str(QT_TRANSLATE_NOOP("Plan", "Mål och insatser")),
    "ladder": str(QT_TRANSLATE_NOOP("Plan", "Trappan")),
    "morning": str(QT_TRANSLATE_NOOP("Plan", "Morgonplan")),
    "sharing": str(QT_TRANSLATE_NOOP("Plan", "Vad som delas")),
    "follow_up": str(QT_TRANSLATE_NOOP("Plan", "Uppföljning")),
    "people": str(QT_TRANSLATE_NOOP("Plan", "Underskrifter")),
}
STATES: dict[SectionState, tuple[str, str, str]] = {
    "done": ("check-circle-fill", "ok", str(QT_TRANSLATE_NOOP("Plan", "klar"))),
    "part": ("circle-half", "text2", str(QT_TRANSLATE_NOOP("Plan", "något saknas"))),
    "missing": ("warning-circle", "warn", str(QT_TRANSLATE_NOOP("Plan", "saknas"))),
    "empty": ("circle", "text3", str(QT_TRANSLATE_NOOP("Plan", "tom"))),
}


def words_of(section: str) -> str:
    """Return a section's name on screen."""
    return QCoreApplication.translate("Plan", WORDS[section])


class SectionButton(Pressed):
    """Icon, name, and `saknas` in words where something must be filled in."""

    heard: ClassVar[str] = "place"

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section
        self._state: SectionState = "empty"
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setObjectName(f"section-{section}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state("empty")

    def show_state(self, state: SectionState) -> None:
        """Show where the section stands."""
        self._state = state
        said = QCoreApplication.translate("Plan", STATES[state][2])
        self.setAccessibleName(f"{words_of(self.section)}, {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, state, name and what is missing."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary"))
            painter.drawRoundedRect(QRectF(0, px(8), px(3), self.height() - px(16)), px(1), px(1))
        icon, tone, said = STATES[self._state]
        paint_icon(painter, QRectF(px(10), 0, px(16), self.height()), icon, color(tone))
        right = self.width() - px(8)
        painter.setFont(font(14, 600 if self.isChecked() else 400))
        painter.setPen(color("text" if self.isChecked() else "text2"))
        name = words_of(self.section)
        letters = QFontMetrics(painter.font())
        room = QRectF(px(36), 0, right - px(36), self.height())
        cut = letters.elidedText(name, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        if self._state == "missing":  # the name is whole first; the icon says it too
            self._say_missing(painter, room.adjusted(letters.horizontalAdvance(name) + px(6), 0, 0, 0), said)

    def _say_missing(self, painter: QPainter, room: QRectF, said: str) -> None:
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        words = QCoreApplication.translate("Plan", said)
        if QFontMetrics(painter.font()).horizontalAdvance(words) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)


class SectionNav(QGroupBox):
    """One Tab stop; the arrows move."""

    heard: ClassVar[str] = "places"
    chosen = Signal(str)

    def __init__(self, sections: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("Planens delar"))
        self._buttons = {section: SectionButton(section) for section in sections}
        self._group = QButtonGroup(self)
        whole = column(self, gap=2)
        for section, button in self._buttons.items():
            self._group.addButton(button)
            whole.addWidget(button)
            button.toggled.connect(partial(self._on_toggled, section))
        whole.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def choose(self, section: str) -> None:
        """Show which section is open; only it can be reached with Tab."""
        with quietly(*self._buttons.values()):
            self._buttons[section].setChecked(True)
        for name, button in self._buttons.items():
            is_on = name == section
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus)

    def _on_toggled(self, section: str, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(section)

    def show_states(self, states: Mapping[str, SectionState]) -> None:
        """Show where the sections stand."""
        for section, state in states.items():
            self._buttons[section].show_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End."""
        sections = list(self._buttons)
        here = next(place for place, one in enumerate(self._buttons.values()) if one.isChecked())
        there = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(len(sections) - 1, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(sections) - 1,
        }.get(Qt.Key(event.key()))
        if there is None:
            super().keyPressEvent(event)
            return
        self.chosen.emit(sections[there])
        self._buttons[sections[there]].setFocus(Qt.FocusReason.TabFocusReason)


class SectionCombo(Combo):
    """The same sections as a list that folds."""

    chosen = Signal(str)

    def __init__(self, sections: tuple[str, ...]) -> None:
        super().__init__()
        self._sections = sections
        self.setObjectName("section-list")
        self.call(self.tr("Del av planen"))
        self.fill([(words_of(section), section) for section in sections])
        self.activated.connect(lambda: self.chosen.emit(str(self.data())))

    def _on_toggled(self, section: str, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(section)

    def show_states(self, states: Mapping[str, SectionState]) -> None:
        """Say in words which sections lack something."""
        for place, section in enumerate(self._sections):
            state = states[section]
            said = QCoreApplication.translate("Plan", STATES[state][2])
            words = words_of(section)
            self.setItemText(place, f"{words}, {said}" if state in ("part", "missing") else words)
