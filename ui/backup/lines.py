"""The lines of the safety page about copies: the last one, the second place, the last trial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.backup import facts as backup_facts
from desktop.backup.places import choose_place
from desktop.backup.trial import Tried, try_copy
from desktop.errors import UserError
from desktop.work import Work
from ui.backup import choose, words
from ui.backup.copies_sheet import CopiesSheet
from ui.backup.progress import CopyProgress
from ui.backup.warning import Warned, warning
from ui.dialogs.ask import show_error
from ui.look.metrics import column
from ui.widgets.show.banner import Banner
from ui.widgets.show.safety_row import SafetyRow
from ui.widgets.show.text import hairline

if TYPE_CHECKING:
    from desktop.vault.open_session import OpenSession


class BackupLines(QWidget):
    """Shows `desktop.backup.facts`; `copy_now` is also what the button in the page's head does."""

    def __init__(self, session: OpenSession, banner: Banner) -> None:
        super().__init__()
        self._session, self._banner = session, banner
        self._warned: Warned | None = None
        self._backups = session.backups
        self._work = Work(self)
        self._copy = SafetyRow("hard-drives", self.tr("Säkerhetskopia"))
        self._place = SafetyRow("folder", self.tr("Kopia på en annan plats"))
        self._trial = SafetyRow("arrow-counter-clockwise", self.tr("Prov av kopian"))
        self._progress = CopyProgress(self.tr("Säkerhetskopierar"))
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read how it stands."""
        self.facts = backup_facts.backup_facts(self._session)
        today = self._session.today()
        self._copy.show_fact(*words.about_copy(self.facts, today))
        self._place.show_fact(*words.about_place(self.facts, today))
        self._trial.show_fact(*words.about_trial(self.facts, today))
        self._choose.setText(self.tr("Byt") if self.facts.place else self.tr("Välj"))
        self._warned = None if self._session.choices.is_practice else warning(self.facts)

    @property
    def tone(self) -> str:
        """Return how grave the warning about the copies is; empty when there is none."""
        return self._warned.tone if self._warned is not None else ""

    def warn(self) -> None:
        """Say the most important thing in the page's banner; quiet when there is nothing."""
        said = self._warned
        if said is None:
            self._banner.clear()
        else:
            self._banner.say(said.tone, said.lead, said.text, said.act)

    @Slot()
    def copy_now(self) -> None:
        """Begin a copy; a failure is told when it ends."""
        self._backups.copy_now()

    @Slot()
    def choose_place(self) -> None:
        """Let the user choose the second place, and copy there at once."""
        folder = choose.choose_folder(self)
        if folder is None:
            return
        try:
            choose_place(self._session, folder)
        except UserError as error:
            show_error(self, error)
            return
        self.copy_now()

    def _build(self) -> None:
        whole = column(self, gap=0)
        show = self._copy.add_act(self.tr("Visa"), "show-copies", self.tr("Visa säkerhetskopiorna"))
        self._choose = self._place.add_act(
            self.tr("Välj"), "choose-place", self.tr("Välj en annan plats för kopian")
        )
        self._try = self._trial.add_act(self.tr("Prova"), "try-copy", self.tr("Prova säkerhetskopian"))
        for line in (self._copy, self._progress, self._place, self._trial):
            if line is not self._progress:
                whole.addWidget(hairline())
            whole.addWidget(line)
        show.clicked.connect(self._on_show)
        self._choose.clicked.connect(self.choose_place)
        self._try.clicked.connect(self._on_try)

    def _connect(self) -> None:
        self._backups.began.connect(self._on_began)
        self._backups.progressed.connect(self._progress.show_done)
        self._backups.ended.connect(self._on_ended)
        self._progress.cancelled.connect(self._backups.cancel)
        self._banner.acted.connect(self._on_banner)
        if self._backups.is_running:
            self._progress.begin()

    @Slot()
    def _on_began(self) -> None:
        self._progress.begin()

    @Slot(object)
    def _on_ended(self, error: UserError | None) -> None:
        self._progress.end()
        self.refresh()
        if error is not None:
            show_error(self, error)

    @Slot()
    def _on_banner(self) -> None:
        if self._warned is not None and self._warned.is_place:
            self.choose_place()
        else:
            self.copy_now()

    @Slot()
    def _on_show(self) -> None:
        CopiesSheet(self, self._session).exec()
        self.refresh()

    @Slot()
    def _on_try(self) -> None:
        if self._work.is_busy:  # the button stays, so that the keyboard does
            return
        copies = backup_facts.copies(self._session)
        if not copies:
            self._trial.say_fact(self.tr("Det finns ingen kopia att prova. Tryck på Säkerhetskopiera nu."))
            return
        self._trial.say_fact(self.tr("Öppnar kopian och räknar…"))
        try_copy(self._session, self._work, copies[0].path, self._on_tried, self._on_trial_failed)

    def _on_tried(self, found: Tried) -> None:
        self.refresh()
        self._trial.say_fact(words.about_found(found, self._session.today()), "ok")

    def _on_trial_failed(self, error: UserError) -> None:
        self.refresh()
        show_error(self, error)
