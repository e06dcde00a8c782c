"""Onto paper, from memory: the pages shown are the pages printed, no file is written, and the window never waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.printing.job import Job, NotPrinted
from ui.paper.print_sheet import PrintSheet
from ui.window.cover import is_covered


def print_pdf(
    parent: QWidget,
    paper: bytes | Callable[[], bytes],
    safe: str,
    do: str,
    before: Callable[[], None] = lambda: None,
    *,
    has_copies: bool = True,
) -> Job | None:
    """Let the user choose a printer and print; what the printer has taken, None when the user left it or it locked.

    `paper` is the PDF, or what makes it in a worker: values alone there, never a session. Without `has_copies` the
    copies are drawn in it already. `before` is called when the user has said print and nothing has been sent: what
    it raises stops the printing.

    Raises `UserError` when no printer answers, or it does not take the pages; `safe` and `do` say what is kept and
    what to do instead.
    """
    if is_covered(parent.window()):  # it locks
        return None
    sheet = PrintSheet(parent, has_copies=has_copies)
    sheet.begin((lambda: paper) if isinstance(paper, bytes) else paper, before)
    try:
        sheet.exec()
        if isinstance(sheet.trouble, UserError):
            raise sheet.trouble
        if sheet.trouble is not None:
            raise _told(sheet.trouble, safe, do)
        return sheet.job
    finally:
        sheet.done(sheet.result())  # hidden by a lock it was not closed, and what it asked goes on
        sheet.deleteLater()


def _told(why: NotPrinted, safe: str, do: str) -> UserError:
    if why == "none":
        return UserError(_tr("Ingen skrivare svarar"), _tr("Papperet är inte utskrivet."), safe, do)
    if why == "unfit":
        what = _tr(
            "Programmet lp finns inte på datorn. It-enheten kan installera det, det heter cups-client."
        )
        return UserError(_tr("Datorn kan inte skriva ut än"), what, safe, do)
    if why == "slow":
        what = _tr("Skrivaren svarade inte i tid. Titta i skrivaren först, något kan ha kommit fram.")
        return UserError(_tr("Utskriften blev inte klar"), what, safe, do)
    if why == "cancelled":
        what = _tr("Papperet räknas inte som utskrivet. Titta i skrivaren, något kan ha kommit fram.")
        return UserError(_tr("Utskriften är avbruten"), what, safe)
    return UserError(_tr("Utskriften blev inte klar"), _tr("Skrivaren tog inte emot papperet."), safe, do)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
