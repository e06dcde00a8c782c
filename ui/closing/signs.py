"""Tidiga tecken at a booster: each sign of the closing is seen again, or not; nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.closing.desk import BoosterDesk
from ui.look.metrics import column, row
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label

SEEN, UNSEEN = "seen", "unseen"


class EarlySigns(QWidget):
    """A row a sign; what is chosen is kept as the sign's own line."""

    def __init__(self, desk: BoosterDesk, signs: list[str]) -> None:
        super().__init__()
        self._desk, self._signs = desk, signs
        self.rows: list[Segments] = []
        whole = column(self, gap=6)
        whole.addWidget(label(self.tr("Tidiga tecken att titta efter"), "strong"))
        seen, unseen = (desk.booster.signs_seen.splitlines(), desk.booster.signs_unseen.splitlines())
        for place, sign in enumerate(signs):
            parts = [(SEEN, self.tr("Syns")), (UNSEEN, self.tr("Syns inte"))]
            made = Segments(parts, self.tr("Tecken: {0}").format(sign), begins_empty=True, tight=True)
            made.setObjectName(f"sign-{place}")
            made.choose(SEEN if sign in seen else UNSEEN if sign in unseen else "")
            made.chosen.connect(self._keep)
            across = row(gap=8)
            across.addWidget(label(sign, wrap=True), 1)
            across.addWidget(made)
            whole.addLayout(across)
            self.rows.append(made)

    def _keep(self) -> None:
        chosen = {sign: made.key() for sign, made in zip(self._signs, self.rows, strict=True)}
        lines = {
            key: "\n".join(sign for sign in self._signs if chosen[sign] == key) for key in (SEEN, UNSEEN)
        }
        self._desk.now(None, signs_seen=lines[SEEN], signs_unseen=lines[UNSEEN])
