"""Siblings in the vault: which other pupils here are, noted once and read from both. It stands on no paper."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Case, Pupil, Sibling
from db.swedish import swedish
from desktop.errors import UserError
from desktop.names import fold
from desktop.session.session import Session


@dataclass(frozen=True)
class Kin:
    """A sibling with its latest case, the open one if there is one."""

    link: Sibling
    pupil: Pupil
    case: Case


def siblings_of(session: Session, pupil_id: str) -> list[Kin]:
    """Return a pupil's siblings here, in Swedish order of name."""
    found = []
    for link in session.db.pupil_siblings.of(pupil_id):
        other = session.db.pupils.get(_other(link, pupil_id))
        cases = sorted(session.db.cases.of(other.id), key=lambda one: (one.status == "open", one.opened_on))
        if cases:
            found.append(Kin(link, other, cases[-1]))
    return sorted(found, key=lambda one: swedish(one.pupil.full_name))


def candidates(session: Session, pupil_id: str) -> list[tuple[Pupil, bool]]:
    """Return the pupils that can be linked, and whether they share a guardian; those that do stand first."""
    db = session.db
    taken = {pupil_id} | {_other(link, pupil_id) for link in db.pupil_siblings.of(pupil_id)}
    own = _guardians(session, pupil_id)
    others = [db.pupils.get(row[0]) for row in db.pupils.names() if row[0] not in taken]
    found = [(one, bool(own & _guardians(session, one.id))) for one in others]
    return sorted(found, key=lambda row: (not row[1], swedish(row[0].full_name)))


def link_siblings(session: Session, pupil_id: str, sibling_id: str) -> Sibling:
    """Note that two pupils are siblings. Raises `UserError` when nobody is chosen or it is noted already."""
    if not sibling_id:
        raise UserError("Välj en elev", safe="Inget har ändrats.", do="Välj syskonet i listan.")
    if sibling_id == pupil_id or any(
        _other(link, pupil_id) == sibling_id for link in session.db.pupil_siblings.of(pupil_id)
    ):
        raise UserError("De är redan syskon här", safe="Inget har ändrats.")
    made = Sibling(pupil_id=pupil_id, sibling_id=sibling_id)
    with session.change(
        "pupil_siblings", event="sibling_linked", subject_id=pupil_id, object_id=sibling_id
    ) as db:
        return db.pupil_siblings.add(made)


def unlink_siblings(session: Session, link: Sibling) -> None:
    """Take a link away that was a mistake."""
    with session.change(
        "pupil_siblings", event="sibling_unlinked", subject_id=link.pupil_id, object_id=link.sibling_id
    ) as db:
        db.pupil_siblings.remove(link.id)


def _other(link: Sibling, pupil_id: str) -> str:
    return link.sibling_id if link.pupil_id == pupil_id else link.pupil_id


def _guardians(session: Session, pupil_id: str) -> set[tuple[str, str]]:
    """Return name and number of each guardian who is one now: the name alone is common to many."""
    return {
        (fold(one.name), "".join(filter(str.isdigit, one.phone)))
        for one in session.db.contacts.of(pupil_id)
        if one.informant and one.ended_on is None and one.phone.strip()
    }
