"""An ear on the accessibility bus: what a screen reader is asked to say, in the order it is asked."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress

from jeepney import DBusAddress, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection

from tests.journeys.bus import accessibility_bus

REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
PATIENCE = 20.0  # seconds before something that should be said counts as never said
_A_MOMENT = 0.2  # seconds between two looks


class Ear:
    """Hears every `Announcement` on the bus from when it is made. https://gnome.pages.gitlab.gnome.org/at-spi2-core"""

    def __init__(self, session_bus: str) -> None:
        self.said: list[str] = []
        self._connection: DBusConnection = accessibility_bus(session_bus)
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._coming: deque[Message] = deque()
        self._filter = self._connection.filter(rule, queue=self._coming)
        self._ask(new_method_call(message_bus, "AddMatch", "s", (rule.serialise(),)))
        # A program sends only what somebody has told the registry that it listens for.
        listens: tuple[object, ...] = ("object:announcement", [], "")
        self._ask(new_method_call(REGISTRY, "RegisterEvent", "sass", listens))

    def _ask(self, message: Message) -> None:
        reply = self._connection.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise RuntimeError(f"nothing will be heard: {reply.body}")

    def hears(self, words: str, patience: float = PATIENCE) -> bool:
        """Wait until something with the words in it is said; fails with all that was. For `assert ear.hears(…)`.

        What was said until then, and with it, is not heard again.
        """
        until = time.monotonic() + patience
        while time.monotonic() < until:
            self._listen()
            for place, text in enumerate(self.said):
                if words in text:
                    del self.said[: place + 1]
                    return True
        raise AssertionError(f"{words!r} was not said, but: {self.said}")

    def _listen(self) -> None:
        with suppress(TimeoutError):
            self._connection.recv_messages(timeout=_A_MOMENT)
        while self._coming:
            body = self._coming.popleft().body
            self.said.append(str(body[3][1]))  # kind, politeness, 0, the text as a variant, more

    def close(self) -> None:
        """Leave the bus."""
        self._filter.close()
        self._connection.close()
