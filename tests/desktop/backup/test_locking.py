"""Copies and the lock, and how every trouble with a copy is told."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from db.backup.errors import NOT_MADE, NOT_READ, BackupError, Failure
from db.vault import vault as vaults
from desktop.backup.facts import first_place
from desktop.backup.known import keep
from desktop.backup.run import fits
from desktop.failures.vault import in_swedish
from desktop.lock import locking
from desktop.session.settings import Copies
from desktop.vault.open_session import OpenSession
from tests.desktop.backup.copying import LONG, change, copied


@pytest.fixture
def ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a copy take ten seconds at lock, so that no busy computer decides the test."""
    monkeypatch.setattr(locking, "COPY_WITHIN", 10.0)


def put_away(session: OpenSession) -> list[Exception]:
    return locking.put_away(session, "key", lambda: None, {}, list)


@pytest.mark.usefixtures("ten_seconds")
def test_locking_makes_the_copy_only_when_it_surely_fits(qtbot: QtBot, session: OpenSession) -> None:
    copied(qtbot, session)
    keep(session, took_ms=100)
    change(session)
    assert put_away(session) == []
    assert len(list(first_place(session).glob("*.narvarakopia"))) == 2


@pytest.mark.usefixtures("ten_seconds")
def test_locking_leaves_a_large_vault_to_the_next_run(
    qtbot: QtBot, session: OpenSession, passphrase: str
) -> None:
    copied(qtbot, session)
    keep(session, took_ms=9000)
    change(session)
    assert put_away(session) == []
    assert len(list(first_place(session).glob("*.narvarakopia"))) == 1
    again = OpenSession(vaults.unlock(session.vault.folder, passphrase))
    assert again.backups.is_due
    again.vault.close()


def test_locking_in_the_middle_of_a_copy_leaves_none(qtbot: QtBot, session: OpenSession) -> None:
    change(session, 50)
    backups = session.backups
    backups.copy_now()
    assert put_away(session) == []
    qtbot.waitUntil(lambda: not backups.is_running, timeout=LONG)
    assert list(first_place(session).iterdir()) == []


def test_what_fits_goes_by_the_last_time_and_the_size() -> None:
    kept = Copies(took_ms=100, size=1_000_000)
    assert fits(kept, 1_000_000, 0.4)
    assert fits(kept, 2_000_000, 0.4)
    assert not fits(kept, 3_000_000, 0.4)
    assert not fits(Copies(), 1000, 0.4)


@pytest.mark.parametrize("kind", [*NOT_MADE, *NOT_READ])
@pytest.mark.parametrize("last", ["", "i går 16.20"])
def test_every_trouble_is_told_in_whole_sentences(kind: Failure, last: str) -> None:
    error = in_swedish(BackupError(kind, megabytes=12), last=last)
    for part in (error.title, error.what, error.safe, error.do):
        assert part
        assert "!" not in part
        assert "{" not in part
    assert error.what.endswith(".")


def test_a_damaged_vault_is_told_and_the_old_copy_named(qtbot: QtBot, session: OpenSession) -> None:
    copied(qtbot, session)
    session.vault.was_damaged()
    error = copied(qtbot, session)
    assert error is not None
    assert error.what.startswith("Kontrollen hittade fel i arkivet")
    assert error.safe == "De gamla kopiorna är hela."
    session.vault.connection.execute("PRAGMA query_only = OFF")
