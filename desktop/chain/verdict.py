"""What a check of the journal found, a case at a time and for the vault: values, and the verdict of each in words."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from db.chain.check import Fault
from db.clock import day_of
from db.log.chain import Wanted
from desktop.session.session import Session


@dataclass(frozen=True)
class CaseVerdict:
    """One case: how many links its chain has, how many of them were made afterwards, and what does not hold."""

    case_id: str
    number: str  # such as 26-014; empty for a case that is not there
    links: int
    afterwards: int
    faults: tuple[Fault, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether everything that was locked in the case is as it was locked."""
        return not self.faults

    @property
    def broken_at(self) -> int:
        """Return the number of the first link that does not hold; 0 when it is something that has none."""
        return min((fault.n for fault in self.faults if fault.n), default=0)

    def words(self) -> str:
        """Return *hel*, *hel, de första 41 kedjade i efterhand* or *bruten vid nr 17*."""
        if self.broken_at:
            return f"bruten vid nr {self.broken_at}"
        if self.faults:
            missing = len(self.faults)
            things = "1 låst sak" if missing == 1 else f"{missing} låsta saker"
            return f"bruten: {things} saknas i kedjan"
        if not self.afterwards:
            return "hel"
        if self.afterwards == 1:
            return "hel, den första kedjad i efterhand"
        return f"hel, de första {self.afterwards} kedjade i efterhand"


@dataclass(frozen=True)
class VaultVerdict:
    """The vault's chain: how many rows it has, and what does not hold."""

    rows: int
    faults: tuple[Fault, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing from it and nothing it knows of is missing in the cases."""
        return not self.faults

    @property
    def broken_at(self) -> int:
        """Return the number of the first row that does not hold."""
        return min((fault.seq for fault in self.faults), default=0)

    def words(self) -> str:
        """Return *hel* or *bruten vid nr 17*."""
        return "hel" if self.is_whole else f"bruten vid nr {self.broken_at}"


@dataclass(frozen=True)
class OldChain:
    """How the one chain stood that there was before these: checked once, when they took its place."""

    checked_on: date
    texts: int
    broken: tuple[str, ...]  # ids of notes and corrections
    ends: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether every signature held."""
        return not self.broken and self.ends


@dataclass(frozen=True)
class JournalVerdict:
    """The whole check. Broken cases come first. `salvaged_on`: when the vault was last saved out of a damaged one."""

    cases: tuple[CaseVerdict, ...] = ()
    vault: VaultVerdict = field(default_factory=lambda: VaultVerdict(0))
    old: OldChain | None = None
    salvaged_on: date | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether every chain holds now; the old one is told of beside it."""
        return self.vault.is_whole and all(case.is_whole for case in self.cases)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been locked yet."""
        return not self.cases and not self.vault.rows and self.vault.is_whole

    @property
    def links(self) -> int:
        """Return how many links all cases have."""
        return sum(case.links for case in self.cases)


def read_old_chain(stored: str) -> OldChain | None:
    """Return what the migration kept of the old chain, or None where there was none."""
    if not stored:
        return None
    read = json.loads(stored)
    return OldChain(
        checked_on=day_of(datetime.fromisoformat(read["checked_at"])),
        texts=int(read["texts"]),
        broken=tuple(str(id) for id in read["broken"]),
        ends=bool(read["ends"]),
    )


def salvaged_on(session: Session) -> date | None:
    """Return the day the vault was last saved out of a damaged file, or None."""
    rows = session.log.find(Wanted(events=("vault_salvaged",)), 1)
    return day_of(datetime.fromisoformat(rows[0].utc)) if rows else None
