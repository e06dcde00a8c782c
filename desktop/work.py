"""One worker thread for what takes long. It is called with values and answers with a value; never a connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot


class Work(QObject):
    """A queue of one: what is started runs after what was started before. Answers come in the owner's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()

    def start(
        self,
        function: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run `function` in the worker, then `done` with its result or `failed` with its exception, here."""
        job = _Job(function, done, failed)
        self._jobs.add(job)
        job.ended.connect(self._jobs.discard)
        self._pool.start(_Run(job))

    @property
    def is_busy(self) -> bool:
        """Tell whether something runs or waits."""
        return bool(self._jobs)

    def forget(self) -> None:
        """Let what runs end unheard: its answer goes nowhere. For lock and quit, which wait for nothing."""
        for job in self._jobs:
            job.is_heard = False
        self._pool.clear()


class _Job(QObject):
    """Carries a function over and its answer back; lives in the thread that made it."""

    returned = Signal(object, object)  # result, exception
    ended = Signal(object)  # the job itself

    def __init__(
        self, function: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self.function, self.is_heard = function, True
        self._done, self._failed = done, failed
        # Queued: a slot of an object is called in that object's thread, whoever emits.
        self.returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _on_returned(self, result: Any, error: Exception | None) -> None:
        self.ended.emit(self)
        if not self.is_heard:
            return
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class _Run(QRunnable):
    """What the pool runs."""

    def __init__(self, job: _Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Call the function. Whatever it raises is carried back, since nothing else would hear it here."""
        try:
            result = self._job.function()
        except Exception as error:  # noqa: BLE001  # handed on to whoever started the work
            self._job.returned.emit(None, error)
        else:
            self._job.returned.emit(result, None)
