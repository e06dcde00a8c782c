"""What has been noted of a goal and its measures, the latest first: earlier levels, what was taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import Goal, Measure, Plan, Progress
from desktop import dates
from desktop.content import lists
from desktop.plan import verbs as plans
from desktop.plan.checks import LEVELS
from ui.dialogs.ask import ask
from ui.look.metrics import column, row
from ui.plan.desk import Desk
from ui.plan.goals.levels import FIRST
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label


def level_words(goal: Goal, place: int) -> str:
    """Return what a level of a goal is called: in its own words, else the list's."""
    return str(getattr(goal, LEVELS[place])).strip() or lists().items("malsteg")[place].label


class ProgressHistory(QWidget):
    """One line a note. *Ta tillbaka* writes a new note and leaves the earlier where it is."""

    def __init__(self, desk: Desk, plan: Plan, goal: Goal) -> None:
        super().__init__()
        self._desk, self._goal = desk, goal
        measures = [one for one in desk.session.db.measures.of(plan.id) if one.goal_id == goal.id]
        self._measures = {one.lineage: one for one in measures}
        found = [
            one
            for lineage in (goal.lineage, *self._measures)
            for one in plans.history(desk.session, plan, lineage)
        ]
        found.sort(key=lambda one: (one.noted_on, one.created_at), reverse=True)
        gone = plans.taken_back(found)
        whole = column(self, gap=4)
        if not found:  # else it shows with the card it is put in
            self.hide()
        for note in found:
            if note.takes_back is None:
                whole.addWidget(self._line(note, is_gone=note.id in gone))

    def _line(self, note: Progress, *, is_gone: bool) -> QWidget:
        host = QWidget()
        line = row(host, gap=8)
        words = self._words(note)
        line.addWidget(label(words, "small", "text3" if is_gone else None), 1)
        if is_gone:
            line.addWidget(Chip(self.tr("Taget tillbaka"), "neutral", "arrow-counter-clockwise"))
        else:
            act = Button(self.tr("Ta tillbaka"), "link", small=True)
            act.setObjectName(f"take-back:{note.id}")
            act.setAccessibleName(self.tr("Ta tillbaka {0}").format(words))
            act.clicked.connect(partial(self._on_take_back, note, words))
            line.addWidget(act)
        return host

    def _words(self, note: Progress) -> str:
        day = dates.plain(note.noted_on, self._desk.today())
        said = f": {note.sentence}" if note.sentence else ""
        if not note.value:
            return f"{day}{said}"
        measure: Measure | None = self._measures.get(note.lineage) if note.subject == "measure" else None
        if measure is not None:
            return f"{day}, {measure.what}, {lists().label('insats_status', note.value).lower()}{said}"
        return f"{day}, {level_words(self._goal, int(note.value) - FIRST)}{said}"

    def _on_take_back(self, note: Progress, words: str) -> None:
        text = self.tr("Det står kvar här, märkt, och det som gällde innan gäller igen.")
        if ask(self, self.tr("Ta tillbaka {0}?").format(words), text, self.tr("Ta tillbaka")):
            self._desk.do(lambda: plans.take_back(self._desk.session, note))
