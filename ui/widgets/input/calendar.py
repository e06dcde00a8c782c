"""A month to choose a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from desktop.spans import Span


class CalendarFrame(QFrame):
    """A month in Swedish, weeks starting on Monday; goes away at Esc or a click beside it."""

    dated = Signal(object)  # date

    def __init__(self, parent: QWidget, day: date, held: Span) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        month = QCalendarWidget()
        month.setLocale(QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        month.setDateRange(*(QDate(one.year, one.month, one.day) for one in (held.first, held.last)))
        month.setSelectedDate(QDate(day.year, day.month, day.day))
        month.activated.connect(self._on_activated)
        month.clicked.connect(self._on_activated)
        month.setAccessibleName(self.tr("Kalender"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(month)
        self.setFocusProxy(month)

    def _on_activated(self, day: QDate) -> None:
        self.dated.emit(date(day.year(), day.month(), day.day()))
        self.close()
