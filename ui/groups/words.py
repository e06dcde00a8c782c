"""What the page and the sheet of Grupp och råd say alike: doubts about names, and numbers as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import NotUnderstoodError
from desktop.groups.naming import NameDoubt
from ui.dialogs.ask import ask
from ui.widgets.input.line import LineEdit


def tr(text: str) -> str:
    """Return a sentence in the language of the screen."""
    return QCoreApplication.translate("Groups", text)


def doubt_words(found: Sequence[NameDoubt]) -> str:
    """Return what looks like somebody, in one line; empty when nothing does."""
    if not found:
        return ""
    first = found[0]
    words = f"”{first.words}”"
    if first.what == "number":
        return tr("{0} ser ut som ett personnummer. Skriv utan, eller öppna elevens journal.").format(words)
    if first.what == "person":
        return tr("{0} ser ut som ett namn. Skriv utan, eller öppna elevens journal.").format(words)
    return tr("{0} kan vara ett namn. Det ska gå att läsa utan att veta vem.").format(words)


def says_nobody(parent: QWidget, found: Sequence[NameDoubt]) -> bool:
    """Ask whether what looks like a name is none; the safe answer is to write without it."""
    words = ", ".join(f"”{one.words}”" for one in found)
    is_number = all(one.what == "number" for one in found)
    return ask(
        parent,
        tr("Det ser ut som ett personnummer") if is_number else tr("Det ser ut som ett namn"),
        tr("{0}\nDet som står här ska gå att läsa utan att veta vem det gäller.").format(words),
        tr("Det är ingen person, spara"),
        tr("Skriv utan"),
    )


def number(line: LineEdit) -> int | None:
    """Return a typed whole number, None for an empty field. Raises `NotUnderstoodError` for anything else."""
    text = line.text().strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 5:
        return int(text)
    raise NotUnderstoodError(
        tr("{0} är inget tal").format(line.accessibleName()),
        "",
        tr("Det du har skrivit finns kvar."),
        tr("Skriv med siffror, eller lämna fältet tomt."),
    )


def as_text(count: int | None) -> str:
    """Return a number as it stands in a field, nothing for None."""
    return "" if count is None else str(count)
