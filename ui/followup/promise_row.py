"""One thing we promised, and whether it was done: Ja, Delvis, Inte än; a line of why only where it was not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import FollowUpMeasure, Measure
from db.records.states import PROMISES_KEPT, one_of
from desktop.content import lists
from ui.followup.desk import FollowUpDesk
from ui.look.metrics import column, row, width
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.paint.marks import CheckBox
from ui.widgets.show.text import label

NOT_DONE = ("delvis", "inte_an")


class PromiseRow(QWidget):
    """Nothing is chosen beforehand. *Klar* is offered where it was done, and never ticked by itself."""

    def __init__(self, desk: FollowUpDesk, line: FollowUpMeasure, measure: Measure, status: str) -> None:
        super().__init__()
        self._desk, self._line, self._status = desk, line, status
        held = desk.follow_up.held_on or desk.today()
        parts = [("gjort", self.tr("Ja")), ("delvis", self.tr("Delvis")), ("inte_an", self.tr("Inte än"))]
        if (measure.starts_on is not None and measure.starts_on > held) or line.kept == "inte_aktuell":
            parts.append(("inte_aktuell", self.tr("Börjar sen")))
        said = ", ".join(part for part in (measure.who, measure.what) if part.strip())
        letters = {"J": "gjort", "D": "delvis", "N": "inte_an"}
        self.choice = Segments(parts, said, begins_empty=True, letters=letters, tight=True)
        self.choice.setObjectName(f"kept:{line.id}")
        self.choice.choose(line.kept)
        self.why = Combo()
        self.why.fill(
            [
                (self.tr("Varför?"), ""),
                *((one.label, one.code) for one in lists().items("uppfoljning_varfor")),
            ]
        )
        self.why.choose(line.why)
        self.why.setObjectName(f"why:{line.id}")
        self.why.call(self.tr("Varför: {0}").format(said))
        self.now = LineEdit(line.what_now, self.tr("Så gör vi nu. Står på papperet."))
        self.now.setCursorPosition(0)
        self.now.setObjectName(f"what_now:{line.id}")
        self.now.setAccessibleName(self.tr("Så gör vi nu: {0}").format(said))
        self.done = CheckBox(self.tr("Klar"))
        self.done.setObjectName(f"new_status:{line.id}")
        self.done.setAccessibleName(self.tr("Insatsen är klar: {0}").format(said))
        self.done.setChecked(line.new_status == "klar")
        self._build(measure)
        self._connect()
        self._show(line.kept)

    def _build(self, measure: Measure) -> None:
        whole = column(self, gap=4)
        first = row(gap=8)
        what = label(measure.what or self.tr("Insats utan ord"), wrap=True)
        who = label(measure.who, "small", wrap=False)
        words = column(gap=0)
        words.addWidget(what)
        second = row(gap=8)
        if measure.who.strip() and measure.who not in measure.what:
            second.addWidget(who)
        second.addWidget(self.done)
        second.addStretch(1)
        words.addLayout(second)
        first.addLayout(words, 1)
        first.addWidget(self.choice)
        whole.addLayout(first)
        self._more = QWidget()
        more = row(self._more, gap=8)
        width(self.why, 110, 184)
        more.addWidget(self.why)
        more.addWidget(self.now, 1)
        whole.addWidget(self._more)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._choose)
        self.why.activated.connect(lambda: self._desk.now(self._line, why=str(self.why.data() or "")))
        self.now.written.connect(lambda words: self._desk.later(self._line, "what_now", words))
        self.now.editingFinished.connect(self._desk.flush)
        self.done.toggled.connect(self._close)

    def _choose(self, key: str) -> None:
        kept = one_of(PROMISES_KEPT, key)
        values = {"kept": kept} | ({} if kept in NOT_DONE else {"why": ""})
        if kept != "gjort":
            values |= {"new_status": ""}
            self.done.setChecked(False)
        self._desk.now(self._line, **values)
        self._show(kept)

    def _close(self, is_done: bool) -> None:
        self._desk.now(self._line, new_status="klar" if is_done else "")

    def _show(self, kept: str) -> None:
        show_if(kept in NOT_DONE, self._more)
        show_if(kept == "gjort", self.done)
