"""Putting everything away: what was being written, where the user was, the vault. Never stops, never asks.

Security.md 3: from any state the content is hidden at once and the key is gone within a second, whatever
fails on the way. So each step is guarded, and what fails is handed back, not raised.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from db.clock import now
from db.records import Draft
from db.records.events import LogEvent
from db.vault import keys
from desktop.device import anchors
from desktop.device.ask import stop_all
from desktop.drafts import rescue
from desktop.drafts.drafts import row_of
from desktop.drafts.rescue import Rescued
from desktop.lock.causes import Cause
from desktop.process import question
from desktop.secrets.throttle import Throttle
from desktop.vault.open_session import OpenSession

UI_STATE = "ui_state"
"""The one row of `drafts` that tells where the user was."""

COPY_WITHIN = 0.4
"""Seconds a copy may take of the second in which the key must be gone; a larger one waits (docs/adr/0014)."""

State = dict[str, Any]

LONGEST = 5.0
"""Seconds a lock may take on a disk that does not answer, then the process ends with what has been written."""


def note_opening(session: OpenSession, event: LogEvent, throttle: Throttle) -> None:
    """Log that the vault was opened or made, how many wrong tries went before, and what its key file told.

    The tries are forgotten once they stand in the log.
    """
    wrong_tries = throttle.counted()
    with session.change(event=event, detail=f"wrong:{wrong_tries}" if wrong_tries else ""):
        pass
    throttle.forget()
    key = session.vault.key
    if keys.KEY_FROM_COPY in session.vault.notices:
        with session.change(event="key_from_copy"):
            pass
    elif keys.HEADER_ROLLED_BACK in session.vault.notices:
        with session.change(event="older_seen", detail=f"key:{key.header.gen}<{key.seen_gen}"):
            pass


def put_away(
    session: OpenSession,
    cause: Cause,
    flush: Callable[[], None],
    state: State,
    typed: Callable[[], list[Rescued]],
) -> list[Exception]:
    """Save, log the `cause`, close the vault, wipe its key.

    What `typed` gives is kept for after the next unlock, where it is shown if it stands nowhere else. Returns
    what went wrong, in order. The vault is closed even then. In the middle of an act that is stored whole or not at
    all nothing is added to it: it is as if it had not been begun.
    """
    if session.vault.is_open and session.vault.connection.in_transaction:
        return close_alone(session)
    failures: list[Exception] = []
    with guarded(failures):
        stop_all()
    with guarded(failures):
        question.stop_all()
    failures += save_typed(session, flush, typed)
    with guarded(failures):
        session.backups.stop_time()
    with guarded(failures):
        save_state(session, state)
    with guarded(failures), session.change(event="locked", detail=cause):
        pass
    with guarded(failures):
        session.backups.copy_in_time(COPY_WITHIN)
    with guarded(failures):
        anchors.leave(session)
    with guarded(failures):
        session.vault.close()
    return failures


def save_typed(
    session: OpenSession, flush: Callable[[], None], typed: Callable[[], list[Rescued]]
) -> list[Exception]:
    """Save what is being written. Returns what went wrong, in order."""
    failures: list[Exception] = []
    found: list[Rescued] = []
    with guarded(failures):
        found = typed()  # before the fields read themselves: what is no day or no time is emptied then
    with guarded(failures):
        flush()
    with guarded(failures):
        rescue.keep(session, found)
    return failures


def save_state(session: OpenSession, state: State) -> None:
    """Keep where the user is, inside the vault: it may tell which case was open. Nobody is anywhere before a name."""
    if session.is_unnamed:
        return
    row = Draft(id=row_of(session, UI_STATE), body=json.dumps(state), caret=0, saved_at=now())
    with session.change("drafts") as db:
        db.drafts.save(row)


def read_state(session: OpenSession) -> State:
    """Return where the user was when it was locked; empty the first time."""
    row = session.db.drafts.find(row_of(session, UI_STATE))
    stored = json.loads(row.body) if row is not None else {}
    return stored if isinstance(stored, dict) else {}


def save_now(
    session: OpenSession, flush: Callable[[], None], typed: Callable[[], list[Rescued]], state: State
) -> None:
    """Save what is being written and where the user is, with the vault staying open. Raises what went wrong first."""
    for failure in save_typed(session, flush, typed):
        raise failure
    save_state(session, state)


def close_alone(session: OpenSession, *_given: object) -> list[Exception]:
    """Close a vault that must not be written to any more; everything was saved before. As `put_away` otherwise."""
    failures: list[Exception] = []
    with guarded(failures):
        session.vault.close()
    return failures


def end_anyway(code: int) -> threading.Timer:
    """End the process if it has not ended by itself in time; cancel what is returned when it is about to."""
    timer = threading.Timer(LONGEST, os._exit, (code,))
    timer.daemon = True
    timer.start()
    return timer


@contextmanager
def guarded(failures: list[Exception]) -> Iterator[None]:
    """Add what is raised in the body to `failures` and go on."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  # nothing may stop a lock
        failures.append(error)
