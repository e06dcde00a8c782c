"""What has been printed or saved in a case: document, how, for whom, when; and what is kept of it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import KeptPaper, Print
from desktop import dates
from desktop.content import documents
from desktop.paper.kept.kept import as_kept
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.paper.check import CheckPaperSheet
from ui.paper.original import OriginalLink
from ui.widgets.frame.clear import clear
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label, shortened

MOST = 6
RECIPIENT = 60  # characters


class PrintHistory(QWidget):
    """The latest prints, the latest first, each with its original; then papers that were kept and never printed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        whole = column(self, gap=6)
        self._held = QWidget()
        self._lines = column(self._held, gap=6)
        whole.addWidget(self._held)
        self.check = Button(self.tr("Kontrollera ett papper"), "link", "shield-check", small=True)
        self.check.setObjectName("check-paper")
        self.check.clicked.connect(self._check)
        line = row(gap=8)
        line.addWidget(self.check)
        line.addStretch(1)
        whole.addLayout(line)

    def show_case(self, case_id: str) -> None:
        """Read again."""
        clear(self._lines)
        made = self._session.db.prints.of(case_id)
        left = self._session.db.kept_papers.of_case(case_id)
        for number, one in enumerate(made[:MOST], 1):
            to = f" · {shortened(one.recipient, RECIPIENT)}" if one.recipient else ""
            how = self.tr("fil") if one.how == "fil" else self.tr("{0} ex").format(one.copies)
            words = f"{documents.numbered(one.document, one.version)}, {how}{to}"
            paper = _paper_of(one, left)
            self._add(words, dates.moment(one.made_at, self._session.today()), paper, f"original-{number}")
        printed = {paper.id for one in made if (paper := _paper_of(one, left))}
        for number, kept in enumerate([one for one in left if one.id not in printed][:MOST], 1):
            words = f"{documents.numbered(kept.document, kept.version)}, {self.tr('bevarat')}"
            self._add(words, dates.moment(kept.kept_at, self._session.today()), kept, f"kept-{number}")
        if not made and not left:
            self._lines.addWidget(label(self.tr("Inget är utskrivet än."), "small"))

    def _add(self, words: str, when: str, paper: KeptPaper | None, name: str) -> None:
        self._lines.addWidget(label(words, "small", "text"))
        line = row(gap=8)
        line.addWidget(label(when, "caption"), 1)
        if paper is not None:
            link = OriginalLink(self._session, name)
            link.setAccessibleName(self.tr("Visa originalet: {0}, {1}").format(words, when))
            link.show_kept(as_kept(paper))
            line.addWidget(link)
        held = QWidget()
        held.setLayout(line)
        self._lines.addWidget(held)

    @Slot()
    def _check(self) -> None:
        CheckPaperSheet(self, self._session).exec()


def _paper_of(one: Print, kept: list[KeptPaper]) -> KeptPaper | None:
    """Return the paper that left then: the one of the same thing that was kept last before it."""
    if one.level != "familj":
        return None
    its = [
        paper
        for paper in kept
        if (paper.document, paper.object_id) == (one.document, one.subject_id)
        and paper.kept_at <= one.made_at
    ]
    return max(its, key=lambda paper: paper.kept_at, default=None)
