"""One measure as a line: what, who, when, level, state. The whole line is a button that opens its form."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from db.records import Measure
from db.records.states import Actor
from desktop import dates
from desktop.content import lists
from desktop.plan import verbs as plans
from ui.look.metrics import column, row, width
from ui.plan.word_button import WordButton
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label

ACTORS: dict[Actor, object] = {
    "skola": QT_TRANSLATE_NOOP("Plan", "skola"),
    "hemma": QT_TRANSLATE_NOOP("Plan", "hemma"),
    "elev": QT_TRANSLATE_NOOP("Plan", "eleven"),
    "socialtjanst": QT_TRANSLATE_NOOP("Plan", "socialtjänst"),
    "annan": QT_TRANSLATE_NOOP("Plan", "annan"),
}
STATES = {
    "planerad": ("neutral", "calendar-blank"),
    "pagar": ("ok", "play"),
    "paus": ("warn", "pause"),
    "klar": ("ok", "check-circle"),
    "avbruten": ("neutral", "x"),
    "avbojd": ("neutral", "prohibit"),
}
PARTS = ((5, 120), (3, 90), (3, 90), (0, 40), (0, 112))
"""Weight and least width in design pixels of the columns: what, who, when, level, state."""


def actor_words(actor: Actor) -> str:
    """Return where somebody who is responsible stands: `skola`, `hemma` …"""
    return _tr(str(ACTORS[actor]))


def when_words(measure: Measure, today: date) -> str:
    """Return when a measure is done: the words, else the days: `från 14 okt`, `1–19 dec`."""
    start, end = measure.starts_on, measure.ends_on
    if measure.when_text.strip():
        return " ".join(measure.when_text.split())
    if start and end:
        first = (
            str(start.day)
            if (start.month, start.year) == (end.month, end.year)
            else dates.plain(start, today)
        )
        return f"{first}–{dates.plain(end, today)}"
    if start:
        return _tr("från {0}").format(dates.plain(start, today))
    return _tr("senast {0}").format(dates.plain(end, today)) if end else ""


def state_chip(measure: Measure, status: str) -> Chip:
    """Return the chip that tells how a measure goes."""
    tone, icon = STATES.get(status, ("neutral", "circle-dashed"))
    return Chip(lists().label("insats_status", status), tone, icon, about=_tr("Insats"))


def columns_of(parts: list[QWidget]) -> QWidget:
    """Return the parts of a line beside each other, as wide as in every other line."""
    host = QWidget()
    line = row(host, gap=12, margins=(8, 4, 8, 4))
    for (weight, least), part in zip(PARTS, parts, strict=True):
        line.addWidget(width(part, least, None if weight else least), weight)
    return host


def heads() -> QWidget:
    """Return the words above the columns."""
    words = (_tr("Insats"), _tr("Vem"), _tr("När"), _tr("Nivå"), _tr("Läge"))
    return columns_of([label(word, "head", wrap=True) for word in words])


class MeasureRow(WordButton):
    """Space or Enter opens the form under it."""

    heard: ClassVar[str] = "fold"

    def __init__(self, measure: Measure, status: str, today: date) -> None:
        super().__init__(columns_of(measure_parts(measure, status, today)), "row")
        self.setCheckable(True)
        self.setObjectName(f"measure:{measure.id}")
        self.setAccessibleName(spoken(measure, status, today))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)


def measure_parts(measure: Measure, status: str, today: date) -> list[QWidget]:
    """Return what stands in the columns of one line."""
    who = QWidget()
    lines = column(who, gap=0)
    lines.addWidget(label(measure.who or _tr("Ingen än"), tone=None if measure.who else "warn"))
    lines.addWidget(label(actor_words(measure.actor), "small"))
    late = plans.is_late(measure, status, today)
    when = label(when_words(measure, today) or _tr("Inte bestämt"), "small", "danger" if late else None)
    if late:
        when.setText(_tr("{0}, har passerat").format(when.text()))
    chip = QWidget()
    end = row(chip)
    end.addWidget(state_chip(measure, status))
    end.addStretch(1)
    what = label(measure.what or _tr("Ny insats"))
    return [what, who, when, _level(measure), chip]


def _level(measure: Measure) -> QLabel:
    made = label(str(measure.level), wrap=False)
    made.setToolTip(_tr("Nivå {0}").format(measure.level))
    return made


def spoken(measure: Measure, status: str, today: date) -> str:
    """Return the line as one sentence."""
    state = lists().label("insats_status", status)
    parts = [
        measure.what or _tr("Ny insats"),
        measure.who or _tr("ingen ansvarig än"),
        actor_words(measure.actor),
        when_words(measure, today) or _tr("tid inte bestämd"),
        _tr("nivå {0}").format(measure.level),
        state,
    ]
    return ", ".join(" ".join(part.split()) for part in parts)
