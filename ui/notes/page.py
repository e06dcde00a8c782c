"""Journal: the list of notes, the draft on top, the signed note under it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.records import Amendment, Note
from desktop import dates
from desktop.errors import UserError
from desktop.notes import authors, notes
from desktop.notes.purge import last_days
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error
from ui.look.metrics import column
from ui.notes.amend_dialog import AmendDialog
from ui.notes.bin_dialog import BinDialog, binned
from ui.notes.cards import NoteCards
from ui.notes.halves import Halves
from ui.notes.list_side import ListSide
from ui.notes.note_items import NoteItem, items_of, written
from ui.notes.note_search import NoteSearch
from ui.page.page import Page
from ui.window.place import Place


class JournalPage(Page):
    """All notes of one case. `place.detail` is a note to open, or `new`, `new:<kind>`, `scratch`."""

    uses: ClassVar[frozenset[str]] = frozenset({"notes", "amendments", "plans", "safety_actions"})
    rereads: ClassVar[bool] = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self._chosen = ""
        self._items: list[NoteItem] = []
        self._found = NoteSearch(session, place.case_id)
        self._is_writing = False
        self._side = ListSide()
        self.list, self.search, self.bin = self._side.list, self._side.search, self._side.bin
        self.new, self.scratch = self._side.new, self._side.scratch
        self.cards = NoteCards(session, self._case_id, self._write)
        self.draft, self.signed, self.empty = self.cards.draft, self.cards.signed, self.cards.empty
        self._build()
        self._connect()
        self.refresh()
        self._open_asked(place.detail or "")

    def refresh(self) -> None:
        """Read the notes again; the draft being typed in keeps its text and caret."""
        if self._is_writing:
            return
        db = self.session.db
        corrections: dict[str, list[Amendment]] = {}
        for amendment in db.amendments.in_case(self._case_id):
            corrections.setdefault(amendment.note_id, []).append(amendment)
        whose, listed = partial(authors.in_words, self.session), db.notes.listed(self._case_id)
        days = last_days(self.session, listed)
        self._items = items_of(listed, corrections, days, self.session.today(), self._body, whose)
        self._found.forget()
        if not self._item(self._chosen):
            self._chosen = self._items[0].note.id if self._items else ""
        self._list_rows()
        self.cards.show_items(self._items, self._item(self._chosen))
        self._side.count_thrown(len(binned(self.session, self._case_id)))
        self._halves.has_notes(bool(self._items))

    def flush(self) -> None:
        """Write what waits."""
        self.draft.flush()

    def state(self) -> dict[str, str]:
        """Return the note shown and where the caret stands."""
        is_open = "1" if self._halves.is_reading() else ""
        return {"note": self._chosen, "caret": str(self.draft.body_text.caret()), "open": is_open}

    def restore(self, state: dict[str, str]) -> None:
        """Show that note again with the caret where it was."""
        self._choose(state.get("note", ""))
        self._halves.read(is_reading=bool(state.get("open")))
        note = self.draft.note()
        if note and note.id == self._chosen:
            self.draft.body_text.set_caret(int(state.get("caret", "0")))
            self.draft.body_text.setFocus()

    def take_focus(self) -> bool:
        """Go on with the draft's text, else in the list."""
        to: QWidget = self.list if self._items else self.empty.act
        if not self.draft.isHidden() and not self._halves.shows_list_alone():
            to = self.draft.body_text
        elif self._halves.shows_note_alone():
            to = self._halves.back
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def do_main(self) -> None:
        """Sign the draft; without a note, begin the first."""
        if self._halves.shows_list_alone():
            self._open_note()
        elif not self.draft.isHidden():
            self._sign()
        elif not self.empty.isHidden():
            self._begin_note()

    def do_note(self) -> None:
        """Begin a note at once: one stands in the journal already."""
        self._begin_note()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list, where list and note do not show at once."""
        if event.key() == Qt.Key.Key_Escape and self._halves.shows_note_alone():
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._halves = Halves(self._side, self.list, self.cards, is_reading=bool(self.place.detail))
        column(self).addWidget(self._halves)
        for pane, proxy in ((self._side, self.list), (self._halves.note, self.draft.body_text)):
            pane.setProperty("pane", True)
            pane.setFocusProxy(proxy)

    @Slot()
    def _open_note(self) -> None:
        """Show the note chosen alone, where it does not stand beside the list already."""
        self._halves.read(is_reading=True)
        if self._halves.shows_note_alone():
            self.take_focus()

    @Slot()
    def _go_back(self) -> None:
        self.draft.flush()
        self._halves.read(is_reading=False)
        self.take_focus()

    def _connect(self) -> None:
        self.list.opened.connect(self._open_note)
        self._halves.left.connect(self._go_back)
        self.list.picked.connect(self._choose)
        self.search.searched.connect(self._list_rows)
        self.new.clicked.connect(self._begin_note)
        self.scratch.clicked.connect(self._begin_scratch)
        self.empty.acted.connect(self._begin_note)
        self.bin.clicked.connect(self._open_bin)
        self._side.print.clicked.connect(self._print)
        self.draft.sign_asked.connect(self._sign)
        self.draft.discard_asked.connect(self._discard)
        self.draft.promote_asked.connect(self._promote)
        self.signed.amend_asked.connect(self._amend)
        self.signed.transfer_asked.connect(self._transfer)
        for keys, act in (
            ("Ctrl+R", self._amend),
            ("Ctrl+Up", lambda: self.list.step(-1)),
            ("Ctrl+Down", lambda: self.list.step(1)),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _item(self, note_id: str) -> NoteItem | None:
        return next((item for item in self._items if item.note.id == note_id), None)

    def _body(self, note_id: str) -> str:
        """Return a note's text; rows that come in sight while the vault is being put away show none."""
        return self.session.db.notes.body(note_id) if self.session.vault.is_open else ""

    @Slot()
    def _list_rows(self) -> None:
        wanted = self.search.text().strip()
        found = self._found.find(self._items, wanted)
        self.list.show_notes(found, self._chosen)
        if wanted:
            self.search.say_count(self.tr("{0} anteckningar").format(len(found)))

    @Slot(str)
    def _choose(self, note_id: str) -> None:
        self.draft.flush()
        if self._item(note_id):
            self._chosen = note_id
            self.refresh()

    def _open_asked(self, detail: str) -> None:
        kind, _, rest = detail.partition(":")
        if kind == "new":
            self._begin(rest or "samtal_elev")
        elif kind == "scratch":
            self._begin(scratch=True)
        elif detail:
            self._choose(detail)

    @Slot()
    def _print(self) -> None:
        from ui.paper.between_sheet import print_journal  # QtPdf, some 20 ms: only when pages are to be shown

        self.flush()
        print_journal(self, self.session, self._case_id)

    @Slot()
    def _begin_note(self) -> None:
        self._begin()

    @Slot()
    def _begin_scratch(self) -> None:
        self._begin(scratch=True)

    def _begin(self, kind: str = "samtal_elev", *, scratch: bool = False) -> None:
        self.draft.flush()
        try:
            note = notes.begin_note(self.session, self._case_id, kind, scratch=scratch)
        except UserError as error:
            show_error(self, error)
            return
        self.search.clear()
        self._chosen = note.id
        self.cards.keep_open(note.id)
        self.refresh()
        self._open_note()
        self.draft.body_text.setFocus()

    @Slot()
    def _open_bin(self) -> None:
        self.draft.flush()
        dialog = BinDialog(self, self.session, self._case_id)
        if dialog.exec() and dialog.restored:
            self._chosen = dialog.restored
            self.refresh()
            self._open_note()

    def _write(self, note: Note) -> Note:
        """Save without reading everything back: one row of the list follows."""
        self._is_writing = True
        try:
            saved = notes.save_note(self.session, note)
        finally:
            self._is_writing = False
        self.cards.keep_open(saved.id)
        for place, item in enumerate(self._items):
            if item.note.id == saved.id:
                last = last_days(self.session, [saved]).get(saved.id)
                shown = self._items[place] = written(item, saved, self.draft.kind.currentText(), last)
                self._found.forget()
                self.list.change_note(shown)
        return saved

    @Slot()
    def _sign(self) -> None:
        note = self.draft.note()
        if note is None or self.draft.isHidden() or note.category != "journal":
            return
        if not authors.is_own(self.session, note):
            return
        if not self.draft.flush():
            return
        note = self.draft.note() or note
        day = dates.full(note.event_on)
        question = self.tr("Signera anteckningen från {0}?").format(day)
        text = self.tr("Sedan går den bara att rätta, inte ändra.")
        if ask(self, question, text, self.tr("Signera och lås"), self.tr("Fortsätt skriva")):
            self._do(lambda: notes.sign_note(self.session, note))

    @Slot()
    def _discard(self) -> None:
        note = self.draft.note()
        if note is not None:
            self.draft.flush()
            self.draft.unread.drop()
            self._do(lambda: notes.discard_note(self.session, note))
            self._halves.read(is_reading=False)

    @Slot()
    def _promote(self) -> None:
        note = self.draft.note()
        if note is not None and self.draft.flush():
            self._do(lambda: notes.promote_note(self.session, note))

    @Slot()
    def _amend(self) -> None:
        shown = self.cards.shown
        if shown is not None:
            dialog = AmendDialog(self, self.session, shown, *self.signed.text.marked())
            dialog.exec()
            dialog.deleteLater()

    @Slot()
    def _transfer(self) -> None:
        shown = self.cards.shown
        if shown is not None:
            self._do(lambda: notes.mark_transferred(self.session, shown))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            show_error(self, error)
