"""What a form holds, as plain values: to keep in the vault while it is written, and to show again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText

Controls = Mapping[str, QWidget]


def values_of(controls: Controls) -> dict[str, Any]:
    """Return what each control holds: text as typed, a date as typed, the value of a choice, a tick."""
    return {name: _value(control) for name, control in controls.items()}


def show_values(controls: Controls, values: Mapping[str, Any]) -> None:
    """Show what `values_of` gave; what a control does not know is left out."""
    for name, control in controls.items():
        if name in values:
            _show(control, values[name])


def on_edited(controls: Controls, told: Callable[[], object]) -> None:
    """Call `told` whenever the user has changed something."""
    for control in controls.values():
        if isinstance(control, LineEdit):
            control.textChanged.connect(lambda _: told())
        elif isinstance(control, PlainText):
            control.textChanged.connect(told)
        elif isinstance(control, DateField):
            control.line.textChanged.connect(lambda _: told())
        elif isinstance(control, Combo):
            control.currentIndexChanged.connect(lambda _: told())
        elif isinstance(control, QCheckBox):
            control.toggled.connect(lambda _: told())


def percent(line: LineEdit) -> int | None:
    """Return a typed share, `42` or `42 %`; None when there is none, -1 when it is no number."""
    text = line.text().replace("%", "").strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else -1


def _value(control: QWidget) -> Any:
    if isinstance(control, LineEdit | PlainText):
        return control.text()
    if isinstance(control, DateField):
        return control.line.text()
    if isinstance(control, Combo):
        return control.data()
    return control.isChecked() if isinstance(control, QCheckBox) else None


def _show(control: QWidget, value: Any) -> None:
    if isinstance(control, LineEdit):
        control.setText(str(value))
    elif isinstance(control, PlainText):
        control.set_text(str(value))
    elif isinstance(control, DateField):
        control.show_unread(str(value))
    elif isinstance(control, Combo):
        control.choose(value)
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
