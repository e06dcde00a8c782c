"""The rows of the card of facts that need no secret: passphrase, idle time, last opening, log, folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from desktop import dates
from desktop.log.access import check
from desktop.session.owner import refuse_stand_in
from desktop.session.settings import LONGEST_IDLE, SHORTEST_IDLE, save_idle_minutes
from ui.security.dialogs import ChangePassphraseDialog
from ui.widgets.input.combo import Combo
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.session.session import Session


class PassphraseRow(SafetyRow):
    """How strong the passphrase was when it was chosen, and the way to change it."""

    def __init__(self, session: Session) -> None:
        super().__init__("keyboard")
        self.set_title(self.tr("Lösenfras"))
        self._session = session
        self.add_act(self.tr("Byt"), "change-act", self.tr("Byt lösenfras")).clicked.connect(self._on_change)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        words = ("", self.tr("Svag"), self.tr("Ganska svag"), self.tr("Bra"), self.tr("Stark"))
        chosen = facts.passphrase_set_on
        day = dates.brief(chosen, self._session.today()) if chosen else ""
        said = [words[facts.strength], self.tr("vald {day}").format(day=day) if day else ""]
        self.show_fact(", ".join(part for part in said if part) or self.tr("Bara du ska kunna den"))

    @Slot()
    def _on_change(self) -> None:
        refuse_stand_in(self._session)
        ChangePassphraseDialog(self, self._session).exec()


class IdleRow(SafetyRow):
    """How long the program may stand untouched."""

    def __init__(self, session: Session) -> None:
        super().__init__("timer")
        self.set_title(self.tr("Låser sig efter"))
        self._session = session
        self._minutes = Combo()
        self._minutes.setObjectName("idle-minutes")
        self._minutes.call(self.tr("Låser sig efter"))
        self._minutes.fill([(self._minute(count), count) for count in range(SHORTEST_IDLE, LONGEST_IDLE + 1)])
        self._minutes.activated.connect(self._on_minutes)
        self.add_control(self._minutes)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        self.show_fact(self.tr("Och när datorn låses eller somnar, och med Ctrl+L"))
        self._minutes.choose(facts.idle_minutes)
        self._minutes.setEnabled(self._session.stand_in is None)

    def _minute(self, count: int) -> str:
        return self.tr("1 minut") if count == 1 else self.tr("{count} minuter").format(count=count)

    @Slot()
    def _on_minutes(self) -> None:
        save_idle_minutes(self._session, int(str(self._minutes.data())))


class OpenedRow(SafetyRow):
    """When the vault was opened the time before this one, and how many tries had failed."""

    def __init__(self, session: Session) -> None:
        super().__init__("lock-open-variant-outline")
        self.set_title(self.tr("Förra upplåsningen"))
        self._session = session

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        if facts.opened_before is None:
            said = self.tr("Det här är första gången")
        else:
            said = dates.moment(facts.opened_before, self._session.today())
            said = said[:1].upper() + said[1:]
        if facts.wrong_tries:
            tries = self.tr("Ett felaktigt försök före den här gången.")
            if facts.wrong_tries > 1:
                tries = self.tr("{count} felaktiga försök före den här gången.").format(
                    count=facts.wrong_tries
                )
            self.show_fact(f"{said}. {tries}", "warn")
        else:
            self.show_fact(said)


class LogRow(SafetyRow):
    """How long the log is; reading it and checking that it holds."""

    read_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("list-bullets")
        self.set_title(self.tr("Åtkomstlogg"))
        self._session = session
        read = self.add_act(self.tr("Läs"), "read-log", self.tr("Läs åtkomstloggen"))
        checked = self.add_act(self.tr("Kontrollera"), "check-log", self.tr("Kontrollera åtkomstloggen"))
        read.clicked.connect(self.read_asked)
        checked.clicked.connect(self._on_check)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        rows = f"{facts.log_rows:,}".replace(",", "\u00a0")
        said = self.tr("1 rad") if facts.log_rows == 1 else self.tr("{rows} rader").format(rows=rows)
        self.show_fact(self.tr("{rows} om vad som har gjorts, aldrig vad som står").format(rows=said))

    @Slot()
    def _on_check(self) -> None:
        if check(self._session).is_whole:
            self.say_fact(self.tr("Kontrollerad nu, kedjan är hel"), "ok")
        else:
            self.say_fact(self.tr("Kedjan är bruten. Kontakta IT och rör inte arkivet."), "danger")


class FolderRow(SafetyRow):
    """The name of the vault's folder, never its whole path, and what copies it away."""

    def __init__(self) -> None:
        super().__init__("folder")
        self.set_title(self.tr("Arkivets mapp"))

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        if facts.copied_by:
            said = self.tr("{name}, i {where}").format(name=facts.folder, where=facts.copied_by)
            self.show_fact(said, "warn")
        else:
            self.show_fact(self.tr("{name}, bara på den här datorn").format(name=facts.folder))
