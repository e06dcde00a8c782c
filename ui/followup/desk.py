"""The follow-up on the table: what all parts of the screen share."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QObject

from db.records import FollowUp
from desktop.drafts import unread
from desktop.followup import writing
from desktop.session.session import Session
from ui.page.desk import WritingDesk
from ui.widgets.show.saved import SavedLabel


class FollowUpDesk(WritingDesk):
    """One draft, with what is typed but not yet in the vault."""

    def __init__(self, session: Session, follow_up_id: str, saved: SavedLabel, parent: QObject) -> None:
        case_id = session.db.follow_ups.get(follow_up_id).case_id
        form = unread.form(case_id, "uppfoljning", follow_up_id)
        super().__init__(session, follow_up_id, form, saved, parent)

    @property
    def follow_up(self) -> FollowUp:
        """The follow-up as it is in the vault now."""
        return cast("FollowUp", self.row)

    def read(self) -> FollowUp:
        """Return the draft as it is in the vault now."""
        return self.session.db.follow_ups.get(self.id)

    def save(self, own: dict[str, Any], parts: list[tuple[Any, dict[str, Any]]]) -> None:
        """Write what waits. Raises `UserError`."""
        writing.save_all(self.session, self.id, own, parts)
