"""What waits to be done, in one list: own tasks, follow-ups, consents that run out, birthdays, minnesstöd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import Note, Task
from db.records.people import Named
from db.records.views import ListedPupil, NextDay
from desktop import dates
from desktop.cases import birthdays
from desktop.cases.next_day import next_day, next_days
from desktop.consent.state import OF_AGE, ConsentState, state_of_all, state_of_case
from desktop.consent.told import refused_in_words
from desktop.content import rules
from desktop.names import swedish
from desktop.notes.purge import warned_of
from desktop.referrals.states import next_check
from desktop.session.session import Session


@dataclass(frozen=True)
class Duty:
    """One thing to do. `task` is set for what the user has written and may tick; `page` is where it is done."""

    what: str
    icon: str
    due_on: date | None
    who: str = ""
    case_id: str | None = None
    page: str = "case"
    detail: str | None = None
    task: Task | None = None


def short_name(pupil: Named) -> str:
    """Return first name and initial: `Amina W.`, which is all a list on the start page shows."""
    return f"{pupil.called} {pupil.last_name[:1]}." if pupil.last_name else pupil.called


def duties(session: Session, case_id: str | None = None) -> list[Duty]:
    """Return everything that waits, in one case or in all, the most urgent first; what has no day comes last."""
    db, today = session.db, session.today()
    tasks = db.tasks.waiting() if case_id is None else db.tasks.of(case_id)
    coming, scratch = _next_days(session, case_id), warned_of(session)
    lacking = db.attendance_snapshots.lacking_at_start(case_id)
    states = state_of_all(session) if case_id is None else {case_id: state_of_case(session, case_id)}
    about = _cases(tasks) | set(coming) | _cases(note for note, _ in scratch) | set(states) | set(lacking)
    pupils = db.caseload.pupils(about if case_id is None else (case_id,))
    names = {id: short_name(pupil) for id, pupil in pupils.items()}
    found = [*_tasks(tasks, names), *_old_scratch(scratch, names, today)]
    found += [_follow_up(id, day, names[id]) for id, day in coming.items() if id in names]
    found += _feedback(session, case_id)
    found += _start_unknown(lacking, names)
    for id, state in states.items():
        if id in names:
            found += _consent(id, names[id], state)
    last = today + birthdays.ahead()
    closed = case_id is not None and db.cases.get(case_id).status != "open"
    born = {} if closed else pupils if case_id else db.caseload.born_around(today, last)
    for id, pupil in born.items():
        found += _birthday(id, pupil, today)
    return sorted(found, key=lambda duty: (duty.due_on or date.max, swedish(duty.what)))


def _cases(some: Iterable[Task | Note]) -> set[str]:
    return {one.case_id for one in some if one.case_id}


def _tasks(tasks: Iterable[Task], names: Mapping[str, str]) -> Iterator[Duty]:
    for task in tasks:
        who = names.get(task.case_id or "", "")
        yield Duty(task.what, task.icon, task.due_on, who, task.case_id, task=task)


def _old_scratch(
    scratch: Iterable[tuple[Note, date]], names: Mapping[str, str], today: date
) -> Iterator[Duty]:
    """A minnesstöd is told of before it goes: until then it can be kept longer or made a note."""
    for note, last in scratch:
        if note.case_id in names:
            what = "Minnesstödet rensas" if last >= today else "Minnesstödet rensas snart"
            yield Duty(what, "timer", last, names[note.case_id], note.case_id, "journal", note.id)


def _next_days(session: Session, case_id: str | None) -> dict[str, NextDay]:
    if case_id is None:
        return next_days(session)
    found = next_day(session, case_id)
    return {case_id: found} if found is not None else {}


def _follow_up(case_id: str, found: NextDay, who: str) -> Duty:
    at = f" {dates.clock(found.time)}" if found.time else ""
    place = f", {found.place}" if found.place else ""
    if found.is_booster:
        return Duty(f"Boosterträff{at}{place}", "target", found.day, who, case_id, "closing")
    return Duty(f"Uppföljning{at}{place}", "target", found.day, who, case_id, "followup", "due")


def _feedback(session: Session, case_id: str | None) -> Iterator[Duty]:
    """What was handed on waits for an answer: told without a name and without what it is (decision 24)."""
    handed = session.db.referrals.handed(case_id)
    beside = session.db.referral_additions.by_referral(case_id) if handed else {}
    for one in handed:
        day = next_check(one, beside.get(one.id, ()))
        if day is not None:
            yield Duty("Återkoppling", "calendar-blank", day, "", one.case_id, "referrals", one.id)


def _start_unknown(lacking: Iterable[str], names: Mapping[str, str]) -> Iterator[Duty]:
    """Nothing later can be compared while it is not known how it was when the support began."""
    for id in lacking:
        if id in names:
            yield Duty("Närvaro vid start saknas", "calendar-blank", None, names[id], id, "attendance")


def _consent(case_id: str, who: str, state: ConsentState) -> Iterator[Duty]:
    if state.consent is None:
        return
    if state.key == "refused":
        what = f"{refused_in_words(state)} Dela inte."
        yield Duty(what, "prohibit", None, who, case_id, "consent")
    if state.key == "expiring":
        yield Duty("Samtycket går ut", "handshake", state.consent.valid_until, who, case_id, "consent")
    if state.key == "expired":
        yield Duty("Samtycket har gått ut", "handshake", state.consent.valid_until, who, case_id, "consent")
    if state.key == "partial":
        names = ", ".join(one.name.split()[0] for one in state.waiting if one.name)
        yield Duty(f"Underskrift saknas: {names}", "pen-nib", None, who, case_id, "consent")
    if state.key in ("active", "expiring"):
        yield from _gone_through_again(case_id, who, state)


def _gone_through_again(case_id: str, who: str, state: ConsentState) -> Iterator[Duty]:
    """Another school, other guardians, and what the pupil has become old enough to decide."""
    if state.left:
        since = max(state.left.values()) + timedelta(days=1)
        what = "Nytt samtycke: eleven har bytt skola"
        yield Duty(what, "handshake", since, who, case_id, "consent")
    words = {
        "custody": "Vårdnaden har ändrats, gå igenom samtycket",
        "own_line": f"Har fyllt {rules().consent.pupil_signs_from}, gå igenom samtycket",
        "of_age": f"Har fyllt {OF_AGE}, gå igenom samtycket",
    }
    for doubt in state.doubts:
        yield Duty(words[doubt], "calendar-blank", None, who, case_id, "consent")


def _birthday(case_id: str, pupil: ListedPupil, today: date) -> Iterator[Duty]:
    """The consent is gone through again when the pupil decides more."""
    for age, day in birthdays.coming(pupil.birth_date, today):
        what = f"Fyller {age}, gå igenom samtycket"
        yield Duty(what, "calendar-blank", day, short_name(pupil), case_id, "consent")


def group(due_on: date | None, today: date) -> str:
    """Return which group a day belongs to: late, today, week, next_week, later or some_day."""
    if due_on is None:
        return "some_day"
    if due_on <= today:
        return "late" if due_on < today else "today"
    sunday = today + timedelta(days=6 - today.weekday())
    if due_on <= sunday:
        return "week"
    return "next_week" if due_on <= sunday + timedelta(days=7) else "later"


def lateness(due_on: date, today: date) -> str:
    """Return how late something is, in words."""
    days = (today - due_on).days
    return "1 dag sen" if days == 1 else f"{days} dagar sen"
