"""The system asks, with the program in the middle of a word: logind, the screen saver, the end of the session."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.vault import vault as vaults
from desktop.process.launcher import LOCKED
from tests.desktop.lock.sources.buses import LOGIN, FakeLogind, PrivateBus, Speaker
from tests.keeps.office import PASSPHRASE, PATIENCE, Office

WORDS = "mitt i ett o"
MANAGER, PATH = f"{LOGIN}.Manager", "/org/freedesktop/login1"
SAVER = "org.freedesktop.ScreenSaver"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    one = Office(tmp_path, "tests.keeps.waiting", words=WORDS)
    yield one
    one.end()


def wait(office: Office, is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"{what}: {office.told()[-3:]}\n{office.said()}"
        time.sleep(0.02)


def start(office: Office, bus: PrivateBus) -> None:
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    wait(office, lambda: bool(office.told("ready")), "never ready")


def is_held_twice(logind: FakeLogind) -> bool:
    """Tell whether both listen: the launcher, which ends what does not lock in a second, and the window."""
    return [asked[0] for asked in logind.asked].count("Inhibit") == 2


def assert_locked_and_whole(office: Office) -> None:
    assert office.wait() == 0
    assert [one["code"] for one in office.told("ended")] == [LOCKED, 0]
    assert [one["text"] for one in office.told("read")] == [WORDS]


def causes(office: Office) -> list[str]:
    """Return why it locked, from the log in the vault, oldest first."""
    vault = vaults.unlock(office.data, PASSPHRASE)
    rows = vault.connection.execute("SELECT detail FROM log WHERE event = 'locked' ORDER BY seq").fetchall()
    vault.close()
    return [row[0] for row in rows]


def test_the_computer_may_sleep_when_the_text_is_safe_and_not_before(office: Office, bus: PrivateBus) -> None:
    logind = FakeLogind(bus)
    start(office, bus)
    wait(office, lambda: is_held_twice(logind), "sleep is not held up")
    assert logind.is_held()
    logind.say(PATH, MANAGER, "PrepareForSleep", "b", True)
    wait(office, lambda: bool(office.told("ended")), "did not lock")
    wait(office, lambda: not logind.is_held(), "sleep is still held up")
    assert_locked_and_whole(office)
    assert causes(office)[0] == "sleep"
    logind.close()


def test_a_screen_saver_locks(office: Office, bus: PrivateBus) -> None:
    logind = FakeLogind(bus)
    start(office, bus)
    wait(office, lambda: is_held_twice(logind), "does not listen")
    speaker = Speaker(bus, SAVER)
    until = time.monotonic() + PATIENCE
    while not office.told("ended") and time.monotonic() < until:  # the other thread may not listen yet
        speaker.say("/ScreenSaver", SAVER, "ActiveChanged", "b", True)
        time.sleep(0.2)
    assert_locked_and_whole(office)
    assert causes(office)[0] == "os_lock"
    speaker.close()
    logind.close()


def test_being_asked_to_end_saves_and_ends_both_processes(office: Office) -> None:
    office.start()
    wait(office, lambda: bool(office.told("ready")), "never ready")
    pid = office.told("ready")[0]["pid"]
    launcher = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(launcher, signal.SIGTERM)
    assert office.wait() == 0
    assert not Path(f"/proc/{pid}").exists()
    vault = vaults.unlock(office.data, PASSPHRASE)
    row = vault.connection.execute("SELECT body FROM notes WHERE id = ?", (office.note,)).fetchone()
    vault.close()
    assert row[0] == WORDS
    assert causes(office) == ["system"]
