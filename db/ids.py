"""Names for rows that stay the same when a case is handed over to another computer."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """Return a random id of 32 hexadecimal characters; says nothing of when, where or whom."""
    return uuid.uuid4().hex
