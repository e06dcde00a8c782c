"""Närvaro: the strip of weeks, before and after the plan with the days behind each mean, and no word of cause.

The absence is said with the limit of the municipality that it has passed (`[narvaro] granser` of the rules).
"""

from __future__ import annotations

from db.records import AttendanceWeek
from desktop.cases import facts as case_facts
from desktop.content import rules
from desktop.session.session import Session
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.show.attendance import AttendanceStrip, Week
from ui.widgets.show.text import label


class AttendanceCard(Card):
    """Hidden until there are weeks to show."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Närvaro"))
        self.setObjectName("attendance")
        self._session = session
        self.said = label("", "small", "text")
        self.strip = AttendanceStrip()
        self.body.addWidget(self.said)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)

    def show_case(self, case_id: str, pupil_id: str) -> None:
        """Read the weeks again."""
        weeks = self._session.db.attendance_weeks.of(pupil_id)
        show_if(bool(weeks), self)
        if not weeks:
            return
        signed = case_facts.plan_week(self._session, case_id)
        sentence = self._said(weeks, signed)
        self.said.setText(sentence)
        shown = weeks[-case_facts.WEEKS_SHOWN :]
        self.set_number(self.tr("skolveckor {0}–{1}").format(shown[0].week, shown[-1].week))
        later = [place for place, one in enumerate(shown) if signed and (one.year, one.week) >= signed]
        if later and signed and later[0] == 0 and (shown[0].year, shown[0].week) > signed:
            later = []  # the plan is older than what is shown, and has no line in it
        facts = [Week(str(one.week), one.present, one.excused, one.unexcused, one.is_break) for one in shown]
        self.strip.show_weeks(facts, later[0] if later else None, sentence)

    def _said(self, weeks: list[AttendanceWeek], signed: tuple[int, int] | None) -> str:
        before = case_facts.mean([one for one in weeks if signed is None or (one.year, one.week) < signed])
        after = case_facts.mean([one for one in weeks if signed and (one.year, one.week) >= signed])
        if before and after:
            words = self.tr("Före planen {0} % ({1} skoldagar), efter {2} % ({3} skoldagar).")
            said = words.format(before.present, before.days, after.present, after.days)
            return f"{said} {self._absence(self.tr('Frånvaro efter planen {0} %, {1}.'), after)}"
        one = after or before
        if one is None:
            return ""
        said = self.tr("Närvaro {0} % ({1} skoldagar).").format(one.present, one.days)
        return f"{said} {self._absence(self.tr('Frånvaro {0} %, {1}.'), one)}"

    def _absence(self, words: str, mean: case_facts.Mean) -> str:
        """Say the absence and which of the municipality's limits it has passed: of the figure that is shown."""
        limit = rules().attendance.said(mean.absent)
        return words.format(mean.absent, limit)
