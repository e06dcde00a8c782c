"""What is begun, and what is written beside: a kind to choose, an answer or a next check, and words of an end."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from db.records import Referral
from db.records.states import (
    REFERRAL_ANSWERS,
    REFERRAL_KINDS,
    ReferralAddedKind,
    ReferralAnswer,
    ReferralKind,
)
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.notes.protected import NAME
from desktop.referrals import beside, handing, words
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.frame.columns import Columns
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class KindDialog(FormSheet):
    """Asks what is to be handed on; `kind` is what was chosen."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Vad ska gå vidare?"))
        self.act.set_text(self.tr("Börja"))
        self.setObjectName("referral-kind-dialog")
        self._kinds = Combo()
        named(referral_kind=self._kinds)
        others = [(words.KIND_WORDS[kind], kind) for kind in REFERRAL_KINDS if kind != "oro"]
        rows = [(self.tr("Välj"), ""), *others, (NAME, "oro")]
        self._kinds.fill(rows)  # oro is named when it is opened: somebody may see the screen
        self.close_form(
            label(self.tr("Inget skickas härifrån. Du lämnar det själv och skriver in det här."), "small"),
            Field(self.tr("Slag"), self._kinds),
        )
        self._kinds.setFocus()

    def kind(self) -> ReferralKind:
        """Return what was chosen."""
        return cast("ReferralKind", self._kinds.data())

    def perform(self) -> None:
        """Raise `UserError` until something is chosen. Nothing is written until the sheet is."""
        if not self._kinds.data():
            self._kinds.setFocus()
            raise UserError(self.tr("Välj vad som ska gå vidare"))


class ReferralAnswerDialog(FormSheet):
    """Writes what was answered, or only when to ask again; beside what is locked."""

    def __init__(self, parent: QWidget, session: Session, referral: Referral) -> None:
        super().__init__(parent, "", "", wide=True)
        self.set_title(self.tr("Vad blev svaret?"))
        self.act.set_text(self.tr("Spara"))
        self.setObjectName("referral-answer-dialog")
        self._session, self._referral = session, referral
        self.answer, self.words = Combo(), PlainText(lines=3)
        self.answer.fill([(words.ANSWER_WORDS[one], one) for one in REFERRAL_ANSWERS])
        self.day, self.next = DateField(session.today, "meeting"), DateField(session.today, "follow_up")
        self.diary, self.coordinator = LineEdit(), LineEdit()
        named(answer=self.answer, answer_words=self.words, happened_on=self.day, next_on=self.next)
        named(diary=self.diary, coordinator=self.coordinator)
        self.close_form(
            Columns(
                [
                    (Field(self.tr("Svaret"), self.answer), 1, 200),
                    (Field(self.tr("När"), self.day, optional=True), 1, 180),
                ]
            ),
            Field(self.tr("Svaret, med ord"), self.words, optional=True),
            Columns(
                [
                    (Field(self.tr("Diarienummer"), self.diary, optional=True), 1, 200),
                    (Field(self.tr("Samordnare"), self.coordinator, optional=True), 1, 200),
                ]
            ),
            Field(
                self.tr("Kontrollera igen"),
                self.next,
                self.tr("Läggs på I dag utan namn. Ska ni inte fråga mer: skriv varför, med ord."),
                optional=True,
            ),
        )
        self.answer.setFocus()
        self.keep_draft(session, DraftOf("vidare-svar", referral.case_id, "referrals", referral.id))

    def perform(self) -> None:
        """Write it. Raises `UserError`."""
        beside.add_answer(
            self._session,
            self._referral.id,
            cast("ReferralAnswer", self.answer.data() or ""),
            self.words.text(),
            happened_on=self.day.date(),
            next_on=self.next.date(),
            diary=self.diary.text(),
            coordinator=self.coordinator.text(),
        )


class ReferralWordsDialog(FormSheet):
    """Ends, gives up or corrects one, in words. A draft can only be given up."""

    def __init__(
        self, parent: QWidget, session: Session, referral: Referral, kind: ReferralAddedKind
    ) -> None:
        super().__init__(parent, "", "", "lock-outline")
        titles = {
            "avslutad": self.tr("Hur slutade det?"),
            "avbruten": self.tr("Varför avstår ni?"),
            "rattelse": self.tr("Vad ska rättas?"),
        }
        self.set_title(titles[kind])
        self.act.set_text(self.tr("Skriv in"))
        self.setObjectName("referral-words-dialog")
        self._session, self._referral, self._kind = session, referral, kind
        self.words = PlainText(lines=3)
        named(beside_words=self.words)
        self.close_form(
            label(self.tr("Det som är låst står kvar. Det du skriver läggs till under."), "small"),
            Field(self.tr("Med ord"), self.words),
        )
        self.words.setFocus()
        self.keep_draft(session, DraftOf(f"vidare-{kind}", referral.case_id, "referrals", referral.id))

    def perform(self) -> None:
        """Write it. Raises `UserError`."""
        if self._referral.status == "utkast":
            handing.give_up(self._session, self._referral.id, self.words.text())
        else:
            beside.add_words(self._session, self._referral.id, self._kind, self.words.text())
