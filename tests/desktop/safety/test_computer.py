"""What is known of the computer: read in the worker, kept in the vault, said in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.clock import now
from desktop.safety.computer import ComputerWatch
from desktop.safety.disk import read as read_disk
from desktop.safety.disk.facts import DiskFacts, Memory, State
from desktop.safety.disk_words import about_disk, about_memory, disk_state
from desktop.session import settings
from desktop.session.settings import Computer
from desktop.vault.open_session import OpenSession

ON = DiskFacts(State.ON, Memory.SAFE, "BitLocker", "Windows")
READ = datetime(2026, 11, 24, 7, 51).astimezone().astimezone(UTC).isoformat()

Look = Callable[[DiskFacts], None]


@pytest.fixture
def look(session: OpenSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Return what reads the disk and finds what is given."""

    def looked(found: DiskFacts) -> None:
        def read(folder: Path) -> DiskFacts:
            assert folder == session.vault.folder
            return found

        monkeypatch.setattr(read_disk, "read", read)
        with qtbot.waitSignal(session.computer.seen, timeout=10_000):
            session.computer.look()

    return looked


def test_what_was_read_is_kept_with_its_moment_and_the_ways_in(session: OpenSession, look: Look) -> None:
    look(ON)
    kept = settings.computer(session.db)
    assert (kept.disk, kept.memory, kept.by, kept.system) == ("on", "safe", "BitLocker", "Windows")
    assert kept.ways == "pass,recovery"
    assert datetime.fromisoformat(kept.read_at) <= now()


def test_what_was_read_makes_no_copy_due(session: OpenSession, look: Look) -> None:
    assert not session.backups.is_due
    look(ON)
    assert not session.backups.is_due
    session.computer.rename("K-4711")
    assert session.backups.is_due


def test_the_same_again_is_not_written_but_has_a_fresh_moment_to_show(
    session: OpenSession, look: Look
) -> None:
    look(ON)
    yesterday = (now() - timedelta(days=1)).isoformat(timespec="seconds")
    with session.change("settings") as db:
        settings.write(db, replace(settings.computer(db), read_at=yesterday))
    look(ON)
    assert settings.computer(session.db).read_at == yesterday
    assert session.computer.known().read_at > yesterday
    look(replace(ON, state=State.OFF, why="paused"))
    assert settings.computer(session.db).disk == "off"


def test_a_kept_moment_that_is_a_week_old_is_written_anew(session: OpenSession, look: Look) -> None:
    look(ON)
    old = (now() - timedelta(days=8)).isoformat(timespec="seconds")
    with session.change("settings") as db:
        settings.write(db, replace(settings.computer(db), read_at=old))
    look(ON)
    assert settings.computer(session.db).read_at > old


def test_reading_keeps_the_name_the_user_gave(session: OpenSession, look: Look) -> None:
    session.computer.rename("  K-4711 \n lilla ")
    look(ON)
    assert settings.computer(session.db).name == "K-4711 lilla"


def test_an_answer_after_the_lock_is_dropped(
    session: OpenSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_disk, "read", lambda _folder: ON)
    watch = session.computer
    with qtbot.assertNotEmitted(watch.seen, wait=200):
        watch.look()
        session.vault.close()


def test_a_damaged_vault_that_is_only_read_is_left_alone(session: OpenSession, look: Look) -> None:
    session.vault.was_damaged()
    look(ON)
    assert settings.computer(session.db) == Computer()


def test_there_is_one_watch_a_session(session: OpenSession) -> None:
    assert session.findChildren(ComputerWatch) == [session.computer]


@pytest.mark.parametrize(
    ("seen", "said", "tone"),
    [
        (
            Computer(disk="on", by="BitLocker", system="Windows"),
            "BitLocker är på, enligt Windows i dag 07.51",
            None,
        ),
        (
            Computer(disk="on", by="LUKS", system="Linux"),
            "Krypterad med LUKS, enligt Linux i dag 07.51",
            None,
        ),
        (
            Computer(disk="off", by="FileVault", system="macOS"),
            "FileVault är av, enligt macOS i dag 07.51. Be IT slå på det.",
            "warn",
        ),
        (
            Computer(disk="off", by="BitLocker", system="Windows", why="paused"),
            "BitLocker är pausat, enligt Windows i dag 07.51. Be IT slå på det igen.",
            "warn",
        ),
        (
            Computer(disk="off", system="Linux"),
            "Ingen diskkryptering hittades, enligt Linux i dag 07.51. Be IT kryptera hela disken.",
            "warn",
        ),
        (
            Computer(disk="unknown", system="Linux"),
            "Går inte att läsa här. Fråga IT om hela disken är krypterad.",
            None,
        ),
    ],
)
def test_the_disk_in_words(session: OpenSession, seen: Computer, said: str, tone: str | None) -> None:
    assert about_disk(replace(seen, read_at=READ), session.today()) == (said, tone)


def test_every_coded_word_is_said_and_none_is_shown_as_it_is(session: OpenSession) -> None:
    told = set()
    for state in State:
        for why in ("", "converting", "paused", "waiting"):
            seen = Computer(disk=state.value, by="BitLocker", system="Windows", why=why, read_at=READ)
            words = about_disk(seen, session.today())[0]
            assert not why or why not in words
            told.add(words)
    assert len(told) == 6
    assert len({about_memory(Computer(memory=one.value), session.today()) for one in Memory}) == 4


def test_on_paper_the_day_stands_and_not_today(session: OpenSession) -> None:
    seen = Computer(disk="on", by="BitLocker", system="Windows", read_at=READ)
    assert disk_state(seen) == "BitLocker är på, enligt Windows 24 november 2026"
