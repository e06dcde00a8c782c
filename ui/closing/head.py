"""The head of Avslut: which acts there are, by where the case stands."""

from __future__ import annotations

from desktop.closing import act
from desktop.closing.outcomes import has_letter
from desktop.session.session import Session
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.show.chip import Chip
from ui.widgets.show.saved import SavedLabel


class ClosingHead(PageHead):
    """One primary act at a time: close the case, or sign the booster."""

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__("")
        self.set_title(self.tr("Avslut"))
        self._session, self._case_id = session, case_id
        self.chip = Chip(about=self.tr("Avslut"))
        self.saved = SavedLabel()
        self.chip.show_state(self.tr("Utkast"), "warn", "pencil-simple")
        self.add_chip(self.chip)
        self.add_chip(self.saved)
        self.done = Button(self.tr("Avsluta stödet"), "primary", "check-circle")
        self.sign = Button(self.tr("Signera boosterträffen"), "primary", "lock-outline")
        self.off = Button(self.tr("Träffen blir inte av"), "quiet")
        self.more = Button(self.tr("Boka boosterträff"), "quiet", "plus")
        self.letter = Button(self.tr("Visa brevet"), "quiet", "file-text")
        self.undo = Button(self.tr("Ångra avslut"), "quiet")
        self.again = Button(self.tr("Nytt ärende"), "quiet", "plus")
        for name in ("again", "undo", "more", "off", "letter"):
            self.add_act(self._named(name))
        for name in ("done", "sign"):
            self.set_primary(self._named(name))

    def show_state(self) -> None:
        """Show the acts there are now."""
        db, case = self._session.db, self._session.db.cases.get(self._case_id)
        is_closed = case.status == "closed"
        draft = None if is_closed else db.closings.draft(self._case_id)
        standing = act.standing(self._session, self._case_id)
        letter = standing if standing is not None else draft
        is_planned = is_closed and db.boosters.planned(self._case_id) is not None
        may_undo = standing is not None and self._session.today() <= act.undo_until(standing)
        goes_on = any(one.status == "open" for one in db.cases.of(case.pupil_id))
        writes = letter is not None and has_letter(letter)
        self.done.set_text(self.tr("Avsluta och skriv ut brevet") if writes else self.tr("Avsluta stödet"))
        show_if(draft is not None, self.chip)
        show_if(draft is not None, self.done)
        show_if(draft is not None or is_planned, self.saved)
        show_if(is_planned, self.sign)
        show_if(is_planned, self.off)
        show_if(is_closed and not is_planned, self.more)
        show_if(writes, self.letter)
        show_if(may_undo, self.undo)
        show_if(is_closed and not goes_on and not may_undo, self.again)

    def _named(self, name: str) -> Button:
        button: Button = getattr(self, name)
        button.setObjectName(name)
        return button
