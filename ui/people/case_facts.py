"""What the sidebar and the palette show of the vault: read here, so that the shell knows no table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.names import by_parts, nearness
from desktop.session.here import school_here
from ui.widgets.show.emblem import Look

if TYPE_CHECKING:
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


def found_cases(session: Session, words: str) -> list[CaseFacts]:
    """Return the open cases whose name, class or number has these words, in Swedish order.

    Those that have the å, ä and ö of the words come before those that have them only folded, and the pupils of the
    school chosen in *Var är jag i dag?* before others.
    """
    rows = session.db.caseload.rows(session.today())
    near = [(nearness(words, row.full_name, row.called, row.class_name, row.number), row) for row in rows]
    here = school_here(session)
    hits = [
        (rank, bool(here) and row.school_id != here, by_parts(row.first_names, row.last_name), row)
        for rank, row in near
        if rank is not None
    ]
    hits.sort(key=lambda hit: hit[:3])
    return [
        CaseFacts(
            case_id=row.case_id,
            number=row.number,
            name=row.full_name,
            initials=row.initials,
            look=Look(row.emblem_colour, row.emblem_pattern),
            line=" · ".join(part for part in (row.class_name, row.school) if part),
        )
        for *_, row in hits[:MOST_HITS]
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
