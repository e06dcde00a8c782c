"""The accessibility bus: what a screen reader sees of a running program, read over plain D-Bus.

Only jeepney is needed, which keyring brings along, so the tests run inside the virtual environment.
The protocol is AT-SPI 2 (`org.a11y.atspi.*`); roles have the names Qt gives them, such as `button`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ATSPI = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
LABELLED_BY = 2  # ATSPI_RELATION_LABELLED_BY
REPLY_WITHIN = 30  # seconds; a program busy deriving a key answers late

STATES = {
    4: "checked",
    7: "editable",
    8: "enabled",
    9: "expandable",
    10: "expanded",
    11: "focusable",
    12: "focused",
    16: "modal",
    23: "selected",
    25: "showing",
    30: "visible",
}


class GoneError(Exception):
    """The element no longer exists, or does not answer to the question."""


def accessibility_bus(session_bus: str) -> DBusConnection:
    """Return a connection to the accessibility bus that belongs to one session bus."""
    session = open_dbus_connection(bus=session_bus)
    launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    reply = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=REPLY_WITHIN)
    session.close()
    if reply.header.message_type is MessageType.error:
        raise RuntimeError(f"no accessibility bus: {reply.body}")
    return open_dbus_connection(bus=reply.body[0])


class Bus:
    """A connection to the accessibility bus that belongs to one session bus."""

    def __init__(self, session_bus: str) -> None:
        self._connection = accessibility_bus(session_bus)

    def ask(
        self, address: DBusAddress, method: str, signature: str = "", *values: object
    ) -> tuple[object, ...]:
        """Call a method and return what it answers; raises `GoneError` when it cannot answer."""
        message = new_method_call(address, method, signature or None, values)
        return self._reply(message)

    def read(self, address: DBusAddress, name: str) -> object:
        """Return one property of an element."""
        (found,) = self._reply(Properties(address).get(name))
        assert isinstance(found, tuple)  # signature and value
        return found[1]

    def _reply(self, message: object) -> tuple[object, ...]:
        reply = self._connection.send_and_get_reply(message, timeout=REPLY_WITHIN)
        if reply.header.message_type is MessageType.error:
            raise GoneError(str(reply.body))
        return tuple(reply.body)

    def programs(self) -> list[Element]:
        """Return every program on the bus."""
        registry = Element(self, "org.a11y.atspi.Registry", ROOT)
        return list(registry.children())

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()


@dataclass(frozen=True)
class Element:
    """Something on the screen with a role and a name."""

    bus: Bus
    owner: str
    path: str

    def _at(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.owner, ATSPI + interface)

    @property
    def role(self) -> str:
        """What kind of thing it is: `button`, `text`, `list item`, `label` …"""
        return str(self.bus.ask(self._at("Accessible"), "GetRoleName")[0])

    @property
    def name(self) -> str:
        """What a screen reader calls it."""
        return str(self.bus.read(self._at("Accessible"), "Name"))

    @property
    def description(self) -> str:
        """What a screen reader adds after the name."""
        return str(self.bus.read(self._at("Accessible"), "Description"))

    @property
    def label(self) -> str:
        """What the label beside it says, empty without one. A combo box's own name is the line it stands on."""
        (relations,) = self.bus.ask(self._at("Accessible"), "GetRelationSet")
        for kind, targets in relations:  # type: ignore[attr-defined]  # an array of (kind, array of elements)
            if kind == LABELLED_BY and targets:
                return Element(self.bus, *targets[0]).name
        return ""

    @property
    def states(self) -> frozenset[str]:
        """The states that hold now, in words."""
        (words,) = self.bus.ask(self._at("Accessible"), "GetState")
        bits = words[0] | words[1] << 32  # type: ignore[index]  # two unsigned 32-bit words
        return frozenset(name for bit, name in STATES.items() if bits >> bit & 1)

    def children(self) -> Iterator[Element]:
        """Yield what lies directly inside."""
        (children,) = self.bus.ask(self._at("Accessible"), "GetChildren")
        for owner, path in children:  # type: ignore[attr-defined]  # an array of (name, path)
            yield Element(self.bus, owner, path)

    def everything(self) -> Iterator[Element]:
        """Yield this element and all that shows inside it, outermost first."""
        waiting = [self]
        while waiting:
            element = waiting.pop(0)
            yield element
            try:
                waiting += [child for child in element.children() if child._is_there()]
            except GoneError:
                continue

    def _is_there(self) -> bool:
        try:
            return self.role == "application" or bool({"showing", "visible"} & self.states)
        except GoneError:
            return False

    def text(self) -> str:
        """Return what is written in it: its text, else its value, else its name."""
        try:
            length = self.bus.read(self._at("Text"), "CharacterCount")
            return str(self.bus.ask(self._at("Text"), "GetText", "ii", 0, length)[0])
        except GoneError:
            return self.name

    def write(self, text: str) -> None:
        """Replace the text."""
        (done,) = self.bus.ask(self._at("EditableText"), "SetTextContents", "s", text)
        if not done:
            raise GoneError(f"{self.role} {self.name!r} takes no text")

    def actions(self) -> list[str]:
        """Return the names of what can be done with it."""
        (actions,) = self.bus.ask(self._at("Action"), "GetActions")
        return [name for name, _, _ in actions]  # type: ignore[attr-defined]  # an array of triples

    def act(self, action: str) -> None:
        """Do a named action."""
        self.bus.ask(self._at("Action"), "DoAction", "i", self.actions().index(action))

    def press(self) -> None:
        """Press it, or toggle it when it is a thing to toggle."""
        self.act(next(action for action in ("Press", "Toggle", "SetFocus") if action in self.actions()))

    def focus(self) -> None:
        """Put the keyboard there."""
        self.bus.ask(self._at("Component"), "GrabFocus")

    def place(self) -> tuple[int, int, int, int]:
        """Return x, y, width and height on the screen, in pixels."""
        (struct,) = self.bus.ask(self._at("Component"), "GetExtents", "u", 0)
        assert isinstance(struct, tuple)
        x, y, width, height = struct
        return x, y, width, height
