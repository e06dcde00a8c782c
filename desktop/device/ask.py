"""Asking the keyring from the program: a process of its own for each question, killed when it takes too long.

Nothing here imports keyring or opens a socket; secrets go through pipes and into memory that can be overwritten.
"""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from desktop.device import protocol
from desktop.device.protocol import Act, Answer, Noted
from desktop.process.helper_process import helper_command, start_helper

KEYRING = "--keyring"
PATIENCE = 10.0
"""Seconds until the keyring process is ended. The user may have had to unlock the keyring in the meantime."""

NOTHING = Noted(0, 0, "0" * 16)
_MOST = 4096  # bytes of an answer


NoSecret = Answer | Literal["slow", "cancelled"]


class KeyringError(Exception):
    """The keyring gave no secret."""

    def __init__(self, kind: NoSecret) -> None:
        super().__init__(f"keyring: {kind}")
        self.kind = kind


@dataclass(frozen=True)
class Found:
    """The device secret, which the caller wipes, and how the vault stood when it was noted."""

    device: bytearray = field(repr=False)
    noted: Noted


def command() -> list[str]:
    """Return the line that starts the keyring process: the same executable where the program is frozen."""
    return helper_command(KEYRING)


class Ask:
    """One question. `run` in a worker; `stop` from any thread."""

    def __init__(self, act: Act, vault: str, noted: Noted = NOTHING, device: bytes | bytearray = b"") -> None:
        self._question = protocol.question(act, vault, noted, device)
        self._process: subprocess.Popen[bytes] | None = None
        self._why: NoSecret | Literal[""] = ""
        self._lock = threading.Lock()

    def run(self) -> Found | None:
        """Return what was found, or None when it was done. Raises `KeyringError`."""
        try:
            said, noted, device = self._answer()
        finally:
            _wipe(self._question)
        if said == "found" and noted is not None:
            return Found(device, noted)
        if said == "done":
            return None
        raise KeyringError(said)

    def stop(self, why: NoSecret = "cancelled") -> None:
        """End it now, also before it has begun; `run` then raises."""
        with self._lock:
            self._why = self._why or why
            if self._process is not None and self._process.poll() is None:
                self._process.kill()

    def _answer(self) -> tuple[Answer, Noted | None, bytearray]:
        with self._lock:
            if self._why:
                raise KeyringError(self._why)
            try:
                process = self._process = start_helper(command())
            except OSError as error:
                raise KeyringError("failed") from error
        _RUNNING.add(self)
        timer = threading.Timer(PATIENCE, self.stop, ("slow",))
        timer.daemon = True
        timer.start()
        try:
            data = _exchange(process, self._question)
        finally:
            timer.cancel()
            _RUNNING.discard(self)
            _end(process)
        try:
            return protocol.read_answer(data)
        except ValueError as error:
            raise KeyringError(self._why or "failed") from error


def leave(vault: str, noted: Noted) -> None:
    """Hand over how the vault stands and wait for nothing: the program locks, and is about to end.

    The keyring process asks the user nothing, and ends by itself within seconds. Raises `OSError`.
    """
    process = start_helper(command())
    _LEFT.append(process)
    with suppress(BrokenPipeError):
        _say(process, protocol.question("leave", vault, noted))
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def stop_all() -> None:
    """End every question that is being asked: the program locks."""
    for ask in tuple(_RUNNING):
        ask.stop()


_RUNNING: set[Ask] = set()
_LEFT: list[subprocess.Popen[bytes]] = []


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()


def _exchange(process: subprocess.Popen[bytes], question: bytearray) -> bytearray:
    """Say it and return what comes back until the other side closes; its input stays open until then."""
    data, length = bytearray(_MOST), 0
    with suppress(OSError):
        _say(process, question)
        assert process.stdout is not None  # it was asked for
        while length < _MOST:
            with memoryview(data)[length:] as room:
                count = process.stdout.readinto(room)  # type: ignore[attr-defined]  # unbuffered: a FileIO
            if not count:
                break
            length += count
    answer = data[:length]
    _wipe(data)
    return answer


def _say(process: subprocess.Popen[bytes], question: bytearray) -> None:
    assert process.stdin is not None  # it was asked for
    process.stdin.write(question)


def _wipe(data: bytearray) -> None:
    data[:] = bytes(len(data))
