"""Dialogs that were half written when it locked: they are told of after the unlock, and open with all of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.ask import AskDialog
from ui.dialogs.form_draft import FormDraft
from ui.dialogs.sheet import Sheet


def titles(dialogs: Iterable[QWidget]) -> list[str]:
    """Return what the half written ones among these are called."""
    return [
        one.accessibleName()
        for one in dialogs
        if isinstance(one, Sheet) and one.draft is not None and one.draft.is_begun()
    ]


def flush(dialogs: Iterable[QWidget], page: QWidget | None) -> None:
    """Keep what is typed in dialogs, and in the parts of a page that have an act of their own. Never raises."""
    for one in dialogs:
        if isinstance(one, Sheet):
            one.flush()
    for draft in page.findChildren(FormDraft) if page is not None else ():
        draft.flush()


def tell(window: QWidget, called: Iterable[object]) -> None:
    """Say once which dialogs they were; waits for nothing, and says nothing for none."""
    which = ", ".join(f"”{one}”" for one in called)
    if which:
        words = _tr("Du höll på med {0} när det låstes. Öppna det igen, så står allt där.").format(which)
        dialog = AskDialog(window, _tr("Det du skrev finns kvar"), words, "", _tr("Stäng"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("begun-notice")
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Begun", text)
