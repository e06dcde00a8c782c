"""Groups of fields that several forms share, two to a line while there is room."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look.metrics import grid
from ui.look.theme import px
from ui.people.choices import Rows
from ui.people.ending import EndingButton
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.form_values import on_edited, show_values, values_of
from ui.widgets.paint.marks import CheckBox

TWO_FROM = 440  # design pixels


class FieldGroup(QWidget):
    """Fields by name. `values` and `show_values` are what is kept in the vault while it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.controls: dict[str, QWidget] = {}
        self.fields: dict[str, Field[Any]] = {}
        self._parts: list[tuple[QWidget, bool]] = []
        self._grid = grid(self, gap=12)
        self._columns = 0

    def add(
        self,
        name: str,
        text: str,
        control: QWidget,
        help: str = "",
        *,
        optional: bool = False,
        is_wide: bool = False,
    ) -> None:
        """Add a labelled control; `is_wide` takes the whole line."""
        field = Field(text, control, help, optional=optional)
        control.setObjectName(name)
        self.controls[name], self.fields[name] = control, field
        self._parts.append((field, is_wide))

    def add_box(self, name: str, text: str) -> CheckBox:
        """Add a check box on a line of its own; returns it."""
        box = CheckBox(text)
        box.setObjectName(name)
        box.setAccessibleName(text)
        self.controls[name] = box
        self._parts.append((box, True))
        return box

    def add_last_day(self, text: str, last: DateField, end: str, resume: str) -> EndingButton:
        """Add the field of a last day with the button that writes it; returns the button."""
        self.add("ended_on", text, last, optional=True)
        button = EndingButton(last, end, resume)
        self.fields["ended_on"].add_act(button)
        return button

    def values(self) -> dict[str, Any]:
        """Return what is written and chosen."""
        return values_of(self.controls)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what `values` gave before."""
        show_values(self.controls, values)

    def days_are_fit(self) -> bool:
        """Show which days cannot be read or meant, and return whether all can; one stored before may stay."""
        days = {name: one for name, one in self.controls.items() if isinstance(one, DateField)}
        for name, day in days.items():
            day.settle()
            self.fields[name].set_error(day.problem())
        return not any(day.is_wrong() and not self.fields[name].isHidden() for name, day in days.items())

    def refuse_unread(self) -> None:
        """Raise `NotUnderstoodError` when some day cannot be read or meant."""
        for control in self.controls.values():
            if isinstance(control, DateField):
                control.date()

    def on_edited(self, told: Callable[[], object]) -> None:
        """Call `told` whenever something has changed."""
        on_edited(self.controls, told)

    def show_only(self, names: Collection[str] = ()) -> None:
        """Show these fields only; all of them when no names are given."""
        for name, control in self.controls.items():
            part = self.fields.get(name, control)
            part.setHidden(bool(names) and name not in names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where there is no room."""
        super().resizeEvent(event)
        self.arrange(2 if event.size().width() >= px(TWO_FROM) else 1)

    def minimumSizeHint(self) -> QSize:
        """One column is the narrowest."""
        least = max((part.minimumSizeHint().width() for part, _ in self._parts), default=0)
        return QSize(least, super().minimumSizeHint().height())

    def arrange(self, columns: int = 2) -> None:
        """Put the parts in columns, in the order they were added."""
        if columns == self._columns:
            return
        self._columns = columns
        line, place = 0, 0
        for part, is_wide in self._parts:
            if place and (is_wide or place >= columns):
                line, place = line + 1, 0
            self._grid.addWidget(part, line, place, 1, columns if is_wide else 1)
            place = columns if is_wide else place + 1
        for one in range(2):
            self._grid.setColumnStretch(one, 1 if one < columns else 0)


def combo(rows: Rows) -> Combo:
    """Return a drop-down list with these rows."""
    made = Combo()
    made.fill(rows)
    return made
