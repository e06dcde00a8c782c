"""What is no longer used goes in Qt's own thread, and nowhere else."""

from __future__ import annotations

import gc
from threading import Thread, get_ident

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


class Ring:
    """Holds itself, so that only the collector can take it away; tells in which thread it goes."""

    def __init__(self, gone: list[int]) -> None:
        self.itself, self._gone = self, gone

    def __del__(self) -> None:
        self._gone.append(get_ident())


def test_what_another_thread_drops_goes_in_this_one(qtbot: QtBot, dressed: QObject) -> None:
    gone: list[int] = []

    def work() -> None:
        Ring(gone)
        kept: list[list[int]] = [[] for _ in range(100_000)]  # so much that Python would have looked long ago
        assert len(kept) == 100_000

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert not gc.isenabled()
    assert gone == []
    more = [[number] for number in range(1_000)]
    qtbot.waitUntil(lambda: bool(gone))
    assert len(more) == 1_000
    assert gone == [get_ident()]
