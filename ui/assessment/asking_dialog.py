"""That an informant was asked, reminded, said no, did not answer or was not asked; and that it was taken back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Assessment
from db.records.states import AskingKind, one_of
from desktop.assessment.asking import note_asking, silent_in, told_askings
from desktop.drafts.dialogs import DraftOf
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.frame.shown import show_if
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label

KINDS: tuple[AskingKind, ...] = (
    *("begard", "pamind", "avbojde", "svarade_inte", "tillfragades_inte"),
    "angrad",
)


class AskingDialog(FormSheet):
    """Nothing is chosen beforehand. What is noted already stands above the fields."""

    def __init__(
        self, parent: QWidget, session: Session, assessment: Assessment, informant: str, name: str
    ) -> None:
        super().__init__(parent, self.tr("{0}: svar eller inte").format(name), self.tr("Anteckna"))
        self.setObjectName("asking-dialog")
        self._session, self._assessment, self._informant = session, assessment, informant
        self.kind = Combo()
        self.day = DateField(session.today, "intake", needed=True)
        self.who, self.how, self.words = LineEdit(), LineEdit(), PlainText(lines=2)
        named(kind=self.kind, day=self.day, who=self.who, how=self.how, words=self.words)
        is_silent = informant in silent_in(session, assessment.id)
        self._fill(is_silent)
        self._who = Field(self.tr("Vem frågades"), self.who, optional=True)
        self._by = Field(self.tr("Hur"), self.how, optional=True)
        self._why = Field(self.tr("Skäl, med deras ord"), self.words, optional=True)
        told = told_askings(session, assessment, informant)
        noted = [label(told, "small", "text", wrap=True)] if told else []
        self.close_form(
            *noted,
            Field(self.tr("Vad hände"), self.kind),
            Field(self.tr("Vilken dag"), self.day),
            self._who,
            self._by,
            self._why,
            label(self.tr("Ett nej är inte en lucka. Skälet kommer aldrig med till familjen."), "small"),
        )
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.kind.setFocus()
        self.keep_draft(
            session, DraftOf(f"svar-{informant}", assessment.case_id, "assessments", assessment.id)
        )
        self._on_kind()

    def perform(self) -> None:
        """Note it. Raises `UserError`."""
        if not self.kind.data():
            raise UserError(self.tr("Välj vad som hände"), "", self.tr("Inget har ändrats."))
        note_asking(
            self._session,
            self._assessment,
            self._informant,
            one_of(KINDS, self.kind.data()),
            self.day.day(),
            who=self.who.text() if self._has("who") else "",
            how=self.how.text() if self._has("how") else "",
            words=self.words.text() if self._has("words") else "",
        )

    def _fill(self, is_silent: bool) -> None:
        rows: list[tuple[str, object]] = [
            (self.tr("Välj"), ""),
            (self.tr("Tillfrågad"), "begard"),
            (self.tr("Påmind"), "pamind"),
            (self.tr("Avböjde"), "avbojde"),
            (self.tr("Svarade inte"), "svarade_inte"),
            (self.tr("Tillfrågades inte"), "tillfragades_inte"),
        ]
        if is_silent:
            rows.append((self.tr("Svarar ändå"), "angrad"))
        self.kind.fill(rows)

    def _has(self, field: str) -> bool:
        kind = str(self.kind.data() or "")
        return field in {
            "begard": ("who", "how"),
            "pamind": ("who", "how"),
            "avbojde": ("who", "words"),
            "tillfragades_inte": ("words",),
        }.get(kind, ())

    @Slot()
    def _on_kind(self) -> None:
        """Show the fields that belong to what happened."""
        for part, name in ((self._who, "who"), (self._by, "how"), (self._why, "words")):
            show_if(self._has(name), part)
        says_no = self.kind.data() == "avbojde"
        self._who.set_optional(not says_no)
        self._why.set_optional(says_no)
        self._who.set_name(self.tr("Vem sa nej") if says_no else self.tr("Vem frågades"))
