"""Over an open round: there are newer questions than its own. What differs is told before anything is done."""

from __future__ import annotations

from PySide6.QtCore import Slot

from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.session.session import Session
from ui.assessment.overview.lift_dialog import LiftDialog, age_words
from ui.assessment.words import tr
from ui.widgets.show.banner import Banner


class NewerBanner(Banner):
    """Hidden while the round has today's questions. The page hears of a lift as of any other change."""

    def __init__(self, session: Session, round_: Assessment) -> None:
        super().__init__()
        self.setObjectName("newer-form")
        self._session, self._round = session, round_
        self._news = assessments.news_for(session, round_)
        self.acted.connect(self._on_act)
        if self._news is None:
            return
        lead = tr("Det finns nyare frågor.")
        if not self._news.differences.count and self._news.is_older:
            lead = tr("Frågorna ställs som till {0}.").format(age_words(self._news.own_age))
        why = tr("Omgången fortsätter med sina egna frågor tills du lyfter över den.")
        self.say("info", lead, why, tr("Se vad som skiljer"))

    @Slot()
    def _on_act(self) -> None:
        assert self._news is not None
        dialog = LiftDialog(self, self._session, self._round, self._news)
        dialog.exec()
        dialog.deleteLater()
