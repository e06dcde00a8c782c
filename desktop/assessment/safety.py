"""What the worker did beside the säkerhetsruta: chosen, in own words, with the time. The program decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from db.clock import now
from db.records import SafetyAction
from desktop.content import lists
from desktop.errors import UserError
from desktop.names import clean_lines
from desktop.session.session import Session

DONE = "sakerhet_gjort"
"""The list of what may have been done."""


def note_safety(
    session: Session,
    case_id: str,
    question_id: str,
    actions: Iterable[str],
    words: str = "",
    done_at: datetime | None = None,
) -> SafetyAction:
    """Write what was done: codes of the list `sakerhet_gjort`, own words, and when (now if left out).

    Raises `UserError` when nothing is said, or when that nothing more was needed stands without a reason.
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
    with session.change("safety_actions", event="safety_noted", subject_id=case_id, object_id=row.id) as db:
        return db.safety_actions.add(row)


def _nothing(title: str, why: str) -> UserError:
    return UserError(title, why, "Svaren i samtalet är sparade.", "Skriv och välj sedan Spara igen.")
