"""The list of pupils: one row a case, what is next, what to see to, and the saved lists over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Literal, NamedTuple, get_args

from db.records import STEPS
from db.records.states import CaseStatus
from db.records.views import CaseRow
from desktop import dates
from desktop.cases import birthdays, steps
from desktop.consent.state import ConsentState, StateKey, state_of_all
from desktop.names import Key, by_parts, nearness
from desktop.session.here import hour
from desktop.session.session import Session

SILENT = timedelta(days=14)
"""How long without contact before a case stands in its own list."""

Filter = Literal["open", "no_plan", "silent", "consent", "late", "closed"]
FILTERS: tuple[Filter, ...] = get_args(Filter)
"""Saved lists: all open, without a plan, no contact for 14 days, consent to see over, follow-up late, closed."""


class ListRow(NamedTuple):
    """A case as the list shows it. What is only shown is put into words when it shows: most rows are out of sight."""

    facts: CaseRow
    consent: StateKey
    until: date | None  # last day of the consent
    today: date
    needs_a_look: bool = False  # the consent has to be gone through again

    @property
    def case_id(self) -> str:
        """The case that the row opens."""
        return self.facts.case_id

    @property
    def name(self) -> str:
        """Calling name and last name, as in lists."""
        return f"{self.facts.called} {self.facts.last_name}".strip()

    @property
    def order(self) -> Key:
        """What to sort by to have the rows in Swedish order of name."""
        return by_parts(self.facts.called, self.facts.last_name)

    @property
    def class_name(self) -> str:
        """Class, else grade."""
        return self.facts.class_name or self.facts.grade

    @property
    def step_name(self) -> str:
        """The step's short name."""
        return steps.step_name(STEPS[self.step])

    @property
    def step(self) -> int:
        """The step the case stands in, 0 to 7."""
        return self.facts.step

    @property
    def next_text(self) -> str:
        """When it goes on: `i dag 10.30`, `tis 1 dec`, `v. 3`; the hour only today and tomorrow.

        `var fre 20 nov` when the follow-up was to be then, and nothing has been planned since.
        """
        day, today = self.facts.next_on, self.today
        if day is None:
            return ""
        if day < today:
            return f"var {dates.short(day, today)}"
        is_near = bool(dates.near(day, today)) and day >= today
        hour = f" {dates.clock(self.facts.next_time)}" if is_near and self.facts.next_time else ""
        return f"{dates.coming(day, today)}{hour}"

    @property
    def contact_on(self) -> date | None:
        """The day of the last contact."""
        return self.facts.contact_on

    @property
    def contact_text(self) -> str:
        """The same in words."""
        return dates.brief(self.contact_on, self.today) if self.contact_on else ""

    @property
    def is_follow_up_late(self) -> bool:
        """Whether the next meeting or follow-up lies in the past."""
        day = self.facts.next_on
        return day is not None and day < self.today and self.facts.status == "open"

    @property
    def is_silent(self) -> bool:
        """Whether nobody has been in contact for 14 days."""
        return (self.contact_on or self.facts.opened_on) < self.today - SILENT

    @property
    def is_late(self) -> bool:
        """Whether what there is to see to is overdue."""
        return self._late > 0

    @property
    def see_to(self) -> str:
        """The most pressing thing in words."""
        facts = self.facts
        if facts.status != "open":
            return ""
        if late := self._late:
            return "1 försenad" if late == 1 else f"{late} försenade"
        if self.consent == "expiring" and self.until is not None:
            return f"Går ut {dates.plain(self.until, self.today)}"
        if facts.drafts:
            return "1 utkast" if facts.drafts == 1 else f"{facts.drafts} utkast"
        ages = [age for age, _day in birthdays.coming(facts.birth_date, self.today)]
        return f"Fyller {ages[0]}" if ages else ""

    @property
    def _late(self) -> int:
        is_open = self.facts.status == "open"
        return self.facts.overdue + self.is_follow_up_late if is_open else 0

    def lists(self) -> Iterator[Filter]:
        """Give the saved lists the row belongs to."""
        if self.facts.status != "open":
            yield "closed"
            return
        yield "open"
        if not self.facts.has_plan:
            yield "no_plan"
        if self.is_silent:
            yield "silent"
        if self.consent != "active" or self.needs_a_look:
            yield "consent"
        if self.is_follow_up_late:
            yield "late"

    def nearness(self, query: str) -> int | None:
        """Return whether name, class, school, case number or identity number has every word of the query.

        0, or 1 when only without the dots and rings of å, ä, ö; None if not.
        """
        facts = self.facts
        texts = (facts.full_name, facts.calling_name, self.class_name, facts.school, facts.number)
        return nearness(query, *texts, facts.identity_number)


def rows(session: Session, status: CaseStatus = "open") -> list[ListRow]:
    """Return the cases of a status (`open`, `closed`) in Swedish order of name."""
    consents, today = state_of_all(session), session.today()
    facts = session.db.caseload.rows(today, status, hour())
    made = []
    for one in facts:
        state = consents.get(one.case_id)
        again = state is not None and state.needs_a_look
        made.append(ListRow(one, *_consent(state), today, again))
    return sorted(made, key=lambda row: (row.order, row.facts.number))


def counts(found: Iterable[ListRow]) -> dict[Filter, int]:
    """Return how many rows each saved list has; closed cases are counted only if they are among the rows."""
    counted = Counter(chain.from_iterable(row.lists() for row in found))
    return {filter_: counted[filter_] for filter_ in FILTERS}


def pick(
    found: Iterable[ListRow], filter_: Filter = "open", query: str = "", school_id: str = ""
) -> list[ListRow]:
    """Return the rows of a saved list that match what is searched for, at one school if given."""
    return [
        row
        for row in found
        if filter_ in row.lists()
        and (not school_id or row.facts.school_id == school_id)
        and (not query.strip() or row.nearness(query) is not None)
    ]


def _consent(state: ConsentState | None) -> tuple[StateKey, date | None]:
    if state is None:
        return "missing", None
    return state.shown_key, state.consent.valid_until if state.consent else None
