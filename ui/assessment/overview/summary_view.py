"""Sammanfattning: the conclusions as plain text, with what the answers say by themselves beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.records import Summary
from desktop.assessment import rounds as assessments
from desktop.assessment.summary import Offer
from desktop.content import texts
from desktop.session.session import Session
from ui.assessment.overview.gaps_card import GapsCard
from ui.assessment.overview.onwards_card import OnwardsCard
from ui.assessment.overview.paper_chooser import PaperChooser
from ui.assessment.standing import Standing
from ui.assessment.words import joined, tr
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns, Part
from ui.widgets.frame.scroll import Paper
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.chip_kinds import kept_chip
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import hairline, label

# the field of the summary, the text id of its heading, and the proposals that help to write it
_FIELDS = (
    ("known", "kartlaggning.vet", "known"),
    ("child_words", "kartlaggning.egna_ord", "child_words"),
    ("triggering", "kartlaggning.utlosande", "triggering"),
    ("maintaining", "kartlaggning.vidmakthallande", "maintaining"),
    ("protecting", "kartlaggning.skyddande", "protecting"),
    ("further", "kartlaggning.vidare", "differing"),
    ("further_who", "kartlaggning.vidare_vem", ""),
    ("thought", "kartlaggning.tanke", ""),
    ("proposal", "kartlaggning.forslag", "first_steps"),
    ("next_step", "kartlaggning.nasta", ""),
)


class SummaryView(Paper):
    """Saves itself. In a signed round the texts can be read and nothing else."""

    sign_asked = Signal()
    went = Signal(object)  # Place

    def __init__(self, session: Session, standing: Standing) -> None:
        super().__init__()
        self._session, self._standing = session, standing
        self.texts: dict[str, PlainText] = {}
        self.saved = SavedLabel()
        self.autosave = Autosave(self._save, self.saved, self)
        self.sign = Button(tr("Signera och lås"), "quiet", "lock-outline")
        self.sign.setObjectName("sign-assessment")
        self.sign.clicked.connect(self.sign_asked)
        self._offers = assessments.offers(session, standing.round)
        self._build(assessments.summary_of(session, standing.round))

    def put_first(self, head: QWidget) -> None:
        """Put the page's head at the top, so that it scrolls away with the rest."""
        self._whole.insertWidget(0, head)
        head.lower()  # read first too: a screen reader goes by the order of the children

    def flush(self) -> None:
        """Write what waits."""
        self.autosave.flush()

    def _build(self, summary: Summary) -> None:
        whole = self._whole = column(self, gap=12, margins=(24, 16, 12, 12))
        card = Card(texts().get("kartlaggning.rubrik"))
        card.add_head(self.saved)
        for name, heading, source in _FIELDS:
            card.body.addWidget(self._row(name, heading, getattr(summary, name), source))
        gaps = GapsCard(self._standing, assessments.gaps(self._session, self._standing.round))
        gaps.went.connect(self.went)
        side = QWidget()
        right = column(side, gap=12)
        if not self._standing.is_signed:
            right.addWidget(gaps)
            right.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignRight)
        onwards = OnwardsCard(self._standing.round.case_id, has_more=bool(summary.further.strip()))
        onwards.went.connect(self.went)
        right.addWidget(onwards)
        right.addStretch(1)
        parts: list[Part] = [(card, 3, 520), (side, 1, 300)]
        whole.addWidget(Columns(parts))
        if not self._standing.is_signed:
            self.chooser = PaperChooser(self._session, self._standing.round)
            whole.addWidget(self.chooser)
        whole.addStretch(1)

    def _row(self, name: str, heading: str, value: str, source: str) -> QWidget:
        title = texts().get(heading, elev_fornamn=self._standing.name("E"))
        text = PlainText(lines=2, most=12)
        text.set_text(value)
        text.setReadOnly(self._standing.is_signed)
        text.setObjectName(f"summary-{name}")
        text.textChanged.connect(self.autosave.touch)
        text.left.connect(self.autosave.flush)
        self.texts[name] = text
        offered = getattr(self._offers, source) if source else ()
        if not offered or self._standing.is_signed:
            return Field(title, text)
        return Columns([(Field(title, text), 3, 360), (self._offer(text, offered), 2, 320)], gap=16)

    def _offer(self, text: PlainText, offered: tuple[Offer, ...]) -> QWidget:
        """Return what the answers offer. What may not be shown is marked, and is not for a field that is printed."""
        made = QWidget()
        whole = column(made, gap=2)
        whole.addWidget(label(tr("Ur svaren"), "caption"))
        for place, one in enumerate(offered):
            line = row(gap=8)
            short = " ".join(one.words.split())
            said = short if len(short) < 140 else f"{short[:140]} …"
            names = joined([self._standing.name(who) for who in one.informants])
            line.addWidget(label(f"{said} ({names})" if names else said, "small", "text"), 1)
            if one.is_cleared:
                take = Button(tr("Ta med"), "link", small=True)
                take.setObjectName(f"take-{text.objectName()}-{place}")
                take.setAccessibleName(tr("Ta med: {0}").format(short))
                take.clicked.connect(lambda _=False, words=one.words: _take(text, words))
                line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            else:
                line.addWidget(kept_chip(), 0, Qt.AlignmentFlag.AlignTop)
            whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addStretch(1)
        return made

    def _save(self) -> None:
        fields = {name: text.text() for name, text in self.texts.items()}
        assessments.save_summary(self._session, self._standing.round, **fields)


def _take(text: PlainText, words: str) -> None:
    written = text.text().rstrip()
    text.set_text(f"{written}\n{words}" if written else words)
    text.set_caret(len(text.text()))
    text.setFocus()
