"""What shows while a vault is erased, and when it has been: in a fresh process."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QProgressBar

from db.errors import VaultError
from desktop.vault.erasing import TOLD, carry_out, opens_still
from desktop.work import Work
from ui.secrets.middle import Middle
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label
from ui.window.main_window import MainWindow


class ErasingPage(Middle):
    """How far it has come, then that it is done, or what is left."""

    done_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__(520)
        self.setObjectName("erasing")
        self.set_title(self.tr("Radera arkivet"))
        self._words = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Raderar arkivet"))
        self._done = Button(self.tr("Klart"), "primary", tall=True)
        self._again = Button(self.tr("Försök igen"), "primary", "arrow-clockwise", tall=True)
        for button, name in ((self._done, "done"), (self._again, "try-again")):
            button.setObjectName(name)
            button.setAutoDefault(True)
        for part in (self._words, self._bar, self._done, self._again):
            self.body.addWidget(part)
        self._done.clicked.connect(self.done_asked)
        self._again.clicked.connect(self.again_asked)
        self.begin()

    def begin(self) -> None:
        """Say that it goes on."""
        self._show(self.tr("Filerna skrivs över och tas bort, nycklarna först. Stäng inte datorn."))
        show_if(True, self._bar)
        self._bar.setRange(0, 0)

    @Slot(int, int)
    def show_done(self, done: int, of: int) -> None:
        """Tell how many files are gone, of how many."""
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)

    def finished(self, is_forgotten: bool) -> None:
        """Say that it is done; `is_forgotten` is whether the keyring's entry is gone too."""
        said = [
            self.tr("Arkivet och säkerhetskopiorna bredvid det är raderade från den här datorn."),
            self.tr("Kopior på andra ställen är kvar. Ta bort dem där du har dem."),
            self.tr("Dag och klockslag står i filen {file} i arkivets mapp.").format(file=TOLD),
        ]
        if not is_forgotten:
            said.append(
                self.tr("Nyckeln i datorns nyckelring gick inte att ta bort. Den öppnar ingenting längre.")
            )
        self._show("\n\n".join(said), self._done)

    def failed(self, *, opens: bool) -> None:
        """Say that files are left, and whether a passphrase or a code still opens some of them."""
        said = [self.tr("En del filer gick inte att ta bort.")]
        if opens:
            said.append(self.tr("Några av dem går fortfarande att öppna med lösenfrasen eller en kod."))
        else:
            said.append(self.tr("Nycklarna är borta, så ingen kan öppna dem."))
        said.append(
            self.tr("Stäng andra program som kan hålla i filerna och försök igen, eller be IT om hjälp.")
        )
        self._show(" ".join(said), self._again)

    def _show(self, text: str, act: Button | None = None) -> None:
        self._words.setText(text)
        self.card.setAccessibleDescription(text)
        for button in (self._done, self._again):
            show_if(button is act, button)
        if act is not None:
            show_if(False, self._bar)
            act.setFocus()
            announce(self, text)


class Eraser(QObject):
    """Carries it out in the worker and tells the page. A child of the page."""

    progressed = Signal(int, int)  # from the worker

    def __init__(self, page: ErasingPage, folder: Path, work: Work) -> None:
        super().__init__(page)
        self._page, self._folder, self._work = page, folder, work
        self.progressed.connect(page.show_done)
        page.again_asked.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Begin, or go on with what is left."""
        self._page.begin()
        job = partial(carry_out, self._folder, self.progressed.emit)
        self._work.start(job, self._page.finished, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, VaultError):
            raise error
        self._page.failed(opens=opens_still(self._folder))


def show_erasing(window: MainWindow, folder: Path, work: Work, after: Callable[[], object]) -> None:
    """Erase what was decided on in the folder, and call `after` when the user has read that it is done."""
    page = ErasingPage()
    page.done_asked.connect(after)
    window.show_widget(page)
    Eraser(page, folder, work).begin()
