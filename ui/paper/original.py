"""Visa originalet: the way to the very bytes that lay before the family."""

from __future__ import annotations

from PySide6.QtCore import Slot

from db.records.states import SIGNED_DOCUMENTS, Document
from desktop.errors import UserError
from desktop.paper.kept import Kept
from desktop.paper.kept.hindsight import is_signed, original_of
from desktop.paper.kept.kept import whole
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.widgets.frame.shown import show, show_if
from ui.widgets.input.buttons import Button


class OriginalLink(Button):
    """Opens the original of a thing; hidden where it has none. `name`: its object name, where there are several."""

    def __init__(self, session: Session, name: str = "original") -> None:
        super().__init__("", "link", "file-text", small=True)
        self.set_text(self.tr("Visa originalet"))
        self.setObjectName(name)
        self._session = session
        self._thing: tuple[Document, str] | None = None
        self._kept: Kept | None = None
        self.hide()
        self.clicked.connect(self._open)

    def show_thing(self, kind: Document, object_id: str) -> None:
        """Stand for the paper that was signed, or else printed, of a plan, consent or round."""
        has = kind in SIGNED_DOCUMENTS and (
            self._session.db.kept_papers.has(kind, object_id) or is_signed(self._session, kind, object_id)
        )
        self._thing = (kind, object_id) if has else None
        show_if(has, self)

    def show_kept(self, kept: Kept) -> None:
        """Stand for one kept paper, whichever was signed."""
        self._kept = kept
        show(self)

    @Slot()
    def _open(self) -> None:
        try:
            found = self._kept or (original_of(self._session, *self._thing) if self._thing else None)
            kept = found and whole(found)
        except UserError as error:
            show_error(self, error)
            return
        if kept is not None:
            from ui.paper.original_sheet import OriginalSheet  # QtPdf, some 20 ms: only to show pages

            OriginalSheet(self, kept).exec()
