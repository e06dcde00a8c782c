"""Mer om mötet: how and when it was held, what home and school say, trappan, why the child's words lack."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.records.states import CHILD_ABSENCES, FOLLOW_UP_HOWS, PRESENCES, SCHOOL_SILENCES, one_of
from ui.followup.desk import FollowUpDesk
from ui.look.metrics import column
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field


class MoreCard(Card):
    """Folded; Alt+M opens and closes it."""

    def __init__(self, desk: FollowUpDesk) -> None:
        super().__init__()
        self.setObjectName("more-card")
        self.setAccessibleName(self.tr("Mer om mötet"))
        self._desk = desk
        self.open = Button(self.tr("Mer om mötet"), "link", "caret-down", small=True)
        self.open.setObjectName("more-open")
        self.open.setToolTip(self.tr("Alt+M"))
        self.inside = QWidget()
        self._fields = column(self.inside, gap=8)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.inside)
        self._is_filled = False
        self.open.clicked.connect(self.turn)
        QShortcut(QKeySequence("Alt+M"), self).activated.connect(self.turn)
        follow_up = desk.follow_up
        self.unfold(is_open=bool(follow_up.child_absence or follow_up.home_words or follow_up.school_words))

    def unfold(self, *, is_open: bool) -> None:
        """Show what is inside, or fold it."""
        if is_open and not self._is_filled:
            self._is_filled = True  # a third of the screen's fields: only when somebody asks for them
            self._compose()
        show_if(is_open, self.inside)
        self.open.set_icon("caret-up" if is_open else "caret-down")

    def turn(self) -> None:
        """Open or close."""
        if self.inside.isHidden():
            self._show_people()
        self.unfold(is_open=self.inside.isHidden())

    def lack(self, name: str, text: str) -> bool:
        """Say what is missing at its field, and put the focus there."""
        if name not in ("held_on", "child_how"):
            return False
        self.unfold(is_open=True)
        if name == "held_on":
            self.day.set_error(text)
            self.day.control.line.setFocus()
        else:
            self._child_how.set_error(text)
            self._child_how.control.setFocus()
        return True

    def _compose(self) -> None:
        desk, follow_up = self._desk, self._desk.follow_up
        self.day = desk.day("held_on", self.tr("Dag"), "note")
        self._child_how = desk.text("child_how", self.tr("Hur ni ändå tog reda på elevens bild"))
        steps = desk.session.db.ladder_steps.of(follow_up.plan_id or "")
        rows = [(self.tr("Inte valt"), ""), *((one.what or self.tr("Steg"), one.id) for one in steps)]
        for field in (
            Columns([(self.day, 2, 140), (desk.time("held_time", self.tr("Tid")), 1, 80)], gap=8),
            self._chosen("how", self.tr("Hur ni sågs"), self._ways()),
            desk.line("place", self.tr("Plats för mötet")),
            desk.line("interpreter", self.tr("Tolk")),
            self._chosen("child_absence", self.tr("Om eleven inte säger något själv"), self._without_words()),
            self._child_how,
            desk.text("home_words", self.tr("Hemma säger")),
            desk.text("school_words", self.tr("Skolan säger")),
            self._chosen("school_silence", self.tr("Skolans svar"), self._silence()),
            *([self._chosen("ladder_step", self.tr("Trappan, här är vi nu"), rows)] if steps else []),
        ):
            self._fields.addWidget(field)
        self._people = column(gap=8)
        self._fields.addLayout(self._people)
        self._fields.addWidget(desk.text("keeps", self.tr("Det här fortsätter vi med")))

    def _ways(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Möte"), "mote"),
            (self.tr("Telefon"), "telefon"),
            (self.tr("Hembesök"), "hembesok"),
            (self.tr("Skriftligt"), "skriftligt"),
        ]

    def _without_words(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Eleven säger något"), ""),
            (self.tr("Var inte med"), "inte_med"),
            (self.tr("Ville inte"), "ville_inte"),
            (self.tr("Pratade på annat sätt"), "annat_satt"),
        ]

    def _silence(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Skolan svarade, eller tillfrågades inte"), ""),
            (self.tr("Avböjde"), "avbojde"),
            (self.tr("Svarade inte"), "svarade_inte"),
        ]

    def _show_people(self) -> None:
        """Offer, for each who is ticked now, how they are here."""
        clear(self._people)
        rows = [
            (self.tr("på plats"), "plats"),
            (self.tr("på telefon"), "telefon"),
            (self.tr("på skärm"), "skarm"),
        ]
        for one in self._desk.session.db.follow_up_people.of(self._desk.id):
            if one.how not in ("", "inte_med"):
                combo = self._combo(f"how:{one.id}", one.name)
                combo.fill(rows)
                combo.choose(one.how)
                combo.activated.connect(
                    lambda _=0, one=one, combo=combo: self._desk.now(one, how=one_of(PRESENCES, combo.data()))
                )
                self._people.addWidget(Field(one.name, combo))

    def _combo(self, name: str, title: str) -> Combo:
        made = Combo()
        made.setObjectName(name)
        made.setAccessibleName(title)
        return made

    def _chosen(self, name: str, title: str, rows: list[tuple[str, str]]) -> Field[Combo]:
        combo = self._combo(name, title)
        combo.fill(rows)
        combo.choose(str(getattr(self._desk.follow_up, name)))
        combo.activated.connect(lambda: self._choose(name, str(combo.data() or "")))
        return Field(title, combo)

    def _choose(self, name: str, code: str) -> None:
        words = {"how": FOLLOW_UP_HOWS, "child_absence": CHILD_ABSENCES, "school_silence": SCHOOL_SILENCES}
        value = one_of(words[name], code) if name in words else code
        self._desk.now(None, **{name: value})
