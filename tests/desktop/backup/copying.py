"""What the tests of the program's copies share."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from db.backup.manifest import Reason
from desktop.errors import UserError
from desktop.vault.open_session import OpenSession
from tests.builders import a_pupil

LONG = 20_000


def change(session: OpenSession, count: int = 1) -> None:
    """Write some pupils, while the copies are watched over."""
    with session.change("pupils", event="pupil_created") as db:
        for _ in range(count):
            db.pupils.add(a_pupil())


def copied(qtbot: QtBot, session: OpenSession, reason: Reason = "asked") -> UserError | None:
    """Make a copy and wait for it; return what the user is told."""
    backups = session.backups
    with qtbot.waitSignal(backups.ended, timeout=LONG) as caught:
        backups.copy_now(reason)
    assert caught.args is not None
    told: UserError | None = caught.args[0]
    return told


def events(session: OpenSession) -> list[tuple[str, str]]:
    return [(row.event, row.detail) for row in session.log.rows()]
