"""Practice is made from the first start, and a lock in the middle of that is heard and leaves nothing half done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from sqlcipher3.dbapi2 import ProgrammingError

from desktop.process.launcher import LOCKED
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from tests.ui.running import Running
from ui.start.practice_bar import Practice


class ProcessEndedError(Exception):
    """What stands here for a process that is no longer there."""


def test_practice_whose_filling_was_cut_short_is_filled_at_the_next_unlock(
    running: Running, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.vault import practice

    filled: list[bool] = []

    def fill(session: OpenSession, _between: Callable[[], object]) -> None:
        filled.append(session.choices.is_practice)
        prefer(session, is_practice=True, first_start_done=True)

    def lock_in_the_middle(session: OpenSession, between: Callable[[], object]) -> None:
        with suppress(ProgrammingError), session.change():
            fill(session, between)
            assert running.program.unlocked is not None
            QTimer.singleShot(0, partial(running.program.unlocked.lock, "os_lock"))
            between()
            assert running.codes == [LOCKED], "the lock is heard, and its process would have ended here"
        raise ProcessEndedError

    monkeypatch.setattr(practice, "fill", lock_in_the_middle)
    with qtbot.captureExceptions() as raised:
        running.press("practice")
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert [one[0] for one in raised] == [ProcessEndedError]
    monkeypatch.setattr(practice, "fill", fill)
    again = Running(qtbot, tmp_path / "data")
    again.shows("unlock")
    again.unlock(practice.PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(again.window.shown(), Practice), timeout=20_000)
    assert not list((tmp_path / "data").glob("valv.db"))
    assert filled == [False, False], "nothing was stored the first time"
    again.put_away()
