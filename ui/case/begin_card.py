"""Börja här: what is done first in a new case, what comes next, and a way to each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from db.records import Case
from desktop import dates
from desktop.cases.beginning import BEGINNINGS, Beginning, Begun
from desktop.session.session import Session
from ui.consent.words import chip_look
from ui.look.metrics import column, row, width
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.scroll import CardScroll
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, hairline, label, shortened

LONGEST = 170  # characters under a line's title


@dataclass(frozen=True)
class BeginAct:
    """What is done about a line, and on which page; an empty `page` is to plan a meeting."""

    word: str
    icon: str
    page: str
    detail: str = ""


class BeginCard(Card):
    """Four lines in any order. The next one's act is the page's main button; the others' stand beside them."""

    asked = Signal(object)  # BeginAct

    def __init__(self, session: Session) -> None:
        super().__init__(self.tr("Börja här"))
        self.setObjectName("begin")
        self._session = session
        self.lines = CardScroll(12)
        self._lines = self.lines.lines
        foot = row(gap=8)
        foot.addWidget(IconLabel("info", "text2", 16))
        said = self.tr("Inget av det här måste göras i ordning. Kortet försvinner när planen är påbörjad.")
        foot.addWidget(label(said, "small"), 1)
        self.body.addWidget(self.lines, 1)
        self.body.addLayout(foot)

    def show_begun(self, case: Case, begun: Begun) -> None:
        """Show how far it has come."""
        clear(self._lines)
        is_back = "registered" not in begun.done
        pupil = self._session.db.pupils.get(case.pupil_id).called
        for place, one in enumerate(BEGINNINGS, 1):
            if place > 1:
                self._lines.addWidget(hairline())
            self._lines.addWidget(self._line(place, one, case, begun, pupil))
        count = self.tr("{0} av {1} klart").format(len(begun.done), len(BEGINNINGS))
        self.set_number(count)
        coming = self._named(begun.next, pupil, is_back=is_back) if begun.next else ""
        self.setAccessibleName(self.tr("Börja här, {0}. Nästa: {1}").format(count, coming))

    def main_act(self, begun: Begun) -> BeginAct:
        """Return what the page's main button does: what comes next. Raises KeyError when nothing is left."""
        return self._acts(begun)[begun.next or "registered"]

    def _line(self, place: int, one: Beginning, case: Case, begun: Begun, pupil: str) -> QWidget:
        made = QWidget()
        across = row(made, gap=14)
        is_done = one in begun.done
        mark: QLabel = (
            IconLabel("check-circle", "ok", 20) if is_done else label(str(place), "key", wrap=False)
        )
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        across.addWidget(width(mark, 26, 26), 0, Qt.AlignmentFlag.AlignTop)
        words, head = column(gap=4), row(gap=10)
        head.addWidget(Elided(self._named(one, pupil, is_back="registered" not in begun.done), "strong"))
        if one == begun.next:
            head.addWidget(Chip(self.tr("Nästa"), "info", "arrow-right"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(label(shortened(self._fact(one, case, begun), LONGEST), "small"))
        across.addLayout(words, 1)
        if one != begun.next and (act := self._acts(begun).get(one)):
            across.addWidget(self._button(one, act, "link" if is_done else "quiet"))
        return made

    def _button(self, one: Beginning, act: BeginAct, kind: str) -> Button:
        made = Button(act.word, kind, small=kind == "link")
        made.setObjectName(f"begin-{one}")
        made.clicked.connect(lambda: self.asked.emit(act))
        return made

    def _named(self, one: Beginning, pupil: str, *, is_back: bool = False) -> str:
        if is_back and one == "registered":
            return self.tr("Stämmer det fortfarande?")
        return {
            "registered": self.tr("{0} är inlagd"),
            "guardian": self.tr("Vem är vårdnadshavare?"),
            "consent": self.tr("Gå igenom samtycket med familjen"),
            "talk": self.tr("Första samtalet med {0}"),
        }[one].format(pupil)

    def _acts(self, begun: Begun) -> dict[Beginning, BeginAct]:
        is_new = begun.consent.consent is None
        talk = BeginAct(self.tr("Börja samtalet"), "chats-teardrop", "assessment")
        if begun.meeting is None and "talk" not in begun.done:
            talk = BeginAct(self.tr("Boka tid"), "calendar-blank", "")
        guardian = BeginAct(self.tr("Lägg till vårdnadshavare"), "user-plus", "family", "guardian")
        if "guardian" in begun.done:
            guardian = BeginAct(self.tr("Visa familjen"), "house-line", "family")
        registered = BeginAct(self.tr("Visa ärendet"), "squares-four", "family", "intake")
        if "registered" not in begun.done:
            registered = BeginAct(self.tr("Gå igenom familj och skola"), "house-line", "family")
        consent = self.tr("Förbered samtycke") if is_new else self.tr("Öppna samtycket")
        return {
            "registered": registered,
            "guardian": guardian,
            "consent": BeginAct(consent, "handshake", "consent"),
            "talk": talk,
        }

    def _fact(self, one: Beginning, case: Case, begun: Begun) -> str:
        today = self._session.today()
        if one == "registered" and one not in begun.done:
            return self.tr("Elev, familj, nätverk och skola följde med från det tidigare ärendet.")
        if one == "registered":
            day = dates.plain(case.opened_on, today)
            asked = self.tr("Förfrågan från {0}, inlagd {1}.").format(case.source, day)
            return asked if case.source else self.tr("Inlagd {0}.").format(day)
        if one == "guardian":
            if begun.guardians:
                return ", ".join(begun.guardians)
            if begun.is_of_age:
                return self.tr("Eleven är myndig och bestämmer själv.")
            return self.tr("Utan svaret vet ingen vem som ska skriva på.")
        if one == "consent":
            return self._consent(begun)
        if "talk" in begun.done:
            return self.tr("Samtalet är påbörjat.")
        if begun.meeting is not None:
            day, at = dates.short(begun.meeting.day, today), dates.clock(begun.meeting.at)
            return self.tr("Ni ses {0}. Samtalet börjar med en vanlig skoldag.").format(f"{day} {at}".strip())
        return self.tr("Tre korta samtal räcker långt. Samtalet börjar med en vanlig skoldag.")

    def _consent(self, begun: Begun) -> str:
        if begun.consent.consent is None:
            return self.tr(
                "Skriv ut informationen och samtycket. Ingen får veta något innan de har skrivit på."
            )
        word = chip_look(begun.consent)[0]
        if "consent" in begun.done:
            return f"{word}."
        return self.tr("{0}. Ingen får veta något innan alla har skrivit på.").format(word)
