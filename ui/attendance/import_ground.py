"""Whether a consent covers receiving attendance from the school; where not, the ground to go on with all the same."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.consent.acts import other_grounds
from desktop.sharing.receiving import OtherGround
from desktop.sharing.verdicts import Verdict
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label


class GroundLine(QWidget):
    """One line when it is covered; else the verdict with a ground and why, both needed."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = Chip("", about=self.tr("Samtycke"))
        self.because = label("", "small", wrap=True)
        self.kind, self.note = Combo(), LineEdit()
        self._fields = QWidget()
        self._found: Verdict | None = None
        named(ground_kind=self.kind, ground_note=self.note, ground_because=self.because)
        whole = column(self, gap=6)
        line = row(gap=8)
        line.addWidget(self.chip)
        line.addWidget(self.because, 1)
        whole.addLayout(line)
        fields = row(self._fields, gap=8)
        grounds: list[tuple[str, object]] = [(name, code) for code, name in other_grounds()]
        self.kind.fill([(self.tr("Avstå, eller välj annan grund"), ""), *grounds])
        self.why = Field(self.tr("Varför"), self.note)
        fields.addWidget(Field(self.tr("Grund för att ta emot"), self.kind), 1)
        fields.addWidget(self.why, 2)
        whole.addWidget(self._fields)

    def show_verdict(self, found: Verdict) -> None:
        """Show whether it is covered."""
        self._found = found
        if found.is_covered:
            self.chip.show_state(self.tr("Täcks"), "ok", "check")
        else:
            self.chip.show_state(self.tr("Täcks inte"), "danger", "prohibit")
        more = "" if found.is_covered else self.tr("Grunden skrivs i delningsloggen.")
        self.because.setText(f"{found.because} {more}".strip())
        show_if(not found.is_covered, self._fields)

    def ground(self) -> OtherGround | None:
        """Return the ground that was written; None while one is lacking or none is needed."""
        kind, note = str(self.kind.data() or ""), self.note.text().strip()
        return OtherGround(kind, note) if kind and note else None

    def first_open(self) -> QWidget | None:
        """Return the field that must be filled in; None when all is said or covered."""
        if self._found is None or self._found.is_covered:
            return None
        if not self.kind.data():
            return self.kind
        return None if self.note.text().strip() else self.note
