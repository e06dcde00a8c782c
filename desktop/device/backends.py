"""Which keyrings are trusted, by class. Runs only in the keyring process, the one place that imports keyring.

keyring's own choice is never asked: a settings file in the profile, a variable or another program's entry point
could make it load foreign code and hand the secret over (shown for `keyring.get_keyring`, 25.7).
"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from importlib import import_module
from typing import Protocol, cast

from desktop.device.protocol import Answer

DEFAULT = "/org/freedesktop/secrets/aliases/default"

_SECRET_SERVICE = ("keyring.backends.SecretService", "Keyring")
_ALLOWED = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (_SECRET_SERVICE, ("keyring.backends.kwallet", "DBusKeyring")),
}
_STEERING = ("KEYRING_", "PYTHON_KEYRING_", "KEYCHAIN_PATH")


class NoBackendError(Exception):
    """None of the trusted keyrings is there."""


class Backend(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the entry, None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write it."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove it."""


def choose(may_create: bool, system: str = sys.platform) -> Backend:
    """Return the first trusted keyring that answers. Raises `NoBackendError`.

    Without `may_create` a missing Secret Service collection is not made, which would ask the user for a password.
    """
    for name in [name for name in os.environ if name.upper().startswith(_STEERING)]:
        del os.environ[name]
    for module, name in _ALLOWED.get(system, _ALLOWED["linux"]):
        made = getattr(import_module(module), name)
        try:
            assert made.priority >= 1  # reading it is what asks the backend whether it is there
        except (RuntimeError, OSError):
            continue
        backend = made()
        if system == "win32":
            backend.persist = "local machine"  # never roaming with the profile
        if (module, name) == _SECRET_SERVICE and not may_create:
            backend.preferred_collection = DEFAULT
        return cast(Backend, backend)
    raise NoBackendError


def is_quiet(backend: Backend) -> bool:
    """Tell whether it can be used now without anything being asked of the user."""
    kind = (type(backend).__module__, type(backend).__name__)
    if kind in _ALLOWED["win32"]:
        return True
    if kind != _SECRET_SERVICE:
        return False
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        return not secretstorage.Collection(bus).is_locked()


def error_kind(error: Exception) -> Answer:
    """Return in one word what is wrong, going by names: other systems' exceptions cannot be imported here."""
    names = {one.__name__ for one in type(error).__mro__}
    if names & {"KeyringLocked", "LockedException", "PromptDismissedException"}:
        return "locked"
    if names & {"NoBackendError", "NoKeyringError", "InitError", "SecretServiceNotAvailableException"}:
        return "none"
    return "failed"
