"""The vault and the keyring together: turning the binding on and off, and every way an unlocking may go."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db import backup_container, backup_restore, backup_rotate
from db import vault as vaults
from db.errors import DeviceSecretMissingError, OnlyRecoveryCodeError
from desktop import settings
from desktop.backups import backups_of
from desktop.device import ask, binding
from desktop.device.protocol import Entry, Noted
from desktop.errors import UserError
from desktop.opening import Opening
from desktop.preferences import prefer
from desktop.restoring import look_at
from desktop.session import Session
from desktop.vault_secrets import change_passphrase
from desktop.work import Work
from tests.desktop.device.keyring import Keyring

NEW = "en helt annan fras på sex ord"


@dataclass
class Acts:
    """Binds and releases, and waits for the answer."""

    session: Session
    qtbot: QtBot

    def bind(self, passphrase: str, copies_open: bool = True) -> UserError | None:
        return self._wait(
            lambda done, failed: binding.bind(
                self.session, Work(self.session), passphrase, copies_open, lambda: None, done, failed
            )
        )

    def release(self, passphrase: str) -> UserError | None:
        return self._wait(
            lambda done, failed: binding.release(self.session, Work(self.session), passphrase, done, failed)
        )

    def _wait(self, act: Callable[[Any, Any], object]) -> UserError | None:
        heard: list[UserError | None] = []
        act(lambda *_: heard.append(None), heard.append)
        self.qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
        return heard[0]


@pytest.fixture
def acts(session: Session, qtbot: QtBot) -> Acts:
    return Acts(session, qtbot)


@pytest.fixture
def bound_folder(acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path) -> Path:
    """Return the folder of a vault that is bound to this computer, and closed."""
    assert acts.bind(passphrase) is None
    acts.session.vault.close()
    return vault_folder


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
    assert not binding.device_facts(acts.session).copies_open, (
        "a slot of the old passphrase is not given to copies"
    )


def unlocking(folder: Path, passphrase: str, qtbot: QtBot) -> tuple[Opening, object]:
    """Try to unlock; return the opening and what came: a vault, a `UserError`, or seconds to wait."""
    opening, heard = Opening(folder, Work()), list[object]()
    for signal in (opening.opened, opening.held_up, opening.failed, opening.was_wrong):
        signal.connect(heard.append)
    opening.with_passphrase(passphrase)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    return opening, heard[0]


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


@pytest.mark.parametrize(("is_elsewhere", "copies_open"), [(True, True), (True, False), (False, True)])
def test_copies_beside_the_vault_want_the_code_and_those_elsewhere_open_as_was_chosen(
    acts: Acts,
    keyring: Keyring,
    passphrase: str,
    tmp_path: Path,
    qtbot: QtBot,
    is_elsewhere: bool,
    copies_open: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder on the same disk is as good as beside the vault: whoever takes the one takes the other."""
    session, elsewhere = acts.session, tmp_path / "usb"
    elsewhere.mkdir()
    monkeypatch.setattr("desktop.backup_run.refuse_unfit", lambda *_: None)  # the test has one disk only
    with session.change("settings") as db:
        settings.write(db, settings.Copies(place=str(elsewhere), is_elsewhere=is_elsewhere))
    copies = backups_of(session)

    def copy() -> None:
        with qtbot.waitSignal(copies.ended, timeout=20_000):
            copies.copy_now()

    def slots_in(place: Path) -> list[bool]:
        found = backup_rotate.copies_in(place, session.vault.vault_id)
        for front in found:
            backup_container.read_through(front, backup_container.never_cancelled)
            assert all(slot.type in ("pass", "recovery") for slot in front.header.slots)
        return [backup_container.opens_with_passphrase(front) for front in found]

    copy()
    beside = session.vault.folder / "kopior"
    assert slots_in(beside) == slots_in(elsewhere) == [True]
    assert acts.bind(passphrase, copies_open) is None
    copy()
    assert slots_in(beside) == [False, False], "the old copy beside the vault still opens with the passphrase"
    opens = is_elsewhere and copies_open
    assert slots_in(elsewhere) == [opens, opens]
    newest = backup_rotate.copies_in(elsewhere, session.vault.vault_id)[0]
    assert look_at(newest.path).wants_code is not opens
    acts.release(passphrase)
    copy()
    assert slots_in(beside)[0]


def test_the_practice_vault_is_told_apart(session: Session) -> None:
    prefer(session, is_practice=True)
    assert binding.device_facts(session).is_practice


def restored(copy: Path, folder: Path, secret: str, *, is_code: bool) -> None:
    """Take a copy into use on another computer."""
    backup_restore.prepare(
        copy,
        folder,
        secret,
        is_code=is_code,
        mend=lambda *_: None,
        tick=backup_container.never_cancelled,
    )
    backup_restore.finish(folder)


def test_a_copy_of_a_bound_vault_opens_on_another_computer_as_it_was_said(
    acts: Acts,
    keyring: Keyring,
    passphrase: str,
    recovery_code: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, stick, other = acts.session, tmp_path / "usb", tmp_path / "other"
    for place in (stick, other):
        place.mkdir()
    monkeypatch.setattr("desktop.backup_run.refuse_unfit", lambda *_: None)
    with session.change("settings") as db:
        settings.write(db, settings.Copies(place=str(stick), is_elsewhere=True))
    acts.bind(passphrase)
    copies = backups_of(session)
    with qtbot.waitSignal(copies.ended, timeout=20_000):
        copies.copy_now()
    session.vault.close()
    keyring.put(session.vault.vault_id, None)
    keyring.behave("none")
    (beside,), (elsewhere,) = (session.vault.folder / "kopior").iterdir(), stick.iterdir()
    restored(elsewhere, other, passphrase, is_code=False)
    vaults.unlock(other, passphrase).close()
    with pytest.raises(OnlyRecoveryCodeError):
        restored(beside, other, passphrase, is_code=False)
    restored(beside, other, recovery_code, is_code=True)
    opening, error = unlocking(other, passphrase, qtbot)
    assert isinstance(error, UserError)
    assert error.title == "Här behövs återställningskoden"
    with qtbot.waitSignal(opening.opened, timeout=20_000) as heard:
        opening.with_recovery_code(recovery_code)
    vaults.change_passphrase(heard.args[0], None, NEW)
    heard.args[0].close()
    vaults.unlock(other, NEW).close()
