"""The keyring process: `narvara --keyring`. One question on its standard input, one answer, and it ends.

A keyring may hang in a question to the user, and its libraries import network modules (none is used: the Secret
Service is a local socket). Both stay in this process, which never sees the vault's key or its passphrase.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from desktop.device import backends, protocol
from desktop.device.backends import Backend
from desktop.device.protocol import Act, Answer, Entry, Noted
from desktop.process.hardening import harden

LIFE, LEFT_LIFE = 12.0, 5.0
"""Seconds until it ends whatever it waits for; it is left alone by a program that locks."""

_IN, _OUT = 0, 1


def main(choose: Callable[[bool], Backend] = backends.choose) -> int:
    """Answer, and return the exit code. `choose` is another only in the tests' own keyring process."""
    harden()
    out = os.dup(_OUT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, _OUT)  # whatever a library prints must not be taken for the answer
    try:
        act, vault, noted = protocol.read_question(_read_line())
    except ValueError:
        return 1
    device = _read(protocol.SECRET) if act == "bind" else b""
    _end_in_time(outlives=act == "leave")
    said = _said(choose, act, vault, Entry(device, noted))
    while said:
        said = said[os.write(out, said) :]
    return 0


def _said(choose: Callable[[bool], Backend], act: Act, vault: str, wanted: Entry) -> bytes:
    try:
        backend = choose(act == "bind")
        if act == "bind":
            return protocol.answer(_write(backend, choose, vault, wanted))
        if act == "forget":
            return protocol.answer(_forget(backend, vault))
        if act == "leave" and not backends.is_quiet(backend):
            return protocol.answer("locked")
        kept = backend.get_password(protocol.SERVICE, vault)
        if kept is None:
            return protocol.answer("missing")
        entry = _parsed(kept)
        if entry is None:
            return protocol.answer("garbled")
        if act == "read":
            return protocol.answer("found", entry)
        return protocol.answer(_note(backend, choose, vault, entry, wanted.noted))
    except Exception as error:  # noqa: BLE001  # whatever a keyring does wrong is told in one word
        return protocol.answer(backends.error_kind(error))


def _parsed(kept: str) -> Entry | None:
    try:
        return protocol.parse(kept)
    except ValueError:
        return None


def _write(backend: Backend, choose: Callable[[bool], Backend], vault: str, entry: Entry) -> Answer:
    """Write, and read back through a keyring made anew: one that takes all and keeps nothing is found out."""
    text = entry.text()
    backend.set_password(protocol.SERVICE, vault, text)
    return "done" if choose(False).get_password(protocol.SERVICE, vault) == text else "refused"


def _note(
    backend: Backend, choose: Callable[[bool], Backend], vault: str, entry: Entry, noted: Noted
) -> Answer:
    return "done" if entry.noted == noted else _write(backend, choose, vault, Entry(entry.device, noted))


def _forget(backend: Backend, vault: str) -> Answer:
    if backend.get_password(protocol.SERVICE, vault) is not None:
        backend.delete_password(protocol.SERVICE, vault)
    return "done"


def _end_in_time(*, outlives: bool) -> None:
    """End after a while, and at once when the program that asked is gone, unless it said that it would be."""
    timer = threading.Timer(LEFT_LIFE if outlives else LIFE, os._exit, (1,))
    timer.daemon = True
    timer.start()
    if not outlives:
        threading.Thread(target=_end_with_asker, daemon=True).start()


def _end_with_asker() -> None:
    while os.read(_IN, 64):
        pass
    os._exit(1)


def _read_line() -> bytes:
    line = b""
    while not line.endswith(b"\n") and len(line) < protocol.LONGEST_LINE:
        letter = os.read(_IN, 1)
        if not letter:
            raise ValueError("cut short")
        line += letter
    return line


def _read(count: int) -> bytes:
    found = b""
    while len(found) < count and (more := os.read(_IN, count - len(found))):
        found += more
    return found
