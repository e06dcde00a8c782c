"""Every way an unlocking of a bound vault may go: the whole behaviour of the keyring."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from desktop.device import ask
from desktop.device.protocol import Entry, Noted
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.vault.opening import Opening
from desktop.work import Work
from tests.desktop.device.acts import unlocking
from tests.desktop.device.keyring import Keyring

NEW = "en helt annan fras på sex ord"


def test_a_bound_vault_opens_with_the_passphrase_where_its_keyring_is(
    bound_folder: Path, passphrase: str, qtbot: QtBot
) -> None:
    _, vault = unlocking(bound_folder, passphrase, qtbot)
    assert isinstance(vault, vaults.Vault)
    assert vault.key.anchor is not None
    vault.close()


def test_a_vault_that_is_not_bound_never_asks_the_keyring(
    vault_folder: Path, keyring: Keyring, passphrase: str, qtbot: QtBot
) -> None:
    keyring.behave("none")
    _, vault = unlocking(vault_folder, passphrase, qtbot)
    assert isinstance(vault, vaults.Vault)
    vault.close()
    assert keyring.times_asked() == 0


@pytest.mark.parametrize(
    ("mode", "title", "way"),
    [
        ("none", "Datorns nyckelring svarar inte", "Försök igen, eller använd återställningskoden"),
        ("locked", "Datorns nyckelring är låst", "Lås upp nyckelringen och försök igen, eller använd återst"),
        ("failing", "Det blev fel i datorns nyckelring", "Försök igen, eller använd återställningskoden"),
        ("slow", "Nyckelringen svarade inte i tid", "Lås upp nyckelringen och försök igen"),
    ],
)
def test_a_keyring_that_fails_is_told_changes_nothing_and_works_again_when_it_is_back(
    bound_folder: Path,
    keyring: Keyring,
    passphrase: str,
    qtbot: QtBot,
    mode: str,
    title: str,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyring.behave(mode)
    monkeypatch.setattr(ask, "PATIENCE", 1.0 if mode == "slow" else ask.PATIENCE)
    before = (bound_folder / "valv.key").read_bytes(), (keyring.folder / "entries").read_bytes()
    opening, error = unlocking(bound_folder, passphrase, qtbot)
    assert isinstance(error, UserError)
    assert error.title == title
    assert error.do.startswith(way)
    assert opening.throttle.wrong_tries == 0
    assert before == ((bound_folder / "valv.key").read_bytes(), (keyring.folder / "entries").read_bytes())
    monkeypatch.undo()
    monkeypatch.setattr("desktop.device.ask.command", keyring.command)
    keyring.behave("works")
    _, vault = unlocking(bound_folder, passphrase, qtbot)
    assert isinstance(vault, vaults.Vault)
    vault.close()


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (None, "Den här datorns nyckel saknas"),
        ("garbled", "Den här datorns nyckel går inte att läsa"),
        (Entry(os.urandom(32), Noted(1, 0, "0" * 16)).text(), "Den här datorns nyckel är en annan"),
    ],
    ids=["missing", "garbled", "another"],
)
def test_a_secret_that_is_gone_or_changed_is_told_apart_from_a_wrong_passphrase_and_the_code_opens(
    bound_folder: Path,
    keyring: Keyring,
    passphrase: str,
    recovery_code: str,
    qtbot: QtBot,
    session: Session,
    entry: str | None,
    title: str,
) -> None:
    keyring.put(session.vault.vault_id, entry)
    opening, error = unlocking(bound_folder, passphrase, qtbot)
    assert isinstance(error, UserError)
    assert error.title == title
    assert "återställningskoden" in error.do
    assert opening.throttle.wrong_tries == 0
    with qtbot.waitSignal(opening.opened, timeout=20_000) as heard:
        opening.with_recovery_code(recovery_code)
    assert heard.args[0].opened_by_recovery
    assert heard.args[0].key.is_bound, "a slot is never rewritten because the keyring failed"
    heard.args[0].close()


def test_a_wrong_passphrase_is_still_only_that(bound_folder: Path, qtbot: QtBot) -> None:
    opening, seconds = unlocking(bound_folder, "inte den rätta alls", qtbot)
    assert seconds == 0
    assert opening.throttle.wrong_tries == 1


def test_waiting_for_a_slow_keyring_can_be_broken_off(
    bound_folder: Path, keyring: Keyring, passphrase: str, qtbot: QtBot
) -> None:
    keyring.behave("slow")
    opening = Opening(bound_folder, Work())
    with qtbot.waitSignal(opening.asks_keyring, timeout=20_000):
        opening.with_passphrase(passphrase)
    with qtbot.waitSignal(opening.held_up, timeout=20_000) as heard:
        opening.cancel()
    assert heard.args[0].title == "Du avbröt"
