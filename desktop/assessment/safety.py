"""What the worker did beside the säkerhetsruta: chosen, in own words, with the time. The program decides nothing.

Each such row has a signed note in the journal with the same id, written in the same transaction, and a day to come
back to it. The note is protected (`desktop.notes.protected`). Rows from before the notes are carried over by the
worker.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from db.clock import day_of, local, now
from db.records import Note, SafetyAction
from desktop import dates
from desktop.cases.tasks import add_task
from desktop.content import form, lists, texts
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.notes.notes import sign_note
from desktop.notes.protected import SAFETY
from desktop.session.session import Session

DONE = "sakerhet_gjort"
"""The list of what may have been done."""

FEEDBACK = "Återkoppling"
"""What the duty is called in I dag: neither whom it is about nor why."""


def note_safety(
    session: Session,
    case_id: str,
    question_id: str,
    actions: Iterable[str],
    words: str = "",
    done_at: datetime | None = None,
    with_whom: str = "",
    feedback_on: date | None = None,
) -> SafetyAction:
    """Write what was done: codes of the list `sakerhet_gjort`, own words, and when (now if left out).

    In the same transaction it becomes a signed note and a duty to come back on `feedback_on` (the next weekday if
    left out). `with_whom` is the name of the one talked with. Raises `UserError` when nothing is said,
    when that nothing more was needed stands without a reason, or when a day cannot be meant; nothing is then written.
    """
    chosen = [lists().item(DONE, code) for code in actions]
    said = clean_lines(words)
    if not said and any(item.extra.get("skal") for item in chosen):
        raise _nothing("Skriv varför inget mer behövdes", "Skälet behövs om någon frågar senare.")
    if not chosen and not said:
        raise _nothing("Skriv eller välj vad du gjorde", "Det räcker med ett val eller en mening.")
    row = SafetyAction(
        case_id=case_id,
        question_id=question_id,
        actions="\n".join(item.label for item in chosen),
        words=said,
        done_at=done_at or now(),
    )
    day = day_of(row.done_at) if done_at else session.today()
    back = feedback_on or feedback_day(day)
    if back < day:
        raise UserError(
            "Återkopplingen är före det du gjorde",
            safe="Svaren i samtalet är sparade.",
            do="Välj en senare dag för återkopplingen.",
        )
    with session.change("safety_actions", event="safety_noted", subject_id=case_id, object_id=row.id) as db:
        db.safety_actions.add(row)
        _sign(session, row, day, (_talked_with(with_whom), f"{FEEDBACK} senast {dates.long(back)}."))
        add_task(session, FEEDBACK, back, case_id, "calendar-blank")
    return row


def feedback_day(day: date) -> date:
    """Return the first weekday after a day: when to come back unless the worker says another day."""
    return day + timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))  # from Friday and Saturday to Monday


def left_out(session: Session, case_id: str) -> list[SafetyAction]:
    """Return what was noted in a case before such notes came to the journal, and is not there yet."""
    rows = session.db.safety_actions.of(case_id)
    return [row for row in rows if session.db.notes.find(row.id) is None]


def carry_over(session: Session, case_id: str) -> int:
    """Bring those into the journal, each with the time it was done, signed now. Returns how many."""
    rows = left_out(session, case_id)
    if rows:
        with session.change("notes", event="safety_noted", subject_id=case_id, object_id=rows[0].id):
            for row in rows:
                _sign(session, row, day_of(row.done_at), ("Fört till journalen i efterhand.",))
    return len(rows)


def _sign(session: Session, row: SafetyAction, day: date, more: Iterable[str]) -> None:
    lines = [*_about(row), *more]
    note = Note(
        id=row.id,
        case_id=row.case_id,
        kind=SAFETY,
        event_on=day,
        event_time=f"{local(row.done_at):%H:%M}",
        body="\n".join(line for line in lines if line) + (f"\n\n{row.words}" if row.words else ""),
    )
    with session.change("notes") as db:
        db.notes.add(note)
    sign_note(session, note)


def _about(row: SafetyAction) -> list[str]:
    question = form().find(row.question_id)
    heading = texts().get(f"{question.safety_box}.rubrik") if question and question.safety_box else ""
    done = ", ".join(row.actions.splitlines())
    return [heading, f"{texts().get('sakerhet.skriv_gjort')}: {done}" if done else ""]


def _talked_with(name: str) -> str:
    return f"Samtal med {name}." if name else ""


def _nothing(title: str, why: str) -> UserError:
    return UserError(title, why, "Svaren i samtalet är sparade.", "Skriv och välj sedan Spara igen.")
