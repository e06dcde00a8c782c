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
    "silence",
    "crash",
]
"""The user's own hand, what the program does, and what `desktop.lock.sources` hears of the system.

The last two are the launcher's: the window's thread did not answer, and the process was ended by force; or it ended
by itself with the vault open."""

Heard = Cause | Literal[""]
"""What a source makes of a signal: a cause, or nothing."""
