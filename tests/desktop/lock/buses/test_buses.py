"""logind and the screen savers, on a real bus with something on it that speaks as they do."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.lock.buses import Lid, Listener, Login, ScreenSaver
from desktop.lock.buses.lid import PATH, UPOWER
from desktop.lock.buses.screensaver import INTERFACES
from desktop.lock.sources import LockSources, of_this_system
from desktop.lock.sources.bus import BusSource
from tests.desktop.lock.sources.buses import LOGIN, OWN_SESSION, FakeLogind, PrivateBus, Speaker

PROPERTIES = "org.freedesktop.DBus.Properties"
MANAGER, LOGIN_PATH = f"{LOGIN}.Manager", "/org/freedesktop/login1"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    private = PrivateBus(tmp_path)
    yield private
    private.close()


@pytest.fixture
def logind(bus: PrivateBus) -> Iterator[FakeLogind]:
    fake = FakeLogind(bus)
    yield fake
    fake.close()


class Heard:
    """What a source asked for, brought into Qt's thread as the program does."""

    def __init__(self, qtbot: QtBot, source: BusSource) -> None:
        self.causes: list[str] = []
        self.threads: set[int] = set()
        self._qtbot = qtbot
        self.source = source
        self.sources = LockSources([source])
        self.sources.asked.connect(self._on_asked)
        self.sources.start()

    def _on_asked(self, cause: str) -> None:
        self.causes.append(cause)
        self.threads.add(threading.get_ident())

    def wait(self, *causes: str) -> None:
        self._qtbot.waitUntil(lambda: self.causes == list(causes), timeout=10_000)


@pytest.fixture
def listen(qtbot: QtBot) -> Iterator[object]:
    started: list[Heard] = []

    def start(listener: Listener) -> Heard:
        started.append(Heard(qtbot, BusSource(listener)))
        return started[-1]

    yield start
    for heard in started:
        heard.sources.stop()


def listening(listen: object, listener: Listener) -> Heard:
    heard: Heard = listen(listener)  # type: ignore[operator]  # the fixture's function
    assert listener.is_listening.wait(10), "it never began to listen"
    return heard


def test_sleep_locks_and_is_held_up_until_then(
    qtbot: QtBot, logind: FakeLogind, bus: PrivateBus, listen: object
) -> None:
    heard = listening(listen, Login(bus.address, session_id="1"))
    assert ("Inhibit", ("sleep:shutdown", "Närvara", "Låser arkivet", "delay")) in logind.asked
    assert logind.is_held()
    logind.say(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", True)
    heard.wait("sleep")
    heard.sources.stop()
    qtbot.waitUntil(lambda: not logind.is_held(), timeout=10_000)


def test_waking_up_and_a_cancelled_shutdown_lock_nothing(
    logind: FakeLogind, bus: PrivateBus, listen: object
) -> None:
    heard = listening(listen, Login(bus.address, session_id="1"))
    logind.say(LOGIN_PATH, MANAGER, "PrepareForSleep", "b", False)
    logind.say(LOGIN_PATH, MANAGER, "PrepareForShutdown", "b", False)
    logind.say(LOGIN_PATH, MANAGER, "PrepareForShutdown", "b", True)
    heard.wait("session_end")


def test_only_our_own_sessions_lock_is_ours(logind: FakeLogind, bus: PrivateBus, listen: object) -> None:
    heard = listening(listen, Login(bus.address, session_id="1"))
    logind.say("/org/freedesktop/login1/session/_35", f"{LOGIN}.Session", "Lock", "")
    logind.say(OWN_SESSION, f"{LOGIN}.Session", "Unlock", "")
    logind.say(OWN_SESSION, f"{LOGIN}.Session", "Lock", "")
    heard.wait("os_lock")


def test_without_a_known_session_any_lock_counts(logind: FakeLogind, bus: PrivateBus, listen: object) -> None:
    heard = listening(listen, Login(bus.address, session_id=""))
    logind.say("/org/freedesktop/login1/session/_35", f"{LOGIN}.Session", "Lock", "")
    heard.wait("os_lock")


def test_a_bus_without_logind_is_listened_to_all_the_same(bus: PrivateBus, listen: object) -> None:
    source = Login(bus.address, session_id="1")
    listening(listen, source)
    assert source.inhibitor is None


@pytest.mark.parametrize("interface", INTERFACES)
def test_a_screen_saver_that_comes_on_locks(bus: PrivateBus, listen: object, interface: str) -> None:
    heard = listening(listen, ScreenSaver(bus.address))
    speaker = Speaker(bus, interface)
    speaker.say("/ScreenSaver", interface, "ActiveChanged", "b", False)
    speaker.say("/ScreenSaver", interface, "ActiveChanged", "b", True)
    heard.wait("os_lock")
    assert heard.threads == {threading.get_ident()}, "heard in another thread than Qt's"
    speaker.close()


def test_gnome_says_that_nobody_is_there(bus: PrivateBus, listen: object) -> None:
    heard = listening(listen, ScreenSaver(bus.address))
    speaker = Speaker(bus, "org.gnome.SessionManager")
    for status in (0, 1, 2, 3):
        speaker.say(
            "/org/gnome/SessionManager/Presence",
            "org.gnome.SessionManager.Presence",
            "StatusChanged",
            "u",
            status,
        )
    heard.wait("os_lock")
    speaker.close()


def test_a_session_that_is_over_is_heard_when_it_is_ours(
    logind: FakeLogind, bus: PrivateBus, listen: object
) -> None:
    heard = listening(listen, Login(bus.address, session_id="1"))
    logind.say(LOGIN_PATH, MANAGER, "SessionRemoved", "so", "5", "/org/freedesktop/login1/session/_35")
    assert heard.causes == []
    logind.say(LOGIN_PATH, MANAGER, "SessionRemoved", "so", "1", OWN_SESSION)
    heard.wait("session_end")


def test_closing_the_lid_locks_and_opening_it_does_not(bus: PrivateBus, listen: object) -> None:
    heard = listening(listen, Lid(bus.address))
    speaker = Speaker(bus, UPOWER)
    for changed in ({"OnBattery": ("b", True)}, {"LidIsClosed": ("b", False)}, {"LidIsClosed": ("b", True)}):
        speaker.say(PATH, PROPERTIES, "PropertiesChanged", "sa{sv}as", UPOWER, changed, [])
    heard.wait("lid")
    speaker.close()


@pytest.mark.parametrize(
    "address",
    ["unix:path={folder}/nothing-here", "tcp:host=127.0.0.1,port=1", "nonsense", "unix:path={folder}/file"],
)
def test_where_there_is_no_bus_nothing_happens(tmp_path: Path, address: str) -> None:
    """An address over the network is refused before any socket is made."""
    (tmp_path / "file").write_text("not a socket")
    causes: list[str] = []
    source = ScreenSaver(address.format(folder=tmp_path))
    source.start(causes.append)
    source.stop()
    assert not source.is_listening.is_set()


def test_no_session_bus_at_all_is_nothing_strange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    causes: list[str] = []
    source = ScreenSaver()
    source.start(causes.append)
    source.stop()
    assert not source.is_listening.is_set()


def test_a_bus_that_goes_away_is_nothing_strange(bus: PrivateBus, listen: object) -> None:
    heard = listening(listen, ScreenSaver(bus.address))
    bus.end()
    heard.sources.stop()
    assert heard.causes == []


def test_only_local_sockets_are_opened_and_none_before_starting(bus: PrivateBus, listen: object) -> None:
    families: list[object] = []
    is_on = [True]

    def hook(event: str, values: tuple[object, ...]) -> None:
        if event == "socket.__new__" and is_on[0]:
            families.append(values[1])

    sys.addaudithook(hook)
    source = ScreenSaver(bus.address)
    assert families == []
    listening(listen, source)
    is_on[0] = False
    assert [str(family) for family in families] == ["1"] or families == [1], families


def test_each_system_has_its_own_sources() -> None:
    class Told:
        pass

    names = {
        system: [type(source).__name__ for source in of_this_system(1, Told(), system)]
        for system in ("linux", "win32", "darwin", "freebsd")
    }
    assert names == {
        "linux": ["SessionEnd", "BusSource", "BusSource", "BusSource"],
        "win32": ["SessionEnd", "WindowsMessages"],
        "darwin": ["SessionEnd", "ScreenLocked"],
        "freebsd": ["SessionEnd", "NoSource"],
    }
