"""What every section of the plan is: it reads, rebuilds itself when rows come or go, and keeps what is typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QLayout, QVBoxLayout, QWidget

from desktop.plan import verbs as plans
from desktop.spans import DayKind
from ui.look.metrics import column, row
from ui.plan.desk import Desk
from ui.widgets.frame.laid import laid
from ui.widgets.frame.shown import show
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class Section(QWidget):
    """Base of the sections: `shape` tells when to build anew, `fill` builds, `show_facts` says what follows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("surface", "clear")
        self.desk = desk
        self._shape: object = None
        self._gone: Any = None
        self.whole: QVBoxLayout = column(self, gap=12)

    def refresh(self) -> None:
        """Read again. Rows that came or went are built anew; texts being typed stay."""
        shape = self.shape()
        if shape != self._shape:
            self._shape, self._gone = shape, None
            self._rebuild()
        self.show_facts()

    def take_away(self, part: Any) -> None:
        """Take a part of the plan away, and offer to put it back."""
        if self.desk.do(lambda: plans.remove_part(self.desk.session, part)):
            self._gone = part
            self._rebuild()
            self.show_facts()
            focus_on(self, "undo")

    def shape(self) -> object:
        """Return what decides which controls there are."""
        return self.desk.plan_id

    def fill(self) -> None:
        """Build the controls in `whole`."""

    def show_facts(self) -> None:
        """Show what follows from the texts: checks, hints, counts."""

    def _rebuild(self) -> None:
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        empty(self.whole)
        self.fill()
        if self._gone is not None:
            self.whole.addWidget(self._undo(self._gone))
        self.whole.addStretch(1)
        reveal(self.whole)
        if name:
            focus_on(self, name)

    def _undo(self, part: Any) -> QWidget:
        host = QWidget()
        line = row(host, gap=8)
        line.addWidget(label(self.tr("Borttaget."), "small", wrap=False))
        button = Button(self.tr("Ångra"), "link", "arrow-counter-clockwise", small=True)
        button.setObjectName("undo")
        button.clicked.connect(lambda: self.desk.do(lambda: plans.restore_part(self.desk.session, part)))
        line.addWidget(button)
        line.addStretch(1)
        return host


def group(name: str) -> QGroupBox:
    """Return what is to hold the fields of one row, under a name that only a screen reader says."""
    made = QGroupBox()
    made.setProperty("bare", "true")
    made.setAccessibleName(name)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, also the layouts inside it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


def reveal(layout: QLayout) -> None:
    """Show at once what was just put in a layout: Qt waits for the event loop, and focus cannot."""
    for _place, one in laid(layout):
        if isinstance(one, QLayout):
            reveal(one)
        elif not one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            show(one)


def focus_on(root: QWidget, name: str) -> bool:
    """Put the focus on the control with this name. Returns whether there is one that can take it."""
    for found in root.findChildren(QWidget, name):
        if found.isVisibleTo(root):
            found.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False


def named(widget: QWidget, field: str, part: Any = None) -> QWidget:
    """Give a control the name it is found by: the field, and the id of the part it belongs to."""
    widget.setObjectName(f"{field}:{part.id}" if part is not None else field)
    return widget


def text_field(
    desk: Desk,
    name: str,
    text: str,
    part: Any = None,
    *,
    lines: int = 2,
    say: str = "",
    optional: bool = False,
) -> Field[PlainText]:
    """Return a field for longer text that writes itself to the plan, or to `part` of it."""
    control = PlainText(lines=lines)
    control.set_text(str(getattr(part or desk.plan, name)))
    named(control, name, part)
    control.textChanged.connect(lambda: desk.later(part, name, control.text()))
    control.left.connect(desk.flush)
    return Field(text, control, say, optional=optional)


def line_field(
    desk: Desk,
    name: str,
    text: str,
    part: Any = None,
    *,
    say: str = "",
    optional: bool = False,
    example: str = "",
) -> Field[LineEdit]:
    """Return a field of one line that writes itself to the plan, or to `part` of it."""
    control = LineEdit(str(getattr(part or desk.plan, name)), example)
    named(control, name, part)
    control.written.connect(lambda words: desk.later(part, name, words))
    control.editingFinished.connect(desk.flush)
    return Field(text, control, say, optional=optional)


def date_field(
    desk: Desk,
    name: str,
    text: str,
    kind: DayKind,
    part: Any = None,
    *,
    say: str = "",
    optional: bool = False,
) -> Field[DateField]:
    """Return a field for a day that writes itself to the plan, or to `part` of it."""
    control = DateField(desk.today, kind)
    control.set_date(getattr(part or desk.plan, name))
    control.setObjectName(f"{name}-field")
    named(control.line, name, part)
    made = Field(text, control, say, optional=optional)
    desk.read(part, name, control, control.date)
    return made
