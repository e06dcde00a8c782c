"""What only the vault's owner changes: keys, the lock's settings, who and where she is.

A stand-in who came in with the enhetschef's code does all work in cases, and none of this without a decision.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.errors import UserError


class Acting(Protocol):
    """Who tells whether somebody works in the owner's place: `desktop.session.session.Session`."""

    @property
    def acting_for(self) -> str:
        """The owner's name while a stand-in works, else empty."""


def refusal(session: Acting) -> UserError | None:
    """Return why a stand-in may not do what only the owner does; None for the owner."""
    owner = session.acting_for
    if not owner:
        return None
    return UserError(
        f"Det här kan bara {owner} ändra",
        "Du arbetar som vikarie. Nycklar, koder, inställningar för låset och uppgifter om arbetsplatsen rör du inte.",
        "Inget har ändrats.",
        f"{owner} gör det när arkivet är upplåst med den egna lösenfrasen.",
    )


def refuse_stand_in(session: Acting) -> None:
    """Raise `UserError` when a stand-in works."""
    error = refusal(session)
    if error is not None:
        raise error


def stopped(session: Acting, failed: Callable[[UserError], None]) -> bool:
    """Tell a slow verb's listener why a stand-in may not do this; returns whether it was told."""
    error = refusal(session)
    if error is not None:
        failed(error)
    return error is not None
