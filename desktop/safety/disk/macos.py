"""macOS: `fdesetup status` for FileVault and `sysctl vm.swapusage` for swap; both answer without rights.

FileVault is about the startup disk; a vault on another volume cannot be told about.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import PurePath

from desktop.safety.disk.facts import DiskFacts, Memory, State, Why

STATUS = ("/usr/bin/fdesetup", "status")
SWAP = ("/usr/sbin/sysctl", "-n", "vm.swapusage")
_LONGEST = 10  # seconds

_OFF: dict[str, Why] = {
    "FileVault is Off.": "",
    "FileVault is Off, but will be enabled after the next restart.": "waiting",
    "FileVault is Off, but needs to be restarted to finish.": "",
}


def run(command: tuple[str, ...]) -> str:
    """Return what a system program says, in English; empty when it is not there or says nothing in time."""
    try:
        done = subprocess.run(  # a fixed program by its whole path, no shell, nothing from outside
            command, capture_output=True, timeout=_LONGEST, check=False, env={"LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


class MacOS:
    """`ask` runs a program and returns what it says."""

    def __init__(self, ask: Callable[[tuple[str, ...]], str] = run) -> None:
        self._ask = ask

    def read(self, folder: PurePath) -> DiskFacts:
        """Return how it stands for the startup disk."""
        memory = Memory.SAFE if "(encrypted)" in self._ask(SWAP) else Memory.UNKNOWN
        if folder.is_relative_to("/Volumes"):
            return DiskFacts(memory=memory, system="macOS")
        state, why = parsed(self._ask(STATUS))
        return DiskFacts(state, memory, "" if state is State.UNKNOWN else "FileVault", "macOS", why)


def parsed(said: str) -> tuple[State, Why]:
    """Return state and coded word for what `fdesetup status` says."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        return State.UNKNOWN, ""
    if any(line.startswith(("Encryption in progress", "Decryption in progress")) for line in lines):
        return State.OFF, "converting"
    if lines[0] in _OFF:
        return State.OFF, _OFF[lines[0]]
    return (State.ON, "") if lines[0] == "FileVault is On." else (State.UNKNOWN, "")
