"""Tid och villkor: how long, why, how, what not, and that the family has been told. Saves itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent.versions import save_consent
from desktop.content import languages, texts
from desktop.drafts.unread import form
from desktop.names import swedish
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.look.metrics import row
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.unread import Unread
from ui.widgets.show.saved import SavedLabel


class TermsDialog(Sheet):
    """What the consent says beside its table; only a draft can be changed."""

    def __init__(self, parent: QWidget, session: Session, consent: Consent) -> None:
        super().__init__(parent, self.tr("Tid och villkor"), wide=True)
        self.setObjectName("terms-dialog")
        self._session, self._consent = session, consent
        self.saved = SavedLabel()
        self.autosave = Autosave(self._save, self.saved, self)
        self.first = DateField(session.today, "consent", needed=True)
        self.last = DateField(session.today, "consent", needed=True)
        self.told = DateField(session.today, "signature")
        self.unread = Unread(session, {"first": self.first, "last": self.last, "told": self.told})
        self.purpose, self.how = PlainText(lines=2, most=6), PlainText(lines=2, most=6)
        self.not_shared, self.kept, self.interpreter = LineEdit(), LineEdit(), LineEdit()
        self.language = Combo()
        named(
            first=self.first,
            last=self.last,
            told=self.told,
            purpose=self.purpose,
            how=self.how,
            not_shared=self.not_shared,
            kept=self.kept,
            interpreter=self.interpreter,
            language=self.language,
        )
        self._fill()
        self._compose()
        self._connect()
        self.unread.show(form(consent.case_id, "samtycke", consent.id))

    def _fill(self) -> None:
        one = self._consent
        self.first.set_date(one.valid_from)
        self.last.set_date(one.valid_until)
        self.told.set_date(one.information_given_on)
        self.purpose.set_text(one.purpose)
        self.how.set_text(one.how)
        self.not_shared.setText(one.not_shared)
        self.kept.setText(one.original_kept)
        self.interpreter.setText(one.interpreter)
        first, *others = [(texts(code).name, code) for code in languages()]
        self.language.fill([first, *sorted(others, key=lambda one: swedish(one[0]))])
        self.language.choose(one.information_language or "sv")

    def _compose(self) -> None:
        for pair in (
            (Field(self.tr("Gäller från"), self.first), Field(self.tr("Gäller till och med"), self.last)),
            (Field(self.tr("Varför vi vill dela"), self.purpose),),
            (Field(self.tr("Så delar vi"), self.how),),
            (Field(self.tr("Inte detta"), self.not_shared, self.tr("Med familjens ord."), optional=True),),
            (
                Field(self.tr("Informationsbladet lämnat"), self.told, optional=True),
                Field(self.tr("På språket"), self.language),
            ),
            (
                Field(self.tr("Tolk"), self.interpreter, optional=True),
                Field(self.tr("Originalet finns"), self.kept, optional=True),
            ),
        ):
            line = row(gap=12)
            for field in pair:
                line.addWidget(field, 1)
            self.body.addLayout(line)
        self.close_button = Button(self.tr("Klar"), "primary")
        self.close_button.setObjectName("act")
        self.acts.insertWidget(0, self.saved)
        self.acts.addWidget(self.close_button)
        self.close_button.clicked.connect(self._on_close)

    def _connect(self) -> None:
        for line in (self.not_shared, self.kept, self.interpreter):
            line.written.connect(self.autosave.touch)
        for text in (self.purpose, self.how):
            text.textChanged.connect(self.autosave.touch)
        for day in (self.first, self.last, self.told):
            day.edited.connect(self.autosave.touch)
        self.language.currentIndexChanged.connect(self.autosave.touch)
        self.finished.connect(self.autosave.flush)

    def flush(self) -> None:
        """Write what waits."""
        self.autosave.flush()

    @Slot()
    def _on_close(self) -> None:
        """Stay open while something could not be saved; why is said beside the button."""
        self.unread.settle()
        self.autosave.flush()
        if not self.autosave.is_waiting:
            self.accept()

    def _save(self) -> None:
        one = self._consent
        self.unread.keep()
        self._consent = save_consent(
            self._session,
            replace(
                one,
                valid_from=one.valid_from if self.first.is_wrong() else self.first.day(),
                valid_until=one.valid_until if self.last.is_wrong() else self.last.day(),
                purpose=self.purpose.text(),
                how=self.how.text(),
                not_shared=self.not_shared.text(),
                original_kept=self.kept.text(),
                interpreter=self.interpreter.text(),
                information_given_on=one.information_given_on if self.told.is_wrong() else self.told.date(),
                information_language=str(self.language.data() or "sv"),
            ),
        )
        self.unread.refuse()
