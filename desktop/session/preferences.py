"""How the user wants the program to behave."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.session import settings
from desktop.session.session import Session


def prefer(session: Session, **changes: Any) -> None:
    """Change some of `settings.Choices`; what is the same already is not written."""
    wanted = replace(session.choices, **changes)
    if wanted != session.choices:
        with session.change("settings") as db:
            settings.write(db, wanted)
