"""Windows: what Explorer knows of BitLocker on a drive, which needs no rights (`System.Volume.BitLockerProtection`).

The property is in no reference; its numbers are those Explorer's own menus ask for. What another program encrypts
does not show there. The files for paging and hibernation lie on the system's drive.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import PurePath, PureWindowsPath

from desktop.safety.disk.facts import DiskFacts, Memory, State, Why
from desktop.safety.disk.windows_shell import bitlocker_number

_NUMBERS: dict[int, tuple[State, Why]] = {
    1: (State.ON, ""),
    2: (State.OFF, ""),
    3: (State.OFF, "converting"),  # is being encrypted: not all of it is yet
    4: (State.OFF, "converting"),  # is being decrypted
    5: (State.OFF, "paused"),  # encrypted, with the key in clear beside it
    6: (State.ON, ""),  # and locked
    8: (State.OFF, "waiting"),  # encrypted, but not yet under any key of its own
}
_MEMORY = {State.ON: Memory.SAFE, State.OFF: Memory.OPEN, State.UNKNOWN: Memory.UNKNOWN}


class Windows:
    """`ask` gives the number for a drive such as `C:`, or None when Windows gives none."""

    def __init__(
        self, ask: Callable[[str], int | None] = bitlocker_number, system_drive: str | None = None
    ) -> None:
        self._ask = ask
        self._system_drive = system_drive or os.environ.get("SystemDrive", "C:")  # noqa: SIM112  # as Windows spells it

    def read(self, folder: PurePath) -> DiskFacts:
        """Return how it stands for the folder's drive."""
        state, why = self._drive(PureWindowsPath(folder).drive)
        memory = _MEMORY[self._drive(self._system_drive)[0]]
        by = "" if state is State.UNKNOWN else "BitLocker"
        return DiskFacts(state, memory, by, "Windows", why)

    def _drive(self, drive: str) -> tuple[State, Why]:
        is_local = len(drive) == 2 and drive[0].isalpha() and drive[1] == ":"
        number = self._ask(drive.upper()) if is_local else None
        return _NUMBERS.get(number, (State.UNKNOWN, "")) if number is not None else (State.UNKNOWN, "")
