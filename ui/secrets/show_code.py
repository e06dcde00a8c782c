"""The recovery code: shown and printed, then hidden and typed back from the paper. Used wherever one is made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGroupBox, QLabel, QStackedWidget, QWidget

from desktop import content
from desktop.secrets.change import wrong_character
from ui.look.metrics import column, grid, row
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import label

_COLUMNS = 4


class ShowCode(QWidget):
    """Two sides: the code to write down, and the field to type it back in. `proved` when it was right."""

    changed = Signal()
    proved = Signal()
    entered = Signal()  # Enter on the right code
    print_asked = Signal()

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self.is_proved = False
        self._groups: list[QLabel] = []
        self._print = Button(self.tr("Skriv ut koden"), icon="printer")
        self._noted = Button(self.tr("Jag har den på papper"), icon="check")
        self._show = Button(self.tr("Visa koden igen"), icon="eye")
        self._typed = Field(
            self.tr("Koden från papperet"), LineEdit(tall=True), content.texts().get("start.kod_prova")
        )
        self._right = label("", "strong", "ok")
        self._sides = QStackedWidget()
        self._build()
        self._connect()

    def missing(self) -> str:
        """Return what is missing before the code counts as kept."""
        if self.is_proved:
            return ""
        if self._sides.currentIndex() == 0:
            return self.tr("Skriv ut eller skriv av koden för att gå vidare")
        return self.tr("Skriv in koden från papperet för att gå vidare")

    def show_missing(self) -> None:
        """Go to what is missing: to the code, or to the first wrong character."""
        if self._sides.currentIndex() == 0:
            self._noted.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._check()
            self._typed.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Take the keyboard."""
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop the code."""
        self._code = ""
        self._typed.control.clear()
        for group in self._groups:
            group.clear()

    def _build(self) -> None:
        for name, button in (("print-code", self._print), ("noted", self._noted), ("show-code", self._show)):
            button.setObjectName(name)
        self._typed.control.setObjectName("typed-code")
        whole = column(self, gap=12)
        self._sides.addWidget(self._front())
        self._sides.addWidget(self._back())
        whole.addWidget(self._sides)

    def _front(self) -> QWidget:
        side = QWidget()
        whole = column(side, gap=12)
        frame = QGroupBox()
        frame.setProperty("card", "true")
        frame.setAccessibleName(self.tr("Återställningskoden"))
        cells = grid(frame, gap=8, margins=16)
        for place, group in enumerate(self._code.split("-")):
            cell = label(group, "code", wrap=False)
            cell.setObjectName(f"code-{place + 1}")
            cell.setAccessibleName(" ".join(group))
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cells.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
            self._groups.append(cell)
        whole.addWidget(frame)
        acts = row(gap=8)
        acts.addWidget(self._print)
        acts.addWidget(self._noted)
        acts.addStretch(1)
        whole.addLayout(acts)
        whole.addStretch(1)
        return side

    def _back(self) -> QWidget:
        side = QWidget()
        whole = column(side, gap=12)
        whole.addWidget(self._typed)
        whole.addWidget(self._right)
        acts = row(gap=8)
        acts.addWidget(self._show)
        acts.addStretch(1)
        whole.addLayout(acts)
        whole.addStretch(1)
        return side

    def _connect(self) -> None:
        self._print.clicked.connect(self.print_asked)
        self._noted.clicked.connect(self._on_noted)
        self._show.clicked.connect(self._on_show)
        self._typed.control.written.connect(self._on_edited)
        self._typed.control.returnPressed.connect(self._on_entered)

    def _check(self) -> None:
        place = wrong_character(self._typed.control.text(), self._code)
        self.is_proved = place is None
        text = "" if place is None else content.texts().get("start.kod_fel", antal=_where(place))
        self._typed.set_error(text)
        self._right.setText(content.texts().get("start.kod_ratt") if self.is_proved else "")

    @Slot()
    def _on_noted(self) -> None:
        self._sides.setCurrentIndex(1)
        self._typed.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    @Slot()
    def _on_show(self) -> None:
        self._sides.setCurrentIndex(0)
        self.start()
        self.changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        was = self.is_proved
        self.is_proved = wrong_character(self._typed.control.text(), self._code) is None
        self._typed.set_error("")
        self._right.setText(content.texts().get("start.kod_ratt") if self.is_proved else "")
        if self.is_proved and not was:
            self.proved.emit()
        self.changed.emit()

    @Slot()
    def _on_entered(self) -> None:
        self._check()
        self.changed.emit()
        if self.is_proved:
            self.entered.emit()


def _where(character: int) -> str:
    """Return which character, counted from the beginning and by group."""
    return f"{character} (grupp {(character - 1) // 4 + 1})"
