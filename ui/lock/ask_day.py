"""Stämmer datumet?: asked where the computer's day and the access log do not fit, before anything is deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.errors import UserError
from desktop.log import clocks
from desktop.log.clocks import Clocks
from desktop.session.session import Session
from ui.dialogs.ask import AskDialog, show_error


def ask_day(window: QWidget, session: Session, seen: Clocks, then: Callable[[], None]) -> AskDialog:
    """Ask once an unlock; `then` follows when the user has said that the day is right. Waits for nothing."""
    last = dates.full(seen.last) if seen.last else ""
    text = _tr(
        "Datorn säger att det är {today}. Senast Närvara var öppet var den {last}. "
        "Inget är borttaget. Så länge datumet är osäkert tas inga gamla utkast, minnesstöd eller "
        "säkerhetskopior bort. Går klockan fel, rätta den i datorns inställningar."
    ).format(today=dates.full(seen.today), last=last)
    dialog = AskDialog(
        window, _tr("Stämmer datumet?"), text, _tr("Datumet stämmer"), _tr("Nej, eller vet inte")
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("ask-day")

    def confirmed() -> None:
        try:
            clocks.confirm(session)
        except UserError as error:
            show_error(window, error)
            return
        then()

    dialog.accepted.connect(confirmed)
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("AskDay", text)
