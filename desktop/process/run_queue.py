"""How long a process' threads have been ready to run without a processor, as Linux counts it. No Qt here.

A window on a busy machine is silent because it is not let in; one that is held fast waits for something else. Only
the kernel can tell them apart: `/proc/PID/task/TID/schedstat` gives nanoseconds run and nanoseconds on the run queue
(Documentation/scheduler/sched-stats.rst), the latter added up when a wait ends.
"""

from __future__ import annotations

from pathlib import Path

_SECOND = 1e9  # nanoseconds
_NOTHING = (0, 0)


class RunQueue:
    """Of one process. All its threads count: the window's may wait for another that holds Python's lock."""

    def __init__(self, pid: int, root: Path = Path("/proc")) -> None:
        self._tasks = root / str(pid) / "task"
        self._before: dict[Path, tuple[int, int]] = {}

    def waited(self) -> float | None:
        """Return how many seconds the thread that waited longest has done so since the last look.

        Infinite for one that has waited all that time; None where the system does not tell.
        """
        try:
            now = {thread: _counted(thread) for thread in self._tasks.iterdir()}
        except OSError:
            return None  # it has ended, or may not be looked at
        before, self._before = self._before, now
        if not any(run for run, _waited in now.values()):
            return None  # a kernel that does not count gives zeros
        known = [thread for thread in now if thread in before]
        return max((_since(thread, before[thread], now[thread]) for thread in known), default=0.0)


def _since(thread: Path, before: tuple[int, int], now: tuple[int, int]) -> float:
    if before == now and _is_ready(thread):
        return float("inf")  # it waits still, and that is not added up yet
    return (now[1] - before[1]) / _SECOND


def _counted(thread: Path) -> tuple[int, int]:
    try:
        run, waited, _times = (thread / "schedstat").read_text(encoding="ascii").split()
    except OSError:
        return _NOTHING  # a thread that ended just now
    return int(run), int(waited)


def _is_ready(thread: Path) -> bool:
    """Tell whether it would run if it were let in: the state, behind the name, which may hold anything."""
    try:
        return (thread / "stat").read_bytes().rpartition(b")")[2].split()[:1] == [b"R"]
    except OSError:
        return False
