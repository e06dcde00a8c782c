"""What several of the tests without a window start from."""

from __future__ import annotations

import pytest

from desktop.session import settings
from desktop.session.session import Session
from desktop.session.settings import Worker
from tests.builders import a_case, a_guardian, a_pupil, a_school, a_schooling


@pytest.fixture
def case_id(session: Session) -> str:
    """Return the id of a case with a pupil, two guardians and a school; the worker has a name."""
    pupil, school = a_pupil(), a_school()
    case = a_case(pupil.id, baseline_attendance=61)
    with session.change("pupils", "schools", "schoolings", "contacts", "cases", "settings") as db:
        db.pupils.add(pupil)
        db.schools.add(school)
        db.schoolings.add(a_schooling(pupil.id, school.id))
        db.contacts.add(a_guardian(pupil.id))
        db.contacts.add(a_guardian(pupil.id, name="Abdi Warsame", relation="pappa", informant="V2"))
        db.cases.add(case)
        settings.write(db, Worker(name="Karin Lund"))
    return case.id
