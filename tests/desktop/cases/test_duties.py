"""What waits in a case follows the municipality's own number of days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.cases.cases import change_case
from desktop.cases.duties import Duty, duties
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_consent, a_pupil, a_signatory
from tests.stories import a_family_case


@pytest.fixture
def case_id(session: Session) -> str:
    """Return a case whose pupil turns 15, and whose consent ends, 40 days from now."""
    end = DAY + timedelta(days=40)
    with session.change("cases") as db:
        pupil = db.pupils.add(a_pupil(birth_date=date(end.year - 15, end.month, end.day)))
        case = db.cases.add(a_case(pupil.id))
        consent = db.consents.add(a_consent(case.id, stage="printed", valid_until=end))
        db.signatories.add(a_signatory(consent.id, kind="papper", signed_on=DAY))
    return case.id


def _told(found: list[Duty]) -> list[str]:
    return [one.what for one in found]


@pytest.mark.parametrize("in_one_case", [True, False])
def test_a_consent_and_a_birthday_are_told_as_early_as_the_municipality_says(
    session: Session, case_id: str, municipal_rules: Callable[[str], None], *, in_one_case: bool
) -> None:
    about = case_id if in_one_case else None
    assert _told(duties(session, about)) == []
    municipal_rules("[samtycke]\npaminn_dagar = 39\n")
    assert _told(duties(session, about)) == []
    municipal_rules("[samtycke]\npaminn_dagar = 40\n")
    assert sorted(_told(duties(session, about))) == ["Fyller 15, gå igenom samtycket", "Samtycket går ut"]


def test_that_the_attendance_at_the_start_is_not_known_waits_until_it_is(session: Session) -> None:
    case = a_family_case(session)
    session.today = lambda: DAY
    told = [one.what for one in duties(session, case.id)]
    assert "Närvaro vid start saknas" not in told
    enrolled = change_case(session, replace(case, enrolled_on=DAY))
    (waiting,) = (one for one in duties(session) if one.what == "Närvaro vid start saknas")
    assert (waiting.case_id, waiting.page, waiting.due_on) == (case.id, "attendance", None)
    change_case(session, replace(enrolled, baseline_attendance=54))
    assert not any(one.what == "Närvaro vid start saknas" for one in duties(session))
