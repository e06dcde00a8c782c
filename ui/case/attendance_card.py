"""Närvaro: the strip of weeks, before and after the plan with the days behind each mean, and no word of cause.

The absence is said with the limit of the municipality that it has passed (`[narvaro] granser` of the rules).
"""

from __future__ import annotations

from desktop.attendance import snapshots
from desktop.attendance.figures import bar, percent, shares
from desktop.attendance.weeks import FOUR, WeekOf, by_week, rows_of
from desktop.attendance.words import figure
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
        super().__init__(self.tr("Närvaro"), self.tr("Öppna"))
        self.setObjectName("attendance")
        self._session = session
        self.said = label("", "small", "text")
        self.strip = AttendanceStrip()
        self.body.addWidget(self.said)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)

    def show_case(self, case_id: str, pupil_id: str) -> None:
        """Read the weeks again."""
        weeks = by_week(self._session.db.attendance_weeks.of(pupil_id))
        show_if(bool(weeks), self)
        if not weeks:
            return
        signed = case_facts.plan_week(self._session, case_id)
        sentence = self._said(case_id, weeks)
        self.said.setText(sentence)
        shown = weeks[-case_facts.WEEKS_SHOWN :]
        self.set_number(self.tr("skolveckor {0}–{1}").format(shown[0].week, shown[-1].week))
        later = [place for place, one in enumerate(shown) if signed and one.key >= signed]
        if later and signed and later[0] == 0 and shown[0].key > signed:
            later = []  # the plan is older than what is shown, and has no line in it
        self.strip.show_weeks([_drawn(one) for one in shown], later[0] if later else None, sentence)

    def _said(self, case_id: str, weeks: list[WeekOf]) -> str:
        last = [one for one in weeks if one.counts][-FOUR:]
        found = shares(rows_of(last))
        if found is None:
            return self.tr("Skolan har registrerat för lite för att räkna ut närvaron.")
        said = snapshots.before_and_after(self._session, case_id) or figure(found, [one.key for one in last])
        absent = percent(found.absent)
        limit = rules().attendance.said(absent)
        return f"{said} {self.tr('Frånvaro {0} %, {1}.').format(absent, limit)}"


def _drawn(one: WeekOf) -> Week:
    if one.shares is None:
        return Week(str(one.week), is_break=not one.is_school)
    present, excused, unexcused, _ = bar(one.shares)
    return Week(str(one.week), present, excused, unexcused)
