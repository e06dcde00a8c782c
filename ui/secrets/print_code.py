"""The recovery code on paper: never as a file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.paper.pdf import render
from desktop.paper.values import RecoveryPaper
from desktop.secrets.change import fingerprint
from ui.dialogs.ask import show_error
from ui.paper.printing import print_pdf


def print_code(parent: QWidget, code: str, day: date, *, for_chief: bool = False) -> None:
    """Let the user choose a printer and print the paper with the code; without a printer say what else to do."""
    mark = fingerprint(code)
    paper = RecoveryPaper(code, mark, vault_name="Närvara", created=day, for_manager=for_chief)
    safe = _tr("Koden är kvar på skärmen.")
    do = _tr("Skriv av den för hand i stället, tydligt och i sju grupper.")
    try:
        print_pdf(parent, render(paper).data, safe, do)
    except UserError as error:
        show_error(parent, error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PrintCode", text)
