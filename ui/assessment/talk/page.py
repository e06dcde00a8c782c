"""Kartläggning, samtal: one question at a time, every answer in the vault as soon as it is given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db import clock
from desktop.assessment import rounds as assessments
from desktop.dates import long
from desktop.drafts.unread import form
from desktop.errors import NotUnderstoodError, UserError
from desktop.forms.informants import SCHOOL
from desktop.session.session import Session
from ui.assessment.dialogs import SafetyDialog, SchoolDialog
from ui.assessment.talk.frame import ConversationFrame
from ui.assessment.talk.parts import AllAnswered, Before, Upcoming
from ui.assessment.talk.question_card import QuestionCard
from ui.assessment.talk.safety_panel import SafetyPanel
from ui.assessment.talk.support import Support
from ui.assessment.talk.talk import Talk
from ui.assessment.words import short_words
from ui.dialogs.ask import show_error
from ui.look.metrics import column
from ui.page.page import Page
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.unread import Unread
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place

FORWARD = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+Down")


class ConversationPage(Page):
    """`place.detail` says who answers, and which question: `V1`, `V1:S4`; without it, where it was left."""

    rail = True

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self._case_id = place.case_id
        self.card: QuestionCard | None = None
        round_ = assessments.current(session, self._case_id)
        if round_ is None or round_.status == "signed":
            self._build_empty(is_signed=round_ is not None)
            return
        self.talk = Talk(session, round_)
        informant, _, question = (place.detail or "").partition(":")
        if informant in {one.informant for one in self.talk.informants}:
            self.talk.choose(informant)
            if question in {one.id for one in self.talk.questions}:
                self.talk.go(question)
        self.frame = ConversationFrame(self.talk, session)
        self.autosave = Autosave(self._write, self.frame.saved, self)
        column(self, gap=0).addWidget(self.frame)
        self._connect()
        self._show_question()
        if informant == SCHOOL and not self.talk.answering.name:
            QTimer.singleShot(0, self._ask_school)

    def flush(self) -> None:
        """Write what waits."""
        if self.card is not None:
            self.unread.settle()
            self.autosave.flush()

    def state(self) -> dict[str, str]:
        """Return who answers and which question stands on the screen."""
        if self.card is None:
            return {}
        return {"informant": self.talk.informant, "question": self.talk.question_id}

    def restore(self, state: dict[str, str]) -> None:
        """Stand at that question again."""
        if self.card is not None and state.get("informant"):
            self.talk.informant = state["informant"]
            self._go(state.get("question", ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the parts stand beside or under each other."""
        super().resizeEvent(event)
        if self.card is not None:
            self.frame.fit(self.width())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the answer: one begins to answer at once."""
        super().focusInEvent(event)
        if self.card is not None and self.frame.holds(self.card):
            self.card.focus_answer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and Shift+Enter back, wherever the focus is but in a text or on a button."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.card is None or not is_enter or isinstance(QApplication.focusWidget(), QPushButton):
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
        self.frame.areas.picked.connect(self._on_area)
        self.frame.informants.chosen.connect(self._on_informant)
        self.frame.pause.clicked.connect(self._on_pause)
        self.frame.length.clicked.connect(self._on_length)
        for keys in FORWARD:
            QShortcut(
                QKeySequence(keys), self, self._forward, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
        QShortcut(
            QKeySequence("Ctrl+Up"), self, self._back, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def _show_question(self) -> None:
        """Build the question anew; everything of the one before goes."""
        talk = self.talk
        self.autosave.forget()
        card = QuestionCard(talk)
        card.answered.connect(self._on_answered)
        card.typed.connect(self.autosave.touch)
        card.finished.connect(self._forward)
        self.card = card
        self.unread = Unread(self.session, card.follow_ups.typed)
        self.frame.show_question(Before(talk), card, Upcoming(talk))
        self.frame.foot.show_for(talk)
        self._show_side()
        self._show_progress()
        if self.isVisible():
            self.frame.fit(self.width())
        self.unread.show(form(self._case_id, "svar", talk.assessment.id, talk.question_id, talk.informant))
        card.focus_answer()

    def _show_side(self, *, is_noted: bool = False) -> None:
        talk = self.talk
        if talk.question.safety_box:
            noted = [
                one
                for one in self.session.db.safety_actions.of(self._case_id)
                if one.question_id == talk.question_id
            ]
            panel = SafetyPanel(self.session, talk.question.safety_box, noted, is_open=is_noted)
            panel.note_asked.connect(self._on_safety)
            self.frame.show_side(scrolled(panel))
            return
        support = Support(talk)
        support.told.connect(self._on_told)
        self.frame.show_side(scrolled(support))

    def _show_progress(self) -> None:
        talk = self.talk
        progress = talk.progress()
        self.frame.areas.show_progress(progress, talk.area.id)
        self.frame.informants.show_informants(talk.shown_informants(), talk.informant)
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
        if self.autosave.is_waiting:
            return
        following = self.talk.neighbour(by)
        if following is None and by > 0:
            following = self.talk.left_after()
        if following is not None:
            self._go(following.id)
        elif by > 0:
            self._show_end()

    def _go(self, question_id: str) -> None:
        self.talk.go(question_id)
        self._show_question()

    def _show_end(self) -> None:
        answering = self.talk.answering
        end = AllAnswered(assessments.called(answering))
        end.overview_asked.connect(self._on_pause)
        self.frame.show_end(end)
        end.see.setFocus()

    @Slot()
    def _forward(self) -> None:
        self._step(1)

    @Slot()
    def _back(self) -> None:
        self._step(-1)

    @Slot(str)
    def _on_area(self, area_id: str) -> None:
        self.flush()
        self.talk.go_area(area_id)
        self._show_question()

    @Slot(str)
    def _on_informant(self, informant: str) -> None:
        self.flush()
        school = next(one for one in self.talk.informants if one.informant == SCHOOL)
        if informant == SCHOOL and not school.name and not self._ask_school():
            self._show_progress()
            return
        self.talk.choose(informant)
        self._show_question()

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
        self._show_question()

    @Slot()
    def _on_safety(self) -> None:
        dialog = SafetyDialog(self, self.session, self._case_id, self.talk.question_id)
        is_noted = dialog.exec()
        dialog.deleteLater()
        if is_noted:
            self._show_side(is_noted=True)

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
