"""The summary of a kartläggning as a paper for the family. What is added for the record: `builders.record`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.clock import day_of
from db.records import Assessment, Informant, Summary
from desktop import dates
from desktop.assessment.family import FamilyRound, family_round
from desktop.assessment.summary import child_words, summary_of
from desktop.content import texts
from desktop.forms.comparison import Row, comparison
from desktop.forms.definition import Area
from desktop.forms.informants import kind
from desktop.forms.overview import family_overview, most_informants_first
from desktop.paper import values as papers
from desktop.paper.builders.shared import letterhead, lines, listed, paper_pupil, texts_of, worker
from desktop.session.session import Session

MOST_POINTS = 4  # of each kind and area on the family's page; the record has them all
MOST_ROWS = 5
MOST_AGREED = 6

_SHAPES = {
    "E": papers.InformantShape.PUPIL,
    "V1": papers.InformantShape.GUARDIAN_1,
    "V2": papers.InformantShape.GUARDIAN_2,
}


def family_summary(
    session: Session, assessment: Assessment, *, comparison_shown: bool
) -> papers.SummaryPaper:
    """Return what stands on the family's summary. Of the answers it knows nothing but the family's view."""
    seen = family_round(session, assessment)
    pupil = paper_pupil(session, session.db.cases.get(assessment.case_id))
    people = [one for one in seen.informants if one.informant in seen.heard]
    said = summary_of(session, assessment)
    paper = papers.SummaryPaper(
        letterhead=letterhead(session),
        worker=_worker(session, assessment),
        pupil=pupil,
        number=assessment.round,
        day=_day(session, assessment),
        answered=answered(people),
        pupil_words=papers.Words(
            pupil.called, said.child_words or next(child_words(seen.form, seen.answers), "")
        ),
        areas=_areas(seen, pupil.called),
        made_for=papers.Level.FAMILY,
        comparison_shown=comparison_shown and len(people) > 1,
        draft=assessment.status != "signed",
        texts=texts_of("kartlaggning"),
    )
    paper = _with_conclusions(paper, said)
    return with_comparison(paper, seen) if paper.comparison_shown else paper


def _day(session: Session, assessment: Assessment) -> date:
    """Return the day a round was signed; of one that is open, today."""
    signed = day_of(assessment.signed_at) if assessment.signed_at else None
    return signed or session.today()


def _worker(session: Session, assessment: Assessment) -> papers.Worker:
    """Return who signed a round; of one that is open, who works with it now."""
    now = worker(session)
    return now if assessment.signed_by in ("", now.name) else papers.Worker(assessment.signed_by)


def _with_conclusions(paper: papers.SummaryPaper, said: Summary) -> papers.SummaryPaper:
    return replace(
        paper,
        started=_items(said.triggering),
        keeps_going=_items(said.maintaining),
        protects=_items(said.protecting),
        thought=said.thought,
        to_learn=tuple(papers.Finding(line, said.further_who, private=False) for line in lines(said.further)),
        suggested_goals=_items(said.proposal),
    )


def with_comparison(paper: papers.SummaryPaper, seen: FamilyRound) -> papers.SummaryPaper:
    """Return the paper with Tre röster."""
    people = [one for one in seen.informants if one.informant in seen.heard]
    compared = comparison(seen.form, seen.answers, seen.age)
    agreed = compared.alike[:MOST_AGREED]
    return replace(
        paper,
        informants=tuple(_informant(one) for one in people if _shape_of(one.informant)),
        agreed=tuple(papers.Item(f"{_sentence(row.wording)} {_level(row)}", private=False) for row in agreed),
        differing=tuple(_row(row) for row in compared.differ[:MOST_ROWS]),
        answers_from=span(people),
    )


def _items(text: str) -> tuple[papers.Item, ...]:
    return tuple(papers.Item(line, private=False) for line in lines(text))


def _areas(seen: FamilyRound, called: str) -> tuple[papers.Area, ...]:
    return tuple(
        papers.Area(
            area_label(found.area, called),
            tuple(
                papers.Item(one.text, private=False)
                for one in most_informants_first(found.strengths)[:MOST_POINTS]
            ),
            tuple(
                papers.Item(one.text, private=False)
                for one in most_informants_first(found.barriers)[:MOST_POINTS]
            ),
        )
        for found in family_overview(seen.form, seen.answers, seen.age)
    )


def area_label(area: Area, called: str) -> str:
    """Return an area's name as it reads on the summary."""
    known, label = texts(), f"kartlaggning.omrade_{area.id}"
    return known.get(label, elev_fornamn=called) if known.has(label) else area.title


def _shape_of(informant: str) -> papers.InformantShape | None:
    return papers.InformantShape.SCHOOL if kind(informant) == "S" else _SHAPES.get(informant)


def _informant(one: Informant) -> papers.PaperInformant:
    shape = _shape_of(one.informant)
    assert shape is not None
    is_school = shape is papers.InformantShape.SCHOOL
    first = "Skolan" if is_school else (one.name.split() or [one.name])[0]
    about = ", ".join(part for part in ((one.name, one.role) if is_school else (one.role,)) if part)
    return papers.PaperInformant(shape, first, about)


def _row(row: Row) -> papers.ComparisonRow:
    marks = []
    for one in row.placed:
        shape = _shape_of(one.informant)
        if shape is not None and one.level is not None:
            marks.append(papers.Mark(shape, one.level, one.own_words))
    stops = row.stops
    scale = (stops[0], stops[1], stops[2], stops[3])
    return papers.ComparisonRow(row.wording, scale, tuple(marks), private=False)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _level(row: Row) -> str:
    level = row.placed[0].level or 0
    return f"{row.stops[level]}."


def answered(people: list[Informant]) -> str:
    """Return the sentence of who answered and when; empty while a day is missing."""
    names = []
    for one in people:
        first = (one.name.split() or [one.name])[0]
        names.append(f"{one.name} ({one.role or 'skolan'})" if kind(one.informant) == "S" else first)
    days = span(people)
    return f"{listed(names)} svarade den {days}." if names and days else ""


def span(people: list[Informant]) -> str:
    """Return the days they answered: `19 november 2026` or `5 till 12 november 2026`."""
    days = [one.answered_on for one in people if one.answered_on]
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return dates.full(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} till {dates.full(last)}"
    return f"{first.day} {dates.MONTHS[first.month - 1]} till {dates.full(last)}"
