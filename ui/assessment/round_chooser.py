"""Which round of a kartläggning is read: a list of all there are, and words over one that is not the latest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.assessment.reading import round_words
from desktop.session.session import Session
from ui.assessment.words import tr
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.show.banner import Banner
from ui.widgets.show.text import label

_OF_ROUND = "round:"


class RoundChooser(QWidget):
    """Takes no room while there is one round. Knows the rounds by id and name, and nothing said in them."""

    chosen = Signal(str)  # the round's id, empty for the latest

    def __init__(self, session: Session, case_id: str, round_id: str) -> None:
        super().__init__()
        rounds = session.db.assessments.of(case_id)
        latest = rounds[0].id if rounds else ""
        self.rounds = Combo()
        self.rounds.setObjectName("rounds")
        self.rounds.call(tr("Omgång att läsa"))
        self.rounds.fill([(_capital(round_words(one)), "" if one.id == latest else one.id) for one in rounds])
        self.rounds.choose(round_id)
        self.older = Banner()
        self.older.setObjectName("older-round")
        whole = column(self, gap=8, margins=(0, 8, 0, 0))
        line = row(gap=8)
        line.addWidget(label(tr("Omgång"), "small", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.rounds)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addWidget(self.older)
        show_if(len(rounds) > 1, self)
        shown = next((one for one in rounds if one.id == round_id and one.id != latest), None)
        if shown is not None:
            lead = tr("Du läser {0}.").format(round_words(shown))
            why = tr("Den visas som den var då, i de frågor som ställdes, och går inte att ändra.")
            self.older.say("info", lead, why, tr("Till den senaste"), "lock-outline")
        self.rounds.currentIndexChanged.connect(self._on_round)
        self.older.acted.connect(lambda: self.chosen.emit(""))

    @Slot(int)
    def _on_round(self, _place: int) -> None:
        self.chosen.emit(str(self.rounds.data() or ""))


def round_detail(round_id: str, view: str = "") -> str | None:
    """Return how a place names a round and a view of it: `round:<id>:summary`; the latest is not named."""
    if not round_id:
        return view or None
    return f"{_OF_ROUND}{round_id}:{view}"


def read_detail(detail: str | None) -> tuple[str, str]:
    """Return the round a place names, empty for the latest, and the rest of the detail."""
    if not (detail or "").startswith(_OF_ROUND):
        return "", detail or ""
    round_id, _, view = (detail or "").removeprefix(_OF_ROUND).partition(":")
    return round_id, view


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
