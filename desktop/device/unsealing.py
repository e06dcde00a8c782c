"""Getting the data key out with the passphrase; the keyring is asked only where the key file wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from db.secrets.kdf import wipe
from db.secrets.slots import WITH_DEVICE
from db.vault import keys
from db.vault.anchors import Anchor
from db.vault.keys import UnsealedKey
from desktop.device.ask import Ask, KeyringError


class Unsealing:
    """One try. It is called in a worker; `stop` from any thread. `asks` is called before the keyring is asked."""

    def __init__(self, folder: Path, passphrase: str, asks: Callable[[], object]) -> None:
        self._folder, self._passphrase, self._asks = folder, passphrase, asks
        self._ask: Ask | None = None
        self._is_stopped = False
        self._lock = threading.Lock()

    def __call__(self) -> UnsealedKey:
        """Return the key. Raises as `keys.unseal`, and `KeyringError`."""
        header = keys.read_header(self._folder)
        if header is None or not any(slot.type == WITH_DEVICE for slot in header.slots):
            return keys.unseal(self._folder, self._passphrase)
        with self._lock:
            if self._is_stopped:
                raise KeyringError("cancelled")
            self._ask = Ask("read", header.vault)
        self._asks()
        found = self._ask.run()
        if found is None:
            raise KeyringError("failed")
        try:
            key = keys.unseal(self._folder, self._passphrase, found.device)
        finally:
            wipe(found.device)
        key.anchor = Anchor(found.noted.gen, found.noted.seq, found.noted.head)
        return key

    def stop(self) -> None:
        """Wait no longer for the keyring."""
        with self._lock:
            self._is_stopped = True
            if self._ask is not None:
                self._ask.stop()
