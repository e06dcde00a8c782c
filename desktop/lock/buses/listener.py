"""Listening to a D-Bus over its local socket, in a thread of its own. No bus, or a silent one, is nothing strange.

jeepney speaks the protocol in plain Python and knows local (unix) sockets alone: an address of another kind is
refused before any socket is made. QtDBus is not part of the installed Qt packages that the program needs.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop.lock.causes import Cause, Heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

SESSION, SYSTEM = "SESSION", "SYSTEM"
REPLY_WITHIN = 5.0  # seconds
_BOTH_WAYS = 2  # SHUT_RDWR, for the one call on the socket


class Listener:
    """Base of what listens to a bus. `bus` is SESSION, SYSTEM or an address; `rules` are match rules as text.

    jeepney is imported in the thread, once there is something to lock.
    """

    rules: tuple[str, ...] = ()

    def __init__(self, bus: str) -> None:
        self._bus = bus
        self._told: Callable[[Cause], object] | None = None
        self._connection: DBusConnection | None = None
        self._thread: threading.Thread | None = None
        self._is_stopped = False
        self.is_listening = threading.Event()
        """Set once the bus has taken the rules; stays unset where there is no bus."""

    def start(self, told: Callable[[Cause], object]) -> None:
        """Connect and listen, in the thread, and call `told` there with each cause. Returns at once."""
        self._is_stopped, self._told = False, told
        self._thread = threading.Thread(target=self._run, name=type(self).__name__, daemon=True)
        self._thread.start()

    def hang_up(self) -> None:
        """Say nothing more, and let the thread end by itself."""
        self._is_stopped = True
        if self._connection is not None:
            with suppress(OSError):
                self._connection.sock.shutdown(_BOTH_WAYS)
        self.let_go()

    def let_go(self) -> None:
        """Give back what `prepare` was given. Called when it hangs up and when the thread ends."""

    def stop(self) -> None:
        """Hang up and wait for the thread. Harmless when it never began."""
        self.hang_up()
        if self._thread is not None:
            self._thread.join(REPLY_WITHIN)

    def prepare(self, connection: DBusConnection) -> None:
        """Say more to the bus before listening begins."""

    def cause(self, member: str, interface: str, path: str, body: tuple[Any, ...]) -> Heard:
        """Return why a signal means that the vault must be locked; empty when it does not."""
        raise NotImplementedError

    def _run(self) -> None:
        from jeepney.wrappers import DBusErrorResponse

        # Whatever a bus may do wrong: the other listeners are still there, and the idle clock always is.
        with suppress(OSError, RuntimeError, ValueError, LookupError, StopIteration, DBusErrorResponse):
            self._listen()
        self.let_go()

    def _listen(self) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        with open_dbus_connection(self._bus, enable_fds=True) as connection:
            self._connection = connection
            bus = Proxy(message_bus, connection, timeout=REPLY_WITHIN)
            for rule in self.rules:
                bus.AddMatch(rule)
            self.prepare(connection)
            self.is_listening.set()
            while not self._is_stopped:
                self._hear(connection.receive())

    def _hear(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        if message.header.message_type is not MessageType.signal:
            return
        told = message.header.fields
        cause = self.cause(
            told.get(HeaderFields.member, ""),
            told.get(HeaderFields.interface, ""),
            told.get(HeaderFields.path, ""),
            tuple(message.body or ()),
        )
        if cause and not self._is_stopped and self._told is not None:
            self._told(cause)
