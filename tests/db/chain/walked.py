"""Every fault of a database that no session holds."""

from __future__ import annotations

from db.chain.check import Fault, walk_case, walk_unlinked, walk_vault
from db.chain.things import KINDS
from db.tables.database import Database


def walked(db: Database) -> list[Fault]:
    """Walk every chain to the end."""
    found = [one for case in db.case_links.cases() for step in walk_case(db, case) for one in step]
    found += [one for kind in KINDS for step in walk_unlinked(db, kind) for one in step]
    return found + [one for step in walk_vault(db) for one in step]
