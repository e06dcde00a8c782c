"""Whether the open vault's files are still there, told in Swedish."""

from __future__ import annotations

from db.errors import VaultError
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.session.session import Session


def trouble(session: Session) -> UserError | None:
    """Return what has become of the files of the open vault; None while they are as they should be."""
    try:
        session.vault.presence.check()
    except VaultError as error:
        return in_swedish(error)
    return None
