"""Reading in as one act: with a ground, twice as once, taken back whole, and nothing of anybody else anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from db.records import Case
from desktop.attendance_files.preview import FileAnswers, Preview, preview
from desktop.attendance_files.protocol import FileTable
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.reading_in import FileFacts, Receiver, remembered
from desktop.attendance_files.undoing import last_import, undo
from desktop.attendance_files.workbook import Cell
from desktop.chain.locked import fault_of
from desktop.consent import acts as consent_acts
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.sharing.receiving import OtherGround
from tests.stories import a_family_case

HEAD = ["Personnr", "Namn", "Vecka", "Erbjuden", "Närvaro", "Giltig", "Ogiltig", "Enhet"]
SENTINELS = ("Xerxes Hemligsson", "200901102384", "090110-2384", "Hemligsson")
GROUND = OtherGround("lag", "Skolan lämnade uppgifterna i närvaroteamet.")
OF = FileFacts("v36.csv", "b" * 64)


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


def _shown(session: Session, case: Case, present: list[int]) -> Preview:
    pupil = session.db.pupils.get(case.pupil_id)
    rows: list[list[Cell]] = [
        list(HEAD),
        ["090110-2384", "Xerxes Hemligsson", "2026-v36", 30, 30, 0, 0, "lektioner"],
    ]
    for at, there in enumerate(present):
        rows.append(["", pupil.full_name, f"2026-v{36 + at}", 30, there, 30 - there, 0, "lektioner"])
    named = Named(pupil.first_names, pupil.last_name, "")
    return preview(FileTable("text", rows), named, FileAnswers(), date(2026, 11, 28))


def _tables(session: Session) -> list[object]:
    db = session.db
    return [*db.attendance_weeks.all(), *db.attendance_periods.all(), *db.attendance_lessons.all()]


def _take(session: Session, case: Case, shown: Preview, ground: OtherGround | None = GROUND) -> None:
    receiver = Receiver(session, case.id)
    receiver.take(OF, shown, receiver.changes(shown), ("Eva Ek", None), ground, remembers=True)


def test_without_a_consent_it_needs_a_ground_and_that_is_written_where_sharing_is(
    session: Session, case: Case
) -> None:
    shown = _shown(session, case, [20, 21])
    with pytest.raises(UserError):
        _take(session, case, shown, None)
    with pytest.raises(UserError):
        _take(session, case, shown, OtherGround("lag", " "))
    assert (_tables(session), session.db.disclosures.of(case.id)) == ([], [])
    _take(session, case, shown)
    (row,) = session.db.disclosures.of(case.id)
    assert (row.category, row.ground, row.ground_note, row.consent_id) == (
        "narvaro",
        "lag",
        GROUND.note,
        None,
    )
    assert row.what.startswith("Tog emot närvaro, två veckor, från ")
    assert fault_of(session, "delning", row.id) is None
    receiver = Receiver(session, case.id)
    assert "redan inläst" in receiver.already(OF, is_new=False)
    assert (
        remembered(session.db, session.db.schoolings.of(case.pupil_id)[0].school_id)["narvaro"] == "present"
    )


def test_a_consent_that_holds_covers_it(session: Session, case: Case) -> None:
    consent = consents.start_consent(session, case.id)
    school_id = session.db.schoolings.of(case.pupil_id)[0].school_id
    party = next(one for one in session.db.consent_parties.of(consent.id) if one.school_id == school_id)
    consents.set_cell(session, consent, party.id, "narvaro", "ta_emot")
    assert not Receiver(session, case.id).verdict.is_covered
    for signatory in session.db.signatories.of(consent.id):
        if signatory.required:
            consent_acts.sign(session, signatory, "papper", session.today())
    assert Receiver(session, case.id).verdict.is_covered, Receiver(session, case.id).verdict
    _take(session, case, _shown(session, case, [20]), None)
    (row,) = session.db.disclosures.of(case.id)
    assert (row.ground, row.consent_id) == ("samtycke", session.db.consents.of(case.id)[0].id)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=some.lists(some.lists(some.integers(0, 30), min_size=1, max_size=4), min_size=1, max_size=3))
def test_files_taken_back_leave_what_was_and_the_same_twice_is_once(
    session: Session, case: Case, weeks: list[list[int]]
) -> None:
    stack = []
    for present in weeks:
        before, shown = _tables(session), _shown(session, case, present)
        _take(session, case, shown)
        after = _tables(session)
        _take(session, case, shown)
        assert _tables(session) == after
        assert all(row.offered == row.present + row.excused for row in session.db.attendance_weeks.all())
        if after != before:
            latest = last_import(session.db, case.pupil_id)
            assert latest is not None
            stack.append((latest.id, before))
    for source_id, before in reversed(stack):
        after = _tables(session)
        back = undo(session, case.id, source_id)
        again = undo(session, case.id, back.source.id)
        assert sorted(map(repr, _tables(session))) == sorted(map(repr, after))
        undo(session, case.id, again.source.id)
        assert sorted(map(repr, _tables(session))) == sorted(map(repr, before))


def test_nothing_of_another_pupil_is_anywhere_in_the_vault_its_log_or_its_bin(
    session: Session, case: Case, tmp_path: Path
) -> None:
    shown = _shown(session, case, [20, 21])
    assert shown.own.other_people == 1
    _take(session, case, shown)
    everything = "\n".join(_everything(session))
    assert "Eva Ek" in everything  # it would have been found
    for sentinel in SENTINELS:
        assert sentinel not in everything
        assert sentinel not in repr(shown)


def _everything(session: Session) -> Iterator[str]:
    """Yield every row of every table, as text."""
    connection = session.vault.connection
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in names:
        for row in connection.execute(f'SELECT * FROM "{name}"'):  # names out of the vault itself
            yield repr(row)
