"""What is to be minded about a drawn paper: too long, facts left out, letters that no font has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from db.records.states import Document, PrintLevel
from desktop.errors import NoFollowUpError, UserError
from ui.look.metrics import column, row
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.show.banner import Banner
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

MOST_SIGNS = 12


class PaperWarnings(QWidget):
    """One line a warning; nothing when there is nothing to mind."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, gap=6)

    def show_paper(self, printed: Printed) -> None:
        """Say what a drawn paper cannot show."""
        clear(self._lines)
        found = list(printed.warnings)
        if printed.missing:
            signs = " ".join(printed.missing[:MOST_SIGNS])
            found.append(self.tr("Tecken som inte kan skrivas ut visas som en ruta: {0}").format(signs))
        for text in found:
            line = row(gap=8)
            line.addWidget(IconLabel("warning", "warn", 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, "small"), 1)
            self._lines.addLayout(line)
        show_if(bool(found), self)


def refused(told: Banner, error: UserError) -> None:
    """Say why a paper is not drawn, with a way to the day that a plan lacks."""
    act = _tr("Fyll i datumet")
    words = f"{error.safe} {error.do}".strip()
    told.say("danger", f"{error.title}.", words, act if isinstance(error, NoFollowUpError) else "")


def for_whom(kind: Document, level: PrintLevel) -> tuple[str, str] | None:
    """Return title and words of whom a paper is not for, or what it leaves unsaid; None where there is nothing."""
    if level == "akt":
        words = _tr("Innehåller det som sagts enskilt. Ska inte lämnas till familjen eller skolan.")
        if kind == "samtycke":
            words = _tr("Visar vem som har sagt ja och nej. Ska inte lämnas till familjen eller skolan.")
        elif kind == "underlag":
            words = _tr("Har också det som de inte vill prata om. Ska inte lämnas till någon annan.")
        return _tr("Till akten."), words
    if kind == "kartlaggning":
        return _tr("Till familjen."), _tr(
            "Enskilda svar är inte med. Papperet säger inte heller att de finns."
        )
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaperWarnings", text)
