"""The right column of the follow-up: attendance, who is here, what is decided and when we meet next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import FollowUpPerson
from db.records.states import FOLLOW_UP_DECISIONS, one_of
from desktop import dates
from desktop.followup import writing
from ui.case.attendance_card import AttendanceCard
from ui.followup.desk import FollowUpDesk
from ui.look.metrics import column, grid, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label

WEEKS_ON = (6, 7, 8)
"""The days that are offered for the next meeting: so many weeks after this one."""


class AttendancePart(QWidget):
    """The strip with its sentence, or that there are no figures."""

    fill_asked = Signal()

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__()
        self._desk = desk
        self.card = AttendanceCard(desk.session)
        self.none = Card(self.tr("Närvaro"), self.tr("Fyll i närvaro"))
        for card in (self.card, self.none):
            card.acted.connect(self.fill_asked)
        self.none.body.addWidget(label(self.tr("Inga uppgifter."), "small"))
        whole = column(self, gap=0)
        whole.addWidget(self.card)
        whole.addWidget(self.none)
        self.refresh()

    def refresh(self) -> None:
        """Read the weeks again."""
        case = self._desk.session.db.cases.get(self._desk.follow_up.case_id)
        self.card.show_case(case.id, case.pupil_id)
        show_if(self.card.isHidden(), self.none)


class PeopleCard(Card):
    """Who was called, ticked one by one or all at once; somebody more is written at the foot."""

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__(desk.tr("Vilka är med"), desk.tr("Alla kom"))
        self.setObjectName("people")
        self._desk = desk
        self._host = grid(gap=4)
        self.body.addLayout(self._host)
        self.add = LineEdit("", self.tr("Någon mer"))
        self.add.setObjectName("add-person")
        self.add.setAccessibleName(self.tr("Någon mer som är med"))
        self.put = Button(self.tr("Lägg till"), "link", "plus", small=True)
        self.put.setObjectName("put-person")
        last = row(gap=8)
        last.addWidget(self.add, 1)
        last.addWidget(self.put)
        self.body.addLayout(last)
        self.boxes: list[CheckBox] = []
        self.acted.connect(self._all)
        self.put.clicked.connect(self._add)
        self.add.returnPressed.connect(self._add)
        self.refresh()

    def refresh(self) -> None:
        """Read again who is called."""
        clear(self._host)
        self.boxes = []
        for place, one in enumerate(self._desk.session.db.follow_up_people.of(self._desk.id)):
            self._host.addWidget(self._box(one), place // 2, place % 2)

    def _box(self, one: FollowUpPerson) -> CheckBox:
        how = {"telefon": self.tr("telefon"), "skarm": self.tr("skärm")}.get(one.how, "")
        box = CheckBox(", ".join(part for part in (one.name, how) if part))
        box.setObjectName(f"came:{one.id}")
        box.setAccessibleName(", ".join(part for part in (one.name, one.role, how) if part))
        box.setToolTip(one.role)
        box.setChecked(one.how not in ("", "inte_med"))
        box.toggled.connect(lambda is_on: self._desk.now(one, how="plats" if is_on else "inte_med"))
        self.boxes.append(box)
        return box

    def _all(self) -> None:
        if self._desk.do(lambda: writing.everybody_came(self._desk.session, self._desk.id)):
            self.refresh()

    def _add(self) -> None:
        name = self.add.text()
        if name.strip() and self._desk.do(
            lambda: writing.add_person(self._desk.session, self._desk.id, name)
        ):
            self.add.clear()
            self.refresh()


class NextMeetingCard(Card):
    """Beslut over Nästa gång: a day is needed, unless it is closed, paused, or said that there are no more."""

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__(desk.tr("Nästa gång vi ses"), number=desk.tr("krävs för att bli klar"))
        self.setObjectName("next")
        self._desk = desk
        follow_up = desk.follow_up
        parts = [
            ("fortsatt", self.tr("Fortsätt")),
            ("andra_planen", self.tr("Ändra planen")),
            ("avsluta", self.tr("Avsluta")),
            ("paus", self.tr("Paus")),
        ]
        self.decision = Segments(parts, self.tr("Beslut"), begins_empty=True, tight=True)
        self.decision.setObjectName("decision")
        self.decision.choose(follow_up.decision)
        self.day = desk.day("next_on", self.tr("Dag"), "follow_up")
        self.time = desk.time("next_time", self.tr("Tid"))
        self.place = desk.line("next_place", self.tr("Plats"))
        self.until = desk.day("pause_until", self.tr("Paus till"), "follow_up")
        self.reason = desk.line("decision_reason", self.tr("Varför"))
        self.no_more = desk.line("no_more_reason", self.tr("Ingen mer uppföljning, därför att"))
        self.last = CheckBox(self.tr("Ingen mer uppföljning"))
        self.last.setObjectName("last")
        self.last.setChecked(bool(follow_up.no_more_reason.strip()))
        self.days = QWidget()
        answers = [("ja", self.tr("Ja")), ("nej", self.tr("Nej, det står kvar"))]
        self.replaces = Segments(answers, self.tr("Ersätter den mötet?"), begins_empty=True, tight=True)
        self.replaces.setObjectName("replaces")
        self._asked = label("", "strong", wrap=True)
        self._compose()
        self.decision.chosen.connect(self._decide)
        self.last.toggled.connect(self._on_last)
        self.replaces.chosen.connect(lambda key: self._desk.now(None, replaces_due=key == "ja"))
        if follow_up.replaces_due is not None:
            self.replaces.choose("ja" if follow_up.replaces_due else "nej")
        show_if(follow_up.replaces_due is not None, self.replaces)
        self._asked.hide()
        self._show()

    def lack(self, name: str, text: str) -> bool:
        """Say what is missing at its field, and put the focus there. Returns whether it is one of this card's."""
        fields: dict[str, tuple[Field[QWidget], QWidget]] = {
            "next_on": (self.day, self.day.control.line),  # type: ignore[dict-item]  # a field of any kind, and what takes the focus  # a field is a field
            "pause_until": (self.until, self.until.control.line),  # type: ignore[dict-item]  # a field of any kind, and what takes the focus
            "decision_reason": (self.reason, self.reason.control),  # type: ignore[dict-item]  # a field of any kind, and what takes the focus
        }
        if name == "decision":
            next(iter(self.decision.findChildren(QWidget))).setFocus()
            return True
        if name not in fields:
            return False
        field, control = fields[name]
        field.set_error(text)
        control.setFocus()
        return True

    def ask_replaces(self, day: date) -> None:
        """Ask whether this one replaces the meeting that is booked later, and put the focus there."""
        self._asked.setText(self.tr("Ersätter den mötet den {0}?").format(dates.plain(day, day)))
        self.replaces.setAccessibleName(self._asked.text())
        show_if(True, self._asked)
        show_if(True, self.replaces)
        next(iter(self.replaces.findChildren(QWidget))).setFocus()

    def _compose(self) -> None:
        self.body.addWidget(self.decision)
        self.body.addWidget(self._asked)
        self.body.addWidget(self.replaces)
        self._meeting = QWidget()
        meeting = column(self._meeting, gap=8)
        meeting.addWidget(Columns([(self.day, 2, 150), (self.time, 1, 90)], gap=8))
        offered = row(self.days, gap=6)
        for place, day in enumerate(_offered(self._desk.follow_up.held_on or self._desk.today())):
            button = Button(dates.plain(day, day), "pill", small=True)
            button.setObjectName(f"offer-{place}")
            button.setAccessibleName(self.tr("Välj {0}").format(dates.long(day)))
            button.clicked.connect(lambda _=False, day=day: self.day.control.put(day))
            offered.addWidget(button)
        offered.addStretch(1)
        meeting.addWidget(self.days)
        meeting.addWidget(self.place)
        self.body.addWidget(self._meeting)
        self.body.addWidget(self.until)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.last)
        self.body.addWidget(self.no_more)

    def _decide(self, key: str) -> None:
        self._desk.now(None, decision=one_of(FOLLOW_UP_DECISIONS, key))
        self._show()

    def _on_last(self, is_on: bool) -> None:
        if not is_on:
            self.no_more.control.clear()
            self._desk.now(None, no_more_reason="")
        self._show()

    def _show(self) -> None:
        decided = self.decision.key()
        meets = decided not in ("avsluta", "paus")
        show_if(meets and not self.last.isChecked(), self._meeting)
        show_if(decided == "paus", self.until)
        show_if(decided in ("paus", "avsluta"), self.reason)
        show_if(meets, self.last)
        show_if(meets and self.last.isChecked(), self.no_more)
        self.set_number("" if not meets or self.last.isChecked() else self.tr("krävs för att bli klar"))


def _offered(held: date) -> Iterable[date]:
    return [held + timedelta(weeks=weeks) for weeks in WEEKS_ON]
