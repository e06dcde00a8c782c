"""Kontrollera ett papper: a code is typed, and the program says which thing it is and whether it is whole."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.paper.kept.control import PaperVerdict, check_code
from desktop.paper.kept.kept import as_kept
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import row
from ui.paper.original import OriginalLink
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.banner import Banner


class CheckPaperSheet(Sheet):
    """Stays open, so that several papers can be checked in a row."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, self.tr("Kontrollera ett papper"), wide=True)
        self.setObjectName("check-paper-sheet")
        self._session = session
        self.code = LineEdit()
        self.code.setObjectName("code")
        self.told = Banner()
        self.original = OriginalLink(session)
        helped = self.tr("Koden står längst ner på papperet. Mellanslag, streck och små bokstäver går bra.")
        self.body.addWidget(Field(self.tr("Kontrollkod"), self.code, helped))
        self.body.addWidget(self.told)
        line = row(gap=8)
        line.addWidget(self.original)
        line.addStretch(1)
        self.body.addLayout(line)
        close = Button(self.tr("Stäng"))
        close.setObjectName("stay")
        self.check = Button(self.tr("Kontrollera"), "primary", "shield-check")
        self.check.setObjectName("act")
        self.acts.addWidget(close)
        self.acts.addWidget(self.check)
        close.clicked.connect(self.reject)
        self.check.clicked.connect(self._check)
        self.code.returnPressed.connect(self._check)
        self.code.setFocus()
        self.keep_draft(session, DraftOf("kontrollkod"))

    @Slot()
    def _check(self) -> None:
        self.original.hide()
        try:
            found = check_code(self._session, self.code.text())
        except UserError as error:
            self.told.say("warn", f"{error.title}.", f"{error.what} {error.do}".strip())
            return
        self.told.say(_tone(found), found.lead, found.because)
        paper = self._session.db.kept_papers.find(found.paper_id) if found.paper_id else None
        if paper is not None:
            self.original.show_kept(as_kept(paper))


def _tone(found: PaperVerdict) -> str:
    if not found.is_known:
        return "warn"
    return "ok" if found.is_whole else "danger"
