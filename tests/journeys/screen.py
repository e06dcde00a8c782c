"""A screen of its own for the journeys: X server, window manager, session bus and a keyboard."""

from __future__ import annotations

import os
import signal
import string
import subprocess
from pathlib import Path

from PIL import ImageGrab

# What needs no dead key; for other letters xdotool borrows keys, and they get lost now and then.
ON_THE_KEYBOARD = {*string.ascii_letters, *string.digits, *"åäöÅÄÖ§½€£ \n!\"#%&/()=?+@$*,.-;:_<>|{}[]\\'"}
# The system ends what was started when the tests are killed and can close nothing themselves.
WITH_THE_TESTS = ("setpriv", "--pdeathsig", "TERM")
SIZE = "1366x768x24"  # the smallest laptop the program promises to look finished on


class Screen:
    """Starts everything a real window needs; `close` ends everything that was started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        self.display = ""
        self.session_bus = ""
        self.display = ":" + self._start_and_read(
            "Xvfb", "-displayfd", "{fd}", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"
        )
        subprocess.run(("setxkbmap", "se"), env=self.environment(), check=True, timeout=30)
        self.session_bus = self._start_and_read(
            "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address={fd}"
        )
        self._start("openbox", "--sm-disable")

    def environment(self) -> dict[str, str]:
        """Return the environment for a program on this screen: no keyring, no home of the developer's."""
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        own = {
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            "NO_AT_BRIDGE": "0",
            "PYTHONWARNINGS": "default",
        }
        return kept | own | self._reached_at()

    def _reached_at(self) -> dict[str, str]:
        """Return what has been started so far; the servers themselves start without it."""
        reached = {"DISPLAY": self.display, "DBUS_SESSION_BUS_ADDRESS": self.session_bus}
        return {name: value for name, value in reached.items() if value}

    def _start(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        log = (self._folder / f"{command[0]}.log").open("wb")
        with log:
            process = subprocess.Popen(
                (*WITH_THE_TESTS, *command),
                env=self.environment(),
                pass_fds=pass_fds,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(process)

    def _start_and_read(self, *command: str) -> str:
        """Start a server that writes where it is reached to a file descriptor, and return that."""
        reading, writing = os.pipe()
        self._start(*(part.format(fd=writing) for part in command), pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            line = answer.readline().strip()
        if not line:
            raise RuntimeError(
                f"{command[0]} did not start: {(self._folder / f'{command[0]}.log').read_text()}"
            )
        return line

    def keys(self, *keys: str) -> None:
        """Press keys as on a keyboard, in xdotool's words: `ctrl+l`, `Tab`, `Return`."""
        self._xdotool("key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type text as on a Swedish keyboard, wherever the caret is. Other letters are written over the bus."""
        strange = set(text) - ON_THE_KEYBOARD
        if strange:
            raise ValueError(f"not on a Swedish keyboard: {sorted(strange)}")
        self._xdotool("type", "--clearmodifiers", "--delay", "15", text)

    def click(self, x: int, y: int) -> None:
        """Click with the mouse at a point of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def drag(self, x: int, y: int, far_x: int, far_y: int) -> None:
        """Press the first button in one place, move to another, and hold it there."""
        self._xdotool("mousemove", str(x), str(y), "mousedown", "1")
        for part in range(1, 11):
            near = (str(x + (far_x - x) * part // 10), str(y + (far_y - y) * part // 10))
            self._xdotool("mousemove", *near, "sleep", "0.05")

    def picture(self, path: Path) -> None:
        """Save what the screen shows as PNG."""
        ImageGrab.grab(xdisplay=self.display).save(path)

    def titles(self) -> list[str]:
        """Return the titles of the windows that show."""
        found = self._xdotool("search", "--onlyvisible", "--name", ".+", check=False).split()
        return [self._xdotool("getwindowname", window, check=False).strip() for window in found]

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ("xdotool", *arguments),
            env=self.environment(),
            check=check,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout

    def close(self) -> None:
        """End what was started, newest first, with what it started in its turn."""
        for process in reversed(self._started):
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                continue
            finally:
                try:
                    process.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(timeout=5)


def start_program(screen: Screen, *command: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start a program on the screen; what it says goes to `program.log` in the folder."""
    with (folder / "program.log").open("ab") as log:
        return subprocess.Popen(
            (*WITH_THE_TESTS, *command),
            env=screen.environment(),
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
