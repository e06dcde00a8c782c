"""What may go wrong with a copy, named by one coded word that can stand in the access log."""

from __future__ import annotations

from typing import Literal, get_args

from db.errors import VaultError

NotMade = Literal["full", "readonly", "missing", "failed", "too_large", "source", "verify", "not_ready"]
NotRead = Literal["foreign", "cut", "damaged", "newer", "other_vault", "gone"]
Failure = NotMade | NotRead

NOT_MADE: tuple[NotMade, ...] = get_args(NotMade)
"""Why a copy was not made. The copies that lay there before are untouched."""

NOT_READ: tuple[NotRead, ...] = get_args(NotRead)
"""Why a copy cannot be used."""


class BackupError(VaultError):
    """A copy was not made, or cannot be used.

    `megabytes` is how much room was wanted, where that was what was missing.
    """

    def __init__(self, kind: Failure, megabytes: int = 0) -> None:
        super().__init__(f"backup: {kind}")
        self.kind = kind
        self.megabytes = megabytes


class BackupCancelledError(VaultError):
    """The user, or the lock, broke it off. Nothing is left of it."""
