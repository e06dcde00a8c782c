"""The fields about why a case was opened, and how it began and ended."""

from __future__ import annotations

from dataclasses import replace

from db.records import Case
from desktop.session.session import Session
from ui.people.choices import coded
from ui.people.fields import FieldGroup, combo
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.form_values import percent
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText


class IntakeFields(FieldGroup):
    """`is_short` has what is known on the first day."""

    def __init__(self, session: Session, *, is_short: bool = False) -> None:
        super().__init__()
        self.source = LineEdit()
        self.request, self.reason = PlainText(lines=2, compact=True), PlainText(lines=2, compact=True)
        self.earlier = PlainText(lines=2, compact=True)
        self.absence, self.baseline = LineEdit("", "42"), LineEdit("", "58")
        self.period, self.ladder = LineEdit("", self.tr("v. 34–44")), LineEdit()
        self.asked, self.inquiry = DateField(session.today, "intake"), DateField(session.today, "intake")
        self.decided = DateField(session.today, "intake")
        self.enrolled = DateField(session.today, "enrolment")
        self.decision: Combo = combo(coded("aktualisering_beslut"))
        self._is_short = is_short
        self._build()

    def show_case(self, case: Case) -> None:
        """Show what is known."""
        self.source.setText(case.source)
        self.request.set_text(case.request)
        self.absence.setText("" if case.absence_percent is None else str(case.absence_percent))
        self.baseline.setText("" if case.baseline_attendance is None else str(case.baseline_attendance))
        self.period.setText(case.absence_period)
        self.ladder.setText(case.ladder_step)
        self.asked.set_date(case.family_asked_on)
        self.inquiry.set_date(case.school_inquiry_on)
        self.decided.set_date(case.intake_decided_on)
        self.enrolled.set_date(case.enrolled_on)
        self.decision.choose(case.intake_decision)
        self.reason.set_text(case.intake_reason)
        self.earlier.set_text(case.earlier_support)

    def case(self, old: Case) -> Case:
        """Return `old` with what is written now."""
        first = replace(
            old,
            source=self.source.text().strip(),
            request=self.request.text().strip(),
            absence_percent=percent(self.absence),
            absence_period=self.period.text().strip(),
        )
        if self._is_short:
            return first
        return replace(
            first,
            baseline_attendance=percent(self.baseline),
            ladder_step=self.ladder.text().strip(),
            family_asked_on=self.asked.date(),
            school_inquiry_on=self.inquiry.date(),
            intake_decided_on=self.decided.date(),
            enrolled_on=self.enrolled.date(),
            intake_decision=str(self.decision.data()),
            intake_reason=self.reason.text().strip(),
            earlier_support=self.earlier.text().strip(),
        )

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        errors = {}
        for name, line in (("absence_percent", self.absence), ("baseline_attendance", self.baseline)):
            share = percent(line)
            if share is not None and not 0 <= share <= 100:
                errors[name] = self.tr("Skriv ett tal mellan 0 och 100.")
        for name in ("absence_percent", "baseline_attendance"):
            if name in self.fields:
                self.fields[name].set_error(errors.get(name, ""))
        return self.days_are_fit() and not errors

    def _build(self) -> None:
        self.add("source", self.tr("Vem frågar"), self.source, self.tr("Namn och roll"), is_wide=True)
        self.add("request", self.tr("Vad ber skolan om"), self.request, is_wide=True)
        self.add("absence_percent", self.tr("Frånvaro i procent"), self.absence)
        self.add("absence_period", self.tr("Under vilken tid"), self.period)
        if not self._is_short:
            self.add("ladder_step", self.tr("Steg på skolans åtgärdstrappa"), self.ladder)
            self.add("family_asked_on", self.tr("Familjen tillfrågad"), self.asked)
            self.add(
                "school_inquiry_on", self.tr("Skolans utredning av frånvaron"), self.inquiry, optional=True
            )
            self.add("earlier_support", self.tr("Tidigare stöd"), self.earlier, optional=True, is_wide=True)
            self.add("intake_decision", self.tr("Beslut"), self.decision)
            self.add("intake_decided_on", self.tr("Beslutat"), self.decided)
            self.add("intake_reason", self.tr("Skäl"), self.reason, is_wide=True)
            self.add("enrolled_on", self.tr("Inskriven"), self.enrolled, optional=True)
            self.add(
                "baseline_attendance", self.tr("Närvaro vid start, procent"), self.baseline, optional=True
            )
        self.arrange()
