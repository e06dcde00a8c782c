"""That the program was ended before all was put away is told once, in the next start, and stands in the log."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.lock import cut_off
from desktop.lock.causes import Cause
from desktop.lock.cut_off_told import say_cut_off
from desktop.log.words import event_in_words
from desktop.session.session import Session


@pytest.fixture(autouse=True)
def _nothing_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cut_off.NAME, raising=False)


def test_it_is_told_once_and_logged(session: Session, tmp_path: Path) -> None:
    causes: tuple[Cause, ...] = ("silence", "sleep", "crash")
    for cause in causes:
        cut_off.leave(tmp_path, cause)
        assert sys.platform == "win32" or (tmp_path / cut_off.FILE).stat().st_mode & 0o777 == 0o600
        told = say_cut_off(session, tmp_path)
        assert len(told) == 1
        assert ("slutade Närvara svara" in told[0]) is (cause == "silence")
        assert next(row.detail for row in session.log.rows(9) if row.event == "cut_off") == cause
        assert event_in_words("cut_off", cause) != event_in_words("cut_off")
        assert say_cut_off(session, tmp_path) == []


def test_nothing_is_told_when_all_was_put_away(session: Session, tmp_path: Path) -> None:
    assert say_cut_off(session, tmp_path) == []


def test_where_nothing_can_be_written_the_next_process_is_told(session: Session, tmp_path: Path) -> None:
    cut_off.leave(tmp_path / "gone", "silence")
    assert say_cut_off(session, tmp_path / "gone") != []
    assert say_cut_off(session, tmp_path / "gone") == []


@pytest.mark.parametrize("garbage", [b"", b"nonsense"])
def test_what_nobody_knows_is_told_in_general_words(session: Session, tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / cut_off.FILE).write_bytes(garbage)
    assert cut_off.found(tmp_path) == "system"


@pytest.mark.parametrize("garbage", [b"\xff\xfe", b"x" * 1000])
def test_what_is_not_ours_is_not_read(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / cut_off.FILE).write_bytes(garbage)
    assert cut_off.found(tmp_path) == ""
