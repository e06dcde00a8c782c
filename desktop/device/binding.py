"""Binding the vault to this computer, and letting go of that: slow, so in the worker; then logged.

The secret lies in the keyring, and has been read back, before the key file changes; it is removed from there only
when the key file does without it. So a program that is killed in between leaves a vault that opens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from db.errors import VaultError
from db.secrets.kdf import wipe
from db.vault import copy_slot, device_slot
from db.vault.keys import UnsealedKey
from desktop.device.anchors import noted
from desktop.device.ask import Ask, KeyringError
from desktop.device.words import at_binding
from desktop.secrets.change import Failed, hand_on
from desktop.session.owner import stopped
from desktop.session.session import Session
from desktop.work import Work


@dataclass(frozen=True)
class DeviceFacts:
    """How it stands. `copies_open` is whether copies on the second place open with the passphrase alone."""

    is_bound: bool
    copies_open: bool
    is_practice: bool
    is_code_proved: bool


def device_facts(session: Session) -> DeviceFacts:
    """Read how it stands. The keyring is not asked."""
    key = session.vault.key
    return DeviceFacts(
        is_bound=key.is_bound,
        copies_open=copy_slot.is_open(session.vault.connection, key.header),
        is_practice=session.choices.is_practice,
        is_code_proved=bool(session.choices.code_proved_on),
    )


def bind(
    session: Session,
    work: Work,
    passphrase: str,
    copies_open: bool,
    asks: Callable[[], object],
    done: Callable[[], None],
    failed: Failed,
) -> Callable[[], None]:
    """Bind the vault to this computer; returns what breaks off the waiting for its keyring.

    With `copies_open` copies on another disk keep a slot for the passphrase alone. `asks` is called in the worker
    when the keyring is about to be asked.
    """
    if stopped(session, failed):
        return lambda: None
    device = device_slot.new_secret()
    ask = Ask("bind", session.vault.vault_id, noted(session), device)

    def keep(made: str) -> None:
        wipe(device)
        if session.vault.is_open:
            detail = "pass" if made else "code"
            with session.change("settings", event="device_bound", detail=detail):
                copy_slot.keep(session.vault.connection, made)
            done()

    def fail(error: Exception) -> None:
        wipe(device)
        _told(failed, error)

    work.start(partial(_bind, session.vault.key, passphrase, device, ask, asks, copies_open), keep, fail)
    return ask.stop


def release(
    session: Session, work: Work, passphrase: str, done: Callable[[bool], None], failed: Failed
) -> None:
    """Let the passphrase alone open the vault again; `done` hears whether the keyring's entry could be removed."""
    if stopped(session, failed):
        return

    def keep(_nothing: object) -> None:
        if session.vault.is_open:
            with session.change("settings", event="device_released"):
                copy_slot.keep(session.vault.connection, "")
            ask = Ask("forget", session.vault.vault_id)
            work.start(ask.run, lambda _nothing: done(True), partial(_unforgotten, done))

    work.start(partial(device_slot.release, session.vault.key, passphrase), keep, partial(_told, failed))


def _bind(
    key: UnsealedKey,
    passphrase: str,
    device: bytearray,
    ask: Ask,
    asks: Callable[[], object],
    copies_open: bool,
) -> str:
    def put() -> None:
        asks()
        ask.run()

    device_slot.bind(key, passphrase, device, put)
    return copy_slot.make_if_it_can(key, passphrase) if copies_open else ""


def _unforgotten(done: Callable[[bool], None], error: Exception) -> None:
    if not isinstance(error, KeyringError):
        raise error
    done(False)


def _told(failed: Failed, error: Exception) -> None:
    if isinstance(error, KeyringError):
        failed(at_binding(error))
    elif isinstance(error, VaultError):
        hand_on(failed, error)
    else:
        raise error
