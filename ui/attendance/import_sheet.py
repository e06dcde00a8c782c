"""Läs in närvaro: what comes out of a file or a pasted table, and what it changes, on one sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from desktop.attendance.board import unit_of
from desktop.attendance_files import words
from desktop.attendance_files.job import Reading
from desktop.attendance_files.preview import Preview
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.reading_in import FileFacts, Receiver
from desktop.attendance_files.refused import FileRefusedError
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.attendance.import_columns import ColumnsPart
from ui.attendance.import_file import FilePart
from ui.attendance.import_ground import GroundLine
from ui.attendance.import_outcome import OutcomePart
from ui.attendance.import_pupil import PupilPart
from ui.dialogs.ask import show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, width
from ui.look.theme import px
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.banner import Banner
from ui.widgets.show.text import hairline, label
from ui.window import clipboard

BROAD = 1080
_AROUND = 48
WAIT = 500
"""Milliseconds until it is said that a file is being read."""


class ImportSheet(Sheet):
    """`read_file` or `paste`, then `exec`. Esc forgets the file; who told of it, and the ground, are kept."""

    wants_other = Signal()

    def __init__(self, parent: QWidget, session: Session, case_id: str) -> None:
        super().__init__(parent, self.tr("Läs in närvaro"), wide=True)
        self.setObjectName("import-sheet")
        self._receiver = Receiver(session, case_id)
        pupil = self._receiver.pupil
        named = Named(pupil.first_names, pupil.last_name, pupil.identity_number)
        self.reading = Reading(named, session.today(), self._receiver.remembered, self)
        self._shown: Preview | None = None
        self.banner, self.ground = Banner(), GroundLine()
        self.file = FilePart(self.reading, session.today)
        self.pupil = PupilPart(self.reading, pupil.full_name, pupil.called)
        self.columns = ColumnsPart(self.reading)
        self.outcome = OutcomePart(self.reading, session.today)
        self.trouble = label("", "body", "danger", wrap=True)
        self.waits, self.sums = label("", "small", wrap=True), label("", "small", wrap=True)
        self.stay, self.act = Button(self.tr("Avbryt")), Button("", "primary")
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._unit = unit_of(session, session.db.cases.get(case_id))
        self._lay_out()
        self._connect()
        self._show_acts()
        # What the file says is not kept; what the user writes of it is.
        kept = {
            "told-by": self.file.told_by,
            "told-on": self.file.told_on,
            "ground-kind": self.ground.kind,
            "ground-note": self.ground.note,
        }
        self.keep_draft(session, DraftOf("las-in-narvaro", case_id), kept)

    def read_file(self, path: Path) -> None:
        """Begin with a file."""
        self._begin(path.name)
        self.reading.open(path)

    def paste(self, text: str) -> None:
        """Begin with the text of the clipboard. Raises `FileRefusedError`."""
        self._begin("")
        self.reading.paste(text)
        if self._shown is not None and "unit" in self._shown.result.asked and self._unit != "procent":
            self.outcome.questions.unit.choose(self._unit)

    def done(self, result: int) -> None:
        """Close, and let go of the file."""
        self.reading.stop()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be 1080 wide, and where the window is narrower as wide as that."""
        super().resizeEvent(event)
        room = min(px(BROAD), self.width() - px(_AROUND)) * BROAD // max(1, px(BROAD))
        width(self._paper, room, room)

    def _begin(self, name: str) -> None:
        self._shown = None
        self._receiver.begin()
        self.outcome.clear()
        self.outcome.questions.forget()
        self.trouble.hide()
        self.file.show_name(name)
        self._say_private(0)
        self.ground.show_verdict(self._receiver.verdict)
        self._wait.start()
        self._show_acts()

    def _lay_out(self) -> None:
        for name, part in (("act", self.act), ("stay", self.stay), ("trouble", self.trouble)):
            part.setObjectName(name)
        self.sums.setObjectName("sums")
        left, right, line = QWidget(), QWidget(), QFrame()
        line.setProperty("line", "true")
        parts = column(left, gap=10)
        for one in (self.file, hairline(), self.pupil, hairline(), self.columns):
            parts.addWidget(one)
        parts.addStretch(1)
        beside = column(right, gap=8)
        beside.addWidget(self.trouble)
        beside.addWidget(self.outcome, 1)
        beside.addWidget(label(self._last_words(), "small", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.ground)
        self.body.addWidget(Columns([(left, 2, 400), (right, 3, 480)], gap=24))
        self.acts.insertWidget(0, self.stay)
        self.acts.addWidget(self.waits)
        self.acts.addWidget(self.sums)
        self.acts.addWidget(self.act)

    def _last_words(self) -> str:
        return self.tr(
            "Filen läses en gång och öppnas inte igen. Ta bort den från datorn när du är klar: den kan ha en "
            "hel klass."
        )

    def _connect(self) -> None:
        self.reading.looked.connect(self._on_looked)
        self.reading.refused.connect(self._on_refused)
        self.file.wants_other.connect(self.wants_other)
        self.pupil.copies.connect(self._on_copies)
        self.outcome.changed.connect(self._show_acts)
        self.ground.kind.currentIndexChanged.connect(self._show_acts)
        self.stay.clicked.connect(self.reject)
        self.act.clicked.connect(self._on_act)
        self._wait.timeout.connect(self._on_wait)
        for number in range(1, 5):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.activated.connect(partial(self._go_to, number))

    @Slot(object)
    def _on_looked(self, shown: Preview) -> None:
        is_first = self._shown is None
        self._shown = shown
        self._wait.stop()
        self.trouble.hide()
        table = self.reading.table
        assert table is not None  # it was just looked through
        self.file.show_table(table, shown)
        self.pupil.show_preview(shown)
        self.columns.show_preview(shown)
        self._say_private(shown.own.other_people if shown.is_found else 0)
        changes = self._receiver.changes(shown)
        is_new = any(one.kind != "lika" for one in changes)
        said = self._receiver.already(self._facts(), is_new=is_new)
        if shown.own.how == "none":
            gone = self.tr("{0} finns inte i filen. Inget har sparats.")
            said = gone.format(self._receiver.pupil.called)
        self.outcome.show_outcome(shown, changes, self._receiver.last_offered(shown), said)
        self.outcome.offer_to_remember(self._receiver.school if shown.heading.row >= 0 else "")
        self._show_acts()
        if is_first:
            announce(self, self.file.known.text())
        announce(self, self._told())

    @Slot(object)
    def _on_refused(self, error: FileRefusedError) -> None:
        self._shown = None
        self._wait.stop()
        self.file.known.setText("")
        self.outcome.clear()
        self.trouble.setText(" ".join(part for part in (error.what, error.safe, error.do) if part))
        show_if(True, self.trouble)
        announce(self, self.trouble.text())
        self._show_acts()

    @Slot()
    def _on_wait(self) -> None:
        self.waits.setText(self.tr("Läser filen. Stora filer tar några sekunder."))
        show_if(True, self.waits)

    @Slot()
    def _on_copies(self) -> None:
        if self._shown is not None:
            clipboard.put(self._receiver.deviation(self._shown))
            self.pupil.copy.set_text(self.tr("Texten är kopierad"))

    @Slot()
    def _on_act(self) -> None:
        shown, table = self._shown, self.reading.table
        missing = self.ground.first_open()
        if shown is None or table is None:
            return
        if shown.result.asked or not shown.is_found:
            self._go_to_asked(shown)
        elif missing is not None:
            self.ground.why.set_error(self.tr("Välj grund och skriv varför, eller avbryt."))
            missing.setFocus()
        elif self.file.told_on.is_wrong():
            self.file.told_on.setFocus()
        else:
            self._take_in(shown)

    def _take_in(self, shown: Preview) -> None:
        told = (self.file.told_by.text(), self.file.told_on.date())
        keeps = self.outcome.remember.box.isChecked() and not self.outcome.remember.isHidden()
        try:
            self._receiver.take(
                self._facts(), shown, self.outcome.taken(), told, self.ground.ground(), remembers=keeps
            )
        except UserError as error:
            show_error(self, error)
            return
        self.accept()

    def _facts(self) -> FileFacts:
        one, table = self.reading, self.reading.table
        return FileFacts(one.name, one.digest, table.sheet if table is not None else "", one.is_pasted)

    def _show_acts(self) -> None:
        if not self.reading.is_busy:
            show_if(False, self.waits)
        shown, taken = self._shown, self.outcome.taken()
        self.act.setEnabled(shown is not None)
        kind, text = "quiet", self.tr("Inget att läsa in")
        if shown is not None and "mapping" in shown.result.asked:
            kind, text = "primary", self.tr("Välj vilken kolumn som är vecka")
        elif shown is not None and (shown.result.asked or not shown.is_found):
            kind, text = "primary", self.tr("Svara på det som saknas")
        elif taken:
            kind, text = "primary", self.tr("Läs in {0}").format(self._receiver.amount(taken))
        self.act.set_kind(kind)
        self.act.set_text(text)
        self.act.setEnabled(kind == "primary")
        self.sums.setText(self._told())

    def _told(self) -> str:
        if self._shown is None:
            return ""
        return words.coming(self._shown, self._receiver.kinds(self.outcome.taken()))

    def _say_private(self, people: int) -> None:
        told = words.many(
            people,
            self.tr("En elev till i filen visas inte här."),
            self.tr("{0} elever i filen visas inte här."),
        )
        copied = self.tr("Filen kopieras inte.")
        self.banner.say(
            "private",
            self.tr("Rader om andra elever sparas aldrig."),
            f"{told} {copied}" if people else copied,
        )

    def _go_to_asked(self, shown: Preview) -> None:
        if "mapping" in shown.result.asked:
            self._go_to(3)
        elif not shown.is_found:
            self._go_to(2)
        else:
            field = self.outcome.questions.first_open(shown.result.asked)
            if field is not None:
                field.setFocus()

    def _go_to(self, number: int) -> None:
        self.focusable(number).setFocus()

    def focusable(self, number: int) -> QWidget:
        """Return where the keyboard begins in a part."""
        return {
            1: self.file.change,
            2: self.pupil.first(),
            3: self.columns.first(),
            4: self.outcome.table,
        }[number]
