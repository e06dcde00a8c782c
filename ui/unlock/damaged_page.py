"""A damaged vault, once the passphrase was right: what is wrong, what can be saved, and what the user may choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db import clock
from desktop import dates
from desktop.errors import UserError
from desktop.failures.salvage import Account, Copy, Line
from ui.backup.progress import CopyProgress
from ui.look.metrics import column, grid, row
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label

_FEW = 3  # counts that stand in one column


class DamagedPage(Middle):
    """First it reads, and may be broken off; then it tells what was found and offers the ways on."""

    rescue_asked = Signal()
    copy_asked = Signal()
    read_asked = Signal()  # read the file again, after it was broken off or went wrong
    cancel_asked = Signal()
    end_asked = Signal()

    def __init__(self) -> None:
        super().__init__(620)
        self.setObjectName("damaged")
        self._progress = CopyProgress(self.tr("Läser det som går att läsa"))
        self._notice = Notice("warning", "text2")
        self._found = QWidget()
        self._inside: QVBoxLayout = column(self._found, gap=10)
        self._build()
        self._progress.cancelled.connect(self.cancel_asked)

    def begin(self) -> None:
        """Show that the file is being read."""
        clear(self._inside)
        self._notice.say("")
        self._progress.begin(at_once=True)

    def show_done(self, done: int, whole: int) -> None:
        """Say how far it has come."""
        self._progress.show_done(done, whole)

    def show_account(self, account: Account, today: date) -> None:
        """Say what can be saved, and offer the ways on with the best one first in reach."""
        self._progress.end()
        clear(self._inside)
        self._found.setEnabled(True)
        lead = _lead(self, account)
        self._inside.addWidget(label(lead, "strong"))
        self._inside.addLayout(_counts(account.lines))
        for words in _more(self, account):
            self._inside.addWidget(label(words, "small"))
        copy_first = not account.lines or (account.copy is not None and account.copy.is_as_new)
        if copy_first:
            self._add_copy_way(account.copy, today, best=True)
        if account.lines:  # else it would be an empty vault
            self._add_rescue_way(account, best=not copy_first)
        if not copy_first:
            self._add_copy_way(account.copy, today, best=False)
        self._add_end()
        announce(self, lead)

    def show_stopped(self, error: UserError | None = None) -> None:
        """Say that the reading was broken off, or why it could not be done."""
        self._progress.end()
        clear(self._inside)
        self._found.setEnabled(True)
        self._notice.tint("warning" if error else "info", "text2")
        self._notice.say(error.text() if error else self.tr("Avbrutet. Inget har ändrats."))
        again = self._way(
            self.tr("Läs filen igen"),
            self.tr("Sedan ser du vad som går att rädda."),
            (self.tr("Läs igen"), "read-again", True),
        )
        again.clicked.connect(self.read_asked)
        self._add_copy_way(None, clock.today(), best=False)
        self._add_end()
        again.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Take no more presses: what was chosen is being done."""
        self._found.setEnabled(False)
        self._notice.tint("hourglass-medium", "text2")
        self._notice.say(self.tr("Ett ögonblick…"))

    def _build(self) -> None:
        title = self.tr("En del av arkivet är skadad")
        self.card.setAccessibleName(title)
        head = row(gap=10)
        head.addWidget(IconLabel("warning", "warn", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(title, "lead", level=2), 1)
        self.body.addLayout(head)
        what = self.tr(
            "Lösenfrasen eller koden stämmer, men delar av filen valv.db går inte att läsa. Det beror oftast på "
            "disken och inte på något du har gjort."
        )
        safe = self.tr("Närvara läser bara. Inget skrivs i den skadade filen och den tas aldrig bort.")
        self.card.setAccessibleDescription(f"{what} {safe}")
        self.body.addWidget(label(what))
        line = row(gap=8)
        line.addWidget(IconLabel("check-circle", "ok", 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(safe), 1)
        self.body.addLayout(line)
        for part in (self._progress, self._notice, self._found):
            self.body.addWidget(part)

    def _add_rescue_way(self, account: Account, *, best: bool) -> None:
        words = self.tr(
            "Allt ovan läggs i ett nytt arkiv med samma lösenfras och kod. Det skadade flyttas åt sidan till "
            "en mapp som heter ersatt och ett nummer."
        )
        if account.filled:
            words += " " + self.tr("Det som saknas i filen men finns i kopian är redan med.")
        act = self._way(
            self.tr("Rädda det som går att läsa"),
            words,
            (self.tr("Rädda och öppna"), "rescue", best),
        )
        act.clicked.connect(self._on_rescue)
        if best:
            act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_copy_way(self, copy: Copy | None, today: date, *, best: bool) -> None:
        if copy is None:
            title = self.tr("Återställ från en säkerhetskopia")
            words = self.tr("Välj en som ligger på ett USB-minne eller en server.")
        else:
            title = self.tr("Återställ kopian från {day}").format(day=dates.moment(copy.made_at, today))
            words = self.tr("Den är hel och har {pupils}, {cases} och {notes}.").format(
                pupils=_count(copy.pupils, self.tr("elev"), self.tr("elever")),
                cases=_count(copy.cases, self.tr("ärende"), self.tr("ärenden")),
                notes=_count(copy.notes, self.tr("anteckning"), self.tr("anteckningar")),
            )
            words += " " + (
                self.tr("Inget har skrivits efter den.")
                if copy.is_as_new
                else self.tr("Det du har skrivit efter den finns inte där.")
            )
        word = self.tr("Välj kopia") if copy is None else self.tr("Återställ kopian")
        act = self._way(title, words, (word, "use-copy", best))
        act.clicked.connect(self._on_copy)
        if best:
            act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_end(self) -> None:
        self._inside.addWidget(hairline())
        line = row()
        end = Button(self.tr("Avsluta Närvara"), "link", small=True)
        end.setObjectName("end")
        end.clicked.connect(self.end_asked)
        line.addWidget(end)
        line.addStretch(1)
        self._inside.addLayout(line)
        show_if(True, self._found)

    def _way(self, title: str, words: str, act: tuple[str, str, bool]) -> Button:
        """Add one way on: what it is, what it does, and its button."""
        text, name, best = act
        self._inside.addWidget(hairline())
        line, left = row(gap=16), column(gap=4)
        left.addWidget(label(title, "strong"))
        if best and name != "read-again":
            left.addWidget(Chip(self.tr("Vi föreslår detta"), "ok", "check"))
        left.addWidget(label(words, "small"))
        line.addLayout(left, 1)
        button = Button(text, "primary" if best else "quiet")
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.setAccessibleDescription(f"{title}. {words}")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(line)
        return button

    @Slot()
    def _on_rescue(self) -> None:
        self.rest()
        self.rescue_asked.emit()

    @Slot()
    def _on_copy(self) -> None:
        self.rest()
        self.copy_asked.emit()


def _counts(lines: Sequence[Line]) -> QGridLayout:
    """Return the counts in two columns, read downwards, so that the ways on come into sight."""
    made = grid(gap=2)
    high = (len(lines) + 1) // 2 if len(lines) > _FEW else len(lines)
    for place, line in enumerate(lines):
        made.addLayout(_counted(line), place % high, place // high)
    return made


def _counted(line: Line) -> QHBoxLayout:
    made = row(gap=8)
    icon, tone = ("check", "ok") if line.is_whole else ("warning", "warn")
    made.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    made.addWidget(label(line.text), 1)
    return made


def _lead(page: QWidget, account: Account) -> str:
    if not account.lines:
        return page.tr("Inget i filen gick att läsa")
    if account.is_complete:
        return page.tr("Allt gick att läsa. Det här finns:")
    return page.tr("Det här går att rädda:")


def _more(page: QWidget, account: Account) -> list[str]:
    """Return what the counts do not say."""
    said = []
    if account.filled == 1:
        said.append(page.tr("En uppgift är hämtad ur säkerhetskopian och kan vara äldre."))
    elif account.filled:
        words = page.tr("{count} uppgifter är hämtade ur säkerhetskopian och kan vara äldre.")
        said.append(words.format(count=account.filled))
    if account.stand_ins:
        said.append(
            page.tr(
                "Det som hörde till något som är borta ligger kvar under namnet ”Gick inte att läsa”, "
                "så att du kan flytta eller skriva av det."
            )
        )
    if account.pieces:
        said.append(
            page.tr("Av några texter gick bara en del att läsa. De visas för dig när arkivet har öppnats.")
        )
    if account.has_log_gap:
        said.append(page.tr("Åtkomstloggen har en lucka. Den syns i loggen och lagas inte."))
    if account.is_unsure:
        said.append(page.tr("Det kan ha funnits mer på de delar som inte går att läsa alls."))
    return said


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
