"""When the family needs more than the plan can give: the way on. It begins nothing by itself and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.assessment.words import tr
from ui.widgets.frame.card import Card
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label
from ui.window.place import Place


class OnwardsCard(Card):
    """`has_more`: the worker has written that something is to be found out further, which can be taken along."""

    went = Signal(object)  # Place

    def __init__(self, case_id: str, *, has_more: bool) -> None:
        super().__init__(tr("Behövs mer än planen?"))
        self.setObjectName("onwards")
        said = tr(
            "Ansökan om insats, SIP, vård, mottagning och utredningsenhet: det skriver du under Vidare stöd."
        )
        self.body.addWidget(label(said, "small", "text"))
        if has_more:
            taken = tr("Det du har skrivit att ni behöver ta reda på går att hämta dit.")
            self.body.addWidget(label(taken, "small", "text"))
        go = Button(tr("Vidare stöd"), "quiet", "arrow-square-out")
        go.setObjectName("onwards-go")
        go.clicked.connect(lambda: self.went.emit(Place("referrals", case_id)))
        self.body.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
