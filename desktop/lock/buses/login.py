"""The computer goes to sleep, or this session is locked or ended: told by logind on the system bus.

A delay inhibitor (https://systemd.io/INHIBITOR_LOCKS) makes logind wait, five seconds at most, until what is
being written is in the vault. It is let go when the process ends, which is how a lock ends.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop.lock.buses.listener import REPLY_WITHIN, SYSTEM, Listener
from desktop.lock.causes import Cause, Heard

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME, _PATH, _MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"


_ABOUT_TO: dict[str, Cause] = {"PrepareForSleep": "sleep", "PrepareForShutdown": "session_end"}


class Login(Listener):
    """Asks for a lock before sleep, and when the session is locked or has ended."""

    rules = (
        f"type='signal',interface='{_MANAGER}',member='PrepareForSleep',path='{_PATH}'",
        f"type='signal',interface='{_MANAGER}',member='PrepareForShutdown',path='{_PATH}'",
        f"type='signal',interface='{_MANAGER}',member='SessionRemoved',path='{_PATH}'",
        f"type='signal',interface='{_SESSION}',member='Lock'",
    )

    def __init__(self, bus: str = SYSTEM, session_id: str | None = None) -> None:
        super().__init__(bus)
        self._session_id = os.environ.get("XDG_SESSION_ID", "") if session_id is None else session_id
        self._own_path = ""
        self.inhibitor: Any = None
        """What holds the sleep up, a file descriptor; None where logind gave none."""

    def prepare(self, connection: DBusConnection) -> None:
        """Learn which session is ours and take the inhibitor. A logind that refuses is listened to all the same."""
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg

        login = DBusAddress(_PATH, _NAME, _MANAGER)

        def ask(message: Message) -> Any:
            return unwrap_msg(connection.send_and_get_reply(message, timeout=REPLY_WITHIN))[0]

        with suppress(DBusErrorResponse, TimeoutError):
            if self._session_id:
                self._own_path = ask(new_method_call(login, "GetSession", "s", (self._session_id,)))
        with suppress(DBusErrorResponse, TimeoutError):
            wanted = ("sleep:shutdown", "Närvara", "Låser arkivet", "delay")
            self.inhibitor = ask(new_method_call(login, "Inhibit", "ssss", wanted))

    def cause(self, member: str, interface: str, path: str, body: tuple[Any, ...]) -> Heard:
        """Sleep only when it begins (True), not when it is over; only our own session's lock."""
        if interface == _MANAGER and member == "SessionRemoved":
            return "session_end" if self._session_id and body[:1] == (self._session_id,) else ""
        if interface == _MANAGER:
            return _ABOUT_TO.get(member, "") if body[:1] == (True,) else ""
        is_ours = not self._own_path or path == self._own_path
        return "os_lock" if (interface, member) == (_SESSION, "Lock") and is_ours else ""

    def let_go(self) -> None:
        """Let sleep come."""
        held, self.inhibitor = self.inhibitor, None
        if held is not None:
            held.close()
