"""A data folder with a case in it, a home and a temporary folder of the test's own, and the program on them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.notes import notes
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.builders import DAY
from tests.stories import a_running_case

HOME = Path(__file__).parents[2]
PASSPHRASE = "fem sena fiskar simmar bort"  # ASCII: the driver reads it byte by byte
PATIENCE = 90.0  # seconds


@dataclass(frozen=True)
class Made:
    """A vault that is there already: its folder, what opens it, a case, and an empty draft in that case."""

    data: Path
    passphrase: str
    case: str
    note: str


class Office:
    """`told` is what the driver has written down; `start` runs the launcher, `end` ends what still runs."""

    def __init__(self, folder: Path, module: str, made: Made | None = None, **wanted: Any) -> None:
        self.folder = folder
        self.data, self.home, self.temp, self.plan = (
            folder / name for name in ("data", "home", "temp", "plan")
        )
        for place in (self.home, self.temp, self.plan):
            place.mkdir(mode=0o700)
        made = made or self._make_vault()
        self.data, self.case, self.note = made.data, made.case, made.note
        plan = {"module": module, "case": self.case, "note": self.note, **wanted}
        (self.plan / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        (self.plan / "passphrase").write_text(made.passphrase, encoding="ascii")
        for name in ("told", "typed", "watched"):
            (self.plan / name).touch()
        self._process: subprocess.Popen[bytes] | None = None

    def _make_vault(self) -> Made:
        vault, _code = vaults.create(self.data, PASSPHRASE, kdf=CHEAPEST)
        session = Session(vault, today=lambda: DAY)
        prefer(session, first_start_done=True)
        case = a_running_case(session)
        note = notes.begin_note(session, case.id, "ovrigt")
        notes.save_note(session, replace(note, body=""))
        vault.close()
        return Made(self.data, PASSPHRASE, case.id, note.id)

    def start(self, *before: str, **environment: str) -> None:
        """Run the launcher; `before` is put before its command line."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        own = {"HOME": str(self.home), "TMPDIR": str(self.temp), "QT_QPA_PLATFORM": "offscreen"}
        own |= {"LANG": "C.UTF-8", "XDG_RUNTIME_DIR": str(self.temp), "PYTHONPATH": str(HOME)}
        with (self.folder / "said").open("ab") as said:
            self._process = subprocess.Popen(
                [*before, sys.executable, "-m", "tests.keeps.loop", str(self.plan), str(self.data)],
                cwd=HOME,
                env=kept | own | environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def told(self, what: str = "") -> list[dict[str, Any]]:
        """Return what was told, all of it or one kind."""
        text = (self.plan / "told").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]
        return [line for line in lines if not what or line["what"] == what]

    def paused(self, name: str) -> int:
        """Wait until the driver stands still there; return its process id."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            found = [one for one in self.told("pause") if one["name"] == name]
            if found:
                return int(found[-1]["pid"])
            assert self.is_running(), f"ended before {name}:\n{self.said()}\n{self.told()[-3:]}"
            time.sleep(0.02)
        raise AssertionError(f"never came to {name}: {self.told()[-3:]}\n{self.said()}")

    def go(self, name: str) -> None:
        """Let it go on."""
        (self.plan / f"go-{name}").touch()

    def wait(self, patience: float = PATIENCE) -> int:
        """Wait for the launcher to end and return its exit code."""
        assert self._process is not None
        return self._process.wait(patience)

    def is_running(self) -> bool:
        """Return whether the launcher runs."""
        return self._process is not None and self._process.poll() is None

    def said(self) -> str:
        """Return what came out of the processes."""
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        """End the launcher and what it started; harmless when it has ended."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
