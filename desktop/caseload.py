"""The list of pupils: one row a case, what is next, what to see to, and the saved lists over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from db.records import STEPS
from db.records.views import CaseRow
from desktop import dates, steps
from desktop.consent_state import state_of_all
from desktop.names import matches, swedish
from desktop.session import Session

SILENT = timedelta(days=14)
"""How long without contact before a case stands in its own list."""
AGES = (12, 15, 18)
"""Birthdays that change what the pupil decides: open measures, own party, own legal age."""
AHEAD = timedelta(days=30)

FILTERS = ("open", "no_plan", "silent", "consent", "late", "closed")
"""Saved lists: all open, without a plan, no contact for 14 days, consent to see over, follow-up late, closed."""


@dataclass(frozen=True)
class ListRow:
    """A case as the list shows it. `see_to` is what needs the worker; `is_late` when it is overdue."""

    facts: CaseRow
    consent: str  # key of ConsentState
    step: int  # 0–7
    next_text: str
    contact_on: date | None
    contact_text: str
    see_to: str = ""
    is_late: bool = False
    is_follow_up_late: bool = False
    is_silent: bool = False

    @property
    def case_id(self) -> str:
        """The case that the row opens."""
        return self.facts.case.id

    @property
    def name(self) -> str:
        """Calling name and last name, as in lists."""
        pupil = self.facts.pupil
        return f"{pupil.called} {pupil.last_name}".strip()

    @property
    def class_name(self) -> str:
        """Class, else grade."""
        return self.facts.class_name or self.facts.grade

    @property
    def step_name(self) -> str:
        """The step's short name."""
        return steps.short_name(STEPS[self.step])

    def lists(self) -> Iterator[str]:
        """Give the saved lists the row belongs to."""
        if self.facts.case.status != "open":
            yield "closed"
            return
        yield "open"
        if not self.facts.has_plan:
            yield "no_plan"
        if self.is_silent:
            yield "silent"
        if self.consent != "active":
            yield "consent"
        if self.is_follow_up_late:
            yield "late"

    def matches(self, query: str) -> bool:
        """Return whether name, class, school, case number or identity number has every word of the query."""
        pupil, case = self.facts.pupil, self.facts.case
        texts = (pupil.full_name, pupil.calling_name, self.class_name, self.facts.school, case.number)
        return matches(query, *texts, pupil.identity_number)


def rows(session: Session, status: str = "open") -> list[ListRow]:
    """Return the cases of a status (`open`, `closed`) in Swedish order of name."""
    consents, today = state_of_all(session), session.today()
    found = []
    for facts in session.db.caseload.rows(today, status):
        state = consents.get(facts.case.id)
        until = state.consent.valid_until if state and state.consent else None
        found.append(_row(facts, state.key if state else "missing", until, today))
    return sorted(found, key=lambda row: (swedish(row.name), row.facts.case.number))


def counts(found: Iterable[ListRow]) -> dict[str, int]:
    """Return how many rows each saved list has; closed cases are counted only if they are among the rows."""
    counted = Counter(chain.from_iterable(row.lists() for row in found))
    return {filter_: counted[filter_] for filter_ in FILTERS}


def pick(
    found: Iterable[ListRow], filter_: str = "open", query: str = "", school_id: str = ""
) -> list[ListRow]:
    """Return the rows of a saved list that match what is searched for, at one school if given."""
    return [
        row
        for row in found
        if filter_ in row.lists()
        and (not school_id or row.facts.school_id == school_id)
        and (not query.strip() or row.matches(query))
    ]


def _row(facts: CaseRow, consent: str, until: date | None, today: date) -> ListRow:
    case = facts.case
    is_open = case.status == "open"
    late_follow_up = is_open and facts.next_on is not None and facts.next_on < today
    see_to, is_late = _see_to(facts, consent, until, today, late_follow_up=late_follow_up)
    last = case.last_contact_on
    return ListRow(
        facts=facts,
        consent=consent,
        step=steps.current(facts.steps),
        next_text=_next(facts, today),
        contact_on=last,
        contact_text=dates.brief(last, today) if last else "",
        see_to=see_to,
        is_late=is_late,
        is_follow_up_late=late_follow_up,
        is_silent=(last or case.opened_on) < today - SILENT,
    )


def _next(facts: CaseRow, today: date) -> str:
    """Return when: `i dag 10.30`, `tis 1 dec`, `v. 3`; the hour only today and tomorrow."""
    if facts.next_on is None:
        return ""
    is_near = bool(dates.near(facts.next_on, today)) and facts.next_on >= today
    hour = f" {dates.clock(facts.next_time)}" if is_near and facts.next_time else ""
    return f"{dates.coming(facts.next_on, today)}{hour}"


def _see_to(
    facts: CaseRow, consent: str, until: date | None, today: date, *, late_follow_up: bool
) -> tuple[str, bool]:
    """Return the most pressing thing in words, and whether it is overdue."""
    if facts.case.status != "open":
        return "", False
    late = facts.overdue + late_follow_up
    if late:
        return ("1 försenad" if late == 1 else f"{late} försenade"), True
    if consent == "expiring" and until is not None:
        return f"Går ut {dates.plain(until, today)}", False
    if facts.drafts:
        return "1 utkast" if facts.drafts == 1 else f"{facts.drafts} utkast", False
    return _birthday(facts.pupil.birth_date, today), False


def _birthday(born: date | None, today: date) -> str:
    """Return `Fyller 15` in the month before such a birthday."""
    for years in AGES if born else ():
        day = dates.birthday(born, years) if born else today
        if today <= day <= today + AHEAD:
            return f"Fyller {years}"
    return ""
