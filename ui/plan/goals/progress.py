"""How it goes, noted on a signed plan: the level of the goal, a sentence, the state of each measure."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import Goal, Measure, Plan
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf
from desktop.plan import verbs as plans
from desktop.plan.checks import LEVELS
from ui.dialogs.form_draft import FormDraft
from ui.look.metrics import column, row
from ui.plan.desk import Desk
from ui.plan.goals.history import level_words
from ui.plan.goals.levels import FIRST
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit


class ProgressForm(QWidget):
    """Nothing is written until *Anteckna* is pressed, and nothing is judged that nobody chooses."""

    def __init__(self, desk: Desk, plan: Plan, goal: Goal) -> None:
        super().__init__()
        self._desk, self._plan, self._goal = desk, plan, goal
        whole = column(self, gap=12)
        self.level = Combo()
        levels = [(level_words(goal, place), place + FIRST) for place in range(len(LEVELS))]
        self.level.fill([(self.tr("Inte valt"), None), *levels])
        self.level.setObjectName(f"level:{goal.id}")
        self.sentence = LineEdit()
        self.sentence.setObjectName(f"sentence:{goal.id}")
        whole.addWidget(Field(self.tr("Där är vi nu"), self.level))
        whole.addWidget(Field(self.tr("Hur det märks, i en mening"), self.sentence, optional=True))
        self._states: list[tuple[Measure, Combo]] = []
        for measure in desk.session.db.measures.of(plan.id):
            if measure.goal_id == goal.id:
                whole.addWidget(self._state(measure))
        self.write = Button(self.tr("Anteckna"), "quiet", "check")
        self.write.setObjectName(f"write-progress:{goal.id}")
        self.write.clicked.connect(self._write)
        line = row(gap=8)
        line.addStretch(1)
        line.addWidget(self.write)
        whole.addLayout(line)
        of = DraftOf("sa-har-gar-det", plan.case_id, "goals", goal.id)
        self.draft = FormDraft(self, self.tr("Anteckna hur det går"), desk.session, of)
        whole.addWidget(self.draft.label)
        if self.draft.line is not None:
            whole.insertWidget(0, self.draft.line)

    def begin(self) -> None:
        """Put the focus where one starts."""
        self.level.setFocus()

    def _state(self, measure: Measure) -> Field[Combo]:
        combo = Combo()
        combo.fill([(one.label, one.code) for one in lists().items("insats_status")])
        combo.choose(plans.status_now(self._desk.session, self._plan, measure))
        combo.setObjectName(f"status:{measure.id}")
        self._states.append((measure, combo))
        return Field(measure.what, combo)

    def _write(self) -> None:
        self._desk.do(self._note)

    def _note(self) -> None:
        session = self._desk.session
        level = self.level.data()
        assert level is None or isinstance(level, int)
        statuses = {measure: str(combo.data()) for measure, combo in self._states}
        with self.draft.done_with():
            plans.note_progress(session, self._goal, level, self.sentence.text(), statuses)
        self.draft.renew()
