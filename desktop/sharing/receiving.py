"""Receiving something about a pupil: whether a consent covers it, and the row that tells that it was received.

The guard (`desktop.sharing.guard`) answers for what is given; a consent's cell says for each party and kind of data
whether the team may receive it too. Law: OSL 10 kap. 1 § and 12 kap. 2 §, for the one who gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records import Disclosure
from desktop.chain.locked import chain
from desktop.consent.state import cover
from desktop.content import lists
from desktop.session.session import Session
from desktop.sharing.situation import situation_of
from desktop.sharing.verdicts import Verdict


@dataclass(frozen=True)
class OtherGround:
    """Why something is received though no consent covers it: a code of the list `grund`, and words."""

    kind: str
    note: str


def may_receive(
    session: Session, case_id: str, school_id: str | None, category: str, day: date | None = None
) -> Verdict:
    """Return whether a consent lets the team receive a kind of data from a school, today if no day is said."""
    situation = situation_of(session, case_id)
    standing = situation.standing(day or session.today())
    name = situation.schools.get(school_id or "", "Skolan")
    what = f"”{lists().label('kategori', category)}”"
    holding = [version for version, state in standing if state.holds]
    if not holding:
        found = "Inget samtycke gäller i dag." if standing else "Det finns inget samtycke."
        return Verdict("not_covered", found)
    version = holding[0]
    covered = cover(version.cells, version.withdrawals)
    cells = [covered.get((one.id, category)) for one in version.parties if one.school_id == school_id]
    if school_id and any(cell is not None and cell.receives for cell in cells):
        because = f"Du får ta emot {what} från {name}."
        return Verdict("covered", because, ground="samtycke", consent_id=version.consent.id)
    if any(cell is not None and cell.withdrawn for cell in cells):
        return Verdict("withdrawn", f"Samtycket för {name} och {what} är återkallat.")
    return Verdict("not_covered", f"Samtycket säger inte att du får ta emot {what} från {name}.")


def received(
    session: Session,
    case_id: str,
    category: str,
    found: Verdict | OtherGround,
    *,
    sender: str,
    what: str,
    how: str,
) -> Disclosure:
    """Write that something was received, and on what ground. Call it inside the change that keeps it.

    Raises `ValueError` for a verdict that does not cover it, and for a ground without words.
    """
    if isinstance(found, Verdict) and not found.is_covered:
        raise ValueError(f"not covered: {found.key}")
    if isinstance(found, OtherGround) and not (found.kind and found.note.strip()):
        raise ValueError("no ground")
    row = Disclosure(
        case_id=case_id,
        what=f"Tog emot {what}, från {sender}" if sender else f"Tog emot {what}",
        category=category,
        recipient=session.office.team,
        how=how,
        ground=found.ground if isinstance(found, Verdict) else found.kind,
        ground_note=found.ground_note if isinstance(found, Verdict) else found.note.strip(),
        consent_id=found.consent_id if isinstance(found, Verdict) else None,
        made_by=session.worker.name,
    )
    with session.change("disclosures") as db:  # the act that keeps it writes its own line in the access log
        db.disclosures.add(row)
        chain(session, "delning", row.id)
    return row
