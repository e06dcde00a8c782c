"""What stops a vault from opening, told while it is locked: nothing stands on the screen that could be kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.errors import DiskFailingError, DiskFullError, VaultError
from desktop.errors import UserError
from desktop.failures.vault import in_swedish


def at_opening(error: VaultError) -> UserError:
    """Return what is told on the locked window."""
    said = in_swedish(error)
    if isinstance(error, DiskFullError):
        return UserError(
            said.title,
            _tr("Arkivet behöver lite ledig plats för att öppnas."),
            _tr("Arkivet är låst. Allt som var sparat är kvar."),
            _tr("Töm papperskorgen på datorn eller ta bort en stor fil. Försök sedan igen."),
        )
    if isinstance(error, DiskFailingError):
        return UserError(
            said.title,
            said.what,
            _tr("Arkivet är låst. Inget har ändrats."),
            _tr(
                "Försök igen. Händer det en gång till, be IT om hjälp med datorns disk. Ta inte bort några filer."
            ),
        )
    return said


def _tr(text: str) -> str:
    return QCoreApplication.translate("OpeningWords", text)
