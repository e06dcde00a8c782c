"""How the two recovery codes stand, the user's and the enhetschef's. Changing them is `desktop.secrets.change`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.vault import keys
from db.vault.keys import CodeType
from desktop import dates
from desktop.session.session import Session
from desktop.session.settings import prefer

OWN, CHIEF = keys.OWN_CODE, keys.CHIEF_CODE
TRY_EVERY = 6
"""Months until the user's code is to be tried again. The enhetschef's lies in a sealed envelope and is let be."""


@dataclass(frozen=True)
class CodeFacts:
    """One code. `exists` is read in the key file; the days are None when it never happened or is not known."""

    exists: bool
    made_on: date | None
    proved_on: date | None
    next_on: date | None

    def is_due(self, today: date) -> bool:
        """Tell whether it is time to try it again."""
        return self.next_on is not None and self.next_on <= today


def own_code(session: Session) -> CodeFacts:
    """Return how the user's own code stands."""
    proved = dates.stored(session.choices.code_proved_on)
    return CodeFacts(
        exists=session.vault.key.has(OWN),
        made_on=None,
        proved_on=proved,
        next_on=dates.months_on(proved, TRY_EVERY) if proved else None,
    )


def chief_code(session: Session) -> CodeFacts:
    """Return how the enhetschef's code stands."""
    return CodeFacts(
        exists=session.vault.key.has(CHIEF),
        made_on=dates.stored(session.choices.chief_code_made_on),
        proved_on=dates.stored(session.choices.chief_code_proved_on),
        next_on=None,
    )


def was_proved(session: Session, kind: CodeType = OWN) -> None:
    """Keep the day a code was typed back from its paper."""
    day = session.today().isoformat()
    if kind == CHIEF:
        prefer(session, chief_code_proved_on=day)
    else:
        prefer(session, code_proved_on=day)


def was_made(session: Session, kind: CodeType = OWN) -> None:
    """Keep that a code is new, and not yet typed back from any paper."""
    if kind == CHIEF:
        prefer(session, chief_code_made_on=session.today().isoformat(), chief_code_proved_on="")
    else:
        prefer(session, code_proved_on="")
