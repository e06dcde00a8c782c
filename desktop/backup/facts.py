"""How it stands with the copies, in values for the pages that show it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.backup import make as backup
from db.backup import rotate as backup_rotate
from db.backup import signers
from db.backup.manifest import Reason
from db.clock import day_of
from desktop.session import settings
from desktop.session.session import Session

OLD, TOO_OLD = 7, 14  # days since the last copy in the second place


@dataclass(frozen=True)
class BackupFacts:
    """Moments are None when it never happened. `place` is the second place's folder name, never a whole path.

    `place_age` is days since the last copy there; `place_tone` is `ok`, `warn` or `danger` and empty without a
    second place.
    """

    made_at: datetime | None
    size: int
    cases: int
    failed: str
    is_unsaved: bool
    place: str
    is_elsewhere: bool
    place_made_at: datetime | None
    place_age: int
    place_failed: str
    tried_at: datetime | None
    tried_wrong: str
    trial_is_due: bool

    @property
    def place_tone(self) -> str:
        """Return how the age of the copy in the second place is to be taken."""
        if not self.place:
            return ""
        if self.place_made_at is None or self.place_age >= TOO_OLD:
            return "danger"
        return "warn" if self.place_age >= OLD else "ok"


@dataclass(frozen=True)
class CopyFacts:
    """One copy that lies in a place. `is_second` tells which."""

    path: Path
    made_at: datetime
    size: int
    reason: Reason
    is_second: bool = False


def backup_facts(session: Session) -> BackupFacts:
    """Read them all."""
    kept, today = settings.copies(session.db), session.today()
    place_made_at, tried_at = _moment(kept.place_made_at), _moment(kept.tried_at)
    return BackupFacts(
        made_at=_moment(kept.made_at),
        size=kept.size,
        cases=kept.cases,
        failed=kept.failed,
        is_unsaved=kept.is_unsaved,
        place=Path(kept.place).name or kept.place,
        is_elsewhere=kept.is_elsewhere,
        place_made_at=place_made_at,
        place_age=max(0, (today - day_of(place_made_at)).days) if place_made_at else 0,
        place_failed=kept.place_failed,
        tried_at=tried_at,
        tried_wrong=kept.tried_wrong,
        trial_is_due=bool(kept.made_at) and (tried_at is None or day_of(tried_at) < term(today)),
    )


def copies(session: Session) -> list[CopyFacts]:
    """Return the vault's copies in both places, the latest first."""
    kept = settings.copies(session.db)
    found = _in(first_place(session), session, is_second=False)
    if kept.place:
        found += _in(Path(kept.place), session, is_second=True)
    return sorted(found, key=lambda one: (one.made_at, not one.is_second), reverse=True)


def unreadable(session: Session) -> int:
    """Return how many files in the two places are called copies and are none that this vault made whole."""
    second = settings.copies(session.db).place
    places = [first_place(session), *([Path(second)] if second else [])]
    with _signing(session) as keys:
        return sum(backup_rotate.unreadable_in(place, session.vault.vault_id, keys) for place in places)


def first_place(session: Session) -> Path:
    """Return where the copies lie that are always made."""
    return session.vault.folder / backup.FOLDER


def term(today: date) -> date:
    """Return the first day of the school term that holds the day: 1 January or 1 August."""
    return date(today.year, 8 if today.month >= 8 else 1, 1)


def _in(place: Path, session: Session, *, is_second: bool) -> list[CopyFacts]:
    with _signing(session) as keys:
        found = backup_rotate.copies_in(place, session.vault.vault_id, keys)
    return [
        CopyFacts(front.path, front.manifest.moment, front.size, front.manifest.reason, is_second)
        for front in found
    ]


def _signing(session: Session) -> AbstractContextManager[list[bytearray]]:
    return signers.all_of(session.vault.connection, session.vault.key.dek)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
