"""Opening, changing and closing a case: its number, its emblem, what the school asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

from db.records import Case, CaseStep, StepChange
from db.tables.database import Database
from desktop import spans
from desktop.attendance.snapshots import keep_request, take_at_start
from desktop.consent.ending import end_with_case
from desktop.drafts import unread
from desktop.errors import UserError
from desktop.session.session import Session

COLOURS, PATTERNS = 8, 5


def open_case(session: Session, case: Case, school_id: str = "") -> Case:
    """Store a new case under the next number (`26-001`) and an emblem of its own; return it as stored.

    `case` has whatever is known of the intake; number and emblem in it are not read. Raises `UserError` when a
    share is not between 0 and 100, and where the pupil has an open case already.
    """
    refuse_second(session, case.pupil_id)
    _check_shares(case)
    _check_days(session, case)
    with session.change(
        "cases", "case_steps", "step_changes", event="case_created", subject_id=case.id
    ) as db:
        year = case.opened_on.year
        colour, pattern = _emblem(db, school_id)
        opened = replace(
            case,
            number=f"{year % 100:02d}-{db.cases.last_number(year) + 1:03d}",
            emblem_colour=colour,
            emblem_pattern=pattern,
        )
        db.cases.add(opened)
        id, day = opened.id, opened.opened_on
        db.case_steps.add(CaseStep(case_id=id, step="aktualisering", status="pagar", started_on=day))
        db.step_changes.add(StepChange(case_id=id, step="aktualisering", status="pagar", changed_on=day))
        keep_request(session, opened)
        take_at_start(session, opened)
    return opened


def change_case(session: Session, case: Case) -> Case:
    """Write what is known of the intake. Raises `UserError` for a share or a day that cannot be."""
    _check_shares(case)
    _check_days(session, case)
    with session.change("cases", event="case_changed", subject_id=case.id) as db:
        put = db.cases.put(case)
        keep_request(session, case)
        take_at_start(session, case)
        return put


def close_case(session: Session, case_id: str, reason: str, note: str = "", on: date | None = None) -> Case:
    """Write that a case is closed; `reason` is a code in the list `avslutsorsak`. Its consents end with it.

    This is the case's own part of the act, `desktop.closing.act.close`, which no screen goes round.
    `on` is the day it was closed, today unless said. Raises `UserError` without a reason, for a day that cannot be
    meant, for a case that is closed already, and while something typed in the case cannot be read.
    """
    case = session.db.cases.get(case_id)
    if case.status == "closed":
        raise UserError("Ärendet är redan avslutat", safe="Inget har ändrats.")
    day = on or session.today()
    spans.hold("closing", day, session.today())
    unread.refuse(session, case_id)
    if not reason:
        raise UserError(
            "Välj varför ärendet avslutas", "", "Inget har ändrats.", "Välj en orsak och avsluta igen."
        )
    closed = replace(case, status="closed", closed_on=day, closure_reason=reason, closure_note=note.strip())
    with session.change("cases", event="case_closed", subject_id=case_id) as db:
        end_with_case(session, db, case_id, day)
        return db.cases.put(closed)


def refuse_second(session: Session, pupil_id: str) -> None:
    """Raise `UserError` when a pupil has an open case: there is at most one."""
    found = [one for one in session.db.cases.of(pupil_id) if one.status == "open"]
    if found:
        raise UserError(
            "Eleven har redan ett öppet ärende",
            f"Ärende {found[0].number} pågår.",
            "Inget har ändrats.",
            "Fortsätt i det ärendet.",
        )


def _check_days(session: Session, case: Case) -> None:
    was = session.db.cases.find(case.id) or replace(
        case, school_inquiry_on=None, family_asked_on=None, intake_decided_on=None, enrolled_on=None
    )
    today = session.today()
    spans.hold("intake", case.school_inquiry_on, today, was=was.school_inquiry_on)
    spans.hold("intake", case.family_asked_on, today, was=was.family_asked_on)
    spans.hold("intake", case.intake_decided_on, today, was=was.intake_decided_on)
    spans.hold("enrolment", case.enrolled_on, today, was=was.enrolled_on)


def _check_shares(case: Case) -> None:
    for share in (case.absence_percent, case.baseline_attendance):
        if share is not None and not 0 <= share <= 100:
            raise UserError(
                "Procenten stämmer inte",
                "Den ligger mellan 0 och 100.",
                "Inget har ändrats.",
                "Skriv om talet.",
            )


def _emblem(db: Database, school_id: str) -> tuple[int, int]:
    """Return colour and pattern: a pair no open case has, and a colour the school has not, while it can be helped."""
    pairs: Counter[tuple[int, int]] = Counter()
    here: Counter[int] = Counter()
    colours: Counter[int] = Counter()
    for colour, pattern, school in db.cases.emblems():
        pairs[colour, pattern] += 1
        colours[colour] += 1
        here[colour] += bool(school_id) and school == school_id
    every = product(range(COLOURS), range(PATTERNS))
    return min(every, key=lambda pair: (pairs[pair], here[pair[0]], colours[pair[0]], pair))
