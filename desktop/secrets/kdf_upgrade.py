"""A passphrase slot made under an older, cheaper rule: wrapped anew after the unlock, silently and in the worker.

What goes wrong on the way (a full disk, little memory) is not told: the old slot opens as before, and the next
unlock tries again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from db.errors import VaultError
from db.secrets import kdf_policy
from db.secrets.kdf import KdfParams, typed, wipe
from db.vault import copy_slot, rewrap
from db.vault.keys import UnsealedKey
from desktop.errors import UserError

if TYPE_CHECKING:
    from desktop.session.session import Session
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
        """Do it in the worker, and log that it was done. Copies elsewhere that the passphrase opens go on so."""
        key, connection = session.vault.key, session.vault.connection
        keeps_open = key.is_bound and copy_slot.is_open(connection, key.header)

        def done(made: str | None) -> None:
            if made is not None and session.vault.is_open:
                with suppress(UserError), session.change(event="passphrase_strengthened"):
                    if keeps_open:
                        copy_slot.keep(connection, made)

        def failed(error: Exception) -> None:
            if not isinstance(error, VaultError):
                raise error

        work.start(partial(self._wrap, key, keeps_open), done, failed)

    def _wrap(self, key: UnsealedKey, keeps_open: bool) -> str | None:
        """Return the slot for copies elsewhere, empty where there is to be none; None when nothing was done."""
        spare = bytearray(self.secret) if keeps_open else bytearray()
        try:
            if not rewrap.strengthen(key, self.secret, self.least):
                return None
            return copy_slot.make_if_it_can(key, spare) if keeps_open else ""
        finally:
            wipe(spare)
