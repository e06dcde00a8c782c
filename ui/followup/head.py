"""The head of the follow-up: whose, when and by which plan, whether it is saved, and the one act."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from db.clock import day_of
from db.records import FollowUp
from desktop import dates
from desktop.cases.next_day import next_day
from desktop.session.session import Session
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.show.chip import Chip
from ui.widgets.show.saved import SavedLabel


class FollowUpHead(PageHead):
    """One primary act: begin, or sign and print what is written."""

    draft_printed = Signal()
    discard_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__("")
        self._session, self._case_id = session, case_id
        self._is_draft = False
        self.set_title(self.tr("Uppföljning"))
        self.chip = Chip(about=self.tr("Uppföljning"))
        self.saved = SavedLabel()
        self.more = IconButton("dots-three", self.tr("Fler val för uppföljningen"), "quiet")
        self.begin = Button(self.tr("Börja uppföljningen"), "primary", "pencil-simple")
        self.done = Button(self.tr("Klar, skriv ut till familjen"), "primary", "printer")
        names = ("more", "begin", "done")
        for name, button in zip(names, (self.more, self.begin, self.done), strict=True):
            button.setObjectName(name)
        self.add_chip(self.chip)
        self.add_chip(self.saved)
        self.add_act(self.more)
        self.set_primary(self.begin)
        self.set_primary(self.done)
        self.more.clicked.connect(self._open_menu)

    def show_draft(self, draft: FollowUp | None, *, reads: bool) -> None:
        """Show what holds while one is written, while one is read, and for the line over all of them."""
        self._is_draft = is_draft = draft is not None
        has_plan = self._session.db.plans.current(self._case_id) is not None
        is_open = self._session.db.cases.get(self._case_id).status == "open"
        may_begin = not is_draft and has_plan and is_open and not reads
        for widget in (self.chip, self.saved, self.done):
            show_if(is_draft, widget)
        show_if(may_begin, self.begin)
        show_if(is_draft or (may_begin and next_day(self._session, self._case_id) is not None), self.more)
        self.chip.show_state(self.tr("Utkast"), "warn", "pencil-simple")
        self.set_facts(self._written(draft) if draft is not None else self._due(has_plan=has_plan))

    def _due(self, *, has_plan: bool) -> str:
        due = next_day(self._session, self._case_id)
        if due is None or due.day is None:
            return self.tr("Ingen uppföljning är bokad.") if has_plan else ""
        at = f" {dates.clock(due.time)}" if due.time else ""
        place = f", {due.place}" if due.place else ""
        word = self.tr("Skulle varit") if due.day < self._session.today() else self.tr("Nästa gång")
        return f"{word} {dates.long(due.day)}{at}{place}."

    def _written(self, draft: FollowUp) -> str:
        db = self._session.db
        plan = db.plans.find(draft.plan_id or "")
        at = f" {dates.clock(draft.held_time)}" if draft.held_time else ""
        signed = dates.plain(day_of(plan.signed_at), self._session.today()) if plan and plan.signed_at else ""
        parts = (
            db.pupils.get(db.cases.get(self._case_id).pupil_id).full_name,
            f"{dates.long(draft.held_on)}{at}" if draft.held_on else "",
            draft.place,
            self.tr("tolk {0}").format(draft.interpreter) if draft.interpreter.strip() else "",
            self.tr("planen från {0}").format(signed) if signed else "",
        )
        return " · ".join(part for part in parts if part.strip())

    def _open_menu(self) -> None:
        menu = QMenu(self)
        if self._is_draft:
            menu.addAction(self.tr("Skriv ut utkastet")).triggered.connect(self.draft_printed)
            menu.addAction(self.tr("Kasta utkastet")).triggered.connect(self.discard_asked)
        else:
            menu.addAction(self.tr("Ställ in mötet")).triggered.connect(self.cancel_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
