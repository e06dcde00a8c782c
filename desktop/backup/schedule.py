"""When copies are made, and what is kept and logged about each. The copying itself runs in a worker.

A copy is made every two hours while something has changed, a while after the vault is opened if the last run
left changes uncopied, when the program is ended, and when it is asked for. Locking waits for nothing: see
`copy_in_time` and docs/adr/0014.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.backup.errors import BackupCancelledError, BackupError
from db.backup.manifest import Manifest, Reason
from db.backup.source import Source, hold_still
from db.clock import day_of, now
from db.errors import VaultError
from db.files.staging import DATABASE
from desktop import dates
from desktop.backup import run as backup_run
from desktop.backup.known import keep
from desktop.backup.run import Round
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.log import clocks
from desktop.session import settings
from desktop.session.session import Session
from desktop.work import Work

EVERY = 2 * 60 * 60 * 1000  # milliseconds
AFTER_OPENING = 20_000  # milliseconds; the check of a large vault comes first
AGAIN = 60_000  # milliseconds until the next try while the file is still being checked
_MEGABYTE = 1_000_000


class Backups(QObject):
    """The copies of one session. `desktop.vault.open_session.OpenSession` owns it."""

    began = Signal()
    progressed = Signal(int, int)  # megabytes done, of how many
    ended = Signal(object)  # UserError when a copy that was asked for was not made, else None
    restore_waits = Signal()  # a copy has been made ready and takes the vault's place once it is closed

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._work = Work(self)
        self._source: Source | None = None
        self._done = 0
        self._was_asked = self._is_keeping = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._is_changed = settings.copies(session.db).is_unsaved
        session.changed.connect(self._on_changed)

    @property
    def is_running(self) -> bool:
        """Tell whether a copy is being made."""
        return self._source is not None

    @property
    def is_due(self) -> bool:
        """Tell whether something has changed since the last copy. Practice is never copied by itself."""
        return self._is_changed and self._session.vault.is_open and not self._session.choices.is_practice

    def keep_time(self) -> None:
        """Make copies by the clock from now on."""
        if not self._session.choices.is_practice:
            self._timer.start(AFTER_OPENING)

    def stop_time(self) -> None:
        """Make no more by the clock: the session is being put away."""
        self._timer.stop()
        self._is_keeping = True

    def copy_now(self, reason: Reason = "asked", *, is_asked: bool = True) -> bool:
        """Begin a copy; `ended` follows. False, and nothing follows, when one is being made already."""
        if self.is_running:
            return False
        self._was_asked = is_asked
        kept = settings.copies(self._session.db)
        try:
            source = hold_still(self._session.vault)
        except VaultError as error:
            self._on_failed(error)
            return True
        self._source, self._done, self._is_changed = source, 0, False
        self.began.emit()
        whole = source.bytes * backup_run.passes(kept)
        tick, may_go = partial(self._tick, source.bytes, whole), self._may_go()
        job = partial(backup_run.run, source, kept, reason, tick, may_go=may_go)
        self._work.start(job, self._on_made, self._on_failed)
        return True

    def cancel(self) -> None:
        """Break the copying off; `ended` follows, and nothing is left of it."""
        if self._source is not None:
            self._source.stop()

    def copy_in_time(self, seconds: float) -> None:
        """Make a copy in the first place here and now if it surely fits in `seconds`; else give it up."""
        self.cancel()
        kept, vault = settings.copies(self._session.db), self._session.vault
        size = (vault.folder / DATABASE).stat().st_size
        if self.is_running or not self.is_due or not backup_run.fits(kept, size, seconds):
            return
        source = hold_still(vault)
        made: list[Round] = []
        may_go = self._may_go()

        def run() -> None:
            with suppress(VaultError):  # the next run of the program makes the copy
                made.append(backup_run.run(source, kept, "auto", with_place=False, may_go=may_go))

        worker = threading.Thread(target=run, daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive():
            source.stop()
            return
        source.release()
        if made:
            self._is_changed = False
            self._keep(made[0])

    def _may_go(self) -> Callable[[Manifest], bool]:
        """Return which copies the log lets go: read here, since the worker has no connection of its own."""
        seen = clocks.of(self._session)
        return lambda copy: seen.may_delete(day_of(copy.moment))

    def _tick(self, size: int, whole: int, count: int) -> None:
        """Tell how far it has come, in the worker's thread; only when a megabyte has been added."""
        before, self._done = self._done, min(self._done + count, whole)
        shown = max(1, size // _MEGABYTE)
        now_at, was_at = self._done * shown // whole, before * shown // whole
        if now_at != was_at:
            self.progressed.emit(now_at, shown)

    def _release(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.release()

    def _on_made(self, made: Round) -> None:
        self._release()
        if not self._session.vault.is_open:
            return
        self._keep(made)
        error = None
        if made.place_failed and self._was_asked:
            error = in_swedish(BackupError(made.place_failed), last=self._last())
        self.ended.emit(error)

    def _on_failed(self, error: Exception) -> None:
        self._release()
        if not isinstance(error, VaultError):
            raise error
        if not self._session.vault.is_open:
            return
        self._is_changed = self._is_changed or settings.copies(self._session.db).is_unsaved
        if isinstance(error, BackupCancelledError):
            self.ended.emit(None)
            return
        kind = error.kind if isinstance(error, BackupError) else "failed"
        if kind == "not_ready" and not self._was_asked:
            self._timer.start(AGAIN)
            self.ended.emit(None)
            return
        if kind != "source":  # nothing is written to a damaged vault
            with (
                self._own_writing(),
                self._session.change("settings", event="backup_failed", detail=kind),
            ):
                keep(self._session, failed=kind)
        self.ended.emit(in_swedish(error, last=self._last()) if self._was_asked else None)

    def _keep(self, made: Round) -> None:
        manifest, moment = made.made.front.manifest, now().isoformat(timespec="seconds")
        detail = f"seq:{manifest.seq}" + (",place:2" if made.there is not None else "")
        with self._own_writing(), self._session.change("settings", event="backup_made", detail=detail):
            keep(
                self._session,
                seq=manifest.seq,
                made_at=moment,
                size=made.made.front.size,
                cases=made.made.found.cases,
                took_ms=made.took_ms,
                is_unsaved=self._is_changed,
                failed="",
                place_failed=made.place_failed,
            )
            if made.there is not None:
                keep(self._session, place_made_at=moment)

    def _last(self) -> str:
        made = settings.copies(self._session.db).made_at
        return dates.moment(datetime.fromisoformat(made), self._session.today()) if made else ""

    @Slot()
    def _on_time(self) -> None:
        self._timer.start(EVERY)
        if self.is_due:
            self.copy_now("auto", is_asked=False)

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        """Remember, also on disk, that there is something to copy. Once, until the next copy is made."""
        if self._is_keeping or self._is_changed:
            return
        self._is_changed = True
        with suppress(UserError), self._own_writing():  # a full disk is told by whoever wrote just now
            keep(self._session, is_unsaved=True)

    @contextmanager
    def _own_writing(self) -> Iterator[None]:
        """What is written here about the copies is no change that a copy must be made of."""
        self._is_keeping = True
        try:
            yield
        finally:
            self._is_keeping = False
