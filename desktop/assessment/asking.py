"""Asking an informant: when, whom and how, and that somebody says no, does not answer or is not asked.

A no and a silence are answers to the question whether there is anything to wait for: the part is done, and the papers
say what happened. Every row is kept; the latest outcome holds until it is taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from db.records import Asking, Assessment
from db.records.states import AskingKind
from desktop import dates, spans
from desktop.assessment.answers import writing
from desktop.assessment.informants import called
from desktop.assessment.silence import Silent, asked_on, holding, silent
from desktop.attendance.calendars import calendar_for
from desktop.content import texts
from desktop.errors import UserError
from desktop.names import clean, clean_lines
from desktop.session.session import Session

WAIT = 10
"""School days from the last request until it may be said that nobody answers."""

_LONGEST = 400  # days looked ahead; a calendar with fewer school days in them is wrong


def silent_in(session: Session, assessment_id: str) -> dict[str, Silent]:
    """Return who gives no answer in a round, by informant."""
    return silent(session.db.askings.of(assessment_id))


def may_be_silent_from(session: Session, assessment: Assessment, informant: str) -> date | None:
    """Return the first day it may be said that somebody has not answered, None while nobody has been asked."""
    days = asked_on(session.db.askings.of(assessment.id), informant)
    if not days:
        return None
    calendar = calendar_for(session, session.db.cases.get(assessment.case_id).pupil_id)
    left, day = WAIT, days[-1]
    for _ in range(_LONGEST):
        if not left:
            break
        day += timedelta(days=1)
        left -= calendar.is_school_day(day)
    return day


def note_asking(
    session: Session,
    assessment: Assessment,
    informant: str,
    kind: AskingKind,
    happened_on: date,
    *,
    who: str = "",
    how: str = "",
    words: str = "",
) -> Asking:
    """Note one thing of it. Raises `UserError` in a signed round, without what is needed, or too early."""
    made = Asking(
        assessment_id=assessment.id,
        informant=informant,
        kind=kind,
        happened_on=happened_on,
        who=clean(who),
        how=clean(how),
        words=clean_lines(words),
        noted_by=session.worker.name,
    )
    spans.hold("intake", happened_on, session.today())
    _check(session, assessment, made)
    with writing(session, assessment, "askings") as db:
        return db.askings.add(made)


def told_askings(session: Session, assessment: Assessment, informant: str) -> str:
    """Return for the worker and the record when somebody was asked and what came of it; empty when nobody asked.

    `Skolan tillfrågades 3 och 17 september 2026 och har inte svarat.`
    """
    rows = [one for one in session.db.askings.of(assessment.id) if one.informant == informant]
    if not rows:
        return ""
    name = next(
        (called(one) for one in session.db.informants.of(assessment.id) if one.informant == informant), ""
    )
    last, days = holding(rows).get(informant), asked_on(rows, informant)
    asked = texts("sv").get("kartlaggning.tillfragades", namn=name, datum=_days(days)) if days else ""
    if last is None:
        return f"{asked}." if asked else ""
    outcome = texts("sv").get(
        f"kartlaggning.utfall_{last.kind}", datum=dates.full(last.happened_on), namn=last.who or name
    )
    whole = (
        f"{asked} {texts('sv').get('kartlaggning.utfall_och')} {outcome}" if asked else f"{name} {outcome}"
    )
    said = f" ”{last.words}”" if last.words else ""
    return f"{whole}.{said}"


def _days(days: Sequence[date]) -> str:
    """Return days as one says them: `3 och 17 september 2026`, `28 augusti och 3 september 2026`."""
    parts = []
    for place, day in enumerate(days):
        following = days[place + 1] if place + 1 < len(days) else None
        if following is None or following.year != day.year:
            parts.append(dates.full(day))
        elif following.month != day.month:
            parts.append(f"{day.day} {dates.MONTHS[day.month - 1]}")
        else:
            parts.append(str(day.day))
    return " och ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]


def _check(session: Session, assessment: Assessment, made: Asking) -> None:
    rows = session.db.askings.of(assessment.id)
    days = asked_on(rows, made.informant)
    if made.kind in ("pamind", "svarade_inte") and not days:
        raise UserError(
            "Ingen förfrågan är antecknad",
            "Anteckna först vilken dag frågan ställdes.",
            "Inget har ändrats.",
            "Välj Tillfrågad.",
        )
    if made.kind == "svarade_inte":
        first = may_be_silent_from(session, assessment, made.informant)
        if first is not None and made.happened_on < first:
            raise UserError(
                "Det är för tidigt",
                f"Vänta {WAIT} skoldagar efter den senaste förfrågan, till och med {dates.full(first)}.",
                "Inget har ändrats.",
                "Påminn så länge.",
            )
    if made.kind == "avbojde" and not made.who:
        raise UserError("Skriv vem som sa nej", "", "Inget har ändrats.", "Namn och roll räcker.")
    if made.kind == "tillfragades_inte" and not made.words:
        raise UserError(
            "Skriv varför ingen fråga ställdes",
            "",
            "Inget har ändrats.",
            "Till exempel att vårdnadshavaren säger nej.",
        )
    if made.kind == "angrad" and made.informant not in holding(rows):
        raise UserError("Det finns inget att ta tillbaka", "", "Inget har ändrats.")
    if days and made.kind != "begard" and made.happened_on < days[0]:
        raise UserError(
            "Dagen stämmer inte",
            "Den ligger före den dag frågan ställdes.",
            "Inget har ändrats.",
            "Skriv en senare dag.",
        )
