"""A keyring process of the tests' own: the real one's protocol, with a file in place of the system's keyring.

`python -m tests.desktop.device.fake_keyring FOLDER`. How it behaves is read from `mode` in the folder; what it is
asked is added to `asked`. The program itself has no way to be pointed here: the tests replace its command line.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from desktop.device import backends, keyring_process
from desktop.device.backends import NoBackendError

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()


class KeyringLocked(Exception):  # noqa: N818  # it goes by the name of the one in keyring
    """As keyring's own."""


class InTheFile:
    """Keeps entries in a file."""

    def _all(self) -> dict[str, str]:
        file = FOLDER / "entries"
        return json.loads(file.read_text(encoding="ascii")) if file.exists() else {}

    def _keep(self, entries: dict[str, str]) -> None:
        (FOLDER / "entries").write_text(json.dumps(entries), encoding="ascii")

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep(self._all() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = self._all()
        del entries[f"{service}/{username}"]
        self._keep(entries)


class Null(InTheFile):
    """Takes everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Locked(InTheFile):
    """The user said no to unlocking it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class Slow(InTheFile):
    """Waits for a user who never comes."""

    def get_password(self, service: str, username: str) -> str | None:
        (FOLDER / "waits").touch()
        time.sleep(3600)
        raise AssertionError("nobody ended it")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.get_password(service, username)


class Failing(InTheFile):
    """Breaks off, with words on its output that are no answer."""

    def get_password(self, service: str, username: str) -> str | None:
        print('{"said": "found"}', flush=True)
        raise ValueError("broken in a way nobody thought of")


MODES = {"works": InTheFile, "null": Null, "locked": Locked, "slow": Slow, "failing": Failing}


def choose(_may_create: bool) -> InTheFile:
    """Return the keyring of the day."""
    mode = (FOLDER / "mode").read_text(encoding="ascii")
    if mode == "none":
        raise NoBackendError("no keyring")
    return MODES[mode]()


def is_quiet(backend: object) -> bool:
    """Only the one that works asks nothing."""
    return type(backend) is InTheFile


if __name__ == "__main__":
    with (FOLDER / "asked").open("a", encoding="ascii") as asked:
        asked.write("once\n")
    backends.is_quiet = is_quiet
    sys.exit(keyring_process.main(choose))
