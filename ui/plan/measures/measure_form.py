"""The form of one measure: from the catalogue or in own words, who by name, when, level and state."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Measure
from desktop.content import lists
from desktop.plan import verbs as plans
from desktop.plan.measures import ACTORS
from desktop.plan.sources import people
from ui.look.metrics import column, row
from ui.plan.desk import Desk
from ui.plan.order import RowActs
from ui.plan.section import date_field, line_field, named, text_field
from ui.widgets.frame.columns import Columns
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.name_completer import NameCompleter


class MeasureForm(QWidget):
    """Writes itself; *Klar* only folds it."""

    closed = Signal()
    removed = Signal()  # the user wants the measure away

    def __init__(self, desk: Desk, measure: Measure, number: int) -> None:
        super().__init__()
        self.desk, self.measure = desk, measure
        self._people = people(desk.session, desk.plan.case_id)
        whole = column(self, gap=12, margins=(8, 4, 8, 12))
        whole.addWidget(self._catalogue())
        whole.addWidget(text_field(desk, "what", self.tr("Vad"), measure, lines=1))
        who, role, actor = self._who(), line_field(desk, "who_role", self.tr("Roll"), measure), self._actor()
        self._role = role
        whole.addWidget(Columns([(who, 4, 170), (role, 3, 120), (actor, 3, 130)]))
        words = line_field(desk, "when_text", self.tr("När"), measure, example=self.tr("tis och tors 8.10"))
        start = date_field(desk, "starts_on", self.tr("Från"), "plan", measure, optional=True)
        end = date_field(desk, "ends_on", self.tr("Till"), "plan", measure, optional=True)
        whole.addWidget(Columns([(words, 4, 170), (start, 3, 150), (end, 3, 150)]))
        whole.addWidget(Columns([(self._level(), 1, 150), (self._status(), 1, 150)]))
        whole.addLayout(self._acts(number))

    def _catalogue(self) -> Field[Combo]:
        combo = Combo()
        rows: list[tuple[str, object]] = [(self.tr("Egen insats"), "")]
        rows += [(item.label, item.code) for item in lists().items("insats")]
        kept = self.measure.code
        if kept and all(code != kept for _, code in rows):  # no longer offered: what a plan has, it keeps
            rows.append((lists().label("insats", kept), kept))
        combo.fill(rows)
        combo.choose(self.measure.code)
        named(combo, "code", self.measure)
        combo.activated.connect(lambda: self._take(str(combo.data() or "")))
        return Field(self.tr("Ur insatskatalogen"), combo)

    def _who(self) -> Field[LineEdit]:
        field = line_field(self.desk, "who", self.tr("Vem, med namn"), self.measure)
        completer = NameCompleter([name for name, _, _ in self._people], field.control)
        field.control.setCompleter(completer)
        completer.activated.connect(self._on_person)
        return field

    def _actor(self) -> Field[Combo]:
        words = (
            self.tr("I skolan"),
            self.tr("Hemma"),
            self.tr("Eleven själv"),
            self.tr("Socialtjänsten"),
            self.tr("Andra"),
        )
        self._actors = self._coded("actor", [*zip(words, ACTORS, strict=True)])
        return Field(self.tr("Hör till"), self._actors)

    def _level(self) -> Field[Combo]:
        words = (self.tr("1, för alla"), self.tr("2, förebyggande"), self.tr("3, riktad"))
        return Field(
            self.tr("Nivå"), self._coded("level", [(word, level) for level, word in enumerate(words, 1)])
        )

    def _status(self) -> Field[Combo]:
        return Field(
            self.tr("Läge"),
            self._coded("status", [(one.label, one.code) for one in lists().items("insats_status")]),
        )

    def _coded(self, name: str, rows: list[tuple[str, object]]) -> Combo:
        combo = Combo()
        combo.fill(rows)
        combo.choose(getattr(self.measure, name))
        named(combo, name, self.measure)
        combo.activated.connect(lambda: self._write({name: combo.data()}))
        return combo

    def _acts(self, number: int) -> QHBoxLayout:
        line = row(gap=8)
        session, measure = self.desk.session, self.measure
        line.addWidget(
            RowActs(
                self,
                measure.id,
                self.tr("insats {0}").format(number),
                lambda by: self.desk.do(lambda: plans.move_part(session, measure, by)),
                self.removed.emit,
            )
        )
        line.addStretch(1)
        done = Button(self.tr("Klar"), "quiet", "check", small=True)
        done.setObjectName(f"close:{measure.id}")
        done.clicked.connect(self.closed)
        line.addWidget(done)
        return line

    def _take(self, code: str) -> None:
        self.desk.do(lambda: plans.measure_from_catalogue(self.desk.session, self.measure, code))

    def _write(self, values: dict[str, object]) -> None:
        self.desk.do(lambda: plans.save_part(self.desk.session, self.measure, **values))

    def _on_person(self, name: str) -> None:
        """Take the role and the place from the one who was chosen."""
        found = next((one for one in self._people if one[0] == name), None)
        if found is None:
            return
        self._role.control.setText(found[1])
        self._actors.choose(found[2])
        self._write({"who": name, "who_role": found[1], "actor": found[2]})
