"""Counting a snapshot anew, with the reason: the old one stays readable."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.records import AttendanceSnapshot
from desktop.attendance.compared import sentence
from desktop.attendance.snapshots import moved, recount
from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import label


class RecountDialog(FormSheet):
    """What was kept, what it would be now, and why it is counted again."""

    def __init__(self, parent: QWidget, session: Session, snapshot: AttendanceSnapshot) -> None:
        super().__init__(parent, self.tr("Räkna om närvaron?"), self.tr("Räkna om"))
        self.setObjectName("recount-dialog")
        self._session, self._snapshot = session, snapshot
        self.reason = LineEdit()
        self.reason.setObjectName("reason")
        told = label(f"{sentence(snapshot)} {moved(session, snapshot)}".strip())
        kept = label(self.tr("Det som stod finns kvar, också på papper som redan är utskrivna."), "small")
        self.close_form(told, kept, Field(self.tr("Varför räknar du om?"), self.reason))
        self.keep_draft(session, DraftOf(f"rakna-om-{snapshot.id}", snapshot.case_id))

    def perform(self) -> None:
        """Keep the new version. Raises `UserError` without a reason."""
        recount(self._session, self._snapshot.id, self.reason.text())
