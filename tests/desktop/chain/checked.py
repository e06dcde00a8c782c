"""The whole check at once, as the tests want it."""

from __future__ import annotations

from db.chain.check import Fault
from desktop.chain.checking import walk
from desktop.chain.verdict import JournalVerdict
from desktop.session.session import Session


def checked(session: Session) -> JournalVerdict:
    """Walk every chain to the end; nothing is logged."""
    *_steps, verdict = walk(session)
    assert verdict is not None
    return verdict


def faults(session: Session) -> list[Fault]:
    """Return everything that does not hold: first in the cases, then in the vault's chain."""
    verdict = checked(session)
    return [*(fault for case in verdict.cases for fault in case.faults), *verdict.vault.faults]
