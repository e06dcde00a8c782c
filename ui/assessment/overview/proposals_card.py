"""Free text laid before the worker: set to resurs, to hinder or to neither with one key, its source named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.forms.derive import Side
from desktop.forms.placing import Placed, Proposal
from desktop.forms.wording import wording
from ui.assessment.standing import Standing
from ui.assessment.words import shape_of, tr
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip_kinds import kept_chip, private_chip
from ui.widgets.show.informant_mark import InformantMark
from ui.widgets.show.text import hairline, label
from ui.window.reading_order import bring_into_sight

FEW = 2
NEITHER = "ingetdera"
KEYS = {Qt.Key.Key_R: Side.STRENGTH, Qt.Key.Key_H: Side.BARRIER, Qt.Key.Key_I: None}


class ProposalsCard(Card):
    """What has not been set comes first; what has can be shown and set again."""

    side_set = Signal(object, object)  # Proposal, Side or None

    def __init__(self, proposals: Sequence[Proposal], placed: Placed, standing: Standing) -> None:
        super().__init__(tr("Egna ord att ta ställning till"))
        self.setObjectName("proposals")
        self._standing, self._placed = standing, placed
        self._left = [one for one in proposals if one.place not in placed]
        self._set = [one for one in proposals if one.place in placed]
        self.rows: list[ProposalRow] = []
        self._holder: QWidget | None = None
        self._is_all = self._is_set = False
        self._fill()

    def waiting(self) -> int:
        """Return how many are not set."""
        return len(self._left)

    def focus_first(self) -> None:
        """Put the focus on the first that is not set, in sight, so that a run of them is a run of keys."""
        if self.rows:
            self.rows[0].buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self, self._show_first)  # once it is laid out

    @Slot()
    def _show_first(self) -> None:
        if self.rows:
            bring_into_sight(self.window(), self.rows[0].buttons[0])

    def _fill(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = holder = QWidget()
        lines = column(holder, gap=4)
        help_ = tr("Orden säger inget förrän du har bestämt. R är resurs, H är hinder, I är ingetdera.")
        lines.addWidget(label(help_ if self._left else tr("Du har tagit ställning till alla."), "small"))
        shown = self._left if self._is_all else self._left[:FEW]
        shown = [*shown, *(self._set if self._is_set else [])]
        self.rows = []
        for place, one in enumerate(shown):
            made = ProposalRow(one, place, self._placed, self._standing)
            made.side_set.connect(self.side_set)
            lines.addWidget(hairline())
            lines.addWidget(made)
            self.rows.append(made)
        acts = row(gap=16)
        if len(self._left) > FEW and not self._is_all:
            words = tr("Visa alla {0}").format(len(self._left))
            acts.addWidget(self._link(words, "all-proposals", self._on_all))
        if self._set and not self._is_set:
            words = tr("Visa dem du har bestämt ({0})").format(len(self._set))
            acts.addWidget(self._link(words, "set-proposals", self._on_set))
        acts.addStretch(1)
        lines.addLayout(acts)
        self.body.addWidget(holder)

    def _link(self, words: str, name: str, act: Callable[[], None]) -> Button:
        link = Button(words, "link", small=True)
        link.setObjectName(name)
        link.clicked.connect(act)
        return link

    def _on_all(self) -> None:
        self._is_all = True
        self._fill()
        self.focus_first()

    def _on_set(self) -> None:
        self._is_set = True
        self._fill()
        self.focus_first()


class ProposalRow(QWidget):
    """One text, whose it is and in answer to what. On any of its buttons R, H and I set it, as the buttons do."""

    side_set = Signal(object, object)  # Proposal, Side or None

    def __init__(self, one: Proposal, place: int, placed: Placed, standing: Standing) -> None:
        super().__init__()
        self._one = one
        name = standing.name(one.informant)
        asked = wording(one.question, one.informant, standing.age)
        self.setObjectName(f"proposal-{place}")
        self._asked = tr("{0} svarar på: {1}").format(name, asked)
        self.buttons: list[Button] = []
        words = QWidget()
        line = row(words, gap=12)
        line.addWidget(InformantMark(shape_of(one.informant), 12), 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=0)
        said.addWidget(label(f"”{one.words}”", "body"))
        said.addWidget(label(f"{name}. {asked}", "caption", wrap=True))
        line.addLayout(said, 1)
        acts = QWidget()
        flow = Flow(acts, gap=8)
        if one.is_private or not one.may_show:
            flow.addWidget(private_chip() if one.is_private else kept_chip())
        for key, side, word in (
            ("resurs", Side.STRENGTH, tr("Resurs")),
            ("hinder", Side.BARRIER, tr("Hinder")),
            (NEITHER, None, tr("Ingetdera")),
        ):
            is_on = one.place in placed and placed[one.place] is side
            self.buttons.append(self._button(place, key, side, word, is_on=is_on))
            flow.addWidget(self.buttons[-1])
        whole = column(self, gap=0, margins=(0, 4, 0, 4))
        whole.addWidget(Columns([(words, 3, 300), (acts, 2, 260)], gap=16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set it with one key."""
        key = Qt.Key(event.key())
        if key in KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.side_set.emit(self._one, KEYS[key])
            return
        super().keyPressEvent(event)

    def _button(self, place: int, key: str, side: Side | None, word: str, *, is_on: bool) -> Button:
        made = Button(word, "quiet", "check" if is_on else None, small=True)
        made.setObjectName(f"side-{key}-{place}")
        made.setAccessibleName(tr("{0}: ”{1}”").format(word, self._one.words))
        made.setAccessibleDescription(self._asked)
        made.clicked.connect(lambda: self.side_set.emit(self._one, side))
        return made
