"""The closed case: that it is closed and why, who does what now, and its boosters, the planned one to be written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import Booster, Closing
from desktop import dates
from desktop.closing.checks import Unmet
from desktop.closing.outcomes import OUTCOMES, QUESTIONS, UPPER_SECONDARY, VIEWS
from desktop.content import lists
from desktop.session.session import Session
from ui.closing.booster_consent import BoosterConsentCard
from ui.closing.desk import BoosterDesk, absences, choice
from ui.closing.signs import EarlySigns
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.one_scroll import ScrolledPart
from ui.widgets.frame.shown import show_if
from ui.widgets.show.text import hairline, label


class ClosedView(QWidget):
    """Left what was said at the closing, as it was signed; right the boosters."""

    went = Signal(object)  # Place

    def __init__(
        self, session: Session, case_id: str, closing: Closing | None, desk: BoosterDesk | None
    ) -> None:
        super().__init__()
        self._session, self._case_id, self._closing, self.desk = session, case_id, closing, desk
        self.booster = PlannedCard(desk, closing) if desk is not None else None
        left, right = column(gap=12), column(gap=12)
        left.addWidget(self._told())
        left.addStretch(1)
        if self.booster is not None:
            if closing is not None:
                consent = BoosterConsentCard(session, case_id)
                consent.went.connect(self.went)
                right.addWidget(consent)
            right.addWidget(self.booster)
        for one in reversed(session.db.boosters.of(case_id)):
            if one.status != "planerad":
                right.addWidget(self._held(one))
        right.addStretch(1)
        parts = []
        for layout in (left, right):
            part = QWidget()
            part.setProperty("surface", "clear")
            part.setLayout(layout)
            parts.append((part, 1, 380))
        page = QWidget()
        page.setProperty("surface", "clear")
        column(page, gap=0, margins=(24, 0, 24, 16)).addWidget(Columns(parts, gap=12))
        self.area = ScrolledPart(page)
        column(self, gap=0).addWidget(self.area)

    def _told(self) -> Card:
        case = self._session.db.cases.get(self._case_id)
        card = Card(self.tr("Så avslutades det"))
        card.setObjectName("closed")
        why = lists().label("avslutsorsak", case.closure_reason) if case.closure_reason else ""
        _say(card, self.tr("Varför"), why)
        _say(card, self.tr("Anteckning"), case.closure_note)
        closing = self._closing
        if closing is None:
            return card
        _say(card, self.tr("Därför är avslutet daterat tillbaka"), closing.late_reason)
        _say(card, self.tr("Eleven"), closing.child_words or closing.child_how)
        _say(card, self.tr("Vem gör vad nu"), "\n".join(self._people(closing)))
        _say(card, self.tr("Mål"), "\n".join(self._goals(closing)))
        _say(card, self.tr("Tidiga tecken"), closing.early_signs)
        _say(card, self.tr("Det här hjälpte mest"), closing.helped_most)
        _say(card, self.tr("Närvaro"), closing.attendance_words)
        _say(card, self.tr("Vad de tyckte"), "\n".join(self._views(closing)))
        known = UPPER_SECONDARY[closing.upper_secondary] if closing.upper_secondary else ""
        _say(card, self.tr("Behörig till gymnasiet"), known)
        _say(card, self.tr("Utkast lämnades ofärdiga, därför"), closing.unfinished_reason)
        _say(card, self.tr("Ingen boosterträff, därför"), closing.no_booster_reason)
        return card

    def _people(self, closing: Closing) -> Iterable[str]:
        for one in self._session.db.closing_people.of(closing.id):
            if one.what.strip():
                who = ", ".join(part for part in (one.who, one.organisation) if part.strip())
                yield f"{who}: {one.what}" + (f" ({one.by_when})" if one.by_when.strip() else "")

    def _views(self, closing: Closing) -> Iterable[str]:
        for one in self._session.db.closing_views.of(closing.id):
            given = ((asked, getattr(one, name)) for name, asked in QUESTIONS.items())
            said = [f"{asked} {VIEWS[value]}." for asked, value in given if value is not None]
            if said:
                yield f"{one.name}: {' '.join(said)}"

    def _goals(self, closing: Closing) -> Iterable[str]:
        for one in self._session.db.closing_goals.of(closing.id):
            yield f"{self._session.db.goals.get(one.goal_id).wording}: {OUTCOMES[one.outcome]}"

    def _held(self, one: Booster) -> Card:
        words = {
            "genomford": self.tr("hölls"),
            "avbojd": self.tr("familjen avböjde"),
            "ingen_kontakt": self.tr("ingen kontakt"),
            "installd": self.tr("flyttades"),
            "planerad": self.tr("planerad"),
        }
        card = Card(
            self.tr("Boosterträff {0}").format(dates.full(one.held_on or one.planned_on)),
            number=words[one.status],
        )
        card.setObjectName(f"booster:{one.id}")
        views = {value: word for word, value in assessments()}
        _say(card, self.tr("Hur det går"), views[one.assessment] if one.assessment else "")
        _say(card, self.tr("Stöd"), one.support)
        _say(card, self.tr("Eleven"), one.child_words or one.child_how)
        _say(card, self.tr("Hemma"), one.home_words)
        _say(card, self.tr("Skolan"), one.school_words)
        _say(card, self.tr("Tecken som syns"), one.signs_seen)
        _say(card, self.tr("Tecken som inte syns"), one.signs_unseen)
        _say(card, self.tr("Närvaro"), one.attendance_words)
        _say(card, self.tr("Varför"), one.reason)
        _say(card, self.tr("Ny dag"), dates.full(one.next_on) if one.next_on else "")
        return card


class PlannedCard(Card):
    """The booster that is to come, or is being held."""

    def __init__(self, desk: BoosterDesk, closing: Closing | None) -> None:
        at = f" {dates.clock(desk.booster.planned_time)}" if desk.booster.planned_time else ""
        super().__init__(
            desk.tr("Boosterträff {0}{1}").format(dates.long(desk.booster.planned_on), at),
            number=desk.booster.place,
        )
        self.setObjectName("planned-booster")
        self.words = desk.text("child_words", desk.tr("Elevens egna ord"))
        self.absence = choice(desk, "child_absence", desk.tr("Om eleven inte har sagt något"), absences())
        self.how = desk.line("child_how", desk.tr("Hur ni tog reda på vad eleven tycker"))
        self.assessment = choice(
            desk, "assessment", desk.tr("Hur går det nu?"), [(desk.tr("Välj"), ""), *assessments()]
        )
        self.support = desk.line("support", desk.tr("Vilket stöd, och vem, om lite stöd räcker"))
        self.day = desk.day("held_on", desk.tr("Dagen ni sågs"), "note")
        parts: list[QWidget] = [self.day, self.words, self.absence, self.how]
        parts += [
            desk.text("home_words", desk.tr("Hemma säger")),
            desk.text("school_words", desk.tr("Skolan säger")),
        ]
        signs = [one.strip() for one in closing.early_signs.splitlines() if one.strip()] if closing else []
        if signs:
            parts.append(EarlySigns(desk, signs))
        parts += [self.assessment, self.support, desk.line("people", desk.tr("Vilka var med"))]
        for part in parts:
            self.body.addWidget(part)
        self.absence.control.activated.connect(self._ask_how)
        self._ask_how()

    @Slot()
    def _ask_how(self) -> None:
        """Ask how it was found out only where the pupil has not said it."""
        show_if(bool(self.absence.control.data() or self.how.control.text().strip()), self.how)

    def take_focus(self) -> None:
        """Begin with the day it was held."""
        self.day.control.line.setFocus()

    def go_to(self, lack: Unmet) -> None:
        """Put the focus where something is missing."""
        targets: dict[str, QWidget] = {
            "child_words": self.words.control,
            "child_how": self.how.control,
            "assessment": self.assessment.control,
            "support": self.support.control,
            "held_on": self.day.control.line,
        }
        targets[lack.field].setFocus()


def assessments() -> list[tuple[str, object]]:
    """Return what can be seen at a booster."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ClosedView", text)

    return [
        (tr("Det håller i sig"), "haller"),
        (tr("Lite stöd räcker"), "lite_stod"),
        (tr("Behöver stöd igen"), "behover_stod"),
    ]


def _say(card: Card, title: str, text: str) -> None:
    if text.strip():
        if card.body.count() > 1:
            card.body.addWidget(hairline())
        card.body.addWidget(label(title, "small"))
        card.body.addWidget(label(text.strip(), wrap=True))
