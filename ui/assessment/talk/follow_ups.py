"""The fields a question's answer opens: what, when, by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.forms.answers import FollowValue, Value
from desktop.forms.definition import FollowUp, FollowUpKind, Question
from desktop.forms.informants import AgeGroup
from desktop.forms.visibility import follow_ups_for
from desktop.forms.wording import follow_up_wording
from ui.assessment.talk.rows_field import Rows
from ui.assessment.words import tr
from ui.look.metrics import column, width
from ui.widgets.frame.flow import Flow
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.scale import YesNoInput
from ui.widgets.input.unread import Typed

_YES_NO: dict[object, str] = {True: "ja", False: "nej"}


@dataclass(frozen=True)
class _Kept:
    """One field: where it stands, how it is read and shown."""

    follow_up: FollowUp
    holder: QWidget
    read: Callable[[], FollowValue]


class FollowUps(QWidget):
    """All follow-ups of a question; those the answer does not open are hidden, and keep what was written."""

    changed = Signal()

    def __init__(
        self,
        question: Question,
        informant: str,
        age: AgeGroup,
        today: Callable[[], date],
        values: Mapping[str, FollowValue],
    ) -> None:
        super().__init__()
        self._question, self._informant, self._age, self._today = question, informant, age, today
        self._fields: list[_Kept] = []
        self.typed: dict[str, Typed] = {}
        self._whole = column(self, gap=8)
        self._short = QWidget()
        self._flow = Flow(self._short, gap=12)
        self._whole.addWidget(self._short)
        for follow_up in question.follow_ups:
            if not follow_up.only or informant[0] in follow_up.only:
                self._add(follow_up, values.get(follow_up.id))

    def show_for(self, value: Value) -> None:
        """Show the fields this answer opens."""
        opened = {one.id for one in follow_ups_for(self._question, self._informant, value)}
        for kept in self._fields:
            kept.holder.setVisible(kept.follow_up.id in opened)
        self._short.setVisible(
            any(k.follow_up.id in opened and k.holder.parentWidget() is self._short for k in self._fields)
        )
        self.setVisible(any(kept.follow_up.id in opened for kept in self._fields))

    def values(self) -> dict[str, FollowValue]:
        """Return everything that is filled in, also in hidden fields; what cannot be read leaves what was stored."""
        read = {kept.follow_up.id: kept.read() for kept in self._fields}
        return {key: value for key, value in read.items() if value}

    def _add(self, follow_up: FollowUp, value: FollowValue | None) -> None:
        words = follow_up_wording(follow_up, self._informant)
        make = {
            FollowUpKind.TEXT: self._text,
            FollowUpKind.YES_NO: self._yes_no,
            FollowUpKind.CHOICES: self._choices,
            FollowUpKind.DATE: self._date,
            FollowUpKind.TIME: self._time,
            FollowUpKind.TABLE: self._table,
        }[follow_up.kind]
        control, read = make(follow_up, words, value)
        control.setObjectName(f"follow-{follow_up.id}")
        holder = Field(words, control)
        self._fields.append(_Kept(follow_up, holder, read))
        if follow_up.kind in (FollowUpKind.DATE, FollowUpKind.TIME):
            self._flow.addWidget(holder)
        else:
            self._whole.addWidget(holder)

    def _text(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        field = PlainText(lines=1, most=8)
        field.set_text(value if isinstance(value, str) else "")
        field.textChanged.connect(self.changed)
        return field, field.text

    def _yes_no(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        field = YesNoInput(words, with_none=False)
        field.set_value({"ja": True, "nej": False}.get(str(value)))
        field.chosen.connect(self._on_chosen)
        return field, lambda: _YES_NO.get(field.value(), "")

    def _choices(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        parts = [(option, option[:1].upper() + option[1:]) for option in one.options]
        field = ChoiceList(words, parts, columns=3)
        field.set_keys([str(key) for key in value] if isinstance(value, tuple) else ())
        field.chosen.connect(self._on_chosen)
        return field, field.keys

    def _date(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        field = self.typed[one.id] = width(DateField(self._today, "answer"), 150, 170)
        field.set_date(stored := _day(value))
        field.edited.connect(self.changed)
        return field, lambda: _written(stored if field.is_wrong() else field.date())

    def _time(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        field = self.typed[one.id] = width(TimeField(), 110, 130)
        field.set_time(stored := _clock(value))
        field.edited.connect(self.changed)
        return field, lambda: _written(stored if field.is_wrong() else field.time())

    def _table(self, one: FollowUp, words: str, value: FollowValue | None) -> _Made:
        levels = one.scale.levels(self._informant, self._age) if one.scale else ()
        rated = next((title for title in one.columns if title.endswith("?")), "") if levels else ""
        field = Rows(
            [(title, levels if title == rated else ()) for title in one.columns], tr("Lägg till rad"), words
        )
        field.set_cells([row for row in value if isinstance(row, tuple)] if isinstance(value, tuple) else [])
        field.changed.connect(self.changed)
        return field, field.cells

    def _on_chosen(self, value: object) -> None:
        self.changed.emit()


_Made = tuple[QWidget, Callable[[], FollowValue]]


def _written(value: date | time | None) -> str:
    """Return a day or a time as it is stored: `2026-11-24`, `10:20`, empty for none."""
    if value is None:
        return ""
    return f"{value:%H:%M}" if isinstance(value, time) else value.isoformat()


def _day(value: FollowValue | None) -> date | None:
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None


def _clock(value: FollowValue | None) -> time | None:
    try:
        return time.fromisoformat(str(value or ""))
    except ValueError:
        return None
