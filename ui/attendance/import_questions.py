"""What a file does not say and the user must: unit, school year, order of dates, decimals, the time of a sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.attendance_files import words
from desktop.attendance_files.days import Order
from desktop.attendance_files.job import Reading
from desktop.attendance_files.numbers import Mark
from desktop.attendance_files.preview import Preview
from desktop.attendance_files.result import Asked
from desktop.attendance_files.settling import lacks_offered
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.quietly import quietly
from ui.widgets.show.text import label

_SCHOOL_YEARS = 4


class QuestionFields(QWidget):
    """Shows a field once it has been asked for, and keeps it so that the answer can be changed."""

    def __init__(self, reading: Reading, today: Callable[[], date]) -> None:
        super().__init__()
        self._reading = reading
        self.unit, self.year, self.order, self.decimal = Combo(), Combo(), Combo(), Combo()
        self.first, self.last = DateField(today, "enrolment"), DateField(today, "enrolment")
        self.offered = LineEdit()
        self.sum = label("", "small", wrap=True)
        self._asked: set[str] = set()
        this = today().year if today().month > 7 else today().year - 1
        choose = self.tr("Välj")
        units = [
            (choose, ""),
            (self.tr("Minuter"), "minuter"),
            (self.tr("Timmar"), "timmar"),
            (self.tr("Lektioner"), "lektioner"),
            (self.tr("Halvdagar"), "halvdagar"),
            (self.tr("Dagar"), "dagar"),
        ]
        self.unit.fill(units)
        years = range(this, this - _SCHOOL_YEARS, -1)
        self.year.fill([(choose, 0), *((f"{one}/{(one + 1) % 100:02d}", one) for one in years)])
        self.order.fill([(choose, ""), (self.tr("Dagen först"), "day"), (self.tr("Månaden först"), "month")])
        self.decimal.fill([(choose, ""), (self.tr("Komma"), ","), (self.tr("Punkt"), ".")])
        self._fields = self._build()
        self._connect()

    def forget(self) -> None:
        """Ask nothing, and forget what was answered: another file has other answers."""
        self._asked.clear()
        with quietly(self.unit, self.year, self.order, self.decimal, self.first, self.last):
            for one in (self.unit, self.year, self.order, self.decimal):
                one.setCurrentIndex(0)
            self.first.set_date(None)
            self.last.set_date(None)
        self.offered.clear()

    def show_preview(self, shown: Preview, before: int | None) -> None:
        """Show what is asked. `before`: the time offered in the latest week that is kept."""
        self._asked |= shown.result.asked
        is_sum = bool(shown.result.periods) or "period" in self._asked
        for what in ("unit", "year", "order", "decimal"):
            show_if(what in self._asked, self._fields[what])
        show_if(is_sum, self._fields["period"])
        if shown.period and self.first.date() is None and self.last.date() is None:
            self.first.put(shown.period[0])
            self.last.put(shown.period[1])
        told = words.sum_of(shown.period) if shown.period and shown.result.periods else ""
        self.sum.setText(told)
        show_if(bool(told), self.sum)
        if lacks_offered(shown.result) or "offered" in self._asked:
            if "offered" not in self._asked and before:
                self.offered.setPlaceholderText(self.tr("förra veckan {0}").format(before))
            self._asked.add("offered")
        show_if("offered" in self._asked, self._fields["offered"])
        show_if(any(not one.isHidden() for one in self._fields.values()) or bool(told), self)

    def first_open(self, asked: set[Asked]) -> QWidget | None:
        """Return the field of the first thing that is asked for."""
        controls: dict[str, QWidget] = {
            "unit": self.unit,
            "year": self.year,
            "order": self.order,
            "decimal": self.decimal,
            "period": self.first,
        }
        return next((control for what, control in controls.items() if what in asked), None)

    def _build(self) -> dict[str, QWidget]:
        named(file_unit=self.unit, school_year=self.year, day_order=self.order, thousand=self.decimal)
        named(period_first=self.first, period_last=self.last, offered_a_week=self.offered)
        whole = column(self, gap=8)
        period = QWidget()
        days = row(period, gap=8)
        days.addWidget(Field(self.tr("Summan gäller från"), self.first), 1)
        days.addWidget(Field(self.tr("till och med"), self.last), 1)
        help_ = self.tr("Listan har bara frånvaro. Utan tid sparas veckorna utan procent.")
        boxes: Mapping[Asked, Combo] = {
            "unit": self.unit,
            "year": self.year,
            "order": self.order,
            "decimal": self.decimal,
        }
        fields: dict[str, QWidget] = {what: Field(words.asked(what), box) for what, box in boxes.items()}
        fields["period"] = period
        fields["offered"] = Field(self.tr("Erbjuden tid per vecka"), self.offered, help_, optional=True)
        beside = row(gap=8)
        for what in ("unit", "year", "order", "decimal"):
            beside.addWidget(fields[what], 1)
        whole.addLayout(beside)
        whole.addWidget(fields["period"])
        whole.addWidget(fields["offered"])
        for one in fields.values():
            one.hide()
        whole.addWidget(self.sum)
        return fields

    def _connect(self) -> None:
        for one in (self.unit, self.year, self.order, self.decimal):
            one.currentIndexChanged.connect(self._on_told)
        self.first.dated.connect(self._on_told)
        self.last.dated.connect(self._on_told)
        self.offered.editingFinished.connect(self._on_told)

    @Slot()
    def _on_told(self) -> None:
        said = self._reading.said
        year, first, last = self.year.data(), self.first.date(), self.last.date()
        marks: dict[object, Mark] = {",": ",", ".": "."}
        orders: dict[object, Order] = {"day": "day", "month": "month"}
        amount = self.offered.text().strip()
        told = replace(
            said.told,
            mark=marks.get(self.decimal.data()) or said.told.mark,
            order=orders.get(self.order.data()),
            unit=str(self.unit.data() or ""),
            school_year=year if isinstance(year, int) and year else None,
            period=(first, last) if first and last and first <= last else None,
            offered=int(amount) if amount.isascii() and amount.isdigit() else None,
        )
        if told != said.told:
            self._reading.say(replace(said, told=told))
