"""Prova säkerhetskopian: a copy is opened as a restore would open it, counted, and closed again; then logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from db.backup import restore as backup_restore
from db.backup.container import never_cancelled
from db.backup.errors import BackupError
from db.backup.restore import Restored
from db.clock import now
from db.errors import VaultError
from desktop.backup.known import keep
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.session.session import Session
from desktop.work import Work


@dataclass(frozen=True)
class Tried:
    """What was found in a copy that opened. `last_event` is when something was last logged in it."""

    made_at: datetime
    pupils: int
    cases: int
    notes: int
    last_event: datetime | None


def try_copy(
    session: Session,
    work: Work,
    path: Path,
    done: Callable[[Tried], None],
    failed: Callable[[UserError], None],
) -> None:
    """Try one copy of this vault in the worker; `done` or `failed` follows, and the log says which."""

    def kept(result: str, wrong: str = "") -> None:
        with session.change("settings", event="backup_tried", detail=result):
            keep(session, tried_at=now().isoformat(timespec="seconds"), tried_wrong=wrong)

    def on_done(found: Restored) -> None:
        if session.vault.is_open:
            kept(f"seq:{found.manifest.seq},right")
            done(_tried(found))

    def on_failed(error: Exception) -> None:
        if not isinstance(error, VaultError):
            raise error
        if session.vault.is_open:
            kind = error.kind if isinstance(error, BackupError) else "failed"
            kept(kind, kind)
            failed(in_swedish(error))

    dek = session.vault.key.copy_of_dek()
    job = partial(_try_and_wipe, path, session.vault.folder, dek)
    work.start(job, on_done, on_failed)


def _try_and_wipe(path: Path, folder: Path, dek: bytearray) -> Restored:
    try:
        return backup_restore.try_copy(path, folder, dek, never_cancelled)
    finally:
        dek[:] = bytes(len(dek))


def _tried(found: Restored) -> Tried:
    inside = found.found
    last = datetime.fromisoformat(inside.last_event) if inside.last_event else None
    return Tried(found.manifest.moment, inside.pupils, inside.cases, inside.notes, last)
