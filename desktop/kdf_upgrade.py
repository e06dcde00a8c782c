"""A passphrase slot made under an older, cheaper rule: wrapped anew after the unlock, silently and in the worker.

What goes wrong on the way (a full disk, little memory) is not told: the old slot opens as before, and the next
unlock tries again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from db import kdf_policy, rewrap
from db.errors import VaultError
from db.kdf import KdfParams, typed
from db.keys import UnsealedKey
from desktop.errors import UserError

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.work import Work


@dataclass(frozen=True)
class WeakPassphrase:
    """The passphrase of a slot that costs too little, held until it has been wrapped anew and then wiped."""

    secret: bytearray = field(repr=False)
    least: KdfParams | None = None

    @staticmethod
    def of(key: UnsealedKey, passphrase: str, least: KdfParams | None = None) -> WeakPassphrase | None:
        """Return what is to be wrapped anew; None, with nothing kept, where the slot costs enough."""
        if not passphrase or key.slot is None or kdf_policy.raised(key.slot.kdf, least) == key.slot.kdf:
            return None
        return WeakPassphrase(typed(passphrase), least)

    def strengthen(self, session: Session, work: Work) -> None:
        """Do it in the worker, and log that it was done."""

        def done(is_new: bool) -> None:
            if is_new and session.vault.is_open:
                with suppress(UserError), session.change(event="passphrase_strengthened"):
                    pass

        def failed(error: Exception) -> None:
            if not isinstance(error, VaultError):
                raise error

        work.start(partial(rewrap.strengthen, session.vault.key, self.secret, self.least), done, failed)
