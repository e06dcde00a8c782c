"""Avslut: begun, written, done once; and the closed case, which says that it is closed."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.clock import local
from desktop import dates
from desktop.closing import act, booster, checks, writing
from desktop.closing.outcomes import has_letter
from desktop.errors import UserError
from desktop.paper.kept.signing import sign_closing
from desktop.session.session import Session
from ui.closing.closed_view import ClosedView
from ui.closing.desk import BoosterDesk, ClosingDesk
from ui.closing.dialogs import BoosterOffDialog, PlanBoosterDialog, UndoClosingDialog
from ui.closing.editor import ClosingEditor
from ui.closing.head import ClosingHead
from ui.dialogs.ask import ask, show_error
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column
from ui.page.desk import WritingDesk
from ui.page.page import Page
from ui.people.pupil.coming_back import begin_again
from ui.plan.views import PlanViews
from ui.widgets.frame.one_scroll import OneScroll, Stage
from ui.widgets.frame.shown import show_if
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.show.banner import Banner
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place


class ClosingPage(Page):
    """A case's closing, and its boosters once it is closed."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"closings", "closing_goals", "closing_people", "closing_duties", "closing_views"}
        | {"closing_undoings", "boosters"}
        | {"cases", "notes", "tasks", "meetings", "plans", "follow_ups", "assessments", "consents"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self.case_id = place.case_id
        self.head = ClosingHead(session, place.case_id)
        self.views = PlanViews(self.case_id, "closing")
        self.notice = Banner()
        self.empty = EmptyState(
            self.tr("Inget avslut är påbörjat. Det görs helst tillsammans med familjen."),
            self.tr("Börja avslutet"),
        )
        self.stage = Stage()
        self.desk: WritingDesk | None = None
        self.editor: ClosingEditor | None = None
        self.closed: ClosedView | None = None
        self._was_done = False
        self._build()
        self._connect()
        self._show()

    def refresh(self) -> None:
        """Read again; what is being typed stays."""
        if self.desk is not None and (self.desk.is_writing or self.desk.autosave.is_waiting):
            return
        draft = self.session.db.closings.draft(self.case_id)
        is_open = self.session.db.cases.get(self.case_id).status == "open"
        if self.editor is not None and is_open and draft is not None:
            self.editor.refresh()
        else:
            self._show()

    def flush(self) -> None:
        """Write what waits, also a day or time that is still being typed."""
        for day in self.findChildren(DateField):
            day.settle()
        for at in self.findChildren(TimeField):
            at.settle()
        if self.desk is not None:
            self.desk.flush()

    def take_focus(self) -> bool:
        """What is left to do comes first, or the booster to be held; else the one act there is."""
        if self.editor is not None:
            return self.editor.take_focus()
        if self.closed is not None and self.closed.booster is not None:
            self.closed.booster.take_focus()
            return True
        if not self.empty.isHidden():
            self.empty.act.setFocus()
            return True
        return False

    def do_main(self) -> None:
        """Do the primary act; never two by the same key, however long it is held."""
        if self.editor is not None:
            self._close()
        elif self.closed is not None and self.closed.booster is not None and not self._was_done:
            self._sign()

    def _build(self) -> None:
        page = QWidget()
        whole = column(page, gap=10, margins=(0, 16, 0, 0))
        top = QWidget()
        inside = column(top, gap=10, margins=(24, 0, 24, 0))
        for part in (self.head, self.views, self.notice):
            inside.addWidget(part)
        self.notice.clear()
        whole.addWidget(top)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.stage, 1)
        column(self, gap=0).addWidget(OneScroll(page, [self.stage]))

    def _connect(self) -> None:
        self.views.went.connect(self.went)
        self.empty.acted.connect(self._begin)
        self.head.done.clicked.connect(self._close)
        self.head.sign.clicked.connect(self._sign)
        self.head.off.clicked.connect(self._on_off)
        self.head.more.clicked.connect(self._on_more)
        self.head.letter.clicked.connect(self._print)
        self.head.undo.clicked.connect(self._on_undo)
        self.head.again.clicked.connect(self._on_again)
        QShortcut(QKeySequence("Esc"), self).activated.connect(
            lambda: self.went.emit(Place("plan", self.case_id))
        )

    def _show(self) -> None:
        """Show the draft there is, what a closed case was closed by, or the way to begin."""
        self.flush()
        for old in (self.editor, self.closed, self.desk):
            if old is not None:
                if isinstance(old, QWidget):
                    old.hide()
                old.deleteLater()
        self.stage.leave()
        self.desk, self.editor, self.closed = None, None, None
        db, case = self.session.db, self.session.db.cases.get(self.case_id)
        draft = db.closings.draft(self.case_id) if case.status == "open" else None
        if case.status == "closed":
            self._show_closed()
        elif draft is not None:
            desk = ClosingDesk(self.session, draft, self.head.saved, self)
            self.desk = desk
            desk.refused.connect(self._refused)
            self.head.saved.saved(local(draft.updated_at))
            self.editor = ClosingEditor(desk)
            self.editor.before.went.connect(self.went)
            self.editor.reason.control.activated.connect(lambda _: self.head.show_state())
            self.stage.put(self.editor, self.editor.area)
        if case.status == "open":
            self.head.set_facts(db.pupils.get(case.pupil_id).full_name)
        show_if(case.status == "open" and draft is None, self.empty)
        show_if(self.empty.isHidden(), self.stage)
        self.head.show_state()

    def _show_closed(self) -> None:
        db, case = self.session.db, self.session.db.cases.get(self.case_id)
        planned = db.boosters.planned(self.case_id)
        desk = BoosterDesk(self.session, planned, self.head.saved, self) if planned is not None else None
        self.desk = desk
        if desk is not None:
            desk.refused.connect(self._refused)
        closing = act.standing(self.session, self.case_id)
        self.closed = ClosedView(self.session, self.case_id, closing, desk)
        self.closed.went.connect(self.went)
        self.stage.put(self.closed, self.closed.area)
        facts = [db.pupils.get(case.pupil_id).full_name, act.told(case)]
        self.head.set_facts(" · ".join(facts))

    @Slot()
    def _begin(self) -> None:
        try:
            writing.begin(self.session, self.case_id)
        except UserError as error:
            show_error(self, error)
            return
        if self.editor is None:
            self._show()
        self.take_focus()

    @Slot()
    def _close(self) -> None:
        """Close after one question, when nothing is missing; else go to the first thing that is."""
        desk = self.desk
        if not isinstance(desk, ClosingDesk) or self.editor is None or not self._is_read(desk):
            return
        writing.sync(self.session, desk.id)
        gaps = checks.missing(self.session, desk.closing)
        if gaps:
            self.notice.say("warn", self.tr("Något är kvar."), gaps[0].text)
            self.editor.go_to(gaps[0])
            return
        self.notice.clear()
        case, day = self.session.db.cases.get(self.case_id), desk.closing.booster_on
        called = self.session.db.pupils.get(case.pupil_id).called
        meets = self.tr(", och ni ses {0}").format(dates.plain(day, self.session.today())) if day else ""
        title = self.tr("Avsluta stödet för {0}?").format(called)
        text = self.tr("Samtycket slutar gälla. Inget tas bort{0}.").format(meets)
        if ask(self, title, text, self.tr("Avsluta stödet"), self.tr("Fortsätt skriva")) and desk.do(
            lambda: sign_closing(self.session, desk.id)
        ):
            self._was_done = True
            self._show()
            self.notice.say("ok", self.tr("Stödet är avslutat."), self.tr("Ärendet finns under Avslutade."))
            self._print()

    @Slot()
    def _print(self) -> None:
        """Go to the family's letter, where there is one: of the draft, or as it was kept at the closing."""
        self.flush()
        standing = act.standing(self.session, self.case_id)
        closing = standing if standing is not None else self.session.db.closings.draft(self.case_id)
        if closing is not None and has_letter(closing):
            self.went.emit(Place("prints", self.case_id, f"avslut:{closing.id}"))

    @Slot()
    def _sign(self) -> None:
        desk = self.desk
        card = self.closed.booster if self.closed is not None else None
        if not isinstance(desk, BoosterDesk) or card is None or not self._is_read(desk):
            return
        gaps = booster.missing(self.session, desk.booster)
        if gaps:
            self.notice.say("warn", self.tr("Något saknas."), gaps[0].text)
            card.go_to(gaps[0])
            return
        self.notice.clear()
        text = self.tr("Den låses. Ärendet är fortfarande avslutat.")
        if ask(
            self, self.tr("Är boosterträffen klar?"), text, self.tr("Signera"), self.tr("Fortsätt skriva")
        ) and desk.do(lambda: booster.hold(self.session, desk.id)):
            self._was_done = True
            self._show()

    def _is_read(self, desk: WritingDesk) -> bool:
        """Write what waits; say what cannot be read. Returns whether all of it is in the vault."""
        self.flush()
        if (unread := desk.unread()) is not None:
            self.notice.say("warn", f"{unread.title}.", f"{unread.safe} {unread.do}")
        return not desk.autosave.is_waiting and unread is None

    @Slot()
    def _on_off(self) -> None:
        if isinstance(self.desk, BoosterDesk):
            self.flush()
            self._open(BoosterOffDialog(self, self.session, self.desk.booster))

    @Slot()
    def _on_more(self) -> None:
        self._open(PlanBoosterDialog(self, self.session, self.case_id))

    @Slot()
    def _on_undo(self) -> None:
        standing = act.standing(self.session, self.case_id)
        if standing is not None:
            self._open(UndoClosingDialog(self, self.session, standing))

    @Slot()
    def _on_again(self) -> None:
        """The pupil comes back: a second case beside this one, which stays as it is."""
        made = begin_again(self, self.session, self.case_id)
        if made is not None:
            self.went.emit(Place("case", made.id))

    def _open(self, dialog: Sheet) -> None:
        dialog.exec()
        dialog.deleteLater()
        self._show()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        show_error(self, error)
