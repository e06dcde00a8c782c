"""Checking the chains: every fault found is named; nothing is ever mended.

Whole checks are walked in small steps, each of which reads what it compares in one go, so that the vault may be
written between two of them. One shown thing is checked by itself, without walking anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from db.chain.links import FIRST, link_hash, row_hash
from db.chain.seals import is_sealed
from db.chain.things import KINDS, content_hash
from db.records import CaseLink
from db.tables.database import Database

LINKS, ROWS = 10, 500
"""How many links of a case, and rows of the vault's chain, one step walks."""

What = Literal[
    "missing",  # the link with this number is not there
    "link",  # the link is not what was written, or does not follow the one before
    "gone",  # what the link tells of is not there
    "content",  # what the link tells of is not what was locked
    "unlinked",  # something is locked and has no link
    "unnoted",  # the vault's chain does not know the link
    "lost",  # the vault's chain knows a link that is in no case
    "row",  # a row of the vault's chain is not what was written, or does not follow the one before
    "row_missing",  # the row with this number is not there
    "end",  # the vault's chain does not end where it was noted to end
]


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold. `n` counts in the case, `seq` in the vault's chain; 0 where there is none.

    Where several follow each other that are not there, `upto` is the last of them.
    """

    what: What
    case_id: str = ""
    n: int = 0
    kind: str = ""
    object_id: str = ""
    seq: int = 0
    upto: int = 0


def _of_one_table(kind: str) -> frozenset[str]:
    """Return the kinds that tell of the same rows as this one, itself among them."""
    table = KINDS[kind].table if kind in KINDS else ""
    return frozenset(one for one, its in KINDS.items() if its.table == table)


def check_thing(db: Database, kind: str, object_id: str) -> Fault | None:
    """Check one locked thing, its link, what that follows and that the vault's chain knows it. Reads a few rows."""
    link = db.case_links.of_thing(kind, object_id)
    if link is None:
        return Fault("unlinked", kind=kind, object_id=object_id)
    before = db.case_links.at(link.case_id, link.n - 1) if link.n > 1 else None
    if link.n > 1 and before is None:
        return Fault("missing", link.case_id, link.n - 1, kind, object_id, upto=link.n - 1)
    found = _link_fault(link, before.hash if before else FIRST) or _thing_fault(db, link)
    if found is None and not db.vault_links.knows(link):
        return _of(link, "unnoted")
    return found


def walk_case(db: Database, case_id: str) -> Iterator[list[Fault]]:
    """Walk a case's chain from its first link, a few at a time, then hold it to the vault's chain."""
    n, previous = 0, FIRST
    while links := db.case_links.after(case_id, n, LINKS):
        found: list[Fault] = []
        for link in links:
            is_next = link.n == n + 1
            if not is_next:
                found.append(Fault("missing", case_id, n + 1, upto=link.n - 1))
            fault = _link_fault(link, previous if is_next else link.previous)
            if fault is None and not db.case_links.is_followed(link, _of_one_table(link.kind)):
                fault = _thing_fault(db, link)
            found += [fault] if fault else []
            n, previous = link.n, link.hash
        yield found
    yield [_of(link, "unnoted") for link in db.vault_links.unnoted(case_id)]


def walk_unlinked(db: Database, kind: str) -> Iterator[list[Fault]]:
    """Look for what is locked and has no link, of one kind, some hundred rows at a time."""
    its = KINDS[kind]
    [(last,)] = db.case_links.ask(f"SELECT coalesce(max(rowid), 0) FROM {its.table}")
    for first in range(0, int(last), ROWS):
        rows = db.case_links.ask(
            f"SELECT coalesce({its.case}, ''), {its.table}.id FROM {its.table}"
            f" WHERE {its.table}.rowid > ? AND {its.table}.rowid <= ? AND {its.locked} AND NOT EXISTS (SELECT 1"
            f" FROM case_links WHERE case_links.object_id = {its.table}.id AND case_links.kind = ?)"
            f" ORDER BY {its.table}.rowid",
            first,
            first + ROWS,
            kind,
        )
        yield [Fault("unlinked", str(case), kind=kind, object_id=str(id)) for case, id in rows]


def walk_vault(db: Database) -> Iterator[list[Fault]]:
    """Walk the vault's chain from its first row, many at a time, then hold it to its noted end and to the cases."""
    seq, previous = 0, FIRST
    while rows := db.vault_links.after(seq, ROWS):
        found = []
        for row in rows:
            is_next = row.seq == seq + 1
            if not is_next:
                found.append(Fault("row_missing", seq=seq + 1, upto=row.seq - 1))
            if (is_next and row.previous != previous) or row.row_hash != row_hash(row):
                found.append(Fault("row", seq=row.seq))
            seq, previous = row.seq, row.row_hash
        if len(rows) < ROWS:
            found += _end_faults(db, seq, previous)
        yield found
        if len(rows) < ROWS:
            break
    else:
        yield _end_faults(db, seq, previous)
    for first in range(0, seq, ROWS):
        yield [Fault("lost", seq=one) for one in db.vault_links.without_link(first, first + ROWS)]


def _end_faults(db: Database, seq: int, last_hash: str) -> list[Fault]:
    """Compare the last row with what was noted beside the chain when it was written."""
    noted, noted_hash = db.vault_links.head()
    if noted > seq:
        return [Fault("row_missing", seq=seq + 1, upto=noted)]
    return [] if (noted, noted_hash or FIRST) == (seq, last_hash) else [Fault("end", seq=seq)]


def _link_fault(link: CaseLink, previous: str) -> Fault | None:
    is_whole = link.previous == previous and link.hash == link_hash(link) and link.kind in KINDS
    return None if is_whole else _of(link, "link")


def _thing_fault(db: Database, link: CaseLink) -> Fault | None:
    content = content_hash(db, link.kind, link.object_id)
    if content is None:
        return _of(link, "gone")
    if content != link.content_hash or not is_sealed(db, link.kind, link.object_id):
        return _of(link, "content")
    return None


def _of(link: CaseLink, what: What) -> Fault:
    return Fault(what, link.case_id, link.n, link.kind, link.object_id)
