"""The sheet a referral is written in: telephone numbers first, then what it is about. Saves as it is typed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.records import Referral
from db.records.states import ReferralKind
from desktop.drafts.dialogs import DraftOf
from desktop.errors import NotUnderstoodError, UserError
from desktop.referrals import handing, words, writing
from desktop.referrals.known import known
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import row
from ui.paper.background_sheet import print_background
from ui.referrals.fields import ReferralFields
from ui.referrals.known_sheet import KnownSheet
from ui.referrals.numbers import Numbers
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label

_RINGS = ("oro", "ansokan", "utredning")
"""What goes to the social services: their numbers stand first."""

BROAD = 1024
"""How wide the sheet is, in design pixels."""


class ReferralSheet(FormSheet):
    """Writes a draft, and locks it when it is handed over. Closing keeps what is typed; an empty one goes."""

    def __init__(self, parent: QWidget, session: Session, referral: Referral) -> None:
        super().__init__(parent, "", "", "lock-outline", wide=True)
        is_oro = referral.kind == "oro"
        self.set_title(self.tr("Vad gjorde dig orolig?") if is_oro else words.called(referral))
        self.act.set_text(self.tr("Signera och lås"))
        self.leave.set_text(self.tr("Stäng, fortsätt sedan"))
        self.setObjectName("referral-sheet")
        self._paper.hold(BROAD)
        self._session, self._referral = session, referral
        self.fields = ReferralFields(session, referral)
        if referral.kind in _RINGS:
            self.body.addWidget(Numbers(session))
            self.body.addWidget(hairline())
        kept = self.tr("Står som Skyddad anteckning i journalen. Sparas medan du skriver.")
        if is_oro:
            kept = self.tr("Visas aldrig för vårdnadshavare.") + " " + kept
        self.close_form(self.fields, _with_icon("eye-slash", kept))
        self.paper = Button(self.tr("Skriv ut underlaget"), "quiet", "printer")
        self.paper.setObjectName("print-background")
        self.paper.clicked.connect(self._print)
        self.acts.insertWidget(self.acts.indexOf(self.act), self.paper)
        self.fields.fields["what"].control.setFocus()
        self.keep_draft(session, DraftOf("vidare-stod", referral.case_id, "referrals", referral.id))
        self.fields.changed.connect(self._tell_cover)
        self.fields.fetch_asked.connect(self._fetch)
        self._tell_cover()

    def perform(self) -> None:
        """Store and hand over. Raises `UserError`; what lacks is said under its field."""
        values = self.fields.values()
        saved = writing.save_referral(self._session, self._referral.id, values)
        lacks = handing.lacking(saved)
        self.fields.tell({one.field: one.text for one in reversed(lacks)})
        if lacks:
            raise UserError(
                self.tr("Något saknas"), self.tr("Det står under fälten."), self.tr("Allt är sparat.")
            )
        handing.hand_over(self._session, saved.id)

    def reject(self) -> None:
        """Close; what is typed becomes the draft, and a draft in which nothing was written goes."""
        with suppress(UserError):  # a day that cannot be read is kept as it was typed
            writing.save_referral(self._session, self._referral.id, self.fields.values())
            if self.draft is not None:
                self.draft.renew()
            writing.drop_empty(self._session, self._referral.id)
        super().reject()

    @Slot(str)
    def _fetch(self, name: str) -> None:
        """Let the worker pick among what the case holds for one text; it is put after what stands there."""
        picks = KnownSheet(self, self.fields.asked(name), known(self._session, self._referral, name))
        if picks.exec() == KnownSheet.DialogCode.Accepted:
            self.fields.put(name, picks.picked())
        picks.deleteLater()

    @Slot()
    def _print(self) -> None:
        """Store what is typed, and show it as its paper."""
        try:
            saved = writing.save_referral(self._session, self._referral.id, self.fields.values())
        except UserError as error:
            self.trouble.say("danger", f"{error.title.rstrip('.')}.", f"{error.what} {error.do}".strip())
            return
        if self.draft is not None:
            self.draft.renew()
        print_background(self, self._session, saved)

    @Slot()
    def _tell_cover(self) -> None:
        """Say in words whether the consent covers it; the duty to report asks for none."""
        said, tone = "", "text2"
        with suppress(NotUnderstoodError):
            now: Referral = replace(self._referral, **self._chosen())
            if now.ground == "anmalningsplikt":
                said = self.tr("Samtycke behövs inte.")
            elif now.ground == "samtycke" and now.categories:
                found = handing.covered(self._session, now)
                said = " ".join(part for part in (found.lead, found.because, found.caution) if part)
                tone = "ok" if found.is_covered else "danger"
        self.fields.tell_cover(said, tone)

    def _chosen(self) -> dict[str, Any]:
        names = ("ground", "to_code", "to_unit", "to_person", "categories")
        return self.fields.some(names)


def _with_icon(icon: str, text: str) -> QWidget:
    host = QWidget()
    line = row(host, gap=8)
    line.addWidget(IconLabel(icon, "private"))
    line.addWidget(label(text, "small", wrap=True), 1)
    return host


def write_referral(parent: QWidget, session: Session, case_id: str, kind: ReferralKind) -> None:
    """Begin one of a kind, or go on with the draft of it, in the sheet."""
    open_draft(parent, session, writing.begin_referral(session, case_id, kind))


def open_draft(parent: QWidget, session: Session, referral: Referral) -> None:
    """Show a draft in the sheet until it is closed."""
    sheet = ReferralSheet(parent, session, referral)
    sheet.exec()
    sheet.deleteLater()
