"""What the sidebar and the palette show of the vault: read here, so that the shell knows no table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.people import identity
from ui.widgets.show.emblem import Look

if TYPE_CHECKING:
    from desktop.cases.finding import CaseSearch
    from desktop.session.session import Session

MOST_HITS = 8


@dataclass(frozen=True)
class CaseFacts:
    """A case as the sidebar and the palette show it."""

    case_id: str
    number: str
    name: str
    initials: str
    look: Look
    line: str  # class and school
    is_closed: bool = False


def case_facts(session: Session, case_id: str) -> CaseFacts:
    """Return a case's name, emblem, class and school. Raises `NotFoundError`."""
    case = session.db.cases.get(case_id)
    pupil = session.db.pupils.get(case.pupil_id)
    schooling = session.db.schoolings.current(pupil.id)
    school = session.db.schools.get(schooling.school_id).name if schooling else ""
    class_name = schooling.class_name if schooling else ""
    return CaseFacts(
        case_id=case.id,
        number=case.number,
        name=pupil.full_name,
        initials=pupil.initials,
        look=Look(case.emblem_colour, case.emblem_pattern),
        line=" · ".join(part for part in (class_name, school) if part),
    )


def found_cases(search: CaseSearch, words: str) -> list[CaseFacts]:
    """Return the cases that `CaseSearch` finds by name, class, case number or identity number, in its order."""
    return [
        CaseFacts(
            case_id=row.case_id,
            number=row.number,
            name=row.full_name,
            initials=row.initials,
            look=Look(row.emblem_colour, row.emblem_pattern),
            line=" · ".join(
                part
                for part in (
                    identity.formatted(row.identity_number) if found.by_number else "",
                    row.class_name,
                    row.school,
                )
                if part
            ),
            is_closed=found.is_closed,
        )
        for found in search.find(words, MOST_HITS)
        for row in (found.row,)
    ]


def place_counts(session: Session) -> dict[str, str]:
    """Return the small numbers beside the places: what is due today or late, and how many open cases."""
    due = session.db.tasks.count_due(session.today())
    return {"today": str(due or ""), "pupils": str(session.db.cases.count_open() or "")}


def case_counts(session: Session, case_id: str, drafts: Callable[[int], str]) -> dict[str, str]:
    """Return the small facts beside the case's pages; `drafts` words a number of unsigned notes."""
    unsigned = session.db.notes.count_drafts(case_id)
    return {"journal": drafts(unsigned) if unsigned else ""}


def schools(session: Session) -> list[tuple[str, str]]:
    """Return the schools still visited, as id and name."""
    return [(school.id, school.name) for school in session.db.schools.current()]
