"""What is known of the copies, kept in the vault."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.session import settings
from desktop.session.session import Session


def keep(session: Session, **changes: Any) -> None:
    """Change some of `settings.Copies`; what is the same already is not written."""
    known = settings.copies(session.db)
    wanted = replace(known, **changes)
    if wanted != known:
        with session.change("settings") as db:
            settings.write(db, wanted)
