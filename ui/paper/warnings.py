"""What is to be minded about a drawn paper: too long, facts left out, letters that no font has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

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
    act = QCoreApplication.translate("PaperWarnings", "Fyll i datumet")
    words = f"{error.safe} {error.do}".strip()
    told.say("danger", f"{error.title}.", words, act if isinstance(error, NoFollowUpError) else "")
