"""One referral, read: five marks, what was handed over, and what has been written beside it since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.clock import day_of
from db.records import Referral, ReferralAddition
from desktop import dates
from desktop.referrals import words
from desktop.referrals.linked import linked_goals
from desktop.referrals.states import next_check, sip_started, state_of_referral
from desktop.session.session import Session
from ui.chain.seal_banner import SealBanner
from ui.look.metrics import column, row
from ui.people.fact_list import Facts, fact_rows
from ui.referrals.row import chip_of
from ui.widgets.frame.card import Card
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label


class RecordCard(Card):
    """Nothing in it can be changed; the acts write beside. `acted_on` says which."""

    acted_on = Signal(str)  # answer, avslutad, avbruten, rattelse, write, print

    def __init__(self, session: Session, referral: Referral, beside: Sequence[ReferralAddition]) -> None:
        day = f", {dates.long(referral.given_on)}" if referral.given_on else ""
        super().__init__(words.called(referral) + day)
        self.setObjectName("referral-record")
        self._session, self._referral, self._added = session, referral, beside
        self._state = state_of_referral(referral, beside)
        self.add_head(Chip(*chip_of(session, referral, beside)))
        if referral.status != "utkast":
            seal = SealBanner()
            seal.check(
                session, [("vidare_stod", referral.id), *(("vidare_tillagg", one.id) for one in beside)]
            )
            self.body.addWidget(seal)
            self.body.addWidget(self._marks())
            self.body.addWidget(hairline())
        for fact in fact_rows(self._facts()):
            self.body.addWidget(fact)
        if referral.status == "lamnad":
            self.body.addWidget(hairline())
            self.body.addWidget(label(self.tr("Svar och nästa kontroll"), "h3"))
            for line in self._lines():
                self.body.addWidget(label(line, wrap=True))
        self.body.addStretch(1)
        self.body.addWidget(self._acts())

    def _marks(self) -> QWidget:
        """Seen, talked through, handed over, in writing, answered: done or not yet."""
        one, today = self._referral, self._session.today()
        seen = dates.short(one.seen_on, today) if one.seen_on else ""
        given = f"{dates.short(one.given_on, today)} {dates.clock(one.given_time)}" if one.given_on else ""
        is_written = one.channel in ("blankett", "post", "etjanst", "epost")
        written = one.written or (words.CHANNEL_WORDS[one.channel] if is_written else "")
        has_answer = next((words.ANSWER_WORDS[a.answer] for a in reversed(self._added) if a.answer), "")
        marks = [
            (self.tr("Rådgjort"), one.consulted),
            (self.tr("Lämnat"), given if one.status == "lamnad" else ""),
            (self.tr("Skriftligt"), written),
            (self.tr("Återkoppling"), has_answer),
        ]
        if one.kind == "sip":
            begun = sip_started(one, self._added)
            meets = self.tr("möte {0}").format(dates.short(begun, today)) if begun else ""
            marks.append((self.tr("SIP startad"), meets))
        if one.kind == "oro":
            marks.insert(0, (self.tr("Upptäckt"), seen))
        host = QWidget()
        flow = Flow(host, gap=12)
        for name, fact in marks:
            flow.addWidget(_mark(name, fact or self.tr("inte än"), is_done=bool(fact)))
        return host

    def _facts(self) -> Facts:
        one = self._referral
        by = f"{one.signed_by}, {dates.full(day_of(one.signed_at))}" if one.signed_at else ""
        return [
            (self.tr("Avstått, därför att"), one.aborted_reason),
            (self.tr("Grund"), words.ground_told(one)),
            (self.tr("Till vem"), words.to_whom(one)),
            (self.tr("Hur"), words.CHANNEL_WORDS[one.channel] if one.channel else ""),
            *((words.read_as(text), getattr(one, name)) for name, text in words.asked(one.kind).items()),
            (self.tr("Mål i planen"), "\n".join(linked_goals(self._session, one))),
            (self.tr("Vet vårdnadshavarna?"), words.family_told(one)),
            (self.tr("Vet barnet?"), words.child_told(one)),
            (self.tr("Signerat"), by),
        ]

    def _lines(self) -> Iterator[str]:
        for one in self._added:
            said = [words.ANSWER_WORDS[one.answer] if one.answer else words.ADDED_WORDS[one.kind]]
            if one.happened_on:
                said.append(dates.full(one.happened_on))
            said += [part for part in (one.diary, one.coordinator, one.words.rstrip(".")) if part]
            if one.next_on:
                said.append(self.tr("kontrollera igen {0}").format(dates.full(one.next_on)))
            yield f"{', '.join(said)}. {one.signed_by}, {dates.full(day_of(one.signed_at))}"
        day = next_check(self._referral, self._added)
        if day is not None:
            yield self.tr("Fråga igen {0}.").format(dates.full(day))
        elif self._state == "waiting":
            yield self.tr("Bevakas inte.")

    def _acts(self) -> QWidget:
        host = QWidget()
        flow = Flow(host, gap=8)
        is_open = self._state in ("waiting", "answered")
        acts = [
            ("write", self.tr("Fortsätt skriva"), "pencil-simple", self._state == "draft"),
            ("answer", self.tr("Skriv in svar"), "chat-text", is_open),
            ("avslutad", self.tr("Avsluta"), "check", is_open),
            ("avbruten", self.tr("Avstå"), "x", is_open or self._state == "draft"),
            ("print", self.tr("Skriv ut underlaget"), "printer", True),
            ("rattelse", self.tr("Rätta"), "pencil-simple", self._referral.status == "lamnad"),
        ]
        for name, text, icon, is_offered in acts:
            if is_offered:
                button = Button(text, "quiet", icon)
                button.setObjectName(f"referral-{name}")
                button.clicked.connect(lambda _=False, name=name: self.acted_on.emit(name))
                flow.addWidget(button)
        return host


def _mark(name: str, fact: str, *, is_done: bool) -> QWidget:
    host, lines = QWidget(), column(gap=0)
    line = row(host, gap=6)
    line.addWidget(IconLabel("check-circle" if is_done else "circle-dashed", "ok" if is_done else "text3"))
    lines.addWidget(label(name, "strong", wrap=False))
    lines.addWidget(label(fact, "small", wrap=False))
    line.addLayout(lines)
    return host
