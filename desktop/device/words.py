"""What goes wrong with this computer's own key, told in Swedish: what happened, what is safe, what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.errors import (
    DeviceSecretMissingError,
    DeviceSecretWrongError,
    OnlyRecoveryCodeError,
    VaultError,
)
from desktop.device.ask import KeyringError, NoSecret
from desktop.errors import UserError
from desktop.failures.vault import in_swedish

CODE_HELPS = (DeviceSecretMissingError, DeviceSecretWrongError, OnlyRecoveryCodeError, KeyringError)
"""What stops an unlocking that the recovery code would not stop."""


def at_unlock(error: Exception) -> UserError:
    """Return what is told when the vault cannot be opened with the passphrase on this computer now."""
    if isinstance(error, VaultError):
        return in_swedish(error)
    kind = error.kind if isinstance(error, KeyringError) else "failed"
    title, what = _happened(kind)
    do = {
        "locked": _tr("Lås upp nyckelringen och försök igen, eller använd återställningskoden."),
        "slow": _tr("Lås upp nyckelringen och försök igen, eller använd återställningskoden."),
        "missing": _tr("Använd återställningskoden. Sedan kan arkivet bindas till den här datorn."),
        "garbled": _tr("Använd återställningskoden. Sedan kan arkivet bindas till den här datorn."),
    }.get(kind, _tr("Försök igen, eller använd återställningskoden."))
    return UserError(title, what, _tr("Arkivet är orört."), do)


def at_binding(error: Exception) -> UserError:
    """Return what is told when the vault could not be bound to this computer."""
    kind = error.kind if isinstance(error, KeyringError) else "failed"
    title, what = _happened(kind)
    do = {
        "locked": _tr("Lås upp nyckelringen och försök igen."),
        "slow": _tr("Lås upp nyckelringen och försök igen."),
        "cancelled": "",
        "refused": _tr("Fråga IT om datorn har en nyckelring som sparar."),
        "none": _tr("Fråga IT om datorn har en nyckelring."),
    }.get(kind, _tr("Försök igen om en stund."))
    return UserError(title, what, _tr("Inget har ändrats, arkivet öppnas som förut."), do)


def _happened(kind: NoSecret) -> tuple[str, str]:
    """Return title and what happened, for one of the kinds of `KeyringError`."""
    return {
        "none": (
            _tr("Datorns nyckelring svarar inte"),
            _tr("Där ligger den nyckel som binder arkivet till datorn."),
        ),
        "locked": (
            _tr("Datorns nyckelring är låst"),
            _tr("Där ligger den nyckel som binder arkivet till datorn."),
        ),
        "missing": (
            _tr("Den här datorns nyckel saknas"),
            _tr("Arkivet är bundet till en dator, och nyckeln finns inte i den här datorns nyckelring."),
        ),
        "garbled": (
            _tr("Den här datorns nyckel går inte att läsa"),
            _tr("Det som ligger i nyckelringen är ändrat. Det säger inget om lösenfrasen."),
        ),
        "slow": (
            _tr("Nyckelringen svarade inte i tid"),
            _tr("Kanske väntar den på att du låser upp den i ett eget fönster."),
        ),
        "cancelled": (_tr("Du avbröt"), ""),
        "refused": (
            _tr("Datorns nyckelring sparar inte"),
            _tr("Den tog emot nyckeln men gav den inte tillbaka."),
        ),
    }.get(kind, (_tr("Det blev fel i datorns nyckelring"), ""))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DeviceWords", text)
