"""Step 5: the first schools, with who runs them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import content
from desktop.vault.first_start import NewSchool
from ui.look.metrics import column, row
from ui.secrets.panel import Panel
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label


class SchoolLine(QWidget):
    """One school: its name, municipal or independent, and a way to take the line away."""

    removed = Signal(object)  # self
    edited = Signal()
    entered = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.field = Field(self.tr("Skola {number}").format(number=number), LineEdit())
        self.field.control.setObjectName(f"school-{number}")
        kinds = [("kommunal", self.tr("Kommunal")), ("fristaende", self.tr("Fristående"))]
        self.kind = Segments(kinds, self.tr("Huvudman för skola {number}").format(number=number))
        self._remove = IconButton("x", self.tr("Ta bort skola {number}").format(number=number))
        whole = row(self, gap=12)
        whole.addWidget(self.field, 1)
        whole.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        policy = self._remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the lines end alike
        self._remove.setSizePolicy(policy)
        self._remove.setVisible(number > 1)
        self.field.control.textChanged.connect(self.edited)
        self.field.control.returnPressed.connect(self.entered)
        self._remove.clicked.connect(self._on_remove)

    def school(self) -> NewSchool:
        """Return what was written."""
        return NewSchool(self.field.control.text(), self.kind.key() == "fristaende")

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self)


class SchoolsPanel(Panel):
    """At least one school; those already in the vault are named and kept."""

    has_way_back = True

    def __init__(self, present: Sequence[str]) -> None:
        say = content.texts().get
        super().__init__(say("start.skolor_rubrik"), say("start.skolor"))
        self._present = tuple(present)
        self._lines: list[SchoolLine] = []
        self._count = 0
        self._rows: QVBoxLayout = column(gap=12)
        self._more = Button(self.tr("Lägg till en skola"), icon="plus")
        self._more.setObjectName("more-schools")
        self._more.clicked.connect(self._on_more)
        if present:
            told = self.tr("Redan inlagt: {0}. Det kan ändras sedan, under Skolor.").format(
                ", ".join(present)
            )
            self.body.addWidget(label(told))
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._add()

    def schools(self) -> list[NewSchool]:
        """Return the schools that have a name."""
        return [line.school() for line in self._lines if line.school().name.strip()]

    def missing(self) -> str:
        """One school."""
        if self.schools() or self._present:
            return ""
        return self.tr("Skriv namnet på en skola för att gå vidare")

    def show_missing(self) -> None:
        """Say it under the first line."""
        self._lines[0].field.set_error(self.tr("Den skola du är på nu räcker."))
        self.start()

    def start(self) -> None:
        """Begin with the last line."""
        self._lines[-1].field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self._count += 1
        line = SchoolLine(self._count)
        line.removed.connect(self._on_removed)
        line.edited.connect(self._on_edited)
        line.entered.connect(self._on_entered)
        self._lines.append(line)
        self._rows.addWidget(line)

    @Slot()
    def _on_more(self) -> None:
        self._add()
        self.start()

    @Slot()
    def _on_edited(self) -> None:
        self._lines[0].field.set_error("")
        self.changed.emit()

    @Slot()
    def _on_entered(self) -> None:
        if self._lines[-1].school().name.strip():
            self._on_more()

    @Slot(object)
    def _on_removed(self, line: SchoolLine) -> None:
        self._lines.remove(line)
        self._rows.removeWidget(line)
        line.deleteLater()
        self.start()
        self.changed.emit()
