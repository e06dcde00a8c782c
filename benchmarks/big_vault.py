"""A vault larger than anyone's: 200 MB, 1 000 cases and 50 000 notes, 500 of them in one case.

Beside them the invented pupils, filled in as people do: kartläggning by up to four voices, plan, consent, progress.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.chain.append import append
from db.chain.seals import note_seal
from db.records import STEPS, Case, CaseStep, Contact, Note, Pupil, School, Schooling, Task
from db.store.connection import transaction
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop import demo
from desktop.notes import notes
from desktop.session.session import Session
from desktop.session.settings import prefer
from tests.keeps.office import Made

PASSPHRASE = "tolv blanka cyklar under eken"
SCHOOLS, CASES, NOTES, LONGEST = 12, 1_000, 50_000, 500
TODAY = date(2026, 11, 24)
FIRST = ("Alva", "Bo", "Cleo", "Dag", "Ester", "Fadi", "Gry", "Hani", "Ines", "Joel", "Åsa", "Östen")
LAST = ("Ek", "Lind", "Warsame", "Berg", "Novak", "Ås", "Haddad", "Strand", "Öberg", "Ali")
SENTENCE = "Vi talade om morgnarna, om bussen och om vem som möter vid biblioteket. "


def make(folder: Path) -> Made:
    """Write the vault, with an empty draft in the longest case. Takes a minute."""
    vault, _ = vaults.create(folder, PASSPHRASE)
    _tell_stories(vault)
    db = Database(vault.connection)
    schools = [School(name=f"Skola {number}", municipality="Älvbro") for number in range(SCHOOLS)]
    pupils = [
        Pupil(first_names=FIRST[number % len(FIRST)], last_name=f"{LAST[number % len(LAST)]} {number}")
        for number in range(CASES)
    ]
    cases = [
        Case(pupil_id=pupil.id, number=f"24-{number:03}", opened_on=TODAY - timedelta(days=number % 300))
        for number, pupil in enumerate(pupils, start=1)
    ]
    with vault.presence.watched(), transaction(vault.connection):
        db.schools.add_all(schools)
        db.pupils.add_all(pupils)
        db.schoolings.add_all(_schoolings(pupils, schools))
        db.contacts.add_all(
            Contact(pupil_id=pupil.id, name="Vårdnadshavare", role="vardnadshavare") for pupil in pupils
        )
        db.cases.add_all(cases)
        db.case_steps.add_all(_steps(cases))
        db.tasks.add_all(Task(case_id=case.id, what="Ring skolan", due_on=TODAY) for case in cases[::5])
        for note in _notes(cases):
            append(
                db, "anteckning", db.notes.add(replace(note, content_hash=note_seal(note))).id, note.signed_by
            )
    session = Session(vault, today=lambda: TODAY)
    prefer(session, first_start_done=True)
    draft = notes.begin_note(session, cases[0].id, "ovrigt")
    vault.close()
    return Made(folder, PASSPHRASE, cases[0].id, draft.id)


def _tell_stories(vault: Vault) -> None:
    """Fill in the cases of the invented pupils, before there is much else to look through."""
    demo.build(Session(vault, today=lambda: TODAY))


def _schoolings(pupils: list[Pupil], schools: list[School]) -> Iterator[Schooling]:
    for number, pupil in enumerate(pupils):
        yield Schooling(
            pupil_id=pupil.id,
            school_id=schools[number % SCHOOLS].id,
            grade=str(4 + number % 6),
            class_name=f"{4 + number % 6}{'ABC'[number % 3]}",
            started_on=date(2026, 8, 18),
        )


def _steps(cases: list[Case]) -> Iterator[CaseStep]:
    for number, case in enumerate(cases):
        for step in STEPS[: 1 + number % len(STEPS)]:
            yield CaseStep(id=f"{case.id}:{step}", case_id=case.id, step=step, status="klar")


def _notes(cases: list[Case]) -> Iterator[Note]:
    """Yield signed notes: the longest case first, the others share the rest. Bodies of 700–5 000 letters."""
    for number in range(NOTES):
        case = cases[0] if number < LONGEST else cases[1 + number % (CASES - 1)]
        day = TODAY - timedelta(days=number % 300)
        moment = datetime(day.year, day.month, day.day, 8 + number % 9, number % 60, tzinfo=UTC)
        yield Note(
            case_id=case.id,
            event_on=day,
            event_time=f"{8 + number % 9:02}:{number % 60:02}",
            body=SENTENCE * (10 + number % 60),
            status="signed",
            created_at=moment,
            updated_at=moment,
            signed_at=moment,
            signed_by="Mätningen",
        )
