"""A running program as the one in front of it meets it: wait for things, press them, write in them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.journeys.bus import Bus, Element, GoneError
from tests.journeys.screen import Screen, start_program

PATIENCE = 20.0  # seconds before something that should show counts as missing
PRESSABLE = ("button", "push button", "toggle button", "radio button", "check box", "list item", "page tab")
WRITABLE = ("text", "password text", "entry", "spin button", "combo box")


class Program:
    """One start of a program on a screen, with whatever processes it starts in its turn."""

    def __init__(self, screen: Screen, *command: str, folder: Path) -> None:
        self.screen = screen
        self.folder = folder
        self._bus = Bus(screen.session_bus)
        self._process: subprocess.Popen[bytes] = start_program(screen, *command, folder=folder)

    def all(self, role: str | tuple[str, ...] = (), name: str | None = None) -> list[Element]:
        """Return what shows now with the role (any when left out) and exactly the name."""
        roles = (role,) if isinstance(role, str) else role
        found = []
        for program in self._bus.programs():
            try:
                found += [element for element in program.everything() if _fits(element, roles, name)]
            except GoneError:
                continue
        return found

    def _with(self, role: str | tuple[str, ...], name: str, act: Callable[[Element], None]) -> None:
        """Do something to what has the name; a page that is drawn anew meanwhile is looked through again."""
        for _ in range(5):
            with suppress(GoneError):
                act(self.find(role, name))
                return
            time.sleep(0.2)
        act(self.find(role, name))

    def find(
        self, role: str | tuple[str, ...], name: str | None = None, patience: float = PATIENCE
    ) -> Element:
        """Return the one thing with role and name, waiting for it; fails with all that shows instead."""
        found: list[Element] = []

        def is_there() -> bool:
            found[:] = self.all(role, name)
            return bool(found)

        if not self._within(patience, is_there):
            raise AssertionError(f"no {role} {name!r} on the screen, but:\n{self.outline()}\n{self.said()}")
        return found[0]

    def press(self, name: str, role: str | tuple[str, ...] = PRESSABLE) -> None:
        """Press what has the name."""
        self._with(role, name, lambda element: element.press())

    def write(self, name: str, text: str, role: str | tuple[str, ...] = WRITABLE) -> None:
        """Put text in the field with the name, in place of what stands there."""
        self._with(role, name, lambda element: element.write(text))

    def type_in(self, name: str, text: str, role: str | tuple[str, ...] = WRITABLE) -> None:
        """Go to the field with the name and type on the keyboard."""
        self.find(role, name).focus()
        self.wait(lambda: "focused" in self.find(role, name).states, f"{name!r} did not get the keyboard")
        self.screen.type(text)

    def click(self, name: str, role: str | tuple[str, ...] = ()) -> None:
        """Click with the mouse in the middle of what has the name."""
        x, y, width, height = self.find(role, name).place()
        self.screen.click(x + width // 2, y + height // 2)

    def choose(self, name: str, choice: str) -> None:
        """Open the list with the name (its label's, else the line it stands on) and choose a line in it."""
        self.find("combo box", name).press()
        self.click(choice, role="list item")
        self.wait(
            lambda: any(box.name == choice for box in self.all("combo box")), f"{choice!r} was not chosen"
        )

    def read(self, name: str, role: str | tuple[str, ...] = WRITABLE) -> str:
        """Return what stands in the field with the name."""
        return self.find(role, name).text()

    def sees(self, text: str, patience: float = PATIENCE) -> bool:
        """Wait for the text to show anywhere; fails with all that shows instead. For `assert program.sees(…)`."""
        self.wait(lambda: self.shows(text), f"{text!r} does not show", patience)
        return True

    def shows(self, text: str) -> bool:
        """Return whether the text shows now, as a part of a name or of what is written."""
        return text in self.outline()

    def keys(self, *keys: str) -> None:
        """Press keys on the keyboard, such as `ctrl+l`."""
        self.screen.keys(*keys)

    def focused(self) -> Element | None:
        """Return what has the keyboard now."""
        return next((element for element in self.all() if _is(element, "focused")), None)

    def wait(self, is_so: Callable[[], bool], otherwise: str, patience: float = PATIENCE) -> None:
        """Wait until something is so; fails with `otherwise` and what shows."""
        if not self._within(patience, is_so):
            raise AssertionError(f"{otherwise}\n{self.outline()}\n{self.said()}")

    def _within(self, patience: float, is_so: Callable[[], bool]) -> bool:
        until = time.monotonic() + patience
        while time.monotonic() < until and not self.has_ended():
            try:
                if is_so():
                    return True
            except GoneError:
                continue
            time.sleep(0.1)
        return False

    def outline(self) -> str:
        """Return all that shows, one line a thing, for failures and for reading."""
        lines = []
        for element in self.all():
            try:
                text = element.text()
                lines.append(
                    f"{element.role}: {element.name}" + (f" = {text}" if text != element.name else "")
                )
            except GoneError:
                continue
        return "\n".join(lines)

    def said(self) -> str:
        """Return what the program has written to its terminal, without the bus's own talk of what has gone."""
        log = (self.folder / "program.log").read_text(encoding="utf-8", errors="replace")
        return "\n".join(line for line in log.splitlines() if not line.startswith("qt.accessibility.atspi"))

    def has_ended(self) -> bool:
        """Return whether the process that was started has ended."""
        return self._process.poll() is not None

    def exit_code(self, patience: float = PATIENCE) -> int:
        """Wait for the program to end by itself and return its exit code."""
        return self._process.wait(timeout=patience)

    def close(self) -> None:
        """End the program and all it started; harmless when it has ended already."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=10)
        self._bus.close()


def _fits(element: Element, roles: tuple[str, ...], name: str | None) -> bool:
    try:
        return (not roles or element.role in roles) and (name is None or name in _names(element))
    except GoneError:
        return False


def _names(element: Element) -> tuple[str, ...]:
    return (element.name, element.label) if element.role == "combo box" else (element.name,)


def _is(element: Element, state: str) -> bool:
    try:
        return state in element.states
    except GoneError:
        return False
