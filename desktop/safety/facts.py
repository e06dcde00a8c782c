"""How safe the vault stands now, in values for the safety page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.records.events import LogEvent
from desktop import dates
from desktop.process.data_folder import copied_by
from desktop.safety.codes import CodeFacts, chief_code, own_code
from desktop.session.session import Session

OPENED: tuple[LogEvent, ...] = (
    "vault_opened",
    "vault_opened_by_code",
    "vault_opened_by_chief",
    "vault_created",
)
"""The events of the log that say the vault was opened."""


@dataclass(frozen=True)
class SafetyFacts:
    """`folder` is a name, never a whole path. Days are None when it has never been done."""

    folder: str
    copied_by: str
    strength: int
    passphrase_set_on: date | None
    code: CodeFacts
    chief: CodeFacts
    opened_before: datetime | None
    wrong_tries: int
    log_rows: int
    idle_minutes: int


def safety_facts(session: Session) -> SafetyFacts:
    """Read them all."""
    choices, folder = session.choices, session.vault.folder
    rows = session.log.rows()
    opened = [row for row in rows if row.tells_of(*OPENED)]
    now = opened[0] if opened else None
    before = datetime.fromisoformat(opened[1].utc) if len(opened) > 1 else None
    wrong = now.detail.partition("wrong:")[2] if now is not None else ""
    return SafetyFacts(
        folder=folder.name,
        copied_by=copied_by(folder),
        strength=choices.passphrase_strength,
        passphrase_set_on=dates.stored(choices.passphrase_set_on),
        code=own_code(session),
        chief=chief_code(session),
        opened_before=before,
        wrong_tries=int(wrong or 0),
        log_rows=rows[0].seq if rows else 0,
        idle_minutes=choices.idle_minutes,
    )
