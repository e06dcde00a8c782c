"""What may go wrong with a copy, named by one coded word that can stand in the access log."""

from __future__ import annotations

from db.errors import VaultError

NOT_MADE = ("full", "readonly", "missing", "failed", "too_large", "source", "verify", "not_ready")
"""Why a copy was not made. The copies that lay there before are untouched."""

NOT_READ = ("foreign", "cut", "damaged", "newer", "other_vault", "gone")
"""Why a copy cannot be used."""


class BackupError(VaultError):
    """A copy was not made, or cannot be used. `kind` is one of `NOT_MADE` or `NOT_READ`.

    `megabytes` is how much room was wanted, where that was what was missing.
    """

    def __init__(self, kind: str, megabytes: int = 0) -> None:
        super().__init__(f"backup: {kind}")
        self.kind = kind
        self.megabytes = megabytes


class BackupCancelledError(VaultError):
    """The user, or the lock, broke it off. Nothing is left of it."""
