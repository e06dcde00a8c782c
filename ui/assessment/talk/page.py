"""Kartläggning, samtal: one question at a time, every answer in the vault as soon as it is given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db import clock
from desktop.assessment import rounds as assessments
from desktop.dates import long
from desktop.drafts.unread import form
from desktop.errors import NotUnderstoodError, UserError
from desktop.forms.informants import SCHOOL
from desktop.session.session import Session
from ui.assessment.dialogs import SchoolDialog
from ui.assessment.talk.folded import KEY
from ui.assessment.talk.frame import ConversationFrame
from ui.assessment.talk.gate import Gate
from ui.assessment.talk.parts import AllAnswered, Before, Upcoming
from ui.assessment.talk.question_card import QuestionCard
from ui.assessment.talk.side import Side
from ui.assessment.talk.talk import Talk
from ui.assessment.talk.way import Stop, Way
from ui.assessment.words import short_words
from ui.dialogs.ask import show_error
from ui.look.metrics import column
from ui.page.page import Page
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.unread import Unread
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place


class ConversationPage(Page):
    """`place.detail` says who answers, and which question: `V1`, `V1:S4`; without it, where it was left."""

    rail, keeps = True, False

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self.card: QuestionCard | None = None
        self._is_talking = False
        round_ = assessments.current(session, self._case_id)
        if round_ is None or round_.status == "signed":
            self._build_empty(is_signed=round_ is not None)
            return
        self.talk = Talk(session, round_)
        self.way = Way(self.talk, place.detail or "")
        self.frame = ConversationFrame(self.talk, session)
        self.autosave = Autosave(self._write, self.frame.saved, self)
        column(self, gap=0).addWidget(self.frame)
        self._is_talking = True
        self._connect()
        self._show(self.way.arrive())
        if self.talk.informant == SCHOOL and place.detail and not self.talk.answering.name:
            QTimer.singleShot(0, self._ask_school)

    def flush(self) -> None:
        """Write what waits."""
        if self.card is not None:
            self.unread.settle()
            self.autosave.flush()

    def state(self) -> dict[str, str]:
        """Return who answers and which question stands on the screen."""
        if not self._is_talking:
            return {}
        return {"informant": self.talk.informant, "question": self.talk.question_id}

    def restore(self, state: dict[str, str]) -> None:
        """Stand at that question again."""
        if self._is_talking and state.get("informant"):
            self._show(self.way.restore(state["informant"], state.get("question", "")))

    def do_main(self) -> None:
        """Go on to the next question, or begin."""
        (self._forward if self._is_talking else super().do_main)()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the parts stand beside or under each other."""
        super().resizeEvent(event)
        if self._is_talking:
            self.frame.fit(self.width())

    def take_focus(self) -> bool:
        """Hand the focus to the answer: one begins to answer at once."""
        if self.card is None or not self.frame.holds(self.card):
            return False
        self.card.begin()
        return not self.isVisible() or self.isAncestorOf(self.window().focusWidget() or self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and Shift+Enter back, wherever the focus is but in a text or on a button."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self._is_talking or not is_enter or isinstance(QApplication.focusWidget(), QPushButton):
            super().keyPressEvent(event)
            return
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._step(-1 if is_back else 1)

    def _build_empty(self, *, is_signed: bool) -> None:
        age = assessments.age_now(self.session, self._case_id)
        text = f"{self.tr('Samtalet börjar med en vanlig skoldag.')}\n{short_words(age)}"
        act = self.tr("Börja samtalet")
        if is_signed:
            text = self.tr("Kartläggningen är signerad. I en ny omgång ställs frågorna igen.")
            act = self.tr("Börja en ny omgång")
        self.empty = EmptyState(text, act, is_primary=True)
        self.empty.acted.connect(self._on_begin)
        column(self, margins=24).addWidget(self.empty)

    def _connect(self) -> None:
        self.frame.foot.went.connect(self._step)
        self.frame.foot.skipped.connect(self._skip)
        self.frame.areas.picked.connect(self._on_area)
        self.frame.informants.chosen.connect(self._on_informant)
        self.frame.pause.clicked.connect(self._on_pause)
        self.frame.length.clicked.connect(self._on_length)
        acts = ((KEY, self._on_advice), ("Ctrl+Up", self._back), ("Ctrl+Down", self._forward))
        for keys, act in acts:
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, stop: Stop) -> None:
        if stop == "question":
            self._show_question()
        elif stop == "gate":
            self._show_gate()
        elif stop == "end":
            self._show_end()

    def _show_gate(self) -> None:
        self.autosave.forget()
        gate = Gate()
        self.frame.show_gate(gate)
        self._show_progress()
        gate.setFocus()

    def _show_question(self) -> None:
        """Build the question anew; everything of the one before goes."""
        talk = self.talk
        self.autosave.forget()
        card = QuestionCard(talk)
        card.answered.connect(self._on_answered)
        card.typed.connect(self.autosave.touch)
        card.finished.connect(self._forward)
        card.more_asked.connect(self._on_more)
        self.card = card
        self.unread = Unread(self.session, card.follow_ups.typed)
        self.frame.show_question(Before(talk), card, Upcoming(talk))
        self.frame.foot.show_for(talk)
        self._show_side()
        self._show_progress()
        if self.isVisible():
            self.frame.fit(self.width())
        self.unread.show(form(self._case_id, "svar", talk.assessment.id, talk.question_id, talk.informant))
        card.begin()

    def _show_side(self) -> None:
        self.side = Side(self.talk, self.session)
        self.side.told.connect(self._on_told)
        self.side.grew.connect(lambda: self.frame.fit(self.width()))
        self.frame.show_side(scrolled(self.side))

    def _show_progress(self) -> None:
        talk = self.talk
        progress = talk.progress()
        self.frame.areas.show_progress(progress, talk.area.id)
        self.frame.informants.show_informants(talk.shown_informants(), talk.informant, talk.silent_school)
        version = self.tr("Kortversionen") if talk.assessment.short else self.tr("Hela kartläggningen")
        done = self.tr("{0} av {1} frågor besvarade").format(progress.answered, progress.asked)
        day = long(self.session.today())
        self.frame.show_facts(self.tr("{0}, {1}. {2}.").format(version, done, day[:1].upper() + day[1:]))

    def _write(self) -> None:
        if self.card is not None and self.frame.holds(self.card):
            self.unread.keep()
            self.talk.save(self.card.answer())
            self._show_progress()
            self.unread.refuse()

    @Slot()
    def _on_answered(self) -> None:
        """Write at once. What the answer opens or closes is seen in the list and in what comes next."""
        try:
            self._write()
        except NotUnderstoodError:
            self.autosave.touch()
            return
        except UserError as error:
            self.frame.saved.failed(error.text())
            self.autosave.touch()
            return
        self.autosave.forget()
        self.frame.saved.saved(clock.here())
        self.frame.show_next(Upcoming(self.talk))

    @Slot(int)
    def _step(self, by: int) -> None:
        self.flush()
        if not self.autosave.is_waiting:
            self._show(self.way.step(by))

    @Slot()
    def _skip(self) -> None:
        self.flush()
        if not self.autosave.is_waiting:
            self._show(self.way.skip())

    @Slot()
    def _on_more(self) -> None:
        self.flush()
        if not self.autosave.is_waiting:
            self._show(self.way.take_up())

    @Slot()
    def _on_advice(self) -> None:
        if self.card is not None and self.frame.holds(self.card):
            self.side.toggle_advice()

    def _show_end(self) -> None:
        answering = self.talk.answering
        end = AllAnswered(assessments.called(answering), is_all=self.talk.left_after() is None)
        end.overview_asked.connect(self._on_pause)
        self.frame.show_end(end)
        end.begin()

    @Slot()
    def _forward(self) -> None:
        self._step(1)

    @Slot()
    def _back(self) -> None:
        self._step(-1)

    @Slot(str)
    def _on_area(self, area_id: str) -> None:
        self.flush()
        self._show(self.way.go(self.talk.first_in(area_id)))

    @Slot(str)
    def _on_informant(self, informant: str) -> None:
        self.flush()
        school = next(one for one in self.talk.informants if one.informant == SCHOOL)
        if informant == SCHOOL and not school.name and not self._ask_school():
            self._show_progress()
            return
        self._show(self.way.choose(informant))

    def _ask_school(self) -> bool:
        """Ask who answers for the school; True when it is known."""
        dialog = SchoolDialog(self, self.session, self.talk.assessment)
        is_named = bool(dialog.exec())
        dialog.deleteLater()
        self.talk.read()
        self._show_progress()
        return is_named

    @Slot()
    def _on_pause(self) -> None:
        self.flush()
        self.went.emit(Place("assessment", self._case_id))

    @Slot()
    def _on_length(self) -> None:
        self.flush()
        self._do(
            lambda: assessments.set_short(
                self.session, self.talk.assessment, short=not self.talk.assessment.short
            )
        )
        self.talk.read()
        self.talk.go(self.talk.question_id)
        self.frame.show_length(is_short=self.talk.assessment.short)
        self._show(self.way.arrive())

    @Slot(str, str)
    def _on_told(self, how: str, interpreter: str) -> None:
        self._do(
            lambda: assessments.save_informant(
                self.session, self.talk.assessment, self.talk.informant, how=how, interpreter=interpreter
            )
        )
        self.talk.read()

    @Slot()
    def _on_begin(self) -> None:
        self._do(lambda: assessments.start_assessment(self.session, self._case_id))
        self.went.emit(Place("conversation", self._case_id))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            show_error(self, error)
