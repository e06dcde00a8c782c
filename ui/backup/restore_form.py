"""Which copy, and what opens it: shared by the first start and the safety page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.clock import local
from desktop import dates
from desktop.errors import UserError
from desktop.secrets.change import looks_whole
from desktop.vault.restoring import Choice, Restoring, look_at
from ui.backup import choose, words
from ui.backup.progress import CopyProgress
from ui.look.metrics import column, row
from ui.secrets.notice import Notice
from ui.secrets.secret_edit import SecretEdit
from ui.secrets.waiting import seconds_in_words
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label


class RestoreForm(QWidget):
    """`restore` begins; what stands in the way is said here. `restored` when the copy has been restored."""

    restored = Signal()
    rested = Signal(bool)  # whether it is at work, and the buttons around should wait
    entered = Signal()  # Enter in a field

    def __init__(self, restoring: Restoring, known: list[Choice], *, at_once: bool) -> None:
        super().__init__()
        self.setProperty("secret", True)  # neither passphrase nor code is kept at lock
        self._restoring, self._at_once = restoring, at_once
        self._choice: Choice | None = known[0] if known else None
        self._file = label("", "strong")
        self._about = label("", "small")
        self._pick = Button(self.tr("Välj säkerhetskopia"), small=True)
        self._way = Segments(
            [("pass", self.tr("Lösenfras")), ("code", self.tr("Återställningskod"))], self.tr("Öppna med")
        )
        name = self.tr("Lösenfras")
        self._phrase = Field(name, SecretEdit(name), self.tr("Den som gällde när kopian gjordes."))
        self._code = Field(
            self.tr("Återställningskod"), LineEdit(tall=True), self.tr("28 tecken från papperet i kuvertet.")
        )
        self._notice = Notice()
        self._progress = CopyProgress(self.tr("Läser kopian"))
        self._build()
        self._connect()
        self._show_choice()

    def start(self) -> None:
        """Take the keyboard."""
        first = self._field().control if self._choice is not None else self._pick
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def restore(self) -> None:
        """Begin, or say what is missing."""
        if self.is_filled() and self._choice is not None:
            is_code, secret = self._way.key() == "code", self._field().control.text()
            self._rest(True)
            self._restoring.restore(self._choice, secret, is_code=is_code, at_once=self._at_once)

    def is_filled(self) -> bool:
        """Tell whether everything is there; if not, say what is missing and go there."""
        if self._choice is None:
            self._notice.say(self.tr("Välj först en säkerhetskopia."))
            self._pick.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        field = self._field()
        secret, missing = field.control.text(), ""
        if self._way.key() == "code" and not looks_whole(secret):
            missing = self.tr("Koden är inte hel. Kontrollera att alla 28 tecken är med och rätt skrivna.")
        elif not secret:
            missing = self.tr("Skriv lösenfrasen.")
        field.set_error(missing)
        if missing:
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return not missing

    def choose(self, path: Path) -> None:
        """Take this file, if it is a whole copy."""
        self._notice.say("")
        try:
            self._choice = look_at(path)
        except UserError as error:
            self._notice.say(error.text())
            return
        self._show_choice()
        self.start()

    def forget(self) -> None:
        """Drop the secret from the fields."""
        self._phrase.control.clear()
        self._code.control.clear()

    def _field(self) -> Field[SecretEdit] | Field[LineEdit]:
        return self._code if self._way.key() == "code" else self._phrase

    def _build(self) -> None:
        whole = column(self, gap=12)
        line = row(gap=12)
        line.addWidget(IconLabel("hard-drives", "text2", 20), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=0)
        said.addWidget(self._file)
        said.addWidget(self._about)
        line.addLayout(said, 1)
        line.addWidget(self._pick, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(line)
        whole.addWidget(self._way)
        for part in (self._phrase, self._code, self._progress, self._notice):
            whole.addWidget(part)
        self._pick.setObjectName("pick-copy")
        self._pick.setAutoDefault(True)
        self._phrase.control.setObjectName("copy-passphrase")
        self._code.control.setObjectName("copy-code")
        show_if(False, self._code)

    def _connect(self) -> None:
        self._pick.clicked.connect(self._on_pick)
        self._way.chosen.connect(self._on_way)
        for field in (self._phrase, self._code):
            field.control.returnPressed.connect(self.entered)
            field.control.textEdited.connect(self._on_edited)
        self._progress.cancelled.connect(self._restoring.cancel)
        self._restoring.progressed.connect(self._progress.show_done)
        self._restoring.restored.connect(self._on_restored)
        self._restoring.was_wrong.connect(self._on_wrong)
        self._restoring.failed.connect(self._on_failed)
        self._restoring.cancelled.connect(self._on_cancelled)

    def _show_choice(self) -> None:
        if self._choice is None:
            self._file.setText(self.tr("Ingen kopia vald"))
            self._about.setText(
                self.tr("Den slutar på .narvarakopia och ligger på USB-minnet eller servern.")
            )
            return
        made = local(self._choice.made_at)
        self._file.setText(
            self.tr("Kopian från {day} {clock}").format(day=dates.full(made.date()), clock=dates.clock(made))
        )
        size = words.megabytes(self._choice.size)
        if self._choice.wants_code:
            size = self.tr("{size}, öppnas bara med återställningskoden").format(size=size)
            self._way.choose("code")
            show_if(False, self._phrase)
            show_if(True, self._code)
        self._about.setText(size)
        show_if(not self._choice.wants_code, self._way)

    def _rest(self, resting: bool) -> None:
        for part in (self._pick, self._way, self._phrase, self._code):
            part.setEnabled(not resting)
        self._notice.say("")
        if resting:
            self._progress.begin()
        else:
            self._progress.end()
        self.rested.emit(resting)

    @Slot()
    def _on_pick(self) -> None:
        path = choose.choose_copy(self, self._choice.path.parent if self._choice else None)
        if path is not None:
            self.choose(path)

    @Slot(str)
    def _on_way(self, key: str) -> None:
        show_if(key == "pass", self._phrase)
        show_if(key == "code", self._code)
        self._notice.say("")
        self.start()

    @Slot()
    def _on_edited(self) -> None:
        self._field().set_error("")

    @Slot(object)
    def _on_restored(self, _choice: Choice) -> None:
        self._rest(False)
        self.forget()
        self.restored.emit()

    @Slot(int)
    def _on_wrong(self, seconds: int) -> None:
        self._rest(False)
        said = self.tr("Den öppnar inte kopian. Inget har ändrats.")
        if seconds:
            said += " " + self.tr("Vänta {wait} före nästa försök.").format(wait=seconds_in_words(seconds))
        self._field().set_error(said)
        self._field().control.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._rest(False)
        self._notice.say(error.text())

    @Slot()
    def _on_cancelled(self) -> None:
        self._rest(False)
        self._notice.say(self.tr("Avbrutet. Inget har ändrats."))
