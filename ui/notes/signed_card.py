"""A signed note: no field look, lock chip, its corrections under it, and Rätta."""

from __future__ import annotations

from PySide6.QtCore import Signal

from db.records import Amendment, Note
from desktop import dates
from desktop.notes.protected import opened_name
from desktop.notes.text import corrected
from desktop.session.session import Session
from desktop.session.who import named
from ui.chain.seal_banner import SealBanner
from ui.look.metrics import column
from ui.notes.note_items import NoteItem
from ui.notes.passages import PassageView
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner
from ui.widgets.show.chip import Chip
from ui.widgets.show.text import label, shortened

FACTS = 300  # characters of place, school and people


class SignedCard(Card):
    """Shows one signed note with everything that has been said of it since."""

    amend_asked = Signal()
    transfer_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(" ")
        self.setObjectName("signed")
        self._session = session
        self._who = label("", "small", wrap=False)
        self._state = Chip()
        self.seal = SealBanner()
        self._facts = label("", "small", wrap=True)
        self._protected = label(
            self.tr("Skyddad anteckning: lämnas inte till vårdnadshavare."), "small", wrap=True
        )
        self.text = PassageView()
        self.text.setObjectName("signed-text")
        self._corrections = column(gap=8)
        self.amend = Button(self.tr("Rätta"), "quiet", small=True)
        self.amend.setObjectName("amend")
        self.transfer = Button(self.tr("Märk som överförd"), "quiet", "arrow-bend-up-right", small=True)
        self.transfer.setObjectName("transfer")
        self._compose()

    def show_note(self, item: NoteItem, amendments: list[Amendment]) -> None:
        """Show a signed note."""
        note, today = item.note, self._session.today()
        at = f" {dates.clock(note.event_time)}" if note.event_time else ""
        self.set_title(f"{opened_name(note.kind)} {dates.brief(note.event_on, today)}{at}")
        signed = self._signed(note)
        self._who.setText(signed)
        show_if(not note.signed_for, self._who)  # with two names there is no room beside the title
        self._state.show_state(*item.chips()[0])
        things = [("anteckning", note.id), *(("rattelse", one.id) for one in amendments)]
        self.seal.check(self._session, things)
        facts = [signed if note.signed_for else "", shortened(self._where(note), FACTS)]
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        show_if(item.is_protected, self._protected)
        show_if(bool(self._facts.text()), self._facts)
        self.text.show_passages(corrected(note.body, amendments))
        self._show_corrections(amendments)
        show_if(note.transferred_at is None, self.transfer)

    def _signed(self, note: Note) -> str:
        if not note.signed_at:
            return ""
        at = dates.moment(note.signed_at, self._session.today())
        return self.tr("{0}, signerad {1}").format(named(note.signed_by, note.signed_for), at).lstrip(", ")

    def _where(self, note: Note) -> str:
        school = self._session.db.schools.find(note.school_id) if note.school_id else None
        name = school.name if school and school.name != note.place.strip() else ""
        parts = [note.place, name, note.present]
        return " · ".join(part for part in parts if part)

    def _show_corrections(self, amendments: list[Amendment]) -> None:
        clear(self._corrections)
        for one in amendments:
            at = dates.moment(one.signed_at, self._session.today())
            who = self.tr("Rättad {0} av {1}:").format(at, named(one.signed_by, one.signed_for))
            banner = Banner()
            rest = self.tr("”{0}” Ursprunget står kvar.").format(one.reason)
            banner.say("neutral", who, rest, icon="arrow-counter-clockwise")
            self._corrections.addWidget(banner)

    def _compose(self) -> None:
        for widget in (self._who, self._state, self.transfer, self.amend):
            self.add_head(widget)
        self.body.addWidget(self.seal)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._protected)
        self.body.addWidget(self.text)
        self.body.addLayout(self._corrections)
        self.amend.clicked.connect(self.amend_asked)
        self.transfer.clicked.connect(self.transfer_asked)
