"""Whether the disk under a folder is encrypted, as far as this system lets a program without rights read it.

Three answers: on, off, cannot be told. Nothing is guessed: what is not named in so many words by the system is
the third. Reading may wait for a disk or another program, so it belongs in a worker.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Literal


class State(Enum):
    """Whether what lies on the disk is encrypted when the computer is off."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


class Memory(Enum):
    """Where the system puts what does not fit in memory, and memory itself when it hibernates."""

    NOWHERE = "nowhere"  # there is no such place on a disk
    SAFE = "safe"  # on something encrypted
    OPEN = "open"  # on a disk that is not
    UNKNOWN = "unknown"


Why = Literal["", "converting", "paused", "waiting"]


@dataclass(frozen=True)
class DiskFacts:
    """`by` is what encrypts (`BitLocker`, `LUKS`), `system` who says so; both may be empty.

    `why` says what when it is off for now only.
    """

    state: State = State.UNKNOWN
    memory: Memory = Memory.UNKNOWN
    by: str = ""
    system: str = ""
    why: Why = ""


def read(folder: Path) -> DiskFacts:
    """Return how it stands under this folder. Any thread; never raises, may take seconds."""
    if sys.platform == "win32":
        from desktop.safety.disk.windows import Windows

        return Windows().read(folder)
    if sys.platform == "darwin":
        from desktop.safety.disk.macos import MacOS

        return MacOS().read(folder)
    from desktop.safety.disk.linux import Linux

    return Linux().read(folder.resolve())
