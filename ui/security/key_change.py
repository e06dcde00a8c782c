"""Byt krypteringsnyckel: what it means, the new code on paper, and then the vault is written anew and locked."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.failures.key_change import not_held
from desktop.os_account import account_names
from desktop.vault.key_change import missing_megabytes
from desktop.vault.open_session import OpenSession
from ui.backup.progress import CopyProgress
from ui.look.metrics import column
from ui.secrets.new_passphrase import NewPassphrase
from ui.secrets.print_code import print_code
from ui.secrets.secret_edit import SecretEdit
from ui.secrets.show_code import ShowCode
from ui.security.dialogs import SecretSheet
from ui.widgets.frame.shown import show_if
from ui.widgets.input.field import Field
from ui.widgets.input.segments import Segments
from ui.widgets.show.rows import FactRow
from ui.widgets.show.text import label


class KeyChangeSheet(SecretSheet):
    """Three faces: the passphrase; the new code, shown and typed back; the writing, which ends in a lock.

    Until the last one is through, nothing has changed, and it can be broken off.
    """

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, session, self.tr("Byt krypteringsnyckel?"), self.tr("Ta fram en ny kod"))
        self.setObjectName("key-change")
        self._change = session.key_change
        self._code: ShowCode | None = None
        now = self.tr("Nuvarande lösenfras")
        self._current = Field(now, SecretEdit(now))
        self._way = Segments(
            [("new", self.tr("Välj en ny lösenfras")), ("same", self.tr("Behåll lösenfrasen"))],
            self.tr("Lösenfrasen efteråt"),
        )
        schools = [school.name for school in session.db.schools.all()]
        own = (*account_names(), session.worker.name, session.office.municipality, *schools)
        self._fields = NewPassphrase(self._work, own, self.tr("Ny lösenfras"))
        self._first = QWidget()
        self._words = label("")
        self._progress = CopyProgress(self.tr("Skriver om arkivet"))
        self._lay_out()
        self._connect()
        self._current.control.setFocus()

    def reject(self) -> None:
        """Close, but not in the middle; the next key is let go, and nothing has changed."""
        if not self._stay.isEnabled():
            return
        self._change.forget()
        self._forget()
        super().reject()

    def _lay_out(self) -> None:
        self._current.control.setObjectName("current-passphrase")
        first = column(self._first, gap=12)
        why = self.tr(
            "Gör det om någon annan kan ha fått tag i arkivets filer och kan ha sett lösenfrasen. "
            "Hela arkivet skrivs om med en ny nyckel."
        )
        first.addWidget(label(why))
        facts, told = column(gap=0), self._facts()
        self.explain(" ".join((why, *(text for _icon, text in told))))
        for icon, text in told:
            facts.addWidget(FactRow(text, icon=icon))
        first.addLayout(facts)
        for part in (self._current, self._way, self._fields):
            first.addWidget(part)
        self._way.setObjectName("passphrase-after")
        for widget in (self._first, self._words, self._progress, self._notice):
            self.body.addWidget(widget)
        self._words.hide()

    def _facts(self) -> list[tuple[str, str]]:
        """Return what will be otherwise afterwards, and what stands in the way, before anything is typed."""
        warnings = not_held(self._change.lost())
        missing = missing_megabytes(self._session)
        if missing:
            warnings.append(
                self.tr("Det finns inte plats. Det behövs {count} MB till på disken.").format(count=missing)
            )
        return [
            ("key", self.tr("Du får en ny återställningskod. Den gamla slutar gälla.")),
            *(("warning", said) for said in warnings),
            ("hard-drives", self.tr("Gamla säkerhetskopior öppnas fortfarande med den gamla lösenfrasen.")),
            ("lock-outline", self.tr("Närvara låser sig när det är klart.")),
        ]

    def _connect(self) -> None:
        self._way.chosen.connect(self._on_way)
        self._fields.entered.connect(self._on_act)
        self._current.control.returnPressed.connect(self._on_current)
        self._progress.cancelled.connect(self._change.cancel)
        self._change.forged.connect(self._on_forged)
        self._change.progressed.connect(self._progress.show_done)
        self._change.failed.connect(self._on_not_done)
        self._change.cancelled.connect(self._on_cancelled)
        self._change.waits.connect(self._forget)

    @Slot()
    def _on_act(self) -> None:
        if not self._act.isEnabled():
            return
        if self._code is None:
            self._ask_for_code()
        elif self._code.missing():
            self._notice.tint("prohibit", "danger")
            self._notice.say(self._code.missing())
            self._code.show_missing()
        else:
            self._notice.say("")
            self._hold(True)
            self._progress.begin()
            self._change.change()

    def _ask_for_code(self) -> None:
        """Let the next key be made, if what is needed for it has been typed."""
        current, is_new = self._current.control.text(), self._way.key() == "new"
        self._current.set_error("" if current else self.tr("Skriv den lösenfras du har nu."))
        if not current:
            self._current.control.setFocus()
        elif is_new and self._fields.missing():
            self._fields.show_missing()
        else:
            self._rest(True)
            new = self._fields.passphrase() if is_new else None
            self._change.forge(current, new, self._fields.level())

    @Slot()
    def _on_current(self) -> None:
        if self._way.key() == "new":
            self._fields.start()
        else:
            self._on_act()

    @Slot(str)
    def _on_way(self, key: str) -> None:
        show_if(key == "new", self._fields)

    @Slot(str)
    def _on_forged(self, code: str) -> None:
        self._rest(False)
        self._forget()
        self._code = ShowCode(code)
        self._code.print_asked.connect(lambda: print_code(self, code, self._session.today()))
        self._first.hide()
        self._say_about_code()
        self._words.show()
        self.body.insertWidget(2, self._code)
        self._act.set_text(self.tr("Byt nyckel och lås"))
        self._code.start()

    @Slot(object)
    def _on_not_done(self, error: UserError) -> None:
        self._hold(False)
        self._progress.end()
        self._on_failed(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._hold(False)
        self._progress.end()
        self._notice.tint("prohibit", "text2")
        self._notice.say(self.tr("Avbrutet. Inget har ändrats."))

    @Slot()
    def _forget(self) -> None:
        """Drop the secrets from the fields."""
        self._current.control.clear()
        self._fields.forget()
        if self._code is not None:
            self._code.forget()

    def _say_about_code(self) -> None:
        words = self.tr(
            "Det här är den nya återställningskoden. Den gäller när nyckeln är bytt, tills dess gäller "
            "den gamla. Avbryter du nu ska det nya papperet rivas."
        )
        self._words.setText(words)
        self.explain(words)

    def _hold(self, is_held: bool) -> None:
        """Let nothing be pressed but what breaks it off."""
        self._act.setEnabled(not is_held)
        self._stay.setEnabled(not is_held)
        for button in (self._stay, self._act):
            button.setVisible(not is_held)  # the line that tells how far it has come has its own
        if self._code is not None:
            show_if(not is_held, self._code)
        if is_held:
            words = self.tr(
                "Hela arkivet skrivs om. Inget är bytt förrän det är klart. Då låser sig Närvara."
            )
            self.set_title(self.tr("Byter krypteringsnyckel"))
            self._words.setText(words)
            self.explain(words)
        else:
            self.set_title(self.tr("Byt krypteringsnyckel?"))
            self._say_about_code()
            self._act.setFocus()
