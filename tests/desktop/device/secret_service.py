"""A Secret Service on a D-Bus of the test's own: what GNOME's keyring, KWallet and KeePassXC answer, and no more."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal

from tests.desktop.lock.sources.buses import PrivateBus, Speaker

NAME, ROOT = "org.freedesktop.secrets", "/org/freedesktop/secrets"
DEFAULT, ITEM, PROMPT = f"{ROOT}/aliases/default", f"{ROOT}/collection/login/1", f"{ROOT}/prompt/1"
SECRET = "org.freedesktop.Secret"


class FakeSecretService(Speaker):
    """Holds one item. `is_locked`; `answer` to the question for its password: yes, no, or nobody is there."""

    def __init__(self, bus: PrivateBus) -> None:
        super().__init__(bus, NAME)
        self.secret: bytes | None = None
        self.attributes: dict[str, str] = {}
        self.is_locked = False
        self.has_collection = True
        self.answer = "yes"
        self.asked: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        with suppress(OSError):
            self.connection.sock.shutdown(2)
        self._thread.join(10)
        super().close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                call = self.connection.receive()
                if call.header.message_type is MessageType.method_call:
                    member = call.header.fields[HeaderFields.member]
                    self.asked.append(member)
                    getattr(self, f"_{member}")(call, *call.body)

    def _reply(self, call: Message, signature: str, *values: Any) -> None:
        self.connection.send(new_method_return(call, signature, values))

    def _refuse(self, call: Message, name: str) -> None:
        self.connection.send(new_error(call, f"org.freedesktop.DBus.Error.{name}", "s", (name,)))

    def _Get(self, call: Message, _interface: str, name: str) -> None:
        path = call.header.fields[HeaderFields.path]
        is_there = self.secret is not None if path == ITEM else self.has_collection
        if not is_there:
            self._refuse(call, "UnknownObject")
        elif name == "Locked":
            self._reply(call, "v", ("b", self.is_locked))
        else:
            self._reply(call, "v", ("s", "Inloggning"))

    def _OpenSession(self, call: Message, algorithm: str, _given: object) -> None:
        if algorithm == "plain":
            self._reply(call, "vo", ("s", ""), f"{ROOT}/session/1")
        else:
            self._refuse(call, "NotSupported")

    def _SearchItems(self, call: Message, attributes: dict[str, str]) -> None:
        fits = self.secret is not None and attributes.items() <= self.attributes.items()
        self._reply(call, "ao", [ITEM] if fits else [])

    def _CreateItem(
        self, call: Message, properties: dict[str, Any], secret: tuple[Any, ...], _: bool
    ) -> None:
        self.attributes = properties[f"{SECRET}.Item.Attributes"][1]
        self.secret = bytes(secret[2])
        self._reply(call, "oo", ITEM, "/")

    def _GetSecret(self, call: Message, session: str) -> None:
        assert self.secret is not None
        self._reply(call, "(oayays)", (session, b"", self.secret, "text/plain"))

    def _Delete(self, call: Message) -> None:
        self.secret = None
        self._reply(call, "o", "/")

    def _Unlock(self, call: Message, paths: list[str]) -> None:
        if self.is_locked:
            self._reply(call, "aoo", [], PROMPT)
        else:
            self._reply(call, "aoo", paths, "/")

    def _CreateCollection(self, call: Message, _properties: object, _alias: str) -> None:
        self._reply(call, "oo", "/", PROMPT)

    def _Prompt(self, call: Message, _window: str) -> None:
        self._reply(call, "")
        if self.answer == "nobody":
            return
        self.is_locked = self.is_locked and self.answer != "yes"
        address = DBusAddress(PROMPT, interface=f"{SECRET}.Prompt")
        result = ("ao", [DEFAULT]) if self.answer == "yes" else ("ao", [])
        self.connection.send(new_signal(address, "Completed", "bv", (self.answer != "yes", result)))
