"""What has been printed or saved in a case: document, how, for whom, when."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.content import documents
from desktop.session.session import Session
from ui.look.metrics import column
from ui.widgets.frame.clear import clear
from ui.widgets.show.text import label, shortened

MOST = 6
RECIPIENT = 60  # characters


class PrintHistory(QWidget):
    """The latest prints, the latest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines = column(self, gap=6)

    def show_case(self, case_id: str) -> None:
        """Read again."""
        clear(self._lines)
        made = self._session.db.prints.of(case_id)
        for one in made[:MOST]:
            at = dates.moment(one.made_at, self._session.today())
            to = f" · {shortened(one.recipient, RECIPIENT)}" if one.recipient else ""
            how = self.tr("fil") if one.how == "fil" else self.tr("{0} ex").format(one.copies)
            name = documents.NAMES.get(one.document, one.document)
            self._lines.addWidget(label(f"{name}, version {one.version}, {how}{to}", "small", "text"))
            self._lines.addWidget(label(at, "caption"))
        if not made:
            self._lines.addWidget(label(self.tr("Inget är utskrivet än."), "small"))
