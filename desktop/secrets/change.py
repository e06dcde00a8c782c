"""Changing what opens the vault: the passphrase and the recovery codes. Slow, so in the worker; then logged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from db.errors import VaultError, WrongPassphraseError
from db.records.events import LogEvent
from db.secrets import recovery
from db.vault import copy_slot, rewrap
from db.vault import vault as vaults
from db.vault.keys import CodeFound, CodeType
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.safety import codes
from desktop.session.owner import stopped
from desktop.session.session import Session
from desktop.session.settings import prefer
from desktop.work import Work

Failed = Callable[[UserError], None]


def change_passphrase(
    session: Session,
    work: Work,
    current: str | None,
    new: str,
    level: int,
    done: Callable[[], None],
    failed: Failed,
) -> None:
    """Change the passphrase. `current` is None only when the recovery code opened the vault; `level` is 1 to 4.

    A stand-in changes no keys: `failed` then hears why.
    """
    if stopped(session, failed):
        return
    key, connection = session.vault.key, session.vault.connection
    keeps_open = key.is_bound and copy_slot.is_open(connection, key.header)

    def change() -> str:
        vaults.change_passphrase(session.vault, current, new)
        return copy_slot.make_if_it_can(key, new) if keeps_open and key.is_bound else ""

    def keep(made: str) -> None:
        with session.change("settings", event="passphrase_changed"):
            copy_slot.keep(connection, made)
            prefer(session, passphrase_set_on=session.today().isoformat(), passphrase_strength=level)
        done()

    work.start(change, keep, partial(hand_on, failed))


def new_recovery_code(
    session: Session, work: Work, done: Callable[[str], None], failed: Failed, kind: CodeType = codes.OWN
) -> None:
    """Make a new code of this kind; its old paper is void from now on, the other code's is not."""
    if stopped(session, failed):
        return

    def keep(code: str) -> None:
        event: LogEvent = "chief_code_changed" if kind == codes.CHIEF else "recovery_code_changed"
        with session.change("settings", event=event):
            codes.was_made(session, kind)
        done(code)

    work.start(partial(vaults.new_recovery_code, session.vault, kind), keep, partial(hand_on, failed))


def take_away_chief_code(session: Session, work: Work, done: Callable[[], None], failed: Failed) -> None:
    """Let the enhetschef's code open this vault no more; copies made before still open with it."""
    if stopped(session, failed):
        return

    def keep(_nothing: object) -> None:
        with session.change("settings", event="chief_code_removed"):
            prefer(session, chief_code_made_on="", chief_code_proved_on="")
        done()

    work.start(partial(rewrap.take_away_chief_code, session.vault.key), keep, partial(hand_on, failed))


def try_recovery_code(
    session: Session,
    work: Work,
    code: str,
    done: Callable[[str], None],
    failed: Failed,
    kind: CodeType = codes.OWN,
) -> None:
    """Tell which code the one on the paper is; `done` gets its kind, or nothing when it opens nothing here."""

    def keep(found: CodeFound) -> None:
        event: LogEvent = "chief_code_tried" if kind == codes.CHIEF else "recovery_code_tried"
        with session.change("settings", event=event, detail=_verdict(found, kind)):
            if found:
                codes.was_proved(session, found)
        done(found)

    work.start(partial(vaults.try_recovery_code, session.vault.folder, code), keep, partial(hand_on, failed))


def wrong_character(typed: str, code: str) -> int | None:
    """Return which character (from 1) of a typed-back code is the first wrong one, None when all is right."""
    return recovery.first_difference(typed, code)


def looks_whole(typed: str) -> bool:
    """Return whether a code could be right: its length and check characters are."""
    return recovery.parse(typed) is not None


def fingerprint(code: str) -> str:
    """Return four characters that tell one paper from another."""
    return recovery.fingerprint(code)


def _verdict(found: str, wanted: str) -> str:
    """Return the coded word for what came of a trial."""
    return "right" if found == wanted else "other" if found else "wrong"


def hand_on(failed: Failed, error: Exception) -> None:
    """Tell in Swedish what was raised in the worker; what is no failure of the vault's is raised again."""
    if isinstance(error, WrongPassphraseError):
        failed(
            UserError(
                QCoreApplication.translate("VaultSecrets", "Den nuvarande lösenfrasen stämmer inte"),
                "",
                QCoreApplication.translate("VaultSecrets", "Inget har ändrats."),
                QCoreApplication.translate("VaultSecrets", "Skriv den och försök igen."),
            )
        )
    elif isinstance(error, VaultError):
        failed(in_swedish(error))
    else:
        raise error
