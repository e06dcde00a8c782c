"""What is next, whether one may share, and what is left to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from db.records import Case, Signatory
from desktop import dates
from desktop.cases.coming import ahead, missed, next_in
from desktop.cases.duties import duties
from desktop.consent.state import state_of_case
from desktop.session.session import Session
from ui.consent.words import chip_look, consequence
from ui.duties.duty_list import DutyList
from ui.duties.fitted_duties import FittedDuties
from ui.look.metrics import column, row
from ui.look.theme import px
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label

_EDGES = 56  # design pixels: the card's own and the gaps in its head


class NextCard(Card):
    """Nästa gång: the next meeting or follow-up in big type."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("next")
        self._session = session
        self._day, self._what = label("", "h2", wrap=True), label("", "small")
        self.book = Button(self.tr("Boka"), "link", small=True)
        self.book.setObjectName("book")
        self.book.setAccessibleName(self.tr("Boka möte"))
        self.all = Button("", "link", small=True)
        self.all.setObjectName("planned")
        top = row(gap=4)
        top.addWidget(label(self.tr("Nästa gång"), "small"), 1)
        top.addWidget(self.all)
        top.addWidget(self.book)
        whole = column(gap=2)
        whole.addLayout(top)
        whole.addWidget(self._day)
        whole.addWidget(self._what)
        self.body.addLayout(whole)

    def show_case(self, case: Case) -> None:
        """Read again."""
        found = next_in(self._session, case.id)
        planned = ahead(self._session, case.id)
        self.all.setText(
            self.tr("1 inbokat möte")
            if len(planned) == 1
            else self.tr("{0} inbokade möten").format(len(planned))
        )
        show_if(bool(planned), self.all)
        if found is None:
            past = self._past(case)
            self._day.setText(self.tr("Inget inbokat"))
            self._what.setText(past)
            show_if(bool(past), self._what)
            self.setAccessibleName(
                " ".join(part for part in (self.tr("Nästa gång: inget inbokat."), past) if part)
            )
            return
        day, at = found.day, found.at
        what = ", ".join(part for part in (found.what or self.tr("Uppföljning"), found.place) if part)
        show_if(bool(what), self._what)
        said = (
            dates.short(day, self._session.today())
            if dates.near(day, self._session.today())
            else dates.long(day)
        )
        words = f"{said[:1].upper()}{said[1:]} {dates.clock(at)}".strip()
        self._day.setText(words)
        self._what.setText(what)
        self.setAccessibleName(f"{self.tr('Nästa gång')}: {words}, {what}")

    def _past(self, case: Case) -> str:
        found = missed(self._session, case.id)
        if found is None:
            return ""
        words = (
            self.tr("Boosterträffen skulle ha varit {0}.")
            if found.is_booster
            else self.tr("Uppföljningen skulle ha varit {0}.")
        )
        return words.format(dates.long(found.day))


class ConsentCard(Card):
    """Samtycke: the state in a chip, the consequence, and who has signed."""

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Samtycke"), self.tr("Öppna"))
        self.setObjectName("consent")
        self._session = session
        self._above, self._under = Chip(about=self.tr("Samtycke")), Chip(about=self.tr("Samtycke"))
        self.add_head(self._above)
        self.head.addWidget(self.act)  # last, after the chip
        self._said = label("", "small", "text")
        self._who = column(gap=2)
        whole = column(gap=4)
        whole.addWidget(self._under, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._said)
        whole.addLayout(self._who)
        self.body.addLayout(whole)
        self.act.setAccessibleName(self.tr("Öppna samtycket"))

    def show_case(self, case: Case) -> None:
        """Read again."""
        clear(self._who)
        state, db = state_of_case(self._session, case.id), self._session.db
        for chip in (self._above, self._under):
            chip.show_state(*chip_look(state))
        self._put_chip()
        if state.consent is None:
            self._said.setText(
                self.tr("Inget samtycke. Du kan skriva och planera, men inte dela med skolan.")
            )
            return
        signatories = db.signatories.of(state.consent.id)
        told = consequence(self._session, state)
        until = self.tr("Gäller till {0}.").format(dates.full(state.consent.valid_until))
        by_name = state.key in ("partial", "refused")  # who has said what stands under it, a line each
        self._said.setText(told[1] if told and by_name else f"{told[1]} {told[2]}".strip() if told else until)
        for one in signatories:
            if not state.is_over and (one.required or one in state.refused):
                self._add(one, is_refused=one in state.refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the state beside the title while there is room."""
        super().resizeEvent(event)
        self._put_chip()

    def _put_chip(self) -> None:
        word = self._title.fontMetrics().horizontalAdvance(self._title.text())
        taken = word + self._above.sizeHint().width() + self.act.sizeHint().width()
        is_beside = taken + px(_EDGES) <= self.width()
        show_if(is_beside, self._above)
        show_if(not is_beside, self._under)

    def _add(self, one: Signatory, *, is_refused: bool) -> None:
        today = self._session.today()
        line = row(gap=8)
        icon = (
            ("check", "ok")
            if one.kind
            else ("prohibit", "danger")
            if is_refused
            else ("circle-dashed", "warn")
        )
        line.addWidget(IconLabel(*icon, 16))
        said = self.tr("har sagt nej") if is_refused else self.tr("väntar")
        if one.kind and one.signed_on:
            said = dates.plain(one.signed_on, today)
        elif one.reminded_on and not is_refused:
            said = self.tr("påmind {0}").format(dates.plain(one.reminded_on, today))
        line.addWidget(label(f"{one.name}, {said}", "small", "text"), 1)
        self._who.addLayout(line)


class TasksCard(Card):
    """Att göra in this case."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Att göra"), self.tr("Ny uppgift"), flush=True)
        self.setObjectName("tasks")
        self._session = session
        self.list = DutyList(self.tr("Att göra i ärendet"), flat=True)
        self._none = label(self.tr("Inget väntar."), "body", "text2")
        self._none.setMargin(16)
        self.due = FittedDuties(self.list)
        self.body.addWidget(self.due, 1)
        self.body.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)

    def show_case(self, case: Case) -> None:
        """Read again."""
        waiting = duties(self._session, case.id)
        self.list.show_duties(waiting, self._session.today())
        show_if(bool(waiting), self.due)
        show_if(not waiting, self._none)
