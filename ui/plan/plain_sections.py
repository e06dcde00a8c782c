"""The sections that are a few texts: the morning, what is shared, the next follow-up."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from desktop.plan.sources import shared_words
from ui.look.metrics import row
from ui.plan.section import Section, date_field, line_field, named, text_field
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.input.buttons import Button
from ui.widgets.input.date_field import TimeField
from ui.widgets.input.date_words import read_time
from ui.widgets.input.field import Field
from ui.widgets.show.text import label


class MorningSection(Section):
    """Morgonplan, and what happens when it stops."""

    def fill(self) -> None:
        """Build the two cards."""
        morning = Card(self.tr("Så gör vi på morgonen"))
        words = self.tr("Vem gör vad, i vilken ordning")
        morning.body.addWidget(text_field(self.desk, "morning_plan", words, lines=5))
        stop = Card(self.tr("Om det blir stopp"))
        stop.body.addWidget(
            label(self.tr("Det händer. Skriv det nu, så slipper ni komma på det då."), "small")
        )
        words = self.tr("Vem ringer vem, före vilken tid")
        stop.body.addWidget(text_field(self.desk, "stop_plan", words, lines=3))
        self.whole.addWidget(morning)
        self.whole.addWidget(stop)


class SharingSection(Section):
    """Vad som delas, what stays, what the school has decided, and what only the file's copy tells."""

    def fill(self) -> None:
        """Build a card for each."""
        shared = Card(self.tr("Vem får veta vad"))
        words = self.tr("Det här delas, och med vem")
        say = self.tr("Följ samtycket. Skriv i vanliga ord.")
        self._shared = text_field(self.desk, "shared", words, lines=3, say=say)
        shared.body.addWidget(self._shared)
        shared.body.addLayout(self._from_consent())
        words = self.tr("Det här stannar mellan oss")
        shared.body.addWidget(text_field(self.desk, "private", words, lines=2, optional=True))
        school = Card(self.tr("Stöd som skolan har bestämt"))
        say = self.tr("Skolan beslutar om sitt stöd. Här står bara vad som är beslutat.")
        words = self.tr("Anpassningar och stöd i skolan")
        school.body.addWidget(text_field(self.desk, "school_support", words, say=say, optional=True))
        risk = Card(self.tr("Risk och skydd"))
        say = self.tr("Bara på exemplaret för akten. Familjen och skolan får det inte på papper.")
        risk.body.addWidget(
            text_field(self.desk, "risk", self.tr("Det som behöver bevakas"), say=say, optional=True)
        )
        for card in (shared, school, risk):
            self.whole.addWidget(card)

    def _from_consent(self) -> QHBoxLayout:
        line = row(gap=8)
        words = shared_words(self.desk.session, self.desk.plan.case_id)
        fetch = Button(self.tr("Hämta från samtycket"), "quiet", "handshake", small=True)
        fetch.setObjectName("from-consent")
        fetch.clicked.connect(lambda: self._fetch(words))
        none = self.tr("Inget samtycke gäller. Det som inte täcks delas inte.")
        if words:
            line.addWidget(fetch)
            line.addStretch(1)
        else:
            line.addWidget(label(none, "small"), 1)
        return line

    def _fetch(self, words: str) -> None:
        """Add what the consent covers; what is written already stays."""
        control = self._shared.control
        parts = [part for part in (control.text().strip(), words) if part]
        control.set_text("\n".join(dict.fromkeys(parts)))


class FollowUpSection(Section):
    """Uppföljning: day, time and place are needed before signing."""

    def fill(self) -> None:
        """Build the card."""
        card = Card(self.tr("Nästa gång vi ses"))
        day = date_field(self.desk, "next_on", self.tr("Datum"), "follow_up")
        card.body.addWidget(Columns([(day, 1, 180), (self._time(), 1, 120)]))
        card.body.addWidget(line_field(self.desk, "next_place", self.tr("Plats")))
        card.body.addWidget(line_field(self.desk, "next_interpreter", self.tr("Tolk"), optional=True))
        card.body.addWidget(line_field(self.desk, "next_called", self.tr("Kallas"), optional=True))
        self.whole.addWidget(card)

    def _time(self) -> Field[TimeField]:
        control = TimeField()
        control.set_time(read_time(self.desk.plan.next_time.replace(":", ".")))
        named(control, "next_time")
        made = Field(self.tr("Tid"), control)
        self.desk.read(
            None, "next_time", control, lambda: f"{at:%H:%M}" if (at := control.time()) is not None else ""
        )
        return made
