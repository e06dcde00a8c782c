"""Telling what was given: a row that never changes, with its link in the case's chain."""

from __future__ import annotations

from dataclasses import replace

from db.records import Disclosure
from desktop.chain.locked import chain
from desktop.session.session import Session
from desktop.sharing.recipients import Recipient
from desktop.sharing.verdicts import Matter, Verdict


def disclose(
    session: Session,
    case_id: str,
    recipient: Recipient,
    matter: Matter,
    found: Verdict,
    *,
    what: str,
    how: str,
) -> Disclosure | None:
    """Write that something was given, on the ground the guard found; `what` and `how` in words.

    None where no border was crossed: to the family itself, to the unit's own record, and what is about nobody.
    Call it inside the change that does the giving. Raises `ValueError` for what is not covered: ask the guard first.
    """
    if not found.is_covered:
        raise ValueError(f"not covered: {found.key}")
    if found.consent_id is None:
        return None
    made = _row(session, case_id, recipient, matter, found.ground, found.ground_note, what, how)
    return _keep(session, replace(made, consent_id=found.consent_id))


def disclose_on(
    session: Session,
    case_id: str,
    recipient: Recipient,
    matter: Matter,
    ground: str,
    ground_note: str,
    *,
    what: str,
    how: str,
) -> Disclosure:
    """Write that something was given on a ground that is no consent: a code in the list `grund`, and its words."""
    return _keep(session, _row(session, case_id, recipient, matter, ground, ground_note, what, how))


def _row(
    session: Session,
    case_id: str,
    recipient: Recipient,
    matter: Matter,
    ground: str,
    ground_note: str,
    what: str,
    how: str,
) -> Disclosure:
    return Disclosure(
        case_id=case_id,
        what=what,
        category=" ".join(matter.categories),
        recipient=recipient.told,
        how=how,
        ground=ground,
        ground_note=ground_note,
        made_by=session.worker.name,
    )


def _keep(session: Session, shared: Disclosure) -> Disclosure:
    with session.change("disclosures", event="shared", subject_id=shared.case_id, object_id=shared.id) as db:
        db.disclosures.add(shared)
        chain(session, "delning", shared.id)
    return shared
