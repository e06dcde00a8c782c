"""The first four things in a new case, each done or not, in any order. They end when a plan is begun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from db.records import Case
from desktop import dates
from desktop.cases.coming import Coming, next_in
from desktop.cases.returned import asks_again
from desktop.consent.state import OF_AGE, ConsentState, state_of_case
from desktop.session.session import Session

Beginning = Literal["registered", "guardian", "consent", "talk"]
"""What is done first: the pupil is here, who has custody, what may be shared, the first conversation."""

BEGINNINGS: tuple[Beginning, ...] = get_args(Beginning)


@dataclass(frozen=True)
class Begun:
    """How far a new case has come. `guardians` are names; `meeting` is what is planned next, if anything is."""

    done: frozenset[Beginning]
    guardians: tuple[str, ...]
    consent: ConsentState
    meeting: Coming | None
    is_of_age: bool

    @property
    def next(self) -> Beginning | None:
        """The first that is not done."""
        return next((one for one in BEGINNINGS if one not in self.done), None)


def begun(session: Session, case: Case) -> Begun | None:
    """Return how far a new case has come; None once it is closed, a plan is begun or all four are done."""
    db = session.db
    if case.status != "open" or db.plans.current(case.id) or db.plans.draft(case.id):
        return None
    pupil, state = db.pupils.get(case.pupil_id), state_of_case(session, case.id)
    guardians = db.contacts.guardians(case.pupil_id)
    of_age = pupil.birth_date is not None and dates.age(pupil.birth_date, session.today()) >= OF_AGE
    done: set[Beginning] = set() if asks_again(case) else {"registered"}
    if guardians or of_age:
        done.add("guardian")
    if state.key not in ("missing", "draft", "partial"):  # a no is an answer too
        done.add("consent")
    round_ = db.assessments.current(case.id)
    if round_ is not None and db.answers.of(round_.id):
        done.add("talk")
    if len(done) == len(BEGINNINGS):
        return None
    names = tuple(one.name for one in guardians)
    return Begun(frozenset(done), names, state, next_in(session, case.id), of_age)
