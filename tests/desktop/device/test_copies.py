"""Copies of a bound vault: what opens them, here and on another computer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.backup import (
    container as backup_container,
)
from db.backup import (
    restore as backup_restore,
)
from db.backup import (
    slots as backup_slots,
)
from db.errors import OnlyRecoveryCodeError
from db.vault import vault as vaults
from desktop.errors import UserError
from desktop.session import settings
from desktop.vault.restoring import look_at
from tests.db.backup.copies import lying
from tests.desktop.device.acts import Acts, unlocking
from tests.desktop.device.keyring import Keyring

NEW = "en helt annan fras på sex ord"


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
    monkeypatch.setattr("desktop.backup.run.refuse_unfit", lambda *_: None)  # the test has one disk only
    with session.change("settings") as db:
        settings.write(db, settings.Copies(place=str(elsewhere), is_elsewhere=is_elsewhere))
    copies = session.backups

    def copy() -> None:
        with qtbot.waitSignal(copies.ended, timeout=20_000):
            copies.copy_now()

    def slots_in(place: Path) -> list[bool]:
        found = lying(place, session.vault.key)
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
    newest = lying(elsewhere, session.vault.key)[0]
    assert look_at(newest.path).wants_code is not opens
    acts.release(passphrase)
    copy()
    assert slots_in(beside)[0]


def restored(copy: Path, folder: Path, secret: str, *, is_code: bool) -> None:
    """Restore a copy on another computer."""
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
    monkeypatch.setattr("desktop.backup.run.refuse_unfit", lambda *_: None)
    with session.change("settings") as db:
        settings.write(db, settings.Copies(place=str(stick), is_elsewhere=True))
    acts.bind(passphrase)
    copies = session.backups
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


def test_breaking_off_between_the_places_ends_the_round_and_the_first_copy_counts(
    acts: Acts,
    keyring: Keyring,
    passphrase: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, elsewhere = acts.session, tmp_path / "usb"
    elsewhere.mkdir()
    monkeypatch.setattr("desktop.backup.run.refuse_unfit", lambda *_: None)  # the test has one disk only
    with session.change("settings") as db:
        settings.write(db, settings.Copies(place=str(elsewhere), is_elsewhere=True))
    assert acts.bind(passphrase) is None
    copies, take_back = session.backups, backup_slots.revoke_passphrase

    def broken_off(*given: Any) -> int:
        copies.cancel()
        return take_back(*given)

    monkeypatch.setattr(backup_slots, "revoke_passphrase", broken_off)
    with qtbot.waitSignal(copies.ended, timeout=20_000) as heard:
        copies.copy_now()
    assert heard.args == [None]
    assert not copies.is_running
    assert settings.copies(session.db).made_at
    assert list(elsewhere.iterdir()) == []
