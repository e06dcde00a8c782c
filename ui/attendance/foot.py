"""Under the board: the week one stands on in words, and what its marks mean."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.attendance.board import WeekColumn
from desktop.attendance.words import UNITS, days, span
from desktop.dates import DAYS
from ui.attendance.grid_model import GridModel
from ui.look.metrics import row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import label, set_tone


def _tr(text: str) -> str:
    return QCoreApplication.translate("AttendanceFoot", text)


class AttendanceFoot(QWidget):
    """`say` shows a week; the legend and *Sparat* stand at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.words = label("", "strong", wrap=False), label("", "small", wrap=True)
        self.name.setObjectName("week-name")
        self.words.setObjectName("week-words")
        self.saved = SavedLabel()
        self.lessons = Button(self.tr("Lektioner"), "link", "squares-four", small=True)
        self.lessons.setObjectName("lessons")
        whole = row(self, gap=8)
        whole.addWidget(self.name)
        whole.addWidget(self.words, 1)
        whole.addWidget(self.lessons)
        for icon, word in (
            ("calendar-blank", self.tr("studiedag")),
            ("file-text", self.tr("ur skolans fil")),
            ("pencil-simple", self.tr("för hand")),
        ):
            whole.addWidget(IconLabel(icon, side=16))
            whole.addWidget(label(word, "small", wrap=False))
        whole.addWidget(self.saved)
        show_if(False, self.lessons)

    def say(self, week: WeekColumn | None, cells: GridModel) -> None:
        """Show the week one stands on: its days, what is offered, what is left or wrong."""
        if week is None:
            self.name.setText("")
            self.words.setText("")
            return
        monday = week.week.monday
        when = _tr("Vecka {0}, {1}.").format(week.week.week, span(monday, monday + timedelta(days=4)))
        self.name.setText(when)
        wrong, said = told(week, cells)
        self.words.setText(said)
        set_tone(self.words, "danger" if wrong else None)

    def refuse(self, why: str) -> None:
        """Show why a week could not be kept."""
        self.words.setText(why)
        set_tone(self.words, "danger")


def told(week: WeekColumn, cells: GridModel) -> tuple[bool, str]:
    """Return whether something is wrong with a week, and the week in words."""
    if week.is_break and not cells.texts.get(week.week.key):
        if week.is_maybe and not week.is_filled:
            return False, _tr(
                "Kan vara lov. Skriv siffror om det var skola, eller lägg in läsåret under Skolor."
            )
        return False, _tr("Lov, räknas inte.")
    if len(week.week.rows) > 1:
        return False, _tr("Två skolor samma vecka. Tryck F2 för att ändra.")
    found = cells.in_hand(week)
    if found is not None and (found.wrong or found.trouble):
        return True, next(iter(found.wrong.values()), found.trouble)
    parts = []
    if cells.is_half_days:
        parts.append(_tr("N närvaro, G giltig, O ogiltig, L lov, S sen, X ej registrerat."))
    elif week.offered is not None:
        offered = found.offered if found is not None else week.offered
        parts.append(f"{offered} {UNITS[cells.unit]}, {days(week.days)}.")
    else:
        parts.append(_tr("Skriv hur mycket tid som erbjöds, sedan närvaro, giltig och ogiltig."))
    if week.study_days:
        named = ", ".join(f"{DAYS[day.weekday()]} {day.day}/{day.month}" for day in week.study_days)
        parts.append(_tr("Studiedag {0}.").format(named))
    if found is not None and found.left is not None:
        parts.append(_tr("Kvar: {0}.").format(found.left))
    elif not week.is_filled and not cells.is_half_days and week.offered is not None:
        parts.append(_tr("Skriv bara närvaro, giltig och ogiltig: resten räknas ut."))
    if week.week.rows and week.week.rows[0].note:
        parts.append(week.week.rows[0].note)
    return False, " ".join(parts)
