"""What the program and its keyring process say to each other, and the one entry a vault has in the keyring.

One line of JSON each way, and after it the device secret as raw bytes where there is one, so that the program can
read it into memory it can overwrite. No Qt and no database here: the keyring process imports this.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

SERVICE = "se.narvara.vault"
SECRET = 32
"""Bytes of a device secret."""

MOST = 200
"""An entry is shorter than this; Windows takes about 1280 characters."""

LONGEST_LINE = 512
Act = Literal["read", "bind", "note", "leave", "forget"]
ACTS: tuple[Act, ...] = get_args(Act)
"""`note` puts down how the vault stands now; `leave` does so too, but asks nobody anything and outlives the asker."""

Answer = Literal["found", "missing", "garbled", "locked", "none", "refused", "done", "failed"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)

_MAX = 2**53
_HEAD = 16


@dataclass(frozen=True)
class Noted:
    """How a vault stood: changes of its key file, rows of its log, and 16 hex digits of the last row's mac."""

    gen: int
    seq: int
    head: str

    def is_sound(self) -> bool:
        """Tell whether the numbers and the digits are what they should be."""
        numbers = all(type(number) is int and 0 <= number < _MAX for number in (self.gen, self.seq))
        return numbers and len(self.head) == _HEAD and set(self.head) <= set("0123456789abcdef")


@dataclass(frozen=True)
class Entry:
    """What one vault keeps in the keyring."""

    device: bytes = field(repr=False)
    noted: Noted

    def text(self) -> str:
        """Return it in its one form, short ASCII JSON."""
        body = {"v": 1, "dev": base64.b64encode(self.device).decode("ascii"), **vars(self.noted)}
        return json.dumps(body, sort_keys=True, separators=(",", ":"))


def parse(text: str) -> Entry:
    """Read an entry by a strict schema. Raises `ValueError` on anything else than what `Entry.text` gives."""
    if not text.isascii() or len(text) >= MOST:
        raise ValueError("form")
    body = _object(text, "v", "dev", "gen", "seq", "head")
    if type(body["v"]) is not int or body["v"] != 1 or not isinstance(body["dev"], str):
        raise ValueError("version or secret")
    entry = Entry(base64.b64decode(body["dev"], validate=True), _noted(body))
    if len(entry.device) != SECRET or entry.text() != text:
        raise ValueError("secret or form")
    return entry


def question(act: Act, vault: str, noted: Noted, device: bytes | bytearray = b"") -> bytearray:
    """Return what is said to the keyring process; the caller wipes it."""
    line = json.dumps({"act": act, "vault": vault, **vars(noted)}, sort_keys=True)
    return bytearray(line.encode("ascii") + b"\n") + device


def read_question(line: bytes) -> tuple[Act, str, Noted]:
    """Return act, vault and how it stands. Raises `ValueError`."""
    body = _object(line.decode("ascii"), "act", "vault", "gen", "seq", "head")
    vault = body["vault"]
    if body["act"] not in ACTS or not isinstance(vault, str) or len(bytes.fromhex(vault)) != SECRET // 2:
        raise ValueError("act or vault")
    return body["act"], vault, _noted(body)


def answer(said: Answer, entry: Entry | None = None) -> bytes:
    """Return what the keyring process says back."""
    body: dict[str, Any] = {"said": said}
    if entry is None:
        return json.dumps(body).encode("ascii") + b"\n"
    return json.dumps(body | vars(entry.noted)).encode("ascii") + b"\n" + entry.device


def read_answer(data: bytearray) -> tuple[Answer, Noted | None, bytearray]:
    """Return what was said, how the vault stood then, and the device secret. Raises `ValueError`; wipes `data`."""
    try:
        line, is_whole, rest = data.partition(b"\n")
        if not is_whole:
            raise ValueError("cut short")
        found = line.startswith(b'{"said": "found"')
        body = _object(line.decode("ascii"), "said", *(("gen", "seq", "head") if found else ()))
        if body["said"] not in ANSWERS or len(rest) != (SECRET if found else 0):
            raise ValueError("answer")
        return body["said"], _noted(body) if found else None, rest
    finally:
        data[:] = bytes(len(data))


def _object(text: str, *names: str) -> dict[str, Any]:
    body = json.loads(text)
    if not isinstance(body, dict) or set(body) != set(names):
        raise ValueError("keys")
    return body


def _noted(body: dict[str, Any]) -> Noted:
    if not isinstance(body["head"], str):
        raise ValueError("head")  # noqa: TRY004  # one kind of error for all that is not as it should be
    noted = Noted(body["gen"], body["seq"], body["head"])
    if not noted.is_sound():
        raise ValueError("numbers or head")
    return noted
