"""What the tests see and set of the keyring that stands in for the system's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop.device import ask, protocol
from desktop.device.protocol import Entry


class Keyring:
    """`mode` is one of `fake_keyring.MODES`, or none; entries lie in a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.behave("works")

    def behave(self, mode: str) -> None:
        """Be like this from now on."""
        (self.folder / "mode").write_text(mode, encoding="ascii")

    def command(self) -> list[str]:
        """Return the line that starts its process."""
        return [sys.executable, "-m", "tests.desktop.device.fake_keyring", str(self.folder)]

    def entry(self, vault: str) -> Entry | None:
        """Return what it keeps for a vault."""
        text = self._all().get(f"{protocol.SERVICE}/{vault}")
        return protocol.parse(text) if text is not None else None

    def put(self, vault: str, text: str | None) -> None:
        """Change what it keeps behind the program's back."""
        entries = self._all()
        entries.pop(f"{protocol.SERVICE}/{vault}", None)
        if text is not None:
            entries[f"{protocol.SERVICE}/{vault}"] = text
        (self.folder / "entries").write_text(json.dumps(entries), encoding="ascii")

    def times_asked(self) -> int:
        """Return how often a process was started."""
        file = self.folder / "asked"
        return len(file.read_text(encoding="ascii").splitlines()) if file.exists() else 0

    def is_waiting(self) -> bool:
        """Return whether the slow one has begun to wait."""
        return (self.folder / "waits").exists()

    def settle(self) -> None:
        """Wait for what was left behind at a lock."""
        while ask._LEFT:
            ask._LEFT.pop().wait(20)

    def _all(self) -> dict[str, str]:
        file = self.folder / "entries"
        return json.loads(file.read_text(encoding="ascii")) if file.exists() else {}
