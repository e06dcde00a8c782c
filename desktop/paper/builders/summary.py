"""The summary of a kartläggning as a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import Informant, Summary
from desktop import dates
from desktop.assessment.answers import answers_of
from desktop.assessment.form import age_of, form_of
from desktop.assessment.summary import summary_of
from desktop.content import texts
from desktop.forms.answers import Answers
from desktop.forms.comparison import Comparison, Row, comparison
from desktop.forms.definition import Form
from desktop.forms.informants import kind
from desktop.forms.overview import AreaOverview, View, overview
from desktop.forms.visibility import applicable
from desktop.forms.voices import Reader
from desktop.paper import values as papers
from desktop.paper.builders.shared import letterhead, lines, listed, paper_pupil, worker
from desktop.session.session import Session

MOST_POINTS = 4  # of each kind and area on the family's page; the record has them all
MOST_ROWS = 5
MOST_AGREED = 6
_VOICES = {"E": papers.Voice.PUPIL, "V1": papers.Voice.GUARDIAN_1, "V2": papers.Voice.GUARDIAN_2}


def summary_paper(
    session: Session,
    assessment_id: str,
    level: papers.Level = papers.Level.FAMILY,
    *,
    voices_shown: bool = True,
) -> papers.SummaryPaper:
    """Return what stands on the summary. For the family, private answers and uncleared words are never read."""
    assessment = session.db.assessments.get(assessment_id)
    case = session.db.cases.get(assessment.case_id)
    pupil = paper_pupil(session, case)
    reader = Reader.WORKER if level is papers.Level.RECORD else Reader.FAMILY
    form, age = form_of(session, assessment), age_of(session, case.id)
    given = applicable(form, answers_of(session, assessment.id))
    people = [one for one in session.db.informants.of(assessment.id) if one.informant in given.informants()]
    said = summary_of(session, assessment)
    paper = papers.SummaryPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=pupil,
        number=assessment.round,
        day=session.today(),
        answered=_answered(people),
        pupil_words=papers.Words(pupil.called, said.child_words or _child_words(form, given)),
        areas=_areas(form, given, View(given.informants(), age, reader), pupil.called),
        voices_shown=voices_shown and len(people) > 1,
        draft=assessment.status != "signed" and not given.informants(),
    )
    return _with_voices(_with_conclusions(paper, said), comparison(form, given, age, Reader.FAMILY), people)


def _with_conclusions(paper: papers.SummaryPaper, said: Summary) -> papers.SummaryPaper:
    return replace(
        paper,
        started=_items(said.triggering),
        keeps_going=_items(said.maintaining),
        protects=_items(said.protecting),
        thought=said.thought,
        to_learn=tuple(papers.Finding(line, said.further_who) for line in lines(said.further)),
        suggested_goals=_items(said.proposal),
    )


def _with_voices(
    paper: papers.SummaryPaper, compared: Comparison, people: list[Informant]
) -> papers.SummaryPaper:
    agreed = compared.alike[:MOST_AGREED]
    return replace(
        paper,
        speakers=tuple(_speaker(one) for one in people if _voice(one.informant)),
        agreed=tuple(papers.Item(f"{_sentence(row.wording)} {_level(row)}") for row in agreed),
        differing=tuple(_row(row) for row in compared.differ[:MOST_ROWS]),
        answers_from=_span([one.answered_on for one in people if one.answered_on]),
    )


def _items(text: str) -> tuple[papers.Item, ...]:
    return tuple(papers.Item(line) for line in lines(text))


def _areas(form: Form, given: Answers, view: View, called: str) -> tuple[papers.Area, ...]:
    known = texts()
    most = MOST_POINTS if view.reader is Reader.FAMILY else None
    found = []
    for area in overview(form, given, view):
        label = f"kartlaggning.omrade_{area.area.id}"
        words = known.get(label, elev_fornamn=called) if known.has(label) else area.area.title
        found.append(papers.Area(words, _points(area, "strengths", most), _points(area, "barriers", most)))
    return tuple(one for one in found if one.helps or one.hinders)


def _points(area: AreaOverview, side: str, most: int | None) -> tuple[papers.Item, ...]:
    findings = area.strengths if side == "strengths" else area.barriers
    ranked = sorted(findings, key=lambda one: -len(one.voices))
    return tuple(papers.Item(one.text, one.question.private) for one in ranked[:most])


def _child_words(form: Form, given: Answers) -> str:
    cleared = [
        one.own_words.strip()
        for one in given
        if one.informant == "E" and one.may_show_family and one.own_words.strip()
        if not form.question(one.question_id).private
    ]
    return cleared[0] if cleared else ""


def _voice(informant: str) -> papers.Voice | None:
    return papers.Voice.SCHOOL if kind(informant) == "S" else _VOICES.get(informant)


def _speaker(one: Informant) -> papers.Speaker:
    voice = _voice(one.informant)
    assert voice is not None
    is_school = voice is papers.Voice.SCHOOL
    first = "Skolan" if is_school else (one.name.split() or [one.name])[0]
    about = ", ".join(part for part in ((one.name, one.role) if is_school else (one.role,)) if part)
    return papers.Speaker(voice, first, about)


def _row(row: Row) -> papers.VoiceRow:
    marks = []
    for one in row.placed:
        voice = _voice(one.informant)
        if voice is not None and one.level is not None:
            marks.append(papers.Mark(voice, one.level, one.own_words))
    stops = row.stops
    return papers.VoiceRow(row.wording, (stops[0], stops[1], stops[2], stops[3]), tuple(marks))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _level(row: Row) -> str:
    level = row.placed[0].level or 0
    return f"{row.stops[level]}."


def _answered(people: list[Informant]) -> str:
    names = []
    for one in people:
        first = (one.name.split() or [one.name])[0]
        names.append(f"{one.name} ({one.role or 'skolan'})" if kind(one.informant) == "S" else first)
    span = _span([one.answered_on for one in people if one.answered_on])
    return f"{listed(names)} svarade den {span}." if names and span else ""


def _span(days: list[date]) -> str:
    """Return `19 november 2026` or `5 till 12 november 2026`."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return dates.full(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} till {dates.full(last)}"
    return f"{first.day} {dates.MONTHS[first.month - 1]} till {dates.full(last)}"
