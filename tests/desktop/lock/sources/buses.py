"""A D-Bus of the test's own, with something on it that speaks as logind or a screen saver does."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_return, new_signal
from jeepney.fds import FileDescriptor
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

LOGIN = "org.freedesktop.login1"
OWN_SESSION = "/org/freedesktop/login1/session/_31"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


class PrivateBus:
    """A dbus-daemon that nobody else knows of; `close` ends it."""

    def __init__(self, folder: Path) -> None:
        config = folder / "bus.conf"
        config.write_text(CONFIG.format(socket=folder / "bus"), encoding="utf-8")
        self._daemon = subprocess.Popen(
            ("dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def end(self) -> None:
        """Take the bus away, as when a desktop crashes."""
        self._daemon.terminate()
        self._daemon.wait(10)

    def close(self) -> None:
        """End it and give back what was opened."""
        self.end()
        if self._daemon.stdout is not None:
            self._daemon.stdout.close()


class Speaker:
    """Says signals on the bus, under a name of its own."""

    def __init__(self, bus: PrivateBus, name: str) -> None:
        self.connection = open_dbus_connection(bus.address, enable_fds=True)
        Proxy(message_bus, self.connection).RequestName(name)

    def say(self, path: str, interface: str, member: str, signature: str, *values: Any) -> None:
        """Send one signal."""
        address = DBusAddress(path, interface=interface)
        self.connection.send(new_signal(address, member, signature, values))

    def close(self) -> None:
        """Leave the bus."""
        self.connection.close()


def _is_held(kept: int) -> bool:
    """Tell whether the other end of an inhibitor's pipe is open."""
    os.set_blocking(kept, False)
    try:
        return os.read(kept, 1) != b""
    except BlockingIOError:
        return True


class FakeLogind(Speaker):
    """Answers `GetSession` and `Inhibit` as logind does, and knows which inhibitors are still held."""

    def __init__(self, bus: PrivateBus) -> None:
        super().__init__(bus, LOGIN)
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._kept: list[int] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def is_held(self) -> bool:
        """Return whether someone still holds one of the inhibitors that were given."""
        return any(_is_held(kept) for kept in self._kept)

    def close(self) -> None:
        """Leave the bus and close the pipe."""
        with suppress(OSError):
            self.connection.sock.shutdown(2)
        self._thread.join(10)
        super().close()
        for kept in self._kept:
            os.close(kept)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                self._answer(self.connection)

    def _answer(self, connection: DBusConnection) -> None:
        call = connection.receive()
        if call.header.message_type is not MessageType.method_call:
            return
        member = call.header.fields[HeaderFields.member]
        self.asked.append((member, tuple(call.body)))
        if member == "GetSession":
            connection.send(new_method_return(call, "o", (OWN_SESSION,)))
        elif member == "Inhibit":
            kept, given = os.pipe()
            self._kept.append(kept)
            with FileDescriptor(given) as handed:
                connection.send(new_method_return(call, "h", (handed,)))
