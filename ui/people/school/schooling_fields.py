"""The fields about a time at a school: which, grade, class, mentor, from when."""

from __future__ import annotations

from dataclasses import replace

from db.records import Schooling
from desktop.session.here import school_here
from desktop.session.session import Session
from ui.people.choices import grades, school_forms
from ui.people.fields import FieldGroup, combo
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit


class SchoolingFields(FieldGroup):
    """The school of the day is chosen first."""

    def __init__(self, session: Session, *, with_period: bool = False) -> None:
        super().__init__()
        schools = session.db.schools.current()
        self.school: Combo = combo(
            [(self.tr("Välj skola"), ""), *((school.name, school.id) for school in schools)]
        )
        self.form: Combo = combo(school_forms())
        self.grade: Combo = combo(grades())
        self.class_, self.mentor = LineEdit("", "7B"), LineEdit()
        self.began = DateField(session.today, "schooling")
        self.ended = DateField(session.today, "schooling")
        self._build(with_period=with_period)
        here = school_here(session)
        self.school.choose(here if any(school.id == here for school in schools) else "")

    def show_schooling(self, schooling: Schooling, school_name: str) -> None:
        """Show what is known; a school no longer visited can still be read."""
        if self.school.findData(schooling.school_id) < 0:
            self.school.addItem(school_name, schooling.school_id)
        self.school.choose(schooling.school_id)
        self.form.choose(schooling.school_form)
        if self.grade.findData(schooling.grade) < 0:
            self.grade.addItem(schooling.grade, schooling.grade)
        self.grade.choose(schooling.grade)
        self.class_.setText(schooling.class_name)
        self.mentor.setText(schooling.mentor)
        self.began.set_date(schooling.started_on)
        self.ended.set_date(schooling.ended_on)

    def schooling(self, old: Schooling) -> Schooling:
        """Return `old` with what is written now."""
        return replace(
            old,
            school_id=str(self.school.data()),
            school_form=str(self.form.data()),
            grade=str(self.grade.data()),
            class_name=self.class_.text(),
            mentor=self.mentor.text(),
            started_on=self.began.date() if "started_on" in self.fields else old.started_on,
            ended_on=self.ended.date() if "ended_on" in self.fields else old.ended_on,
        )

    def is_fit(self, *, needs_school: bool = False) -> bool:
        """Show what cannot be read, and return whether everything can."""
        is_missing = needs_school and not self.school.data()
        self.fields["school_id"].set_error(self.tr("Välj en skola.") if is_missing else "")
        return self.days_are_fit() and not is_missing

    def _build(self, *, with_period: bool) -> None:
        self.add("school_id", self.tr("Skola"), self.school)
        self.add("school_form", self.tr("Skolform"), self.form)
        self.add("grade", self.tr("Årskurs"), self.grade)
        self.add("class_name", self.tr("Klass"), self.class_)
        self.add("mentor", self.tr("Mentor"), self.mentor, optional=True, is_wide=not with_period)
        if with_period:
            self.add("started_on", self.tr("Från och med"), self.began)
        self.arrange()

    def with_end(self) -> None:
        """Ask for the last day too: this is history."""
        self.add("ended_on", self.tr("Till och med"), self.ended, optional=True)
        self._columns = 0
        self.arrange()
