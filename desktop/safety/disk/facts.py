"""What can be known of a disk: three answers, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
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
