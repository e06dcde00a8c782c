"""The right side of the journal: the note chosen, as a draft, signed, or covered until it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Note
from desktop.session.session import Session
from ui.look.metrics import column
from ui.notes.cover import LeftOutBanner, ProtectedCover
from ui.notes.draft_card import DraftCard
from ui.notes.note_items import NoteItem
from ui.notes.signed_card import SignedCard
from ui.widgets.frame.shown import show_if
from ui.widgets.show.empty import EmptyState


class NoteCards(QWidget):
    """Shows one note, and under a draft the latest signed one. `shown` is the signed note on the screen, if any.

    A protected note is covered until the worker opens it, and again when another has been chosen.
    """

    def __init__(self, session: Session, case_id: str, write: Callable[[Note], Note]) -> None:
        super().__init__()
        self._session = session
        self._chosen: NoteItem | None = None
        self._opened = ""
        self.shown: Note | None = None
        self.left_out = LeftOutBanner(session, case_id)
        self.cover = ProtectedCover()
        self.draft = DraftCard(session, write)
        self.signed = SignedCard(session)
        self.empty = EmptyState(
            self.tr("Ingen anteckning än. Ett par rader räcker, de sparas medan du skriver."),
            self.tr("Ny anteckning"),
        )
        whole = self._whole = column(self, gap=12, margins=(16, 14, 24, 16))
        for widget in (self.left_out, self.cover, self.draft, self.signed, self.empty):
            whole.addWidget(widget)
        whole.addStretch(1)
        self.cover.opened.connect(self._open)

    def keep_open(self, note_id: str) -> None:
        """Let a note that is being written stand open, whatever kind it is or becomes."""
        self._opened = note_id

    def show_items(self, items: Sequence[NoteItem], chosen: NoteItem | None) -> None:
        """Show the note chosen among a case's notes."""
        if chosen is None or chosen.note.id != self._opened:
            self._opened = ""
        self._chosen = chosen
        is_covered = chosen is not None and chosen.is_protected and not self._opened
        is_draft = chosen is not None and chosen.note.status == "draft" and not is_covered
        signed = chosen
        if is_draft or is_covered:
            others = (one for one in items if one.note.status == "signed" and not one.is_protected)
            signed = next(others, None) if is_draft else None
        self.shown = signed.note if signed is not None else None
        for is_there, card in (
            (is_covered, self.cover),
            (is_draft, self.draft),
            (signed is not None, self.signed),
            (chosen is None, self.empty),
        ):
            show_if(is_there, card)
        if is_covered and chosen is not None:
            self.cover.show_note(chosen)
        if is_draft and chosen is not None:
            self._show_draft(chosen.note)
        if signed is not None:
            self.signed.show_note(signed, self._session.db.amendments.of(signed.note.id))
        is_alone = is_draft and signed is None  # the text may take the whole page
        self._whole.setStretchFactor(self.draft, 1 if is_alone else 0)
        self._whole.setStretch(self._whole.count() - 1, 0 if is_alone else 1)
        self.left_out.refresh()

    def _show_draft(self, note: Note) -> None:
        open_note = self.draft.note()
        if open_note is None or open_note.id != note.id or open_note.category != note.category:
            self.draft.show_note(note)

    @Slot()
    def _open(self) -> None:
        if self._chosen is not None:
            self._opened = self._chosen.note.id
            self.show_items((), self._chosen)
