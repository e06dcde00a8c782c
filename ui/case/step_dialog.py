"""One step of the process: what is missing with a way there, and what may be done with it."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records.states import Step
from desktop import dates
from desktop.cases import steps
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import row
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.banner import Banner
from ui.widgets.show.text import label
from ui.window.place import Place


class StepDialog(Sheet):
    """Going back is never destructive; passing a step over takes a reason."""

    went = Signal(object)  # Place

    def __init__(self, parent: QWidget, session: Session, case_id: str, step: Step) -> None:
        super().__init__(parent, steps.name(step), wide=True)
        self.setObjectName("step-dialog")
        self._session, self._case_id, self._step = session, case_id, step
        self.reason = LineEdit()
        self.reason.setObjectName("reason")
        self.trouble = Banner()
        self._say()
        self._way()
        self._missing()
        self._history()
        self._reason = Field(self.tr("Skäl att hoppa över steget"), self.reason, optional=True)
        self.body.addWidget(self._reason)
        self.body.addWidget(self.trouble)
        self._buttons()
        self.keep_draft(session, DraftOf(f"steg-{step}", case_id))

    def _say(self) -> None:
        now = steps.step_of(self._session, self._case_id, self._step)
        words = [lists().label("steg_status", now.status)]
        if now.started_on:
            words.append(self.tr("började {0}").format(dates.full(now.started_on)))
        if now.finished_on:
            words.append(self.tr("klar {0}").format(dates.full(now.finished_on)))
        if now.reason:
            words.append(now.reason)
        self.body.addWidget(label(", ".join(words), "body", "text2"))

    def _way(self) -> None:
        """Lead to the page where the step's own meeting is written."""
        page = _PAGES.get(self._step)
        if page is None or self._session.db.plans.current(self._case_id) is None:
            return
        line = row(gap=8)
        way = Button(self.tr("Öppna {0}").format(steps.step_name(self._step)), "quiet", "arrow-right")
        way.setObjectName("open-page")
        way.clicked.connect(lambda: self._go(page, None))
        line.addWidget(way)
        line.addStretch(1)
        self.body.addLayout(line)

    def _missing(self) -> None:
        missing = steps.what_is_missing(self._session, self._case_id, self._step)
        if not missing:
            self.body.addWidget(label(self.tr("Inget saknas i steget."), "body", "ok"))
            return
        self.body.addWidget(label(self.tr("Det här saknas"), "h3"))
        for place, one in enumerate(missing):
            line = row(gap=8)
            way = Button(one.text, "link", "circle-dashed", small=True)
            way.setObjectName(f"missing-{place}")
            way.clicked.connect(lambda _=False, page=one.page, detail=one.detail: self._go(page, detail))
            line.addWidget(way)
            line.addStretch(1)
            self.body.addLayout(line)

    def _history(self) -> None:
        changes = steps.history(self._session, self._case_id, self._step)
        for one in changes[-4:]:
            said = lists().label("steg_status", one.status)
            words = f"{dates.full(one.changed_on)}: {said}" + (f", {one.reason}" if one.reason else "")
            self.body.addWidget(label(words, "caption"))

    def _buttons(self) -> None:
        now = steps.step_of(self._session, self._case_id, self._step)
        self.leave = Button(self.tr("Stäng"))
        self.leave.setObjectName("leave")
        self.leave.clicked.connect(self.reject)
        self.acts.addWidget(self.leave)
        if now.status != "pagar":
            word = self.tr("Börja steget") if now.status == "kommande" else self.tr("Ta upp steget igen")
            self._act("begin", word, lambda: steps.begin(self._session, self._case_id, self._step))
        if now.status in ("kommande", "pagar"):
            self._act("skip", self.tr("Hoppa över"), self._skip)
        if now.status == "pagar":
            finish = self._act("finish", self.tr("Steget är klart"), self._finish, "primary")
            finish.setFocus()

    def _act(self, name: str, word: str, act: object, kind: str = "quiet") -> Button:
        button = Button(word, kind)
        button.setObjectName(f"step-{name}")
        button.clicked.connect(lambda: self._do(act))
        self.acts.addWidget(button)
        return button

    def _skip(self) -> None:
        steps.skip(self._session, self._case_id, self._step, self.reason.text())

    def _finish(self) -> None:
        steps.finish(self._session, self._case_id, self._step)

    def _do(self, act: object) -> None:
        assert callable(act)
        try:
            with self.draft.done_with() if self.draft is not None else nullcontext():
                act()
        except UserError as error:
            self.trouble.say("danger", f"{error.title}.", f"{error.safe} {error.do}".strip())
            return
        self.accept()

    def _go(self, page: str, detail: str | None) -> None:
        self.reject()
        self.went.emit(Place(page, self._case_id, detail))


_PAGES: dict[str, str] = {"uppfoljning": "followup", "avslut": "closing", "vidmakthallande": "closing"}
"""Steps that have a page of their own."""
