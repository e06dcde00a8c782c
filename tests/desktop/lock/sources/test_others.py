"""The end of the session, and macOS with something that stands in for its own library."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.lock.sources import LockSources
from desktop.lock.sources.macos import CAUSES, ScreenLocked
from desktop.lock.sources.session_end import SessionEnd


class Application(QObject):
    commitDataRequest = Signal(object)  # Qt's name


def test_the_end_of_the_session_is_told_at_once() -> None:
    """The system waits for the answer to this signal and for nothing after it."""
    application = Application()
    sources = LockSources([SessionEnd(application.commitDataRequest)])
    causes: list[str] = []
    sources.asked.connect(causes.append)
    sources.start()
    application.commitDataRequest.emit(object())
    assert causes == ["session_end"]
    sources.stop()
    application.commitDataRequest.emit(object())
    assert causes == ["session_end"]


class Core:
    """Core Foundation as far as it is used."""

    def __init__(self) -> None:
        self.observers: dict[str, Any] = {}

    def CFNotificationCenterGetDistributedCenter(self) -> int:
        return 5

    def CFStringCreateWithCString(self, _allocator: None, text: bytes, _encoding: int) -> str:
        return text.decode()

    def CFNotificationCenterAddObserver(
        self, _center: int, _who: int, callback: Any, name: str, *_: Any
    ) -> None:
        self.observers[name] = callback

    def CFNotificationCenterRemoveEveryObserver(self, _center: int, _who: int) -> None:
        self.observers.clear()


def test_a_mac_whose_screen_is_locked_locks_the_vault() -> None:
    core = Core()
    source = ScreenLocked(core)
    causes: list[str] = []
    source.asked.connect(causes.append)
    source.start()
    assert set(core.observers) == set(CAUSES)
    core.observers["com.apple.screenIsLocked"](5, 0, 0, 0, 0)
    assert causes == ["os_lock"]
    source.stop()
    assert core.observers == {}
