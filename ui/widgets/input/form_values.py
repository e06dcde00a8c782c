"""What a form holds, as plain values: to keep in the vault while it is written, and to show again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.frame.palette import Palette
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.pills import Pills
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.search_box import SearchBox
from ui.widgets.input.segments import Segments

Controls = Mapping[str, QWidget]

NOT_KEPT = "secret"
"""Property of a widget in which nothing typed may be kept: passwords and codes."""

_TYPED = (QLineEdit, QPlainTextEdit, DateField)
_CHOSEN = (Combo, QCheckBox, Segments, Pills, ChoiceList)


def controls_in(widget: QWidget) -> dict[str, QWidget]:
    """Return everything in a widget that is written or chosen and may be kept, by name, what is chosen first.

    A choice may write in a field when it is shown again, so that what was typed is to be shown after it.
    """
    found: dict[str, QWidget] = {}
    for kinds in (_CHOSEN, _TYPED):
        for one in widget.findChildren(QWidget):
            if isinstance(one, kinds) and not _is_part(one, widget) and _is_written(one):
                called = one.objectName() or one.accessibleName()
                number = sum(1 for name in found if name.partition("#")[0] == called)
                found[f"{called}#{number + 1}" if number else called] = one
    return found


def is_text(control: QWidget) -> bool:
    """Return whether the user writes in it, rather than choosing."""
    return isinstance(control, _TYPED)


def may_be_kept(editor: QWidget) -> bool:
    """Return whether what is typed here is neither a secret nor words to search for."""
    if isinstance(editor, SearchBox) or editor.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText:
        return False
    above: QWidget | None = editor
    while above is not None:
        if above.property(NOT_KEPT) or isinstance(above, Palette):
            return False
        above = above.parentWidget() if not above.isWindow() else None
    return True


def _is_part(one: QWidget, widget: QWidget) -> bool:
    """Return whether it belongs to another control that stands for it."""
    above = one.parentWidget()
    while above is not None and above is not widget:
        if isinstance(above, (*_TYPED, *_CHOSEN)):
            return True
        above = above.parentWidget()
    return False


def _is_written(one: QWidget) -> bool:
    if isinstance(one, QLineEdit | QPlainTextEdit) and one.isReadOnly():
        return False
    return may_be_kept(one)


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
        elif isinstance(control, Segments | Pills | ChoiceList):
            control.chosen.connect(lambda _: told())


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
    if isinstance(control, Segments | Pills):
        return control.key()
    if isinstance(control, ChoiceList):
        return list(control.keys())
    return control.isChecked() if isinstance(control, QCheckBox) else None


def _show(control: QWidget, value: Any) -> None:
    """Show a value as if it had been chosen or typed, so that what follows from it shows too."""
    if isinstance(control, DateField | TimeField):
        control.show_unread(str(value))
    elif isinstance(control, LineEdit):
        control.setText(str(value))
    elif isinstance(control, PlainText):
        control.set_text(str(value))
    elif isinstance(control, Combo):
        if control.findData(value) >= 0:  # what was chosen may be gone since
            control.choose(value)
    elif isinstance(control, Segments | Pills):
        control.choose(str(value))
        control.chosen.emit(control.key())
    elif isinstance(control, ChoiceList):
        control.set_keys(value)
        control.chosen.emit(control.keys())
    elif isinstance(control, QCheckBox):
        control.setChecked(bool(value))
