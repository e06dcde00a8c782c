"""Runs the real program in a process of its own and acts in it as a user does, from a timer.

Started by the launcher in place of `-m desktop`: `python -m tests.keeps.driver PLAN FOLDER`. What happens is
written, with the system's monotonic time, as lines of JSON in `told`; at a `pause` it waits for the test.
The passphrase is read letter by letter from a file, so that the driver itself never holds it whole.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.keeps import watch

PATIENCE = 60.0  # seconds
TICK = 4  # milliseconds
Steps = Generator[Callable[[], bool] | None, None, None]
"""A plan yields what it waits for; None means the next turn of the event loop."""


class Driver(QObject):
    """Takes one step of a plan a turn. `folder` is the data folder, `plan` the folder the test reads."""

    def __init__(self, plan: Path, folder: Path) -> None:
        super().__init__()
        self.plan, self.folder = plan, folder
        self.wanted: dict[str, Any] = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
        self._told = os.open(plan / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._waits: Callable[[], bool] | None = None
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self._steps: Steps | None = None

    def begin(self) -> None:
        """Act from now on."""
        self._steps = importlib.import_module(self.wanted["module"]).steps(self)
        self._timer.start(TICK)

    def tell(self, what: str, **more: Any) -> None:
        """Write down that something happened now."""
        line = json.dumps({"what": what, "at": time.monotonic(), "pid": os.getpid(), **more})
        os.write(self._told, f"{line}\n".encode())

    def told(self, what: str = "") -> list[dict[str, Any]]:
        """Return what has been told so far, by earlier processes too; all of it or one kind."""
        lines = (self.plan / "told").read_text(encoding="utf-8").splitlines()
        return [one for one in map(json.loads, lines) if not what or one["what"] == what]

    def goes(self, name: str) -> Callable[[], bool]:
        """Return what to wait for until the test says go; the window's own thread goes on meanwhile."""
        return (self.plan / f"go-{name}").exists

    def passes(self, seconds: float) -> Callable[[], bool]:
        """Return what to wait for until so much time has passed."""
        until = time.monotonic() + seconds
        return lambda: time.monotonic() >= until

    def pause(self, name: str) -> None:
        """Let the test look at everything, standing still until it says so."""
        self.tell("pause", name=name)
        until = time.monotonic() + PATIENCE
        while not (self.plan / f"go-{name}").exists():
            if time.monotonic() > until:
                os._exit(9)
            time.sleep(0.01)

    @property
    def window(self) -> Any:
        """Return the program's window."""
        return next(one for one in QApplication.topLevelWidgets() if one.objectName() == "window")

    @property
    def unlocked(self) -> Any:
        """Return what stands while the vault is open; None before."""
        return next((one for one in self.window.children() if type(one).__name__ == "Unlocked"), None)

    @property
    def shell(self) -> Any:
        """Return the unlocked program's screen, None before it shows."""
        return self.unlocked.shell if self.unlocked is not None else None

    def is_locked_window_up(self) -> bool:
        """Return whether the field for the passphrase can be typed in."""
        field = self.window.findChild(QLineEdit, "passphrase")
        return field is not None and field.isVisible() and field.isEnabled()

    def unlock(self) -> Steps:
        """Type the passphrase and wait for the first page."""
        yield self.is_locked_window_up
        self.tell("locked window")
        field = self.window.findChild(QLineEdit, "passphrase")
        with (self.plan / "passphrase").open("rb", buffering=0) as letters:
            while letter := letters.read(1):
                type_in(field, letter.decode())
        press(field, Qt.Key.Key_Return)
        yield lambda: self.shell is not None and self.shell.page() is not None
        yield None
        self.tell("unlocked")

    def _turn(self) -> None:
        if self._waits is not None and not self._waits():
            if time.monotonic() - self._since > PATIENCE:
                self.tell("stuck")
                os._exit(8)
            return
        self._since = time.monotonic()
        try:
            assert self._steps is not None
            self._waits = next(self._steps)
        except StopIteration:
            self._timer.stop()


def type_in(widget: QWidget, letter: str) -> None:
    """Press and release one key with a letter on it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(widget, event)


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press one key without a letter."""
    QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


def main(plan: Path, folder: Path) -> int:
    """Start the program with the driver in its event loop."""
    watch.begin(plan)
    drivers: list[Driver] = []
    run = QApplication.exec

    def run_driven(*_: object) -> int:
        drivers.append(Driver(plan, folder))
        QTimer.singleShot(0, drivers[0].begin)
        return int(run())

    QApplication.exec = run_driven  # type: ignore[method-assign]  # the one place the program hands over to Qt
    from ui.start.start import start

    return start(folder)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
