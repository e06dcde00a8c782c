"""Opening an intact vault with the key file in a copy, where its own two are gone. Nothing is restored."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from db.vault import copy_key
from db.vault.keys import UnsealedKey
from desktop.vault.restoring import Choice, Restoring, nearby


def is_wanted(folder: Path) -> bool:
    """Tell whether the vault lies there whole but for its key files."""
    return copy_key.is_wanted(folder)


class KeyInCopy(Restoring):
    """Tries the chosen copy, and then those beside the vault: the one listed first may be no copy at all."""

    unsealed = Signal(object)  # UnsealedKey, whose key file stands in its place

    def _job(self, choice: Choice, secret: str, *, is_code: bool) -> Callable[[], Any]:
        paths = [choice.path, *(other.path for other in nearby(self._folder) if other.path != choice.path)]
        return partial(copy_key.unseal, self._folder, paths, secret, is_code=is_code)

    def _on_prepared(self, choice: Choice, _at_once: bool, made: Any) -> None:
        assert isinstance(made, UnsealedKey)
        self.restored.emit(choice)  # the form forgets the secret
        self.unsealed.emit(made)
