"""Why the vault was locked: the coded words that stand in the access log."""

from __future__ import annotations

from typing import Literal

Cause = Literal[
    "key",
    "idle",
    "close",
    "system",
    "session_end",
    "minimised",
    "practice",
    "restore",
    "key_change",
    "erase",
    "os_lock",
    "sleep",
    "lid",
    "remote",
]
"""The user's own hand, what the program does, and what `desktop.lock.sources` hears of the system."""

Heard = Cause | Literal[""]
"""What a source makes of a signal: a cause, or nothing."""
