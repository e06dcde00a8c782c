"""What stands typed on the screen, gathered at lock so that no dialog takes it away, and where the caret is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.drafts.rescue import Rescued
from ui.widgets.input.form_values import may_be_kept
from ui.widgets.input.plain_text import written

Editor = QLineEdit | QPlainTextEdit


def dialogs(window: QWidget) -> list[QWidget]:
    """Return the dialogs that show now, over the window."""
    return [
        other
        for other in QApplication.topLevelWidgets()
        if other is not window and isinstance(other, QDialog) and other.isVisible()
    ]


def typed_in(widgets: Iterable[QWidget]) -> list[Rescued]:
    """Return what the user has typed in these, except in search fields and secret ones."""
    return [
        Rescued(_place(widget), _name(editor), text)
        for widget in widgets
        for editor in editors(widget)
        if _is_modified(editor) and may_be_kept(editor) and (text := _text(editor)).strip()
    ]


def missing_from(widget: QWidget | None, found: Iterable[Rescued]) -> list[Rescued]:
    """Return the texts that do not stand on this widget as well, written or shown."""
    shown = "\n".join(_all_texts(widget)) if widget is not None else ""
    return [one for one in found if one.text.strip() not in shown]


def caret(widget: QWidget) -> dict[str, str]:
    """Return which of the widget's fields has the keyboard and where the caret stands in it."""
    now = widget.focusWidget()
    for number, editor in enumerate(editors(widget)):
        if editor is now:
            return {"number": str(number), "name": _name(editor), "caret": str(_caret(editor))}
    return {}


def put_caret(widget: QWidget, kept: dict[str, str]) -> None:
    """Give the keyboard back to the field that had it, if it is still there."""
    fields, number = editors(widget), int(kept.get("number", "-1"))
    if not 0 <= number < len(fields) or _name(fields[number]) != kept.get("name"):
        return
    editor, at = fields[number], int(kept.get("caret", "0"))
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(at)
    else:
        cursor = editor.textCursor()
        cursor.setPosition(max(0, min(at, editor.document().characterCount() - 1)))
        editor.setTextCursor(cursor)


def editors(widget: QWidget) -> list[Editor]:
    """Return the fields of a widget that can be written in, in their order."""
    found: list[Editor] = [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isVisibleTo(widget) and not one.isReadOnly()]


def _is_modified(editor: Editor) -> bool:
    return editor.isModified() if isinstance(editor, QLineEdit) else editor.document().isModified()


def _text(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else written(editor)


def _caret(editor: Editor) -> int:
    return editor.cursorPosition() if isinstance(editor, QLineEdit) else editor.textCursor().position()


def _name(editor: Editor) -> str:
    return editor.accessibleName() or editor.objectName()


def _place(widget: QWidget) -> str:
    return widget.accessibleName() or widget.windowTitle()


def _all_texts(widget: QWidget) -> Iterator[str]:
    yield from (line.text() for line in widget.findChildren(QLineEdit))
    yield from (written(text) for text in widget.findChildren(QPlainTextEdit))
    yield from (shown.text() for shown in widget.findChildren(QLabel))
    yield from (one.accessibleName() for one in widget.findChildren(QWidget))  # what is painted has it there
