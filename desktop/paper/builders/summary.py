"""The summary of a kartläggning as a paper for the family. What is added for the record: `builders.record`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.clock import day_of
from db.records import Assessment, Informant, Summary
from desktop import dates
from desktop.assessment.family import FamilyRound, family_round
from desktop.assessment.silence import no_answer_words
from desktop.assessment.summary import child_words, summary_of
from desktop.content import texts
from desktop.forms.agreement import MOST_RESOURCES, MOST_TRACKS, Line, standing, told, who_says
from desktop.forms.comparison import Row
from desktop.forms.definition import Area
from desktop.forms.informants import PUPIL, kind
from desktop.forms.sentences import topic
from desktop.paper import values as papers
from desktop.paper.builders.shared import letterhead, lines, listed, paper_pupil, texts_of, worker
from desktop.session.session import Session

_SHAPES = {
    "E": papers.InformantShape.PUPIL,
    "V1": papers.InformantShape.GUARDIAN_1,
    "V2": papers.InformantShape.GUARDIAN_2,
}


def family_summary(session: Session, assessment: Assessment) -> papers.SummaryPaper:
    """Return what stands on the family's summary. Of the answers it knows nothing but the family's view."""
    return summary_of_view(session, assessment, family_round(session, assessment), most_tracks=MOST_TRACKS)


def summary_of_view(
    session: Session, assessment: Assessment, seen: FamilyRound, *, most_tracks: int
) -> papers.SummaryPaper:
    """Return the summary of a round as somebody may meet it. The pupil's words stand when the pupil's answers do."""
    pupil = paper_pupil(session, session.db.cases.get(assessment.case_id))
    people = [one for one in seen.informants if one.informant in seen.heard]
    said = summary_of(session, assessment)
    is_pupil_there = any(one.informant == PUPIL for one in seen.informants)
    own = said.child_words or next(child_words(seen.form, seen.answers), "")
    names = {one.informant: _called(one) for one in seen.informants}
    paper = papers.SummaryPaper(
        letterhead=letterhead(session),
        worker=_worker(session, assessment),
        pupil=pupil,
        number=assessment.round,
        day=_day(session, assessment),
        answered=answered(people),
        no_answers=tuple(no_answer_words(one, names.get(who, "")) for who, one in seen.silent.items()),
        pupil_words=papers.Words(pupil.called, own if is_pupil_there else ""),
        made_for=papers.Level.FAMILY,
        draft=assessment.status != "signed",
        texts=texts_of("kartlaggning"),
    )
    return _with_voices(_with_conclusions(paper, said), seen, people, most_tracks)


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


def _with_voices(
    paper: papers.SummaryPaper, seen: FamilyRound, people: list[Informant], most_tracks: int
) -> papers.SummaryPaper:
    """Return the paper with what the voices say together, and what they see differently."""
    found, names = seen.agreement(), {one.informant: _called(one) for one in people}
    good, hard = standing(found.good, seen.placed), standing(found.hard, seen.placed)
    return replace(
        paper,
        resources=tuple(
            papers.Statement(one.text, listed([names[who] for who in one.informants]), private=False)
            for one in standing(found.resources, seen.placed, MOST_RESOURCES)
        ),
        good=_told(good, names, is_shared=True),
        hard=_told(hard, names, is_shared=True),
        good_alone=_told(good, names, is_shared=False),
        hard_alone=_told(hard, names, is_shared=False),
        informants=tuple(_informant(one) for one in people if _shape_of(one.informant)),
        differing=tuple(_row(row, seen.called) for row in found.far[:most_tracks]),
        near=tuple(papers.Near(one.topic, who_says(one, names), private=False) for one in found.near),
    )


def _told(chosen: tuple[Line, ...], names: dict[str, str], *, is_shared: bool) -> tuple[papers.Item, ...]:
    return tuple(papers.Item(told(one, names), private=False) for one in chosen if one.is_shared is is_shared)


def _items(text: str) -> tuple[papers.Item, ...]:
    return tuple(papers.Item(line, private=False) for line in lines(text))


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
    about = "" if one.informant == PUPIL else one.name if is_school else one.role
    return papers.PaperInformant(shape, _called(one), about)


def _called(one: Informant) -> str:
    return "Skolan" if kind(one.informant) == "S" else (one.name.split() or [one.name])[0]


def _row(row: Row, called: str) -> papers.ComparisonRow:
    marks = []
    for one in row.placed:
        shape = _shape_of(one.informant)
        if shape is not None and one.level is not None:
            marks.append(papers.Mark(shape, one.level, one.own_words))
    stops = row.stops
    scale = (stops[0], stops[1], stops[2], stops[3])
    return papers.ComparisonRow(topic(row.question, called, row.wording), scale, tuple(marks), private=False)


def answered(people: list[Informant]) -> str:
    """Return the sentence of who answered and when; empty while a day is missing."""
    names = []
    for one in people:
        if kind(one.informant) == "S":
            names.append(f"{one.name} ({one.role or 'skolan'})" if one.name.strip() else "skolan")
        else:
            names.append(_called(one))
    days = span(people)
    told = f"{listed(names)} svarade den {days}."
    return f"{told[0].upper()}{told[1:]}" if names and days else ""


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
