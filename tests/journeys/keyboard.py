"""A pair of hands that has only a keyboard: Tab until the focus is said to be there, then a key."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress

from jeepney import MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.wrappers import unwrap_msg

from tests.journeys.bus import Bus, Element, GoneError, accessibility_bus
from tests.journeys.ear import REGISTRY
from tests.journeys.program import PATIENCE, Program

FARTHEST = 120  # stops before a control counts as not to be reached
_A_MOMENT = 0.02  # seconds between two looks


class Keyboard:
    """Hears where the focus goes, and never points. `to` finds a control, the other methods do something there."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._bus = Bus(program.screen.session_bus)
        self._heard: deque[Message] = deque()
        self._connection = accessibility_bus(program.screen.session_bus)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
        self._filter = self._connection.filter(rule, queue=self._heard)
        for message in (
            new_method_call(message_bus, "AddMatch", "s", (rule.serialise(),)),
            new_method_call(REGISTRY, "RegisterEvent", "sass", ("object:state-changed:focused", [], "")),
        ):
            unwrap_msg(self._connection.send_and_get_reply(message, timeout=PATIENCE))
        self.at: Element | None = None

    def keys(self, *keys: str) -> None:
        """Press keys."""
        self.program.keys(*keys)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.program.screen.type(text)

    def to(self, name: str) -> None:
        """Go with Tab to what has this name, or one that begins so; fails with the stops on the way."""
        stops: list[str] = []
        for _ in range(FARTHEST):
            here = self.here()
            if here.startswith(name):
                return
            stops.append(here)
            self.tab()
        raise AssertionError(f"{name!r} is not reached by Tab, but: {stops}\n{self.program.outline()}")

    def lands(self, name: str) -> None:
        """Wait until the focus is at what has this name, as the program put it there."""
        until = time.monotonic() + PATIENCE
        while self.here() != name:
            if time.monotonic() > until:
                raise AssertionError(
                    f"the focus is not at {name!r}, but at {self.here()!r}\n{self.program.outline()}"
                )

    def press(self, name: str) -> None:
        """Go to a control and press it."""
        self.to(name)
        self.keys("space")

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write in it, instead of what stands there."""
        self.to(name)
        self.keys("ctrl+a")
        self.type(text)

    def choose(self, name: str, letters: str) -> None:
        """Go to a list and choose the line that begins with the letters, of which none is a space."""
        self.to(name)
        self.type(letters)

    def here(self) -> str:
        """Return what has the focus is called, its label for a list."""
        self._hear()
        if self.at is None:
            return ""
        with suppress(GoneError):
            return (self.at.label if self.at.role == "combo box" else "") or self.at.name
        return ""

    def tab(self) -> None:
        """Press Tab and wait until the focus has moved; fails when it does not."""
        was, until = self.at, time.monotonic() + PATIENCE
        self.at = None
        self.keys("Tab")
        while self.at is None:
            self._hear()
            if time.monotonic() > until:
                stood = f"{was.role} {was.name!r}" if was is not None else "nowhere"
                raise AssertionError(f"Tab led nowhere from {stood}\n{self.program.outline()}")

    def _hear(self) -> None:
        """Take in where the focus has gone."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=_A_MOMENT)
        while self._heard:
            message = self._heard.popleft()
            what, is_on = message.body[0], message.body[1]
            if what == "focused" and is_on:
                fields = {code.name: value for code, value in message.header.fields.items()}
                self.at = Element(self._bus, fields["sender"], fields["path"])

    def close(self) -> None:
        """Leave the bus."""
        self._filter.close()
        self._connection.close()
        self._bus.close()
