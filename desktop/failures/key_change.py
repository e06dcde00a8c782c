"""The change of the encryption key in Swedish: why it was not done, and what it cannot carry over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db import errors
from db.backup.errors import BackupCancelledError, BackupError
from db.errors import VaultError
from desktop.errors import UserError
from desktop.failures.vault import in_swedish


def not_changed(error: VaultError) -> UserError:
    """Return why the key was not changed. The old one holds, and everything is there."""
    if isinstance(error, errors.WrongPassphraseError):
        title = _tr("Den nuvarande lösenfrasen stämmer inte")
        return UserError(title, "", _tr("Inget har ändrats."), _tr("Skriv den och försök igen."))
    what, do = _cause(error)
    safe = _tr("Inget har ändrats. Den gamla nyckeln och den gamla koden gäller.")
    return UserError(_tr("Krypteringsnyckeln är inte bytt"), what, safe, do)


def not_held(lost: tuple[str, ...]) -> list[str]:
    """Return what ceases to hold beside the recovery code, one sentence each."""
    said = []
    if "code" in lost:
        said.append(_tr("Enhetschefens kod slutar också gälla. Ta fram en ny efteråt."))
    if "device" in lost:
        said.append(_tr("Kopplingen till den här datorn tas bort. Slå på den igen efteråt."))
    return said


def _cause(error: VaultError) -> tuple[str, str]:
    if isinstance(error, BackupCancelledError):
        return _tr("Du avbröt."), _tr("Gör om det när du vill.")
    kind = error.kind if isinstance(error, BackupError) else ""
    if kind == "full" or isinstance(error, errors.DiskFullError):
        return _full(error), _tr("Töm papperskorgen på datorn eller ta bort en stor fil. Försök sedan igen.")
    if kind == "source":
        return _tr("Kontrollen hittade fel i arkivet."), _tr(
            "Ta inte bort några filer. Återställ från en säkerhetskopia, eller be IT om hjälp."
        )
    if kind == "not_ready":
        return (
            _tr("Arkivet kontrolleras, kopieras eller skrivs till just nu."),
            _tr("Vänta en liten stund och försök igen."),
        )
    if kind == "verify":
        return _tr("Det nya arkivet stämde inte när det lästes tillbaka."), _tr("Försök igen.")
    if kind == "readonly":
        return _tr("Mappen går inte att skriva i."), _tr("Be IT om rätt att skriva i mappen.")
    if kind:
        return (
            _tr("Disken svarade med ett fel."),
            _tr("Försök igen. Händer det en gång till, be IT om hjälp med datorns disk."),
        )
    told = in_swedish(error)
    return f"{told.title}. {told.what}".strip(), told.do


def _full(error: VaultError) -> str:
    megabytes = error.megabytes if isinstance(error, BackupError) else 0
    if megabytes:
        return _tr("Hela arkivet skrivs om, och det får inte plats. Det behövs {count} MB till.").format(
            count=megabytes
        )
    return _tr("Hela arkivet skrivs om, och det får inte plats.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyChange", text)
