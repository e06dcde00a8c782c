"""The closing being written: left what to look at first, then the child's words and the goals, then what comes."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.records import ClosingPerson
from desktop import dates
from desktop.attendance.calendars import calendar_for
from desktop.closing import writing
from desktop.closing.checks import Unmet, is_late
from desktop.closing.proposal import why
from ui.closing.before_card import BeforeCard
from ui.closing.desk import ClosingDesk, absences, choice
from ui.closing.more_card import MoreOfClosing
from ui.closing.then_and_now import AttendanceThenNow, GoalsEnd
from ui.look.metrics import column, row
from ui.people.choices import coded
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.input.line import LineEdit
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label


class ClosingEditor(QWidget):
    """Three columns, and one scroll where they stand under each other."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__()
        self.desk = desk
        self.before = BeforeCard(desk)
        self.reason = choice(desk, "reason", self.tr("Varför avslutar ni?"), coded("avslutsorsak"))
        self.day = desk.day("closed_on", self.tr("Slutdatum"), "closing")
        self.late = desk.line("late_reason", self.tr("Slutdagen är långt tillbaka, därför"))
        self.words = desk.text("child_words", self.tr("Med egna ord"), lines=2)
        self.absence = choice(desk, "child_absence", self.tr("Om eleven inte har sagt något"), absences())
        self.how = desk.line("child_how", self.tr("Hur ni tog reda på vad eleven tycker"))
        self.goals = GoalsEnd(desk)
        self.people = PeopleNow(desk)
        self.booster = BoosterCard(desk)
        self._build()
        self.reason.control.activated.connect(self._on_reason)
        self.absence.control.activated.connect(self._show)
        self.day.control.edited.connect(self._show)
        QShortcut(QKeySequence("Alt+B"), self).activated.connect(self.booster.day.control.line.setFocus)
        self._show()

    def refresh(self) -> None:
        """Look again at what others have dealt with."""
        self.before.refresh()

    def take_focus(self) -> bool:
        """What is left comes first, else the child's words."""
        if not self.before.take_focus():
            self.words.control.setFocus()
        return True

    def go_to(self, lack: Unmet) -> None:
        """Put the focus where something is missing."""
        targets: dict[str, QWidget] = {
            "reason": self.reason.control,
            "closed_on": self.day.control.line,
            "late_reason": self.late.control,
            "child_words": self.words.control,
            "child_how": self.how.control,
            "booster_on": self.booster.day.control.line,
        }
        name = lack.field.partition(":")[0]
        if name == "people":
            self.people.take_focus()
        elif name in targets:
            targets[name].setFocus()
        else:
            self.before.take_focus()

    def _on_reason(self) -> None:
        self.goals.refresh()
        self._show()

    def _show(self) -> None:
        show_if(bool(self.desk.closing.child_absence), self.how)
        day = None if self.day.control.is_wrong() else self.day.control.date()
        show_if(is_late(day, self.desk.today()), self.late)

    def _build(self) -> None:
        left, middle, right = column(gap=12), column(gap=12), column(gap=12)
        left.addWidget(self.before)
        left.addWidget(self._why())
        left.addStretch(1)
        middle.addWidget(self._child())
        middle.addWidget(self.goals)
        middle.addWidget(AttendanceThenNow(self.desk))
        middle.addStretch(1)
        right.addWidget(self.people)
        right.addWidget(self._signs())
        right.addWidget(self.booster)
        right.addStretch(1)
        parts = []
        for layout, weight, least in ((left, 4, 300), (middle, 5, 320), (right, 5, 340)):
            part = QWidget()
            part.setProperty("surface", "clear")
            part.setLayout(layout)
            parts.append((part, weight, least))
        page = QWidget()
        page.setProperty("surface", "clear")
        whole = column(page, gap=12, margins=(24, 0, 24, 16))
        whole.addWidget(Columns(parts, gap=12))
        whole.addWidget(MoreOfClosing(self.desk))
        self.area = ScrolledPart(page)
        column(self, gap=0).addWidget(self.area)

    def _why(self) -> Card:
        card = Card(self.tr("Varför och när"))
        card.setObjectName("why")
        for part in (
            self.reason,
            self.day,
            self.late,
            self.desk.text("note", self.tr("Anteckning, om något behöver sägas"), lines=2),
            self.desk.line("unfinished_reason", self.tr("Utkast lämnas ofärdiga, därför")),
        ):
            card.body.addWidget(part)
        return card

    def _child(self) -> Card:
        case = self.desk.session.db.cases.get(self.desk.closing.case_id)
        called = self.desk.session.db.pupils.get(case.pupil_id).called
        card = Card(self.tr("{0} först").format(called))
        card.setObjectName("child")
        may_show = CheckBox(self.tr("Får visas för familjen"))
        may_show.setObjectName("child_words_shown")
        may_show.setChecked(self.desk.closing.child_words_shown)
        may_show.toggled.connect(lambda is_on: self.desk.now(None, child_words_shown=is_on))
        for part in (self.words, may_show, self.absence, self.how):
            card.body.addWidget(part)
        return card

    def _signs(self) -> Card:
        card = Card(self.tr("Att minnas"))
        card.setObjectName("remember")
        signs = self.desk.text("early_signs", self.tr("Tidiga tecken, ett på varje rad"), lines=2)
        card.body.addWidget(signs)
        card.body.addWidget(self.desk.text("helped_most", self.tr("Det här hjälpte mest"), lines=2))
        return card


class PeopleNow(Card):
    """Vem gör vad nu?"""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Vem gör vad nu?"), desk.tr("Lägg till"))
        self.setObjectName("people")
        self._desk = desk
        self._rows = column(gap=8)
        self.body.addLayout(self._rows)
        self.lines: list[LineEdit] = []
        self.acted.connect(self._add)
        self.refresh()

    def refresh(self) -> None:
        """Read the rows again."""
        clear(self._rows)
        self.lines = []
        for one in self._desk.session.db.closing_people.of(self._desk.id):
            self._rows.addWidget(self._line(one))

    def take_focus(self) -> None:
        """Go to the first that is empty."""
        if not self.lines:
            self._add()
        asked = [one for one in self.lines if not one.objectName().startswith("by_when")]
        next((one for one in asked if not one.text().strip()), asked[0]).setFocus()

    def _line(self, one: ClosingPerson) -> QWidget:
        """Who and from where, and under them what and when: a sentence is read whole."""
        made = QWidget()
        whole = column(made, gap=4)
        across = row(gap=6)
        whole.addLayout(across)
        for name, example, text in (
            ("who", self.tr("Vem"), one.who),
            ("organisation", self.tr("Varifrån"), one.organisation),
            ("what", self.tr("Gör vad"), one.what),
            ("by_when", self.tr("När, till exempel på söndagar"), one.by_when),
        ):
            line = LineEdit(text, example)
            line.setCursorPosition(0)
            line.setObjectName(f"{name}:{one.id}")
            line.setAccessibleName(f"{example}: {one.who}" if one.who else example)
            line.written.connect(lambda words, name=name: self._desk.later(one, name, words))
            line.editingFinished.connect(self._desk.flush)
            (across if name in ("who", "organisation") else whole).addWidget(line)
            self.lines.append(line)
        away = IconButton("x", self.tr("Ta bort raden {0}").format(one.who).strip(), "quiet")
        away.setObjectName(f"remove:{one.id}")
        away.clicked.connect(lambda: self._remove(one))
        across.addWidget(away)
        return made

    def _add(self) -> None:
        if self._desk.do(lambda: writing.add_person(self._desk.session, self._desk.id)):
            self.refresh()
            self.lines[-4].setFocus()

    def _remove(self, one: ClosingPerson) -> None:
        if self._desk.do(lambda: writing.remove_person(self._desk.session, one)):
            self.refresh()


class BoosterCard(Card):
    """Vi ses en gång till: the day that is proposed, why, others to choose from, or why there is none."""

    def __init__(self, desk: ClosingDesk) -> None:
        super().__init__(desk.tr("Vi ses en gång till"))
        self.setObjectName("booster")
        self._desk = desk
        self.day = desk.day("booster_on", self.tr("Dag"), "follow_up")
        self.time = desk.time("booster_time", self.tr("Tid"))
        self.why = label("", "small", wrap=True)
        self.none = desk.line("no_booster_reason", self.tr("Ingen träff, därför"))
        self.body.addWidget(Columns([(self.day, 2, 150), (self.time, 1, 90)], gap=8))
        self.body.addWidget(self.why)
        offered = row(gap=6)
        closing = desk.closing
        found = writing.proposal(desk.session, closing.case_id, closing.closed_on or desk.today())
        ahead = {day for day in (found.day, *found.others) if day > desk.today()}
        for place, day in enumerate(sorted(ahead)):
            button = Button(dates.plain(day, desk.today()), "pill", small=True)
            button.setObjectName(f"offer-{place}")
            button.setAccessibleName(self.tr("Välj {0}").format(dates.long(day)))
            button.clicked.connect(lambda _=False, day=day: self.day.control.put(day))
            offered.addWidget(button)
        offered.addStretch(1)
        self.body.addLayout(offered)
        self.body.addWidget(desk.line("booster_place", self.tr("Plats")))
        self.body.addWidget(self.none)
        self.day.control.edited.connect(self._show)
        self._show()

    def _show(self) -> None:
        day = None if self.day.control.is_wrong() else self.day.control.date()
        show_if(day is None, self.none)
        show_if(day is not None, self.why)
        if day is not None:
            case = self._desk.session.db.cases.get(self._desk.closing.case_id)
            calendar = calendar_for(self._desk.session, case.pupil_id)
            aim = writing.aim(self._desk.closing.closed_on or self._desk.today())
            self.why.setText(why(calendar, day, aim))
