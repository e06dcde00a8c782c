"""What the tests see and set of the `lp` and `lpstat` that stand in for CUPS."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Literal

Mode = Literal["takes", "refuses", "hangs", "dies", "silent"]
PRINTERS = ("Kontoret", "Lärarrummet_2")

_LPSTAT = """#!/bin/sh
here=$(dirname "$0")
[ -e "$here/net-hangs" ] && { echo $$ > "$here/pid"; : > "$here/waits"; exec sleep 3600; }
[ "$(cat "$here/names")" ] || exit 1
case "$1" in
  -e) cat "$here/names";;
  -d) echo "system default destination: $(tail -n 1 "$here/names")";;
esac
"""
_LP = """#!/bin/sh
here=$(dirname "$0")
printf '%s\\n' "$@" > "$here/words"
env > "$here/environment"
case "$(cat "$here/mode")" in
  takes) cat > "$here/got"; echo "request id is Kontoret-12 (0 file(s))";;
  silent) cat > "$here/got";;
  refuses) cat > "$here/got"; echo "lp: Destination is not accepting jobs." >&2; exit 1;;
  dies) head -c 1000 > "$here/got"; kill -9 $$;;
  hangs) head -c 1000 > "$here/got"; echo $$ > "$here/pid"; : > "$here/waits"; exec sleep 3600;;
esac
"""


class Cups:
    """Programs in a folder. `behave` says what becomes of a paper; what it was given lies beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name, program in (("lpstat", _LPSTAT), ("lp", _LP)):
            (folder / name).write_text(program, encoding="utf-8")
            (folder / name).chmod(0o700)
        self.have(*PRINTERS)
        self.behave("takes")

    def behave(self, mode: Mode) -> None:
        """Treat papers like this from now on."""
        (self.folder / "mode").write_text(mode, encoding="ascii")

    def have(self, *names: str) -> None:
        """Have these queues; the last is the default."""
        (self.folder / "names").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")

    def hang(self) -> None:
        """Never answer which queues there are."""
        (self.folder / "net-hangs").touch()

    def uninstall(self) -> None:
        """Be a computer without these programs."""
        (self.folder / "lp").unlink()

    def command(self) -> list[str]:
        """Return the line that starts the print process over these programs."""
        return [sys.executable, "-m", "tests.desktop.printing.fake_process", str(self.folder)]

    def got(self) -> bytes | None:
        """Return what came in, or None when `lp` was never started."""
        file = self.folder / "got"
        return file.read_bytes() if file.exists() else None

    def words(self) -> list[str]:
        """Return what `lp` was told last."""
        return (self.folder / "words").read_text(encoding="utf-8").splitlines()

    def environment(self) -> str:
        """Return what stood in the surroundings of `lp`."""
        return (self.folder / "environment").read_text(encoding="utf-8")

    def is_waiting(self) -> bool:
        """Return whether the program that hangs has begun to."""
        return (self.folder / "waits").exists()

    def is_gone(self, within: float = 10.0) -> bool:
        """Return whether the program that hung has ended, at the latest after so many seconds."""
        process = Path("/proc", (self.folder / "pid").read_text(encoding="ascii").strip(), "cmdline")
        ends = time.monotonic() + within
        while time.monotonic() < ends:
            try:
                if not process.read_bytes():  # ended, and nobody has asked how
                    return True
            except (FileNotFoundError, ProcessLookupError):
                return True
            time.sleep(0.02)
        return False
