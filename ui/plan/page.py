"""Handlingsplan: written as a draft, signed, read, and renewed in versions."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from db.clock import local
from db.records import Plan
from desktop.errors import UserError
from desktop.paper.kept import signing
from desktop.plan import verbs as plans
from desktop.plan.sources import findings
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error
from ui.look.metrics import column, px, spaced
from ui.page.page import Page
from ui.paper.which import ask_which
from ui.plan.aside.aside import count_words
from ui.plan.desk import Desk
from ui.plan.editor import LOW, MIDDLE, PlanEditor
from ui.plan.goals.goals import GoalsSection
from ui.plan.head import PlanHead
from ui.plan.reader import PlanReader
from ui.plan.states import SECTIONS
from ui.plan.views import PlanViews
from ui.widgets.frame.shown import show, show_if
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.show.banner import Banner
from ui.widgets.show.empty import EmptyState
from ui.window.place import Place


class PlanPage(Page):
    """A case's plan. `place.detail` is a section of the draft, or the id of a version to read."""

    uses: ClassVar[frozenset[str]] = frozenset(
        ("plans", "follow_ups", "plan_words", "placements", "clearances", "plan_points", "goals", "measures")
    ) | {"goal_factors", "ladder_steps", "participants", "progress", "answers", "contacts", "referrals"}

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        assert place.case_id is not None
        self.case_id = place.case_id
        self.head = PlanHead()
        self.views = PlanViews(self.case_id, "plan")
        self.notice = Banner()
        self.empty = EmptyState("", self.tr("Börja planen"), is_primary=True)
        self.desk: Desk | None = None
        self.editor: PlanEditor | None = None
        self.reader: PlanReader | None = None
        self._plan_id = ""
        self._build()
        self._connect()
        asked = place.detail or ""
        self._show(self._asked(asked), asked if asked in SECTIONS else "")

    def refresh(self) -> None:
        """Read again; what is being typed stays."""
        if self.desk is not None and self.desk.is_writing:
            return
        plan = self.session.db.plans.find(self._plan_id) if self._plan_id else None
        if plan is None or (plan.status == "draft") != (self.editor is not None):
            self._show(plan or self._asked(""))
            return
        self._show_head(plan)
        shown = self.editor or self.reader
        if shown is not None:
            shown.refresh()

    def flush(self) -> None:
        """Write what waits, also a day or time that is still being typed."""
        for day in self.findChildren(DateField):
            day.settle()
        for at in self.findChildren(TimeField):
            at.settle()
        if self.desk is not None:
            self.desk.flush()

    def state(self) -> dict[str, str]:
        """Return the version, the open section and goal, and where the focus is."""
        found = {"plan": self._plan_id}
        if self.editor is not None:
            focused = self.focusWidget()
            shown = self.editor.shown()
            found |= {"section": self.editor.section, "focus": focused.objectName() if focused else ""}
            if isinstance(shown, GoalsSection):
                found |= {"goal": shown.open_goal, "measure": shown.open_measure}
        return found

    def restore(self, state: dict[str, str]) -> None:
        """Take up what `state` gave."""
        plan = self.session.db.plans.find(state.get("plan", ""))
        if plan is not None and plan.case_id == self.case_id:
            self._show(plan, state.get("section", ""))
        if self.editor is None:
            return
        shown = self.editor.shown()
        if isinstance(shown, GoalsSection) and state.get("goal"):
            shown.go_to("wording", state.get("measure") or state["goal"])
        focused = self.findChild(QWidget, state.get("focus", "")) if state.get("focus") else None
        if focused is not None:
            focused.setFocus()

    def take_focus(self) -> bool:
        """Go on in the open section of a draft; what is read begins at its top, never two screens down."""
        return self.editor is not None and self.editor.take_focus()

    def do_main(self) -> None:
        """Do the primary act, whichever it is."""
        if self.desk is None:
            self._begin()
        elif self.editor is not None:
            self._sign()
        elif not self.head.renew.isHidden():
            self._begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head scroll with the rest where there is little room."""
        super().resizeEvent(event)
        self._place_head()

    def _place_head(self) -> None:
        body = self.editor or self.reader
        is_narrow = self.width() < px(MIDDLE) or self.height() < px(LOW)
        if body is not None and is_narrow:
            body.hold(self._top)
        elif self._whole.indexOf(self._top) != 0:
            self._whole.insertWidget(0, self._top)
        self._top.lower()  # read first: a screen reader goes by the order of the children
        spaced(self._inside, 12, (0 if body is self.editor and is_narrow else 24, 0, 24, 0))

    def _build(self) -> None:
        self._whole, self._top = column(self, gap=12, margins=(0, 16, 0, 0)), QWidget()
        self._inside = column(self._top, gap=12, margins=(24, 0, 24, 0))
        for part in (self.head, self.views, self.notice):
            self._inside.addWidget(part)
        self.notice.clear()
        self._whole.addWidget(self._top)
        self._whole.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.views.went.connect(self.went)
        self.head.sign_asked.connect(self._sign)
        self.head.version_begun.connect(self._begin)
        self.head.print_asked.connect(self._print)
        self.head.discard_asked.connect(self._discard)
        self.head.version_asked.connect(self._open_version)
        self.empty.acted.connect(self._begin)
        self.notice.acted.connect(lambda: self._show(self._asked("")))

    def _asked(self, detail: str) -> Plan | None:
        """Return the version to show: the one asked for, else the draft, else the one that holds."""
        db = self.session.db
        found = db.plans.find(detail) if detail and detail not in SECTIONS else None
        if found is not None and found.case_id == self.case_id:
            return found
        return db.plans.draft(self.case_id) or db.plans.current(self.case_id)

    def _show(self, plan: Plan | None, section: str = "") -> None:
        """Put a version on the table; nothing when there is no plan."""
        self.flush()
        for old in (self.editor, self.reader):
            if old is not None:
                self._whole.insertWidget(0, self._top)
                old.hide()
                old.deleteLater()
        if self.desk is not None:
            self.desk.deleteLater()
        self.desk = self.editor = self.reader = None
        self._plan_id = plan.id if plan else ""
        self._show_head(plan)
        show_if(plan is None, self.empty)
        if plan is None:
            return
        self.desk = Desk(self.session, plan.id, self.head.saved, self)
        self.desk.went.connect(self.went)
        self.desk.refused.connect(self._refused)
        self.desk.wrote.connect(self._on_wrote)
        if plan.status == "draft":
            self.head.saved.saved(local(plan.updated_at))
            self.editor = PlanEditor(self.desk)
            self._put(self.editor)
            self.editor.open(section or self._first_section(plan))
        else:
            self.reader = PlanReader(self.desk)
            self.reader.versions.version_asked.connect(self._open_version)
            self._put(self.reader)
            self.reader.refresh()
        self._place_head()

    def _put(self, body: QWidget) -> None:
        self._whole.addWidget(body, 1)
        show(body)

    def _show_head(self, plan: Plan | None) -> None:
        self.head.show_plan(self.session, plan)
        held = self.session.db.plans.current(self.case_id)
        if plan is not None and plan.status == "replaced" and held is not None:
            lead = self.tr("Det här är version {0}.").format(plan.version)
            text = self.tr("Version {0} gäller.").format(held.version)
            self.notice.say("info", lead, text, self.tr("Visa den som gäller"))
        else:
            self.notice.clear()
        if plan is None:
            self.empty.say(self._invitation(), self.tr("Börja planen"))

    def _invitation(self) -> str:
        number = sum(not one.is_kept for one in findings(self.session, self.case_id).barriers)
        base = self.tr("Planen bygger på det ni har pratat om.")
        if not number:
            return f"{base} {self.tr('Börja med barnets egna ord.')}"
        if number == 1:
            return f"{base} {self.tr('Ett förslag finns från kartläggningen.')}"
        offers = self.tr("{0} förslag finns från kartläggningen.").format(count_words(number))
        return f"{base} {offers}"

    def _first_section(self, plan: Plan) -> str:
        has_words = plan.child_words.strip() or plan.child_missing_reason.strip()
        return "goals" if has_words else "words"

    @Slot()
    def _on_wrote(self) -> None:
        """Show what follows from the text that was just written, without touching it."""
        if self.editor is not None:
            self._show_head(self.session.db.plans.get(self._plan_id))
            self.editor.refresh_facts()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        show_error(self, error)

    @Slot()
    def _begin(self) -> None:
        """Begin the first draft or a new version, or open the draft there is."""
        try:
            plan = plans.start_plan(self.session, self.case_id)
        except UserError as error:
            show_error(self, error)
            return
        self._show(plan, "words" if plan.version == 1 else "goals")
        self.take_focus()

    @Slot()
    def _sign(self) -> None:
        if self.desk is None or self.editor is None:
            return
        self.flush()
        if (unread := self.desk.unread()) is not None:
            self.notice.say("warn", f"{unread.title}.", f"{unread.safe} {unread.do}")
        if self.desk.autosave.is_waiting:
            return
        plan = self.desk.plan
        gaps = plans.missing(self.session, plan)
        if gaps:
            self.editor.go_to(gaps[0])
            self.notice.say("warn", self.tr("Något saknas före signering."), f"{gaps[0].text}.")
            return
        title = self.tr("Signera handlingsplanen, version {0}?").format(plan.version)
        text = self.tr("Sedan kan den inte ändras. Det som behöver ändras skrivs i en ny version.")
        stay = self.tr("Fortsätt skriva")
        if ask(self, title, text, self.tr("Signera planen"), stay):
            plan_id = plan.id
            if self.desk.do(lambda: self._sign_paper(plan_id)):
                self._show(self.session.db.plans.get(plan_id))

    def _sign_paper(self, plan_id: str) -> None:
        paper = ask_which(self, self.session, "handlingsplan", plan_id)
        signing.sign_plan(self.session, plan_id, paper_id=paper)

    @Slot()
    def _discard(self) -> None:
        if self.desk is None:
            return
        plan = self.desk.plan
        title = self.tr("Kasta utkastet till version {0}?").format(plan.version)
        text = self.tr("Det som står i utkastet tas bort. Signerade versioner finns kvar.")
        if ask(self, title, text, self.tr("Kasta utkastet"), danger=True):
            self.desk.do(lambda: plans.discard_draft(self.session, plan.id))

    @Slot()
    def _print(self) -> None:
        self.flush()
        self.went.emit(Place("prints", self.case_id, f"handlingsplan:{self._plan_id}"))

    @Slot(str)
    def _open_version(self, plan_id: str) -> None:
        self._show(self.session.db.plans.get(plan_id))
