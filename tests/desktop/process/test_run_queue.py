"""What Linux counts as time without a processor: of this very process, and of one that is made up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.process.run_queue import RunQueue

SECOND = 1_000_000_000  # nanoseconds


def write(root: Path, thread: int, *, run: float, waited: float, state: str = "S") -> None:
    place = root / "7" / "task" / str(thread)
    place.mkdir(parents=True, exist_ok=True)
    (place / "schedstat").write_text(f"{int(run * SECOND)} {int(waited * SECOND)} 3\n", encoding="ascii")
    (place / "stat").write_text(f"{thread} (a) R (b) {state} 1 1", encoding="ascii")


def test_the_thread_that_waited_longest_since_the_last_look_counts(tmp_path: Path) -> None:
    write(tmp_path, 7, run=1, waited=5)
    write(tmp_path, 8, run=1, waited=90)
    queue = RunQueue(7, tmp_path)
    assert queue.waited() == 0.0
    write(tmp_path, 7, run=2, waited=5.5)
    write(tmp_path, 8, run=2, waited=90.25)
    write(tmp_path, 9, run=1, waited=40)  # begun since
    assert queue.waited() == pytest.approx(0.5)
    assert queue.waited() == 0.0


def test_one_that_is_ready_and_has_not_run_waits_all_the_time(tmp_path: Path) -> None:
    write(tmp_path, 7, run=1, waited=5, state="R")
    queue = RunQueue(7, tmp_path)
    queue.waited()
    assert queue.waited() == float("inf")
    write(tmp_path, 7, run=1.1, waited=5, state="R")
    assert queue.waited() == 0.0, "it ran all the time"
    write(tmp_path, 7, run=1.1, waited=5, state="T")
    assert queue.waited() == 0.0, "it was stopped"


def test_where_nothing_is_counted_or_nothing_may_be_seen_nothing_is_told(tmp_path: Path) -> None:
    write(tmp_path, 7, run=0, waited=0)
    assert RunQueue(7, tmp_path).waited() is None
    assert RunQueue(8, tmp_path).waited() is None


@pytest.mark.skipif(sys.platform != "linux", reason="counted by Linux")
def test_this_process_can_be_read() -> None:
    queue = RunQueue(os.getpid())
    if queue.waited() is None:
        pytest.skip("this kernel does not count")
    assert queue.waited() is not None
