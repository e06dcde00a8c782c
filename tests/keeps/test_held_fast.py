"""The window's process is held fast in C, with Python's own lock kept: the launcher ends it all the same.

Every source is tried with nothing in that process able to hear it, one after the other under one launcher. What was
saved is there afterwards, and the next start says what happened.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from db.vault import vault as vaults
from desktop.process import launcher, watchdog
from desktop.process.launcher import LOCKED
from desktop.process.watchdog import GRACE, SILENCE
from tests.desktop.lock.sources.buses import LOGIN, FakeLogind, PrivateBus, Speaker
from tests.keeps.office import HOME, PASSPHRASE, PATIENCE, Office

WORDS = "mitt i ett o"
MANAGER, PATH = f"{LOGIN}.Manager", "/org/freedesktop/login1"
OWN, OTHERS = f"{PATH}/session/_31", f"{LOGIN}.Session"
SAVER, POWER = "org.freedesktop.ScreenSaver", "org.freedesktop.UPower"
LATE = 3.0  # seconds that a busy machine may add
AGAIN = 4.0  # seconds until something is said once more, to a launcher that did not listen yet


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


def parent_of(pid: int) -> int:
    """Return the launcher's process id."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def held(office: Office, number: int) -> int:
    """Let the process of this number be held fast; return its id."""
    wait(office, lambda: len(office.told("ready")) > number, "never ready")
    office.go(f"hold-{number}")
    wait(office, lambda: len(office.told("held")) > number, "never held")
    return int(office.told("ready")[number]["pid"])


def ended(office: Office, number: int, ask: Callable[[], object]) -> list[float]:
    """Ask until it has ended; return how many seconds that was after each time it was asked."""
    asked: list[float] = []
    until = time.monotonic() + PATIENCE
    while len(office.told("ended")) <= number:
        assert time.monotonic() < until, f"was never ended: {office.told()[-3:]}\n{office.said()}"
        if not asked or time.monotonic() > asked[-1] + AGAIN:
            asked.append(time.monotonic())
            ask()
        time.sleep(0.02)
    end = office.told("ended")[number]
    assert end["code"] == LOCKED
    return [end["at"] - one for one in asked]


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


def nobody_says(bus: PrivateBus, logind: FakeLogind) -> None:
    """Silence alone."""


LOCKING = (
    ("sleep", says_sleep, GRACE),
    ("os_lock", says_lock, GRACE),
    ("os_lock", says_screen_saver, GRACE),
    ("lid", says_lid, GRACE),
    ("silence", nobody_says, SILENCE - 2.0),  # up to a beat and a half was before
)


def test_whatever_asks_for_a_lock_gets_it_and_the_next_start_says_so(office: Office, bus: PrivateBus) -> None:
    logind = FakeLogind(bus)
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    for number, (cause, says, least) in enumerate(LOCKING):
        held(office, number)
        took = ended(office, number, partial(says, bus, logind))
        most = (SILENCE if cause == "silence" else GRACE) + LATE
        assert any(least <= seconds < most for seconds in took), f"{cause}: {took}"
        if cause == "sleep":
            wait(office, lambda: not logind.is_held(), "sleep is still held up")
    last = len(LOCKING)
    watching = parent_of(held(office, last))
    asked = time.monotonic()
    os.kill(watching, signal.SIGTERM)
    assert office.wait() == 0
    assert office.told("ended")[last]["at"] - asked < GRACE + LATE
    assert [one["cut_off"] for one in office.told("read")] == [cause for cause, _says, _least in LOCKING]
    assert {one["text"] for one in office.told("read")} == {WORDS}
    assert all("två sekunder" in one["words"] for one in office.told("read"))
    assert (office.data / "valv.avbruten").read_text(encoding="ascii") == "system"
    logind.close()


DEAF = """
import sys
from pathlib import Path
from desktop.process import launcher
child = '''
import os, signal, time
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
os.write(int(os.environ["NARVARA_PULSE"]), b"o")
print("ready", flush=True)
{then}
'''
launcher.command = lambda folder: [sys.executable, "-c", child]
sys.exit(launcher.launch(Path(sys.argv[1])))
"""


def deaf(folder: Path, then: str = "time.sleep(60)", **environment: str) -> subprocess.Popen[str]:
    """Start a launcher with a process that says its vault is open, and does nothing that it is asked."""
    folder.mkdir()
    started = subprocess.Popen(
        [sys.executable, "-c", DEAF.replace("{then}", then), str(folder)],
        cwd=HOME,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def left(folder: Path, started: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the launcher's exit code and what it left for the next start."""
    code = started.wait(PATIENCE)
    assert started.stdout is not None
    started.stdout.close()
    return code, (folder / "valv.avbruten").read_text(encoding="ascii")


def test_being_asked_to_end_ends_both_and_nothing_is_started_again(tmp_path: Path, bus: PrivateBus) -> None:
    """By each signal, and by the computer being turned off: all at once, each to a launcher of its own."""
    launchers = {}
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        folder = tmp_path / str(int(number))
        launchers[folder] = deaf(folder)
        launchers[folder].send_signal(number)
    logind, off = FakeLogind(bus), tmp_path / "off"
    last = deaf(off, DBUS_SYSTEM_BUS_ADDRESS=bus.address)
    until = time.monotonic() + PATIENCE
    while last.poll() is None:
        assert time.monotonic() < until, "was never ended"
        says_shutdown(bus, logind)
        time.sleep(0.2)
    assert left(off, last) == (0, "session_end")
    for folder, one in launchers.items():
        assert left(folder, one) == (0, "system"), folder.name
    logind.close()


def test_a_process_that_stands_still_is_ended_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped (SIGSTOP), as under a debugger: not even C runs in it."""
    monkeypatch.setattr(watchdog, "SILENCE", 1.0)
    says = "import os, signal; os.write(int(os.environ['NARVARA_PULSE']), b'o')"
    stops = f"{says}; os.kill(os.getpid(), signal.SIGSTOP)"
    assert launcher.run([sys.executable, "-c", stops], tmp_path) == LOCKED


def test_without_a_launcher_the_vault_does_not_stay_open(office: Office, bus: PrivateBus) -> None:
    office.start(DBUS_SYSTEM_BUS_ADDRESS=bus.address, DBUS_SESSION_BUS_ADDRESS=bus.address)
    wait(office, lambda: bool(office.told("ready")), "never ready")
    pid = office.told("ready")[0]["pid"]
    os.kill(parent_of(pid), signal.SIGKILL)
    wait(office, lambda: not Path(f"/proc/{pid}").exists(), "goes on without being watched")
    vault = vaults.unlock(office.data, PASSPHRASE)
    row = vault.connection.execute("SELECT detail FROM log WHERE event = 'locked'").fetchone()
    vault.close()
    assert row[0] == "system"
