"""Whatever is done to what was handed over is found by the check of the whole vault."""

from __future__ import annotations

import pytest

from db.records import Case
from desktop.session.session import Session
from tests.desktop.chain.checked import checked, faults
from tests.desktop.chain.tamper import tamper
from tests.desktop.referrals.handing_over import an_oro_handed


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE referrals SET what = 'annat' WHERE id = ?",
        "UPDATE referrals SET goals = 'ett annat mål' WHERE id = ?",
        "UPDATE referrals SET invited = 'Någon annan' WHERE id = ?",
        "UPDATE referrals SET ground = 'annan' WHERE id = ?",
        "UPDATE referrals SET status = 'avbruten' WHERE id = ?",
    ],
)
def test_whatever_is_changed_in_what_was_handed_over_is_found_by_the_whole_check(
    session: Session, case: Case, sql: str
) -> None:
    handed = an_oro_handed(session, case.id)
    assert checked(session).is_whole
    tamper(session, sql, handed.id)
    (fault,) = faults(session)
    assert (fault.what, fault.kind, fault.object_id) == ("content", "vidare_stod", handed.id)


def test_what_was_handed_over_and_is_gone_is_found(session: Session, case: Case) -> None:
    handed = an_oro_handed(session, case.id)
    tamper(session, "DELETE FROM referrals WHERE id = ?", handed.id)
    assert [(one.what, one.kind) for one in faults(session)] == [("gone", "vidare_stod")]
