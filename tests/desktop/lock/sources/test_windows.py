"""What Windows would say, put in memory as it lies there and handed to the filter that Qt would call."""

from __future__ import annotations

import ctypes
import uuid
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.lock.sources.windows import WindowsMessages
from desktop.lock.sources.windows_messages import GUID_LIDSWITCH_STATE_CHANGE, Msg, PowerSetting

SESSION, POWER, QUERY_END, END, SETTING = 0x2B1, 0x218, 0x11, 0x16, 0x8013
MONITOR = uuid.UUID("02731015-4510-4526-99e6-e5a17ebd1aea")  # GUID_MONITOR_POWER_ON


class Windows:
    """Posts messages to a source, and remembers what it asked for."""

    def __init__(self) -> None:
        self.causes: list[str] = []
        self.registered: list[int] = []
        self.source = WindowsMessages(77, self._register)
        self.source.asked.connect(self.causes.append)

    def _register(self, window: int) -> Callable[[], object]:
        self.registered.append(window)
        return lambda: self.registered.remove(window)

    def post(self, kind: int, w: int = 0, to: int = 0, name: bytes = b"windows_generic_MSG") -> object:
        message = Msg(window=77, message=kind, w=w, l=to)
        return self.source._filter.nativeEventFilter(name, ctypes.addressof(message))

    def lid(self, state: int, guid: uuid.UUID = GUID_LIDSWITCH_STATE_CHANGE) -> None:
        told = PowerSetting((ctypes.c_ubyte * 16)(*guid.bytes_le), 4, (ctypes.c_ubyte * 1)(state))
        self.post(POWER, SETTING, ctypes.addressof(told))


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    one = Windows()
    one.source.start()
    yield one
    one.source.stop()


@pytest.mark.parametrize(
    ("kind", "w", "cause"),
    [
        (SESSION, 7, "os_lock"),
        (SESSION, 2, "remote"),
        (SESSION, 4, "remote"),
        (SESSION, 6, "session_end"),
        (POWER, 4, "sleep"),
        (QUERY_END, 0, "session_end"),
        (END, 1, "session_end"),
    ],
)
def test_windows_says_that_nobody_should_be_reading(windows: Windows, kind: int, w: int, cause: str) -> None:
    assert windows.post(kind, w) == (False, 0), "the message must go on to Qt"
    assert windows.causes == [cause]


@pytest.mark.parametrize(
    ("kind", "w"),
    [
        (SESSION, 8),
        (SESSION, 1),
        (SESSION, 5),
        (POWER, 18),
        (POWER, 7),
        (POWER, SETTING),
        (END, 0),
        (0x100, 7),
    ],
)
def test_unlocking_waking_and_everything_else_is_passed_over(windows: Windows, kind: int, w: int) -> None:
    windows.post(kind, w)
    assert windows.causes == []


def test_a_lid_that_is_closed_locks(windows: Windows) -> None:
    windows.lid(1)
    windows.lid(0)
    assert windows.causes == ["lid"]


def test_a_docked_computer_with_its_lid_closed_is_not_locked_by_being_told_so(windows: Windows) -> None:
    windows.lid(0)
    windows.lid(0)
    assert windows.causes == []
    windows.lid(1)
    windows.lid(0)
    assert windows.causes == ["lid"]


def test_other_power_settings_are_not_the_lid(windows: Windows) -> None:
    for state in (1, 0):
        windows.lid(state, MONITOR)
    assert windows.causes == []


def test_what_is_no_windows_message_is_never_read(windows: Windows) -> None:
    windows.post(SESSION, 7, name=b"xcb_generic_event_t")
    assert windows.causes == []


def test_windows_is_asked_to_tell_once_and_told_when_it_is_over(windows: Windows) -> None:
    windows.source.start()
    assert windows.registered == [77]
    windows.source.stop()
    windows.source.stop()
    assert windows.registered == []


def test_the_structures_are_as_large_as_on_64_bit_windows() -> None:
    assert (ctypes.sizeof(Msg), Msg.w.offset, Msg.l.offset) == (48, 16, 24)
    assert PowerSetting.data.offset == 20
