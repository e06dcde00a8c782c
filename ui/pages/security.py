"""Screen 13, as far as this version goes: how the vault is protected, and what the protection cannot do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from desktop import dates
from desktop.access_log import check
from desktop.lock_sources.idle import LONGEST, SHORTEST
from desktop.office import save_idle_minutes
from desktop.safety_facts import SafetyFacts, safety_facts
from ui.backup.lines import BackupLines
from ui.metrics import column
from ui.pages.page import Page
from ui.place import Place
from ui.security.dialogs import ChangePassphraseDialog, NewCodeDialog, TryCodeDialog
from ui.security.key_row import KeyRow
from ui.security.rows import SafetyRow
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.combo import Combo
from ui.widgets.head import PageHead
from ui.widgets.scroll import scrolled
from ui.widgets.text import hairline, label

if TYPE_CHECKING:
    from desktop.session import Session


class SecurityPage(Page):
    """Facts with date and one small act each; what is protected; what is not."""

    uses: ClassVar[frozenset[str]] = frozenset({"settings"})

    def __init__(self, session: Session, place: Place) -> None:
        super().__init__(session, place)
        self._banner = Banner()
        self._copies = BackupLines(session, self._banner)
        self._code = SafetyRow("key", self.tr("Återställningskod"))
        self._phrase = SafetyRow("keyboard", self.tr("Lösenfras"))
        self._key = KeyRow(session)
        self._idle = SafetyRow("timer", self.tr("Låser sig efter"))
        self._folder = SafetyRow("folder", self.tr("Arkivets mapp"))
        self._opened = SafetyRow("lock-open-variant-outline", self.tr("Förra gången det låstes upp"))
        self._log = SafetyRow("list-bullets", self.tr("Åtkomstlogg"))
        self._minutes = Combo()
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read how it stands."""
        facts = safety_facts(self.session)
        self._show_code(facts)
        self._phrase.show_fact(self._about_passphrase(facts))
        self._key.refresh()
        self._idle.show_fact(self.tr("Och med Ctrl+L när du vill"))
        self._minutes.choose(facts.idle_minutes)
        self._opened.show_fact(*self._about_opening(facts))
        rows = f"{facts.log_rows:,}".replace(",", "\u00a0")
        self._log.show_fact(
            self.tr("{rows} rader om vad som har gjorts, aldrig vad som står").format(rows=rows)
        )
        self._copies.refresh()
        self._show_folder(facts)

    def _build(self) -> None:
        whole = column(self, gap=12, margins=(24, 16, 24, 16))
        facts = self.tr("Så skyddas arkivet på den här datorn, och det som skyddet inte klarar.")
        head = PageHead(self.tr("Säkerhet"), facts)
        copy_now = Button(self.tr("Säkerhetskopiera nu"), "primary", "hard-drives")
        copy_now.setObjectName("copy-now")
        copy_now.clicked.connect(self._copies.copy_now)
        head.set_primary(copy_now)
        whole.addWidget(head)
        whole.addWidget(self._banner)
        cards = Columns([(self._state_card(), 11, 420), (self._reach_card(), 10, 400)])
        whole.addWidget(scrolled(cards), 1)

    def _state_card(self) -> Card:
        card = Card(self.tr("Läget nu"))
        card.body.setSpacing(0)
        tried = self._code.add_act(self.tr("Prova"), "try-code-act", self.tr("Prova återställningskoden"))
        fresh = self._code.add_act(self.tr("Ny kod"), "new-code-act", self.tr("Ny återställningskod"))
        change = self._phrase.add_act(self.tr("Byt"), "change-act", self.tr("Byt lösenfras"))
        read = self._log.add_act(self.tr("Läs"), "read-log", self.tr("Läs åtkomstloggen"))
        checked = self._log.add_act(self.tr("Kontrollera"), "check-log", self.tr("Kontrollera åtkomstloggen"))
        self._minutes.setObjectName("idle-minutes")
        self._minutes.setAccessibleName(self.tr("Låser sig efter"))
        self._minutes.fill([(self._minute(count), count) for count in range(SHORTEST, LONGEST + 1)])
        self._idle.add_control(self._minutes)
        card.body.addWidget(self._copies)
        for line in (self._code, self._phrase, self._key, self._idle, self._opened, self._log, self._folder):
            card.body.addWidget(hairline())
            card.body.addWidget(line)
        card.body.addStretch(1)
        tried.clicked.connect(self._on_try)
        fresh.clicked.connect(self._on_new_code)
        change.clicked.connect(self._on_change)
        read.clicked.connect(lambda: self.went.emit(Place("log")))
        checked.clicked.connect(self._on_check)
        self._minutes.activated.connect(self._on_minutes)
        return card

    def _reach_card(self) -> Card:
        card = Card(self.tr("Det här skyddas"))
        card.body.setSpacing(0)
        safe = (
            (self.tr("En borttappad dator"), self.tr("Arkivet går inte att läsa utan din lösenfras.")),
            (self.tr("Strömavbrott och krascher"), self.tr("Högst två sekunders text kan gå förlorad.")),
            (self.tr("Signerade anteckningar"), self.tr("Ingen kan ändra dem utan att det syns.")),
            (self.tr("Nätet"), self.tr("Närvara öppnar inga förbindelser.")),
        )
        not_safe = (
            (self.tr("En olåst skärm"), self.tr("Den som sitter vid datorn ser det du ser. Lås med Ctrl+L.")),
            (
                self.tr("En trasig dator"),
                self.tr("Går disken sönder finns bara den kopia som ligger på en annan plats."),
            ),
            (
                self.tr("Papper och gamla kopior"),
                self.tr("En gammal kopia öppnas med den gamla lösenfrasen."),
            ),
        )
        for title, text in safe:
            card.body.addWidget(hairline())
            card.body.addWidget(SafetyRow("check-circle", title, text, tint="ok"))
        card.body.addSpacing(12)
        card.body.addWidget(label(self.tr("Det här skyddas inte"), "h2"))
        card.body.addSpacing(8)
        for title, text in not_safe:
            card.body.addWidget(hairline())
            card.body.addWidget(SafetyRow("warning", title, text, tint="warn"))
        card.body.addStretch(1)
        return card

    def _show_code(self, facts: SafetyFacts) -> None:
        if facts.code_proved_on is None:
            self._code.show_fact(self.tr("Inte provad än. Prova att den går att läsa på papperet."), "warn")
        else:
            self._code.show_fact(self.tr("Provad {day}").format(day=self._day(facts.code_proved_on)))

    def _show_folder(self, facts: SafetyFacts) -> None:
        if not facts.copied_by:
            self._copies.warn()
            self._folder.show_fact(self.tr("{name}, bara på den här datorn").format(name=facts.folder))
            return
        self._folder.show_fact(
            self.tr("{name}, i {where}").format(name=facts.folder, where=facts.copied_by), "warn"
        )
        self._banner.say(
            "warn",
            self.tr("Arkivet ligger i {where}.").format(where=facts.copied_by),
            self.tr("Mappen kan kopieras till en server. Fråga IT om den får ligga där."),
        )

    def _about_passphrase(self, facts: SafetyFacts) -> str:
        words = ("", self.tr("Svag"), self.tr("Ganska svag"), self.tr("Bra"), self.tr("Stark"))
        chosen = facts.passphrase_set_on
        said = [words[facts.strength], self.tr("vald {day}").format(day=self._day(chosen)) if chosen else ""]
        return ", ".join(part for part in said if part) or self.tr("Ingen annan kan den")

    def _about_opening(self, facts: SafetyFacts) -> tuple[str, str | None]:
        if facts.opened_before is None:
            said = self.tr("Det här är första gången")
        else:
            said = dates.moment(facts.opened_before, self.session.today())
        if not facts.wrong_tries:
            return said, None
        tries = self.tr("{count} felaktiga försök före den här gången").format(count=facts.wrong_tries)
        return f"{said}. {tries}", "warn"

    def _day(self, day: date) -> str:
        return dates.brief(day, self.session.today())

    def _minute(self, count: int) -> str:
        return self.tr("1 minut") if count == 1 else self.tr("{count} minuter").format(count=count)

    @Slot()
    def _on_try(self) -> None:
        TryCodeDialog(self, self.session).exec()

    @Slot()
    def _on_new_code(self) -> None:
        NewCodeDialog(self, self.session).exec()

    @Slot()
    def _on_change(self) -> None:
        ChangePassphraseDialog(self, self.session).exec()

    @Slot()
    def _on_check(self) -> None:
        is_whole = check(self.session).is_whole
        self.refresh()
        if is_whole:
            self._log.show_fact(self.tr("Kontrollerad nu, kedjan är hel"), "ok")
        else:
            self._log.show_fact(self.tr("Kedjan är bruten. Kontakta IT och rör inte arkivet."), "danger")

    @Slot()
    def _on_minutes(self) -> None:
        save_idle_minutes(self.session, int(str(self._minutes.data())))
