"""Avslut, out of the vault: the family's letter from the family's view alone, and what the record has beside."""

from __future__ import annotations

from db.records import Closing
from desktop.closing.family import FamilyClosing, family_closing
from desktop.closing.outcomes import OUTCOMES, QUESTIONS, UPPER_SECONDARY, VIEWS
from desktop.content import lists, texts
from desktop.paper import values as papers
from desktop.paper.builders.shared import (
    child_said,
    letterhead,
    lines,
    meeting_on,
    paper_pupil,
    pupil_of,
    texts_of,
    worker,
)
from desktop.session.session import Session

SECTIONS = ("gemensamt", "papper", "plan", "uppfoljning", "avslut")
"""Which sections of the texts stand on the letter."""

_MOST_LINES = 6


def closing_paper(session: Session, closing_id: str, level: papers.Level) -> papers.ClosingPaper:
    """Return the letter of one closing; a draft is stamped so."""
    closing = session.db.closings.get(closing_id)
    case = session.db.cases.get(closing.case_id)
    seen = family_closing(session, closing)
    called = pupil_of(session, case).called
    return papers.ClosingPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        number=seen.number,
        day=seen.closed_on,
        pupil_words=child_said(seen.child_words, seen.child_absence, called),
        goals=tuple(papers.GoalEnd(one.wording, one.then_words, one.now_words) for one in seen.goals),
        attendance=seen.attendance_words,
        hours=seen.hours,
        done=seen.done[:_MOST_LINES],
        helped=lines(seen.helped_most)[:_MOST_LINES],
        people=tuple(
            papers.PersonNow(one.who, one.what, one.organisation, one.by_when) for one in seen.people
        ),
        signs=lines(seen.early_signs)[:_MOST_LINES],
        next_meeting=_meeting(seen),
        consent_ends=seen.consent_ends,
        record=_record(session, closing, called) if level is papers.Level.RECORD else (),
        draft=seen.is_draft,
        texts=texts_of(*SECTIONS),
        made_for=level,
    )


def _meeting(seen: FamilyClosing) -> papers.Meeting | None:
    if seen.booster_on is None:
        return None
    return meeting_on(seen.booster_on, seen.booster_time, seen.booster_place)


def _record(session: Session, closing: Closing, called: str) -> tuple[papers.RecordLine, ...]:
    """Return what the family's letter has not, each under a heading."""
    why = lists().label("avslutsorsak", closing.reason) if closing.reason else ""
    found = [
        ("Varför stödet avslutades", why),
        ("Därför är avslutet daterat tillbaka", closing.late_reason),
        ("Anteckning", closing.note),
        (texts("sv").get("avslut.egna_ord", elev_fornamn=called), closing.child_words),
        ("Hur elevens bild hämtades in", closing.child_how),
        ("Närvaro", closing.attendance_words),
    ]
    for row in session.db.closing_goals.of(closing.id):
        found.append((session.db.goals.get(row.goal_id).wording, OUTCOMES[row.outcome].capitalize()))
    for duty in session.db.closing_duties.of(closing.id):
        chosen = {
            "gjord": "Klar",
            "utgar": "Utgår",
            "booster": "Behölls till boosterträffen",
            "overlamnad": f"Lämnades över till {duty.to_whom.strip()}",
            "": "",
        }
        found.append((duty.what, chosen[duty.choice]))
    for view in session.db.closing_views.of(closing.id):
        given = {QUESTIONS[name]: getattr(view, name) for name in QUESTIONS}
        said = [f"{asked} {VIEWS[value]}." for asked, value in given.items() if value is not None]
        found.append((f"Så tyckte {view.name or 'vårdnadshavaren'} om stödet", " ".join(said)))
    entitled = UPPER_SECONDARY[closing.upper_secondary] if closing.upper_secondary else ""
    found += [
        ("Behörig till gymnasiet", entitled),
        ("Utkast lämnades ofärdiga, därför", closing.unfinished_reason),
        ("Ingen boosterträff, därför", closing.no_booster_reason),
    ]
    return tuple(papers.RecordLine(heading, text.strip()) for heading, text in found if text.strip())
