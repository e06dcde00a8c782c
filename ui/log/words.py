"""What is said when the access log does not hold."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.errors import UserError
from desktop.log import access as access_log
from desktop.log.access import Verdict
from desktop.session.session import Session
from ui.dialogs.ask import AskDialog


def broken(verdict: Verdict, today: date) -> UserError:
    """Return it in four parts: nothing is mended, and who is to be told."""
    day = dates.plain(verdict.broken_on, today) if verdict.broken_on else "?"
    what = _tr("Den går inte att lita på från och med rad {0}, {1}.").format(verdict.broken_at, day)
    safe = _tr("Ärendena är kvar. Inget i loggen har ändrats nu.")
    return UserError(_tr("Åtkomstloggen är bruten"), what, safe, _tr("Kontakta IT och dataskyddsombudet."))


def warn_if_broken(parent: QWidget, session: Session) -> None:
    """Check the latest rows, as at every opening, and tell if they do not hold."""
    verdict = access_log.check_latest(session)
    if not verdict.is_whole:
        error = broken(verdict, session.today())
        text = "\n".join((error.what, error.safe, error.do))
        dialog = AskDialog(parent, error.title, text, "", _tr("Stäng"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setObjectName("log-broken")
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("LogWords", text)
