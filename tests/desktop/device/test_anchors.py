"""An old copy of the vault put back in its place: seen when it is opened, told and logged once, no hindrance."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.backup.source import hold_still
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.backup import run as backup_run
from desktop.device import anchors
from desktop.device.ask import Ask
from desktop.lock.locking import put_away
from desktop.log.words import event_in_words
from desktop.session import settings
from desktop.vault.open_session import OpenSession
from desktop.vault.opening import Opening
from desktop.work import Work
from tests.builders import DAY
from tests.desktop.device.keyring import Keyring


@pytest.fixture
def open_again(qtbot: QtBot, passphrase: str) -> Iterator[Callable[[Path], OpenSession]]:
    """Return what opens a vault as the program does; what is still open is closed afterwards."""
    opened: list[Vault] = []

    def open_it(folder: Path) -> OpenSession:
        opening = Opening(folder, Work())
        with qtbot.waitSignal(opening.opened, timeout=20_000) as heard:
            opening.with_passphrase(passphrase)
        opened.append(heard.args[0])
        return OpenSession(heard.args[0], today=lambda: DAY)

    yield open_it
    for vault in opened:
        vault.close()


def write(session: OpenSession, count: int = 3) -> None:
    for _ in range(count):
        with session.change(event="log_read"):
            pass


def lock(session: OpenSession, keyring: Keyring) -> None:
    assert put_away(session, "key", lambda: None, {}, list) == []
    keyring.settle()


def warnings(session: OpenSession) -> list[str]:
    return [row.detail for row in session.log.rows() if row.event == "older_seen"]


def test_what_is_noted_at_lock_is_found_at_the_next_opening(
    bound_folder: Path, keyring: Keyring, open_again: Callable[[Path], OpenSession]
) -> None:
    session = open_again(bound_folder)
    write(session)
    lock(session, keyring)
    entry = keyring.entry(session.vault.vault_id)
    again = open_again(bound_folder)
    assert entry is not None
    assert again.log.head() == (entry.noted.seq, next(row.mac for row in again.log.rows(1)))
    assert again.log.rows(1)[0].event == "locked"
    assert anchors.look(again) == []


def test_an_old_copy_of_the_whole_folder_is_told_and_logged_once(
    bound_folder: Path,
    keyring: Keyring,
    open_again: Callable[[Path], OpenSession],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    shutil.copytree(bound_folder, tmp_path / "old")
    session = open_again(bound_folder)
    write(session)
    lock(session, keyring)
    shutil.rmtree(bound_folder)
    shutil.copytree(tmp_path / "old", bound_folder)
    fooled = open_again(bound_folder)
    told = anchors.look(fooled)
    assert len(told) == 1
    assert "äldre" in told[0]
    assert "IT" in told[0]
    assert len(warnings(fooled)) == 1
    assert (
        event_in_words("older_seen", warnings(fooled)[0])
        == "Arkivet var äldre än väntat: enligt datorns nyckelring"
    )
    assert anchors.look(fooled) == [], "told twice in one opening"
    keyring.behave("none")
    lock(fooled, keyring)
    keyring.behave("works")  # the keyring could not be noted in, so it still holds what it held
    again = open_again(bound_folder)
    assert again.vault.key.anchor == fooled.vault.key.anchor
    assert anchors.look(again) == []
    work = Work()
    anchors.note(again, work)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    entry = keyring.entry(again.vault.vault_id)
    assert entry is not None
    assert entry.noted == anchors.noted(again)


def test_an_old_copy_that_was_worked_on_is_seen_too(
    bound_folder: Path, keyring: Keyring, open_again: Callable[[Path], OpenSession], tmp_path: Path
) -> None:
    shutil.copytree(bound_folder, tmp_path / "old")
    session = open_again(bound_folder)
    write(session)
    lock(session, keyring)
    shutil.rmtree(bound_folder)
    shutil.copytree(tmp_path / "old", bound_folder)
    keyring.behave("locked")  # nothing was seen of it meanwhile
    held = vaults.unlock(bound_folder, "fem gröna ord som sjunger", session_secret(keyring, session))
    other = OpenSession(held, today=lambda: DAY)
    write(other, 20)
    held.close()
    keyring.behave("works")
    assert len(anchors.look(open_again(bound_folder))) == 1


def session_secret(keyring: Keyring, session: OpenSession) -> bytes:
    entry = keyring.entry(session.vault.vault_id)
    assert entry is not None
    return entry.device


def test_a_vault_that_is_not_bound_writes_nothing_in_the_keyring(
    session: OpenSession, keyring: Keyring, qtbot: QtBot
) -> None:
    work = Work()
    anchors.note(session, work)
    assert not work.is_busy
    lock(session, keyring)
    assert keyring.times_asked() == 0


def _is_idle(work: Work) -> bool:
    return not work.is_busy


def test_a_keyring_that_fails_stops_no_opening_and_no_lock(
    bound_folder: Path, keyring: Keyring, open_again: Callable[[Path], OpenSession], qtbot: QtBot
) -> None:
    session = open_again(bound_folder)
    for mode in ("none", "locked", "failing"):
        keyring.behave(mode)
        work = Work()
        anchors.note(session, work)
        qtbot.waitUntil(partial(_is_idle, work), timeout=20_000)
    lock(session, keyring)
    assert not session.vault.is_open


def test_a_lock_asks_the_user_nothing_and_waits_for_nobody(
    bound_folder: Path,
    keyring: Keyring,
    open_again: Callable[[Path], OpenSession],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A keyring that would ask is left alone, and what the program was waiting for is ended."""
    session = open_again(bound_folder)
    before = keyring.entry(session.vault.vault_id)
    keyring.behave("slow")
    monkeypatch.setattr(Ask, "run", lambda _self: pytest.fail("the lock waited for the keyring"))
    assert put_away(session, "key", lambda: None, {}, list) == []
    assert not session.vault.is_open
    keyring.settle()
    assert not keyring.is_waiting()
    assert keyring.entry(session.vault.vault_id) == before


def made_copy(session: OpenSession) -> None:
    source = hold_still(session.vault)
    backup_run.run(source, settings.copies(session.db), "auto")
    source.release()


def test_a_copy_that_knows_more_than_the_vault_tells_of_an_old_vault(
    vault_folder: Path, open_again: Callable[[Path], OpenSession], tmp_path: Path
) -> None:
    """Without any keyring: the newest copy beside the vault is an anchor too."""
    shutil.copytree(vault_folder, tmp_path / "old")
    session = open_again(vault_folder)
    write(session)
    made_copy(session)
    assert anchors.look(session) == []
    session.vault.close()
    for name in ("valv.db", "valv.key", "valv.key.bak"):
        shutil.copy(tmp_path / "old" / name, vault_folder / name)
    fooled = open_again(vault_folder)
    assert len(anchors.look(fooled)) == 1
    assert (
        event_in_words("older_seen", warnings(fooled)[0])
        == "Arkivet var äldre än väntat: enligt en säkerhetskopia"
    )
    fooled.vault.close()
    assert anchors.look(open_again(vault_folder)) == []


def test_a_restore_that_was_logged_since_explains_it(
    vault_folder: Path, open_again: Callable[[Path], OpenSession], tmp_path: Path
) -> None:
    shutil.copytree(vault_folder, tmp_path / "old")
    session = open_again(vault_folder)
    write(session)
    made_copy(session)
    session.vault.close()
    for name in ("valv.db", "valv.key", "valv.key.bak"):
        shutil.copy(tmp_path / "old" / name, vault_folder / name)
    restored = open_again(vault_folder)
    with restored.change(event="restored", detail="seq:1"):
        pass
    assert anchors.look(restored) == []


def test_a_copy_of_another_vaults_key_says_nothing(
    vault_folder: Path, open_again: Callable[[Path], OpenSession]
) -> None:
    session = open_again(vault_folder)
    write(session)
    made_copy(session)
    copy = next((vault_folder / "kopior").iterdir())
    data = bytearray(copy.read_bytes())
    data[60] ^= 1
    copy.write_bytes(data)
    assert anchors.look(session) == []
