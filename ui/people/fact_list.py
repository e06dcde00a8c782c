"""Facts about a pupil or a case: a word at the left, what is known at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from db.records import Case, Pupil, School, Schooling
from desktop import dates
from desktop.content import lists
from desktop.people import identity
from desktop.session.session import Session
from ui.look.metrics import row, width
from ui.people.choices import organiser_types, school_form_word
from ui.widgets.show.long_words import breakable
from ui.widgets.show.text import label

Facts = list[tuple[str, str]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Facts", text)


def fact_row(word: str, fact: str) -> QWidget:
    """Return one line; the fact wraps."""
    made = QWidget()
    line = row(made, gap=8, margins=(0, 5, 0, 5))
    line.addWidget(width(label(word, "small"), 112, 112), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(breakable(fact)), 1)
    return made


def fact_rows(facts: Facts) -> Iterable[QWidget]:
    """Return a line for each fact that is known."""
    return [fact_row(word, fact) for word, fact in facts if fact]


def of_pupil(session: Session, pupil: Pupil) -> Facts:
    """Return who the pupil is."""
    today = session.today()
    born = ""
    if pupil.birth_date:
        years = _tr("{0} år").format(dates.age(pupil.birth_date, today))
        born = f"{dates.full(pupil.birth_date)}, {years}"
    number = identity.formatted(pupil.identity_number) or _tr("Saknas")
    language = pupil.language
    if pupil.needs_interpreter:
        language = ", ".join(part for part in (language, _tr("behöver tolk"), pupil.interpreter_note) if part)
    return [
        (_tr("Namn"), pupil.full_name),
        (_tr("Vill bli kallad"), pupil.calling_name),
        (_tr("Pronomen"), pupil.pronoun),
        (_tr("Nummer"), number),
        (_tr("Född"), born),
        (_tr("Språk"), language),
        (_tr("Telefon"), pupil.phone),
        (_tr("Adress"), pupil.address),
        (_tr("Bra att veta"), pupil.note),
    ]


def of_case(session: Session, case: Case) -> Facts:
    """Return how the case began, and how it ended."""
    absence = "" if case.absence_percent is None else f"{case.absence_percent} %"
    baseline = "" if case.baseline_attendance is None else f"{case.baseline_attendance} %"
    decision = lists().label("aktualisering_beslut", case.intake_decision) if case.intake_decision else ""
    ended = lists().label("avslutsorsak", case.closure_reason) if case.closure_reason else ""
    closed = dates.full(case.closed_on) if case.closed_on else ""
    return [
        (_tr("Ärende"), case.number),
        (_tr("Öppnat"), dates.full(case.opened_on)),
        (_tr("Vem frågade"), case.source),
        (_tr("Vad skolan ber om"), case.request),
        (_tr("Frånvaro"), ", ".join(part for part in (absence, case.absence_period) if part)),
        (_tr("Åtgärdstrappa"), case.ladder_step),
        (_tr("Familjen tillfrågad"), dates.full(case.family_asked_on) if case.family_asked_on else ""),
        (_tr("Tidigare stöd"), case.earlier_support),
        (_tr("Beslut"), ", ".join(part for part in (decision, case.intake_reason) if part)),
        (_tr("Inskriven"), dates.full(case.enrolled_on) if case.enrolled_on else ""),
        (_tr("Närvaro vid start"), baseline),
        (_tr("Avslutat"), ", ".join(part for part in (closed, ended) if part)),
        (_tr("Vem gör vad nu"), case.closure_note),
    ]


def of_school(school: School) -> Facts:
    """Return what is known of a school."""
    kind = next(word for word, value in organiser_types() if value == school.organiser_type)
    return [
        (_tr("Huvudman"), ", ".join(part for part in (kind, school.organiser) if part)),
        (_tr("Kommun"), school.municipality),
        (_tr("Skolenhetskod"), school.unit_code),
        (_tr("Telefon"), school.phone),
        (_tr("Adress"), school.address),
        (_tr("Bra att veta"), school.note),
        (
            _tr("Besöks inte"),
            _tr("sedan {0}").format(dates.full(school.ended_on)) if school.ended_on else "",
        ),
    ]


def schooling_line(schooling: Schooling) -> str:
    """Return form, grade, class and mentor in a line."""
    grade = _tr("årskurs {0}").format(schooling.grade) if schooling.grade else ""
    mentor = _tr("mentor {0}").format(schooling.mentor) if schooling.mentor else ""
    form = school_form_word(schooling.school_form)
    return ", ".join(part for part in (schooling.class_name, grade, form, mentor) if part)
