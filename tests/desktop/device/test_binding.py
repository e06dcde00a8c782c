"""Turning the binding on and off, with the keyring in every mood."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import DeviceSecretMissingError
from db.secrets import keyfile, slots
from db.secrets.kdf import typed
from db.vault import copy_slot
from db.vault import vault as vaults
from desktop.device import ask, binding
from desktop.device.protocol import Noted
from desktop.secrets.change import change_passphrase
from desktop.session.session import Session
from desktop.session.settings import prefer
from desktop.work import Work
from tests.desktop.device.acts import Acts
from tests.desktop.device.keyring import Keyring

NEW = "en helt annan fras på sex ord"


def events(session: Session) -> list[tuple[str, str]]:
    return [(row.event, row.detail) for row in session.log.rows(5)]


def test_binding_puts_a_fresh_secret_in_the_keyring_and_is_logged(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path
) -> None:
    session = acts.session
    seq, mac = session.log.head()
    assert acts.bind(passphrase) is None
    entry = keyring.entry(session.vault.vault_id)
    assert entry is not None
    assert entry.noted == Noted(1, seq, mac[:16])
    assert bytes(session.vault.key.device) == entry.device
    vaults.unseal(vault_folder, passphrase, entry.device).wipe()
    with pytest.raises(DeviceSecretMissingError):
        vaults.unseal(vault_folder, passphrase)
    assert events(session)[0] == ("device_bound", "pass")
    assert binding.device_facts(session).is_bound
    assert binding.device_facts(session).copies_open


@pytest.mark.parametrize(
    ("mode", "title"),
    [
        ("none", "Datorns nyckelring svarar inte"),
        ("null", "Datorns nyckelring sparar inte"),
        ("locked", "Datorns nyckelring är låst"),
        ("failing", "Det blev fel i datorns nyckelring"),
        ("slow", "Nyckelringen svarade inte i tid"),
    ],
)
def test_a_keyring_that_does_not_hold_is_refused_and_nothing_has_changed(
    acts: Acts,
    keyring: Keyring,
    passphrase: str,
    vault_folder: Path,
    mode: str,
    title: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyring.behave(mode)
    monkeypatch.setattr(ask, "PATIENCE", 1.0 if mode == "slow" else ask.PATIENCE)
    before = (vault_folder / "valv.key").read_bytes()
    failed = acts.bind(passphrase)
    assert failed is not None
    assert failed.title == title
    assert "arkivet öppnas som förut" in failed.safe
    assert (vault_folder / "valv.key").read_bytes() == before
    assert not binding.device_facts(acts.session).is_bound
    assert "device_bound" not in [event for event, _ in events(acts.session)]
    vaults.unseal(vault_folder, passphrase).wipe()


def test_a_wrong_passphrase_asks_the_keyring_nothing(acts: Acts, keyring: Keyring) -> None:
    failed = acts.bind("inte den rätta alls")
    assert failed is not None
    assert failed.title == "Den nuvarande lösenfrasen stämmer inte"
    assert keyring.times_asked() == 0


def test_letting_go_removes_the_entry_last(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path
) -> None:
    acts.bind(passphrase)
    assert acts.release("inte den rätta alls") is not None
    assert keyring.entry(acts.session.vault.vault_id) is not None
    assert acts.release(passphrase) is None
    assert keyring.entry(acts.session.vault.vault_id) is None
    assert events(acts.session)[0] == ("device_released", "")
    vaults.unseal(vault_folder, passphrase).wipe()


def test_letting_go_works_when_the_keyring_does_not(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path
) -> None:
    acts.bind(passphrase)
    keyring.behave("none")
    assert acts.release(passphrase) is None
    vaults.unseal(vault_folder, passphrase).wipe()


def test_a_new_passphrase_keeps_the_binding_and_asks_the_keyring_nothing(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path, qtbot: QtBot
) -> None:
    acts.bind(passphrase)
    asked = keyring.times_asked()
    done: list[bool] = []
    change_passphrase(
        acts.session, Work(acts.session), passphrase, NEW, 4, lambda: done.append(True), lambda _error: None
    )
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert keyring.times_asked() == asked
    entry = keyring.entry(acts.session.vault.vault_id)
    assert entry is not None
    vaults.unseal(vault_folder, NEW, entry.device).wipe()
    session = acts.session
    assert binding.device_facts(session).copies_open, "what was chosen for copies elsewhere no longer holds"
    elsewhere = copy_slot.for_elsewhere(session.vault.connection, session.vault.key.header)
    data = keyfile.encode(elsewhere, session.vault.key.dek)
    assert slots.unseal(data, typed(NEW), ("pass",))[1] == session.vault.key.dek


def test_the_practice_vault_is_told_apart(session: Session) -> None:
    prefer(session, is_practice=True)
    assert binding.device_facts(session).is_practice
