"""A pupil comes back: a second case beside the closed one, which stays as it is, after one question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.records import Case
from desktop.closing.act import come_back
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error


def begin_again(parent: QWidget, session: Session, case_id: str) -> Case | None:
    """Return the new case, None where it was not wanted or could not be; why it could not is shown."""
    called = session.db.pupils.get(session.db.cases.get(case_id).pupil_id).called
    text = _tr("Elev, nätverk och skola följer med. Samtycke, mål och närvaro börjar om.")
    if not ask(parent, _tr("Nytt ärende för {0}?").format(called), text, _tr("Börja nytt ärende")):
        return None
    try:
        return come_back(session, case_id)
    except UserError as error:
        show_error(parent, error)
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("ComingBack", text)
