"""Siblings: noted once, read from both, on no paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import UserError
from desktop.people.siblings import candidates, link_siblings, siblings_of, unlink_siblings
from desktop.session.session import Session
from tests import builders
from tests.stories import a_family_case


def test_a_sibling_is_noted_once_and_read_from_both(session: Session) -> None:
    case = a_family_case(session)
    with session.change("pupils", "cases", "contacts") as db:
        brother = db.pupils.add(builders.a_pupil(first_names="Samir", identity_number=""))
        own = db.cases.add(builders.a_case(brother.id, number="26-015", status="closed"))
        mother = next(one for one in db.contacts.of(case.pupil_id) if one.informant == "V1")
        db.contacts.put(replace(mother, phone="070-174 06 51"))
        db.contacts.add(builders.a_guardian(brother.id, name=mother.name, phone="0701740651"))
    with session.change("pupils") as db:
        db.pupils.add(builders.a_pupil(first_names="Astrid", last_name="Berg", identity_number=""))
    offered = candidates(session, case.pupil_id)
    assert [(one.first_names, shares) for one, shares in offered] == [
        ("Samir", True),
        ("Astrid", False),
    ]

    with pytest.raises(UserError, match="Välj en elev"):
        link_siblings(session, case.pupil_id, "")
    link = link_siblings(session, case.pupil_id, brother.id)
    assert session.log.rows(1)[0].event == "sibling_linked"
    for one, other in ((case.pupil_id, brother.id), (brother.id, case.pupil_id)):
        with pytest.raises(UserError, match="redan syskon"):
            link_siblings(session, one, other)
    assert [(one.pupil.id, one.case.id) for one in siblings_of(session, case.pupil_id)] == [
        (brother.id, own.id)
    ]
    assert [one.case.id for one in siblings_of(session, brother.id)] == [case.id]
    assert brother.id not in {one.id for one, _ in candidates(session, case.pupil_id)}

    unlink_siblings(session, link)
    assert siblings_of(session, brother.id) == []
