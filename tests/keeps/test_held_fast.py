"""The window's process is held fast in C, with Python's own lock kept: the launcher ends it all the same.

Every source is tried with nothing in that process able to hear it. What was saved is there afterwards, and the next
start says what happened.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.vault import vault as vaults
from desktop.process.launcher import LOCKED
from desktop.process.watchdog import GRACE, SILENCE
from tests.desktop.lock.sources.buses import LOGIN, FakeLogind, PrivateBus, Speaker
from tests.keeps.office import PASSPHRASE, PATIENCE, Office

WORDS = "mitt i ett o"
MANAGER, PATH = f"{LOGIN}.Manager", "/org/freedesktop/login1"
OWN, OTHERS = f"{PATH}/session/_31", f"{LOGIN}.Session"
SAVER, POWER = "org.freedesktop.ScreenSaver", "org.freedesktop.UPower"
LATE = 1.5  # seconds that a busy machine may add


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    one = Office(tmp_path, "tests.keeps.holding", words=WORDS, watched=True)
    yield one
    one.end()


def wait(office: Office, is_so: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"{what}: {office.told()[-3:]}\n{office.said()}"
        time.sleep(0.02)


def held(office: Office, bus: PrivateBus) -> int:
    """Start, let it be held fast, and return the launcher's process id."""
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    wait(office, lambda: bool(office.told("ready")), "never ready")
    office.go("hold")
    wait(office, lambda: bool(office.told("held")), "never held")
    pid = office.told("ready")[0]["pid"]
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def says_sleep(bus: PrivateBus, logind: FakeLogind) -> None:
    logind.say(PATH, MANAGER, "PrepareForSleep", "b", True)


def says_lock(bus: PrivateBus, logind: FakeLogind) -> None:
    logind.say(OWN, OTHERS, "Lock", "")


def says_screen_saver(bus: PrivateBus, logind: FakeLogind) -> None:
    speaker = Speaker(bus, SAVER)
    speaker.say("/ScreenSaver", SAVER, "ActiveChanged", "b", True)
    speaker.close()


def says_lid(bus: PrivateBus, logind: FakeLogind) -> None:
    speaker = Speaker(bus, POWER)
    changed: tuple[object, ...] = (POWER, {"LidIsClosed": ("b", True)}, [])
    interface = "org.freedesktop.DBus.Properties"
    speaker.say("/org/freedesktop/UPower", interface, "PropertiesChanged", "sa{sv}as", *changed)
    speaker.close()


def says_shutdown(bus: PrivateBus, logind: FakeLogind) -> None:
    logind.say(PATH, MANAGER, "PrepareForShutdown", "b", True)


LOCKING = {"sleep": says_sleep, "os_lock": says_lock, "screen saver": says_screen_saver, "lid": says_lid}


@pytest.mark.parametrize("source", LOCKING)
def test_whatever_asks_for_a_lock_gets_it_and_the_next_start_says_so(
    office: Office, bus: PrivateBus, source: str
) -> None:
    logind = FakeLogind(bus)
    held(office, bus)
    asked = time.monotonic()
    LOCKING[source](bus, logind)
    wait(office, lambda: bool(office.told("ended")), "was never ended")
    ended = office.told("ended")[0]
    assert ended["code"] == LOCKED
    assert GRACE <= ended["at"] - asked < GRACE + LATE
    assert office.wait() == 0
    (read,) = office.told("read")
    assert read["text"] == WORDS
    assert "två sekunder" in read["words"]
    assert read["cut_off"] == [source.replace("screen saver", "os_lock")]
    assert not (office.data / "valv.avbruten").exists()
    logind.close()


def test_silence_alone_is_enough(office: Office, bus: PrivateBus) -> None:
    held(office, bus)
    wait(office, lambda: bool(office.told("ended")), "was never ended")
    ended, since = office.told("ended")[0], office.told("held")[0]["at"]
    assert ended["code"] == LOCKED
    assert ended["at"] - since < SILENCE + LATE
    assert office.wait() == 0
    assert [(one["text"], one["cut_off"]) for one in office.told("read")] == [(WORDS, ["silence"])]


def test_a_process_that_stands_still_is_ended_too(office: Office, bus: PrivateBus) -> None:
    """Stopped (SIGSTOP), as under a debugger: not even C runs in it."""
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    wait(office, lambda: bool(office.told("ready")), "never ready")
    os.kill(office.told("ready")[0]["pid"], signal.SIGSTOP)
    wait(office, lambda: bool(office.told("ended")), "was never ended")
    assert office.told("ended")[0]["code"] == LOCKED


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_being_asked_to_end_ends_both_and_nothing_is_started_again(
    office: Office, bus: PrivateBus, number: signal.Signals
) -> None:
    launcher = held(office, bus)
    asked = time.monotonic()
    os.kill(launcher, number)
    assert office.wait() == 0
    assert [one["code"] for one in office.told("ended")] == [0]
    (ended,) = office.told("ended")
    assert ended["at"] - asked < GRACE + LATE
    assert (office.data / "valv.avbruten").read_text(encoding="ascii") == "system"
    vault = vaults.unlock(office.data, PASSPHRASE)
    row = vault.connection.execute("SELECT body FROM notes WHERE id = ?", (office.note,)).fetchone()
    vault.close()
    assert row[0] == WORDS


def test_the_computer_is_turned_off(office: Office, bus: PrivateBus) -> None:
    logind = FakeLogind(bus)
    held(office, bus)
    says_shutdown(bus, logind)
    assert office.wait() == 0
    assert len(office.told("ended")) == 1
    assert (office.data / "valv.avbruten").read_text(encoding="ascii") == "session_end"
    logind.close()


def test_sleep_is_held_up_until_the_process_has_ended(office: Office, bus: PrivateBus) -> None:
    logind = FakeLogind(bus)
    held(office, bus)
    says_sleep(bus, logind)
    wait(office, lambda: not logind.is_held(), "sleep is still held up")
    wait(office, lambda: bool(office.told("ended")), "was never ended")
    assert office.wait() == 0
    logind.close()


def test_without_a_launcher_the_vault_does_not_stay_open(office: Office, bus: PrivateBus) -> None:
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    wait(office, lambda: bool(office.told("ready")), "never ready")
    pid = office.told("ready")[0]["pid"]
    launcher = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    os.kill(launcher, signal.SIGKILL)
    wait(office, lambda: not Path(f"/proc/{pid}").exists(), "goes on without being watched")
    vault = vaults.unlock(office.data, PASSPHRASE)
    row = vault.connection.execute("SELECT detail FROM log WHERE event = 'locked'").fetchone()
    vault.close()
    assert row[0] == "system"
