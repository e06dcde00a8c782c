"""Asking which paper was signed, where something on it has changed since it was printed for signing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records.states import SignedDocument
from desktop import dates
from desktop.errors import UserError
from desktop.paper.kept.signing import question
from desktop.session.session import Session


def ask_which(
    parent: QWidget, session: Session, document: SignedDocument, object_id: str, *, is_no: bool = False
) -> str:
    """Return the id of the kept paper that was answered on, empty for today's or when there is nothing to ask.

    Raises `UserError` when the user leaves the question: then nothing is to be registered.
    """
    two = question(session, document, object_id)
    if two is None:
        return ""
    from ui.paper.which_sheet import WhichSheet  # QtPdf, some 20 ms: only when there are two to show

    sheet = WhichSheet(parent, two, dates.full(session.today()), is_no=is_no)
    if sheet.exec() != WhichSheet.DialogCode.Accepted:
        raise UserError(
            sheet.tr("Välj vilket papper det gäller"),
            safe=sheet.tr("Inget är registrerat."),
            do=sheet.tr("Jämför med papperet i handen och försök igen."),
        )
    return sheet.paper_id
