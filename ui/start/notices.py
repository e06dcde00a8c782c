"""What is told once when the vault has opened: by which key file, how the last time ended, whether there is room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.device import anchors
from desktop.lock.cut_off_told import say_cut_off
from desktop.vault.old_vault import say_key_changed
from desktop.vault.open_session import OpenSession
from desktop.vault.opening import say_notices
from desktop.work import Work
from ui.dialogs.ask import AskDialog


def tell_how_it_opened(window: QWidget, session: OpenSession, work: Work, folder: Path) -> None:
    """Tell it in one dialog, if there is anything to tell; the anchors are noted anew. `folder`: the data folder."""
    told = [*say_notices(session.vault), *say_key_changed(session), *anchors.look(session)]
    told.extend(say_cut_off(session, folder))
    anchors.note(session, work)
    if told:
        title, close = _tr("Arkivet är öppet, men läs det här"), _tr("Stäng")
        dialog = AskDialog(window, title, "\n\n".join(told), "", close)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("opening-notices")
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Notices", text)
