"""What every verb that locks something calls, inside its own change, once the thing stands as it will stand."""

from __future__ import annotations

from db.chain.append import append
from db.chain.check import Fault, check_thing
from db.records import CaseLink, Consent
from db.tables.database import Database
from desktop.session.session import Session


def chain(session: Session, kind: str, object_id: str) -> CaseLink:
    """Chain what has just been locked, in the name of the user and of whom she stands in for.

    `kind` is a code of `db.chain.things.KINDS`.

    Thing and link are written in one transaction. Raises `RuntimeError` outside `session.change`.
    """
    return append(session.db, kind, object_id, session.worker.name, session.acting_for)


def fault_of(session: Session, kind: str, object_id: str) -> Fault | None:
    """Check one locked thing that is about to be shown; None when it is what was locked."""
    return session.recalled.get(("fault", kind, object_id), lambda: check_thing(session.db, kind, object_id))


def locked_things(db: Database, consent: Consent) -> list[tuple[str, str]]:
    """Return what is locked of a consent, as (kind, id): itself, each signature, each no, each withdrawal."""
    found = [("samtycke", consent.id)] if consent.locked_at else []
    for one in db.signatories.of(consent.id):
        if one.kind or one.refused_on:
            found.append(("underskrift" if one.kind else "nej", one.id))
    return [*found, *(("aterkallelse", one.id) for one in db.withdrawals.of(consent.id))]
