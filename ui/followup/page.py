"""Uppföljning: begun from the plan and the day that is due, written, signed, read; the line over all."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.clock import local
from db.records import FollowUp
from desktop.cases.next_day import next_day
from desktop.closing import writing as closings
from desktop.errors import UserError
from desktop.followup import bin, checks, planning, writing
from desktop.paper.kept.signing import sign_follow_up
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error
from ui.followup.desk import FollowUpDesk
from ui.followup.dialogs import CancelDialog, CorrectDialog
from ui.followup.editor import FollowUpEditor
from ui.followup.head import FollowUpHead
from ui.followup.over_all import OverAll
from ui.followup.reader import FollowUpReader
from ui.look.metrics import column
from ui.page.page import Page
from ui.plan.views import PlanViews
from ui.widgets.frame.one_scroll import OneScroll, Stage
from ui.widgets.frame.shown import show_if
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.show.banner import Banner
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place


class FollowUpPage(Page):
    """A case's follow-ups. `place.detail` is the id of one to read; a draft that is begun is always shown."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"follow_ups", "follow_up_goals", "follow_up_measures", "follow_up_people", "follow_up_corrections"}
        | {"plans", "goals", "measures", "progress", "attendance_weeks"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self.case_id = place.case_id
        self.head = FollowUpHead(session, place.case_id)
        self.views = PlanViews(self.case_id, "followup")
        self.notice = Banner()
        self.empty = EmptyState(self.tr("Uppföljningen utgår från planen."), self.tr("Öppna planen"))
        self.stage = Stage()
        self._was_signed = False
        self.desk: FollowUpDesk | None = None
        self.editor: FollowUpEditor | None = None
        self.reader: FollowUpReader | None = None
        self.over_all: OverAll | None = None
        self._build()
        self._connect()
        asked = session.db.follow_ups.find(place.detail or "")
        self._show(asked if asked is not None and asked.case_id == self.case_id else None)

    def refresh(self) -> None:
        """Read again; what is being typed stays."""
        if self.desk is not None and self.desk.is_writing:
            return
        draft = self.session.db.follow_ups.draft(self.case_id)
        if self.editor is not None and draft is not None and self.editor.shape() == self._shape:
            self.editor.refresh_facts()
            self._show_head(draft)
        elif self.editor is not None or (draft is not None and self.reader is None):
            self._show(None)
        elif self.over_all is not None:
            self.over_all.refresh()
            self._show_head(None)

    def flush(self) -> None:
        """Write what waits, also a day or time that is still being typed."""
        for day in self.findChildren(DateField):
            day.settle()
        for at in self.findChildren(TimeField):
            at.settle()
        if self.desk is not None:
            self.desk.flush()

    def state(self) -> dict[str, str]:
        """Return what is read, and where the focus is."""
        focused = self.focusWidget()
        read = self.reader.follow_up.id if self.reader is not None else ""
        return {"read": read, "focus": focused.objectName() if focused is not None else ""}

    def restore(self, state: dict[str, str]) -> None:
        """Take up what `state` gave."""
        found = self.session.db.follow_ups.find(state.get("read", ""))
        if found is not None and found.case_id == self.case_id and self.editor is None:
            self._show(found)
        focused = self.findChild(QWidget, state["focus"]) if state.get("focus") else None
        if focused is not None:
            focused.setFocus()

    def take_focus(self) -> bool:
        """The child's words come first; else the one act there is."""
        if self.editor is not None:
            return self.editor.take_focus()
        if not self.head.begin.isHidden():
            self.head.begin.setFocus()
            return True
        return False

    def do_main(self) -> None:
        """Do the primary act, whichever it is."""
        if self.editor is not None:
            self._done()
        elif not self.head.begin.isHidden() and not self._was_signed:
            self._begin()  # never by the key that has just signed one, however long it is held

    def _build(self) -> None:
        page = QWidget()
        whole = column(page, gap=10, margins=(0, 16, 0, 0))
        top = QWidget()
        inside = column(top, gap=10, margins=(24, 0, 24, 0))
        inside.addWidget(self.head)
        inside.addWidget(self.views)
        inside.addWidget(self.notice)
        self.notice.clear()
        whole.addWidget(top)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.stage, 1)
        column(self, gap=0).addWidget(OneScroll(page, [self.stage]))

    def _connect(self) -> None:
        self.views.went.connect(self.went)
        self.head.begin.clicked.connect(self._begin)
        self.head.done.clicked.connect(self._done)
        self.head.draft_printed.connect(self._print_draft)
        self.head.discard_asked.connect(self._discard)
        self.head.cancel_asked.connect(self._cancel)
        self.empty.acted.connect(lambda: self.went.emit(Place("plan", self.case_id)))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._leave)

    def _show(self, asked: FollowUp | None) -> None:
        """Show the draft there is, else the one asked for, else the line over all of them."""
        self.flush()
        for old in (self.editor, self.reader, self.over_all, self.desk):
            if old is not None:
                if isinstance(old, QWidget):
                    old.hide()
                old.deleteLater()
        self.stage.leave()
        self.desk, self.editor, self.reader, self.over_all = None, None, None, None
        draft = self.session.db.follow_ups.draft(self.case_id)
        has_plan = self.session.db.plans.current(self.case_id) is not None
        self.empty.setVisible(not has_plan and draft is None)
        show_if(self.empty.isHidden(), self.stage)
        if draft is not None:
            writing.sync(self.session, draft.id)
            self.desk = FollowUpDesk(self.session, draft.id, self.head.saved, self)
            self.desk.refused.connect(self._refused)
            self.head.saved.saved(local(draft.updated_at))
            self.editor = FollowUpEditor(self.desk)
            self.editor.attendance.fill_asked.connect(self._to_attendance)
            self._shape = self.editor.shape()
            self.stage.put(self.editor, self.editor.area)
        elif asked is not None and asked.status in ("signerad", "installd"):
            self.reader = FollowUpReader(self.session, asked)
            self.reader.left.connect(lambda: self._show(None))
            self.reader.print_asked.connect(self._print)
            self.reader.correction_asked.connect(self._correct)
            self.stage.put(self.reader, self.reader.area)
        elif has_plan:
            self.over_all = OverAll(self.session, self.case_id)
            self.over_all.opened.connect(lambda id: self._show(self.session.db.follow_ups.get(id)))
            self.over_all.fetched.connect(self._fetch)
            self.stage.put(self.over_all, self.over_all.area)
        self._show_head(draft)

    def _show_head(self, draft: FollowUp | None) -> None:
        self.head.show_draft(draft, reads=self.reader is not None)
        show_if(draft is None, self.views)

    @Slot()
    def _begin(self) -> None:
        try:
            planning.begin(self.session, self.case_id)
        except UserError as error:
            show_error(self, error)
            return
        if self.editor is None:
            self._show(None)
        self.take_focus()

    @Slot()
    def _done(self) -> None:
        """Sign, after one question, and go to the family's paper."""
        if self.desk is None or self.editor is None:
            return
        self.flush()
        if (unread := self.desk.unread()) is not None:
            self.notice.say("warn", f"{unread.title}.", f"{unread.safe} {unread.do}")
        if self.desk.autosave.is_waiting:
            return
        follow_up = self.desk.follow_up
        gaps = checks.missing(self.session, follow_up)
        if not gaps and (day := checks.clears(self.session, follow_up)) is not None:
            self.editor.next.ask_replaces(day)
            self.notice.say("warn", self.tr("Svara på en fråga till."), self.tr("Den står vid Nästa gång."))
            return
        if gaps:
            self.editor.go_to(gaps[0])
            self.notice.say("warn", self.tr("Något saknas."), gaps[0].text)
            return
        self.notice.clear()
        title = self.tr("Är uppföljningen klar?")
        text, act = self.tr("Sedan skrivs familjens papper ut."), self.tr("Signera och skriv ut")
        if follow_up.decision == "avsluta":
            text, act = self.tr("Sedan börjar avslutet."), self.tr("Signera och börja avslutet")
        text = self.tr("Den signeras och låses. {0}").format(text)
        if ask(self, title, text, act, self.tr("Fortsätt skriva")):
            decided, id = follow_up.decision, follow_up.id
            if self.desk.do(lambda: sign_follow_up(self.session, id)):
                self._was_signed = True
                self._show(None)
                if decided == "andra_planen":
                    self.notice.say("info", self.tr("Ett utkast till ny plan är öppnat."), "")
                (self._close_case if decided == "avsluta" else partial(self._print, id))()

    def _close_case(self) -> None:
        """Begin the closing that was agreed on, and go there."""
        closings.begin(self.session, self.case_id)
        self.went.emit(Place("closing", self.case_id))

    @Slot()
    def _discard(self) -> None:
        if self.desk is None:
            return
        title = self.tr("Kasta utkastet till uppföljning?")
        text = self.tr("Det ligger kvar i papperskorgen i 30 dagar.")
        id = self.desk.id
        if ask(self, title, text, self.tr("Kasta utkastet"), danger=True) and self.desk.do(
            lambda: bin.discard(self.session, id)
        ):
            self._show(None)

    @Slot(str)
    def _fetch(self, follow_up_id: str) -> None:
        try:
            bin.fetch_back(self.session, follow_up_id)
        except UserError as error:
            show_error(self, error)
            return
        if self.editor is None:
            self._show(None)

    @Slot()
    def _cancel(self) -> None:
        due = next_day(self.session, self.case_id)
        if due is not None:
            dialog = CancelDialog(self, self.session, self.case_id, due)
            dialog.exec()
            dialog.deleteLater()

    @Slot(str)
    def _correct(self, follow_up_id: str) -> None:
        follow_up = self.session.db.follow_ups.get(follow_up_id)
        dialog = CorrectDialog(self, self.session, follow_up)
        if dialog.exec():
            self._show(follow_up)
        dialog.deleteLater()

    @Slot()
    def _to_attendance(self) -> None:
        self.flush()
        self.went.emit(Place("attendance", self.case_id))

    @Slot()
    def _print_draft(self) -> None:
        if self.desk is not None:
            self.flush()
            self._print(self.desk.id)

    @Slot(str)
    def _print(self, follow_up_id: str) -> None:
        self.went.emit(Place("prints", self.case_id, f"uppfoljning:{follow_up_id}"))

    @Slot()
    def _leave(self) -> None:
        """Esc goes back to the plan; what is typed is saved."""
        self.flush()
        if self.reader is not None:
            self._show(None)
        else:
            self.went.emit(Place("plan", self.case_id))

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        show_error(self, error)
