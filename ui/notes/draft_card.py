"""The draft being written: kind, day, time, who, goal, text. Saves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.clock import local
from db.records import Note
from desktop.drafts.unread import form
from desktop.notes import authors, notes
from desktop.notes.headings import template
from desktop.notes.purge import last_days
from desktop.notes.versions import earlier
from desktop.session.session import Session
from ui.look.metrics import row, width
from ui.notes.heading_shade import HeadingShade
from ui.notes.note_items import scratch_state
from ui.notes.versions_sheet import VersionsSheet
from ui.widgets.frame.card import Card
from ui.widgets.frame.shared_rows import SharedRows
from ui.widgets.frame.shown import show_if
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.unread import Unread
from ui.widgets.show.chip import Chip
from ui.widgets.show.chip_kinds import note_state
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import hairline, label


class DraftCard(Card):
    """One unsigned note. What is typed is in the vault within two seconds."""

    sign_asked = Signal()
    discard_asked = Signal()
    promote_asked = Signal()

    def __init__(self, session: Session, write: Callable[[Note], Note]) -> None:
        super().__init__(" ")
        self.setObjectName("draft")
        self._session = session
        self._write = write
        self._note: Note | None = None
        self.saved = SavedLabel()
        self.autosave = Autosave(self._save, self.saved, self)
        self.kind, self.goal = Combo(), Combo()
        self.day, self.at = DateField(session.today, "note", needed=True), TimeField()
        self.until = DateField(session.today, "purge")
        self.unread = Unread(session, {"event_on": self.day, "event_time": self.at, "purge_on": self.until})
        self.place, self.present = LineEdit(), LineEdit()
        self.body_text = PlainText(lines=8, most=200, fills=True)
        self.shade = HeadingShade(self.body_text)
        named(kind=self.kind, goal=self.goal, day=self.day, at=self.at)
        named(until=self.until, place=self.place, present=self.present)
        self._state = Chip()
        self._buttons()
        self._compose()
        self._connect()

    def _buttons(self) -> None:
        self.discard = Button(self.tr("Kasta"), "quiet")
        self.promote = Button(self.tr("Gör till journalanteckning"), "quiet", "arrow-bend-up-right")
        self.sign = Button(self.tr("Signera och lås"), "primary", "lock-outline")
        self.versions = Button("", "link", "clock-counter-clockwise")
        for name, button in (
            ("versions", self.versions),
            ("discard", self.discard),
            ("promote", self.promote),
            ("sign", self.sign),
        ):
            button.setObjectName(name)

    def note(self) -> Note | None:
        """Return the note shown, with what is typed now."""
        return self._note and self._typed(self._note)

    def show_note(self, note: Note) -> None:
        """Show a draft; what waits in the one shown before is written first."""
        self.flush()
        self._note = note
        is_scratch = note.category == "minnesstod"
        self._fill(note, is_scratch)
        is_own = authors.is_own(self._session, note)
        show_if(is_own and not is_scratch, self.sign)
        show_if(is_own and is_scratch, self.promote)
        show_if(authors.may_throw(self._session, note), self.discard)
        self._only_read(not is_own)
        show_if(not is_scratch, self._kind_field)
        show_if(is_scratch, self._until_field)
        self.autosave.forget()
        self.saved.saved(local(note.updated_at))
        if not is_own:
            self._state.show_state(authors.in_words(self._session, note), "neutral", "user")
        self.unread.show(form(note.case_id, "anteckning", note.id))
        self.shade.look()
        self._count_versions(note)

    @Slot()
    def _open_versions(self) -> None:
        note = self.note()
        if note is None or not self.flush():
            return
        sheet = VersionsSheet(self, self._session, note)
        if sheet.exec() and sheet.fetched is not None:
            self.show_note(sheet.fetched)
            self.body_text.setFocus()
        sheet.deleteLater()

    def _count_versions(self, note: Note) -> None:
        count = len(earlier(self._session, note))
        words = (
            self.tr("1 tidigare version") if count == 1 else self.tr("{0} tidigare versioner").format(count)
        )
        self.versions.set_text(words)
        show_if(count > 0, self.versions)

    def _only_read(self, is_read: bool) -> None:
        """Let another person's draft be read and copied, and nothing in it be written."""
        for control in (self.kind, self.goal, self.day, self.at):
            control.setEnabled(not is_read)
        for line in (self.place, self.present):
            line.setReadOnly(is_read)
        self.body_text.setReadOnly(is_read)
        name = authors.owner_of(self._session, self._note) if is_read and self._note else ""
        words = self.tr("Du kan läsa och kopiera. Bara {0} kan ändra eller signera.")
        self._others.setText(words.format(name) if is_read else "")

    def _fill(self, note: Note, is_scratch: bool) -> None:
        words = notes.kinds("minnesstod" if is_scratch else "journal")
        for control in (self.kind, self.goal, self.place, self.present, self.body_text):
            control.blockSignals(True)
        self.kind.fill([(word, code) for code, word in words])
        self.kind.choose(note.kind)
        self._fill_goals(note)
        self.day.set_date(note.event_on)
        self.at.set_time(_time(note.event_time))
        self.until.set_date(note.purge_on)
        self.place.setText(note.place)
        self.present.setText(note.present)
        for line in (self.place, self.present):
            line.setCursorPosition(0)  # a long text shows its beginning
        self.body_text.set_text(note.body or template(note.kind))
        for control in (self.kind, self.goal, self.place, self.present, self.body_text):
            control.blockSignals(False)
        self.body_text.updateGeometry()
        self.set_title(self.kind.currentText())
        self._say_state(note)

    def _say_state(self, note: Note) -> None:
        if note.category == "minnesstod":
            day = last_days(self._session, [note]).get(note.id)
            self._state.show_state(*scratch_state(day, self._session.today()))
        else:
            self._state.show_state(*note_state("draft"))

    def _fill_goals(self, note: Note) -> None:
        plan = self._session.db.plans.current(note.case_id)
        goals = self._session.db.goals.of(plan.id) if plan else []
        rows = [(f"{place} {goal.wording}", goal.lineage) for place, goal in enumerate(goals, 1)]
        self.goal.fill([(self.tr("Inget särskilt mål"), None), *rows])
        self.goal.choose(note.goal_id)
        show_if(bool(rows), self._goal_field)

    def flush(self) -> bool:
        """Write what waits. Returns whether everything is in the vault, each day and time among it."""
        self.unread.settle()
        self.autosave.flush()
        return not self.autosave.is_waiting

    def _compose(self) -> None:
        self.add_head(self.saved)
        self.add_head(self._state)
        self._kind_field = Field(self.tr("Slag"), width(self.kind, 120))
        self._goal_field = Field(self.tr("Hör till mål"), width(self.goal, 100))
        self._until_field = Field(self.tr("Rensas efter"), self.until)
        top = QWidget()
        rows = SharedRows(top, gap=8)
        for field, least, share in (
            (self._kind_field, 144, 1),
            (Field(self.tr("Datum"), self.day), 138, 0),
            (Field(self.tr("Tid"), width(self.at, 66)), 66, 0),
            (Field(self.tr("Vilka var med"), width(self.present, 100)), 130, 4),
            (Field(self.tr("Plats"), width(self.place, 90)), 100, 3),
            (self._goal_field, 110, 2),
            (self._until_field, 138, 0),
        ):
            rows.add(field, least, share)
        self.body.addWidget(hairline())
        self.body.addWidget(top)
        self.body_text.setAccessibleName(self.tr("Anteckning"))
        self.body_text.setObjectName("body")
        self.body.addWidget(self.body_text)
        self.body.addWidget(self.shade.told)
        acts = row(gap=12)
        acts.addWidget(self.versions)
        self._others = label("", "small")
        acts.addWidget(self._others, 1)
        for button in (self.discard, self.promote, self.sign):
            acts.addWidget(button)
        self.body.addLayout(acts)

    def _connect(self) -> None:
        for line in (self.place, self.present):
            line.textChanged.connect(self.autosave.touch)
        self.body_text.textChanged.connect(self.autosave.touch)
        self.body_text.left.connect(self.autosave.flush)
        self.goal.currentIndexChanged.connect(self.autosave.touch)
        self.day.edited.connect(self.autosave.touch)
        self.at.edited.connect(self.autosave.touch)
        self.until.edited.connect(self.autosave.touch)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.sign.clicked.connect(self.sign_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.promote.clicked.connect(self.promote_asked)
        self.versions.clicked.connect(self._open_versions)

    @Slot()
    def _on_kind(self) -> None:
        """Offer the other kind's headings while nothing of one's own is written."""
        if self._note is None or not authors.is_own(self._session, self._note):
            return
        written = self.body_text.text().strip()
        if not written or written == template(self._note.kind):
            self.body_text.set_text(template(str(self.kind.data())))
        self.set_title(self.kind.currentText())
        self._note = replace(self._note, kind=str(self.kind.data()))
        self.autosave.touch()

    def _typed(self, note: Note) -> Note:
        """Return the note with what is typed; what cannot be read is in `unread` and leaves what is stored."""
        at = None if self.at.is_wrong() else self.at.time()
        goal = self.goal.data()
        is_left = note.category != "minnesstod" or self.until.is_wrong()
        until = None if is_left else self.until.date()
        return replace(
            note,
            kind=str(self.kind.data()),
            event_on=note.event_on if self.day.is_wrong() else self.day.day(),
            event_time=note.event_time if self.at.is_wrong() else f"{at:%H:%M}" if at else "",
            place=self.place.text(),
            present=self.present.text(),
            goal_id=str(goal) if goal else None,
            body=self.body_text.text(),
            purge_on=note.purge_on if until is None else until,
        )

    def _save(self) -> None:
        if self._note is not None and authors.is_own(self._session, self._note):
            self.unread.keep()
            self._note = self._write(self._typed(self._note))
            self._say_state(self._note)
            self.unread.refuse()


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
