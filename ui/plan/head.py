"""The head of the plan's page: what version it is, whether it is saved, and the acts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from db.clock import day_of
from db.records import Plan
from desktop import dates
from desktop.plan import verbs as plans
from desktop.session.session import Session
from ui.plan.aside.aside import count_words
from ui.plan.aside.versions import version_words
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.show.chip import Chip
from ui.widgets.show.saved import SavedLabel


class PlanHead(PageHead):
    """One primary act: sign a draft, or begin a new version of what is signed."""

    sign_asked = Signal()
    version_begun = Signal()
    print_asked = Signal()
    discard_asked = Signal()
    version_asked = Signal(str)  # id of a plan

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("Handlingsplan"))
        self.chip = Chip(about=self.tr("Plan"))
        self.saved = SavedLabel()
        self.print = Button(self.tr("Skriv ut"), "quiet", "printer")
        self.more = IconButton("dots-three", self.tr("Fler val för planen"), "quiet")
        self.sign = Button(self.tr("Signera planen"), "primary", "lock-outline")
        self.renew = Button(self.tr("Ny version"), "primary", "pencil-simple")
        self._compose()
        self._listen()

    def show_plan(self, session: Session, plan: Plan | None) -> None:
        """Show what holds for this version, or for a case without a plan."""
        is_draft = plan is not None and plan.status == "draft"
        for widget in (self.chip, self.print, self.more):
            show_if(plan is not None, widget)
        show_if(is_draft, self.saved)
        show_if(is_draft, self.sign)
        is_open = plan is not None and session.db.cases.get(plan.case_id).status == "open"
        show_if(is_open and plan is not None and plan.status == "signed", self.renew)
        if plan is None:
            self.set_facts("")
            return
        self.chip.show_state(*self._state(plan))
        self.set_facts(self._told(session, plan))
        self._plan, self._versions = plan, session.db.plans.of(plan.case_id)
        has_draft = any(one.status == "draft" for one in self._versions)
        self.renew.set_text(self.tr("Öppna utkastet") if has_draft else self.tr("Ny version"))

    def menu(self) -> QMenu:
        """Return the acts that are seldom wanted: other versions, throwing the draft away."""
        menu = QMenu(self)
        for one in self._versions:
            if one.id != self._plan.id:
                menu.addAction(
                    self.tr("Visa {0}").format(_lower(version_words(self, one)))
                ).triggered.connect(lambda _=False, plan_id=one.id: self.version_asked.emit(plan_id))
        if self._plan.status == "draft":
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self.tr("Kasta utkastet")).triggered.connect(self.discard_asked)
        if menu.isEmpty():
            menu.addAction(self.tr("Det finns inga andra versioner")).setEnabled(False)
        return menu

    def _compose(self) -> None:
        names = ("print", "more", "sign", "renew")
        for name, button in zip(names, (self.print, self.more, self.sign, self.renew), strict=True):
            button.setObjectName(name)
        self.add_chip(self.chip)
        for widget in (self.saved, self.print, self.more):
            self.add_act(widget)
        self.set_primary(self.sign)
        self.set_primary(self.renew)

    def _listen(self) -> None:
        self.sign.clicked.connect(self.sign_asked)
        self.renew.clicked.connect(self.version_begun)
        self.print.clicked.connect(self.print_asked)
        self.more.clicked.connect(self._open_menu)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _state(self, plan: Plan) -> tuple[str, str, str]:
        if plan.status == "draft":
            first = plan.version == 1
            words = self.tr("Utkast") if first else self.tr("Utkast till version {0}").format(plan.version)
            return words, "warn", "pencil-simple"
        if plan.status == "signed":
            return self.tr("Signerad"), "ok", "lock-outline"
        return self.tr("Ersatt"), "neutral", "clock-counter-clockwise"

    def _told(self, session: Session, plan: Plan) -> str:
        """Return one line: since when a version holds, and how much the draft changes in it."""
        if plan.status != "draft":
            return _sentence(version_words(self, plan))
        older = plans.previous(session, plan)
        if older is None or older.signed_at is None:
            return self.tr("Första planen. Den börjar gälla när den är signerad.")
        day = dates.long(day_of(older.signed_at)).split(" ", 1)[1]
        held = self.tr("Version {0} gäller sedan {1}.").format(older.version, day)
        number = len(plans.changes_since(session, plan))
        if number == 1:
            return f"{held} {self.tr('En sak är ändrad i utkastet.')}"
        words = (
            self.tr("{0} saker är ändrade i utkastet.") if number else self.tr("{0} är ändrat i utkastet.")
        )
        return f"{held} {words.format(count_words(number))}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    return f"{text}."
