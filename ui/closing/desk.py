"""The closing and the booster on the table: text is written by itself, acts at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QObject

from db.records import Booster, Closing
from desktop.closing import booster, writing
from desktop.drafts import unread
from desktop.session.session import Session
from ui.page.desk import WritingDesk
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.saved import SavedLabel


class ClosingDesk(WritingDesk):
    """A draft of a closing, with what is typed but not yet in the vault."""

    def __init__(self, session: Session, closing: Closing, saved: SavedLabel, parent: QObject) -> None:
        super().__init__(
            session, closing.id, unread.form(closing.case_id, "avslut", closing.id), saved, parent
        )

    @property
    def closing(self) -> Closing:
        """The closing as it is in the vault now."""
        return cast("Closing", self.row)

    def read(self) -> Closing:
        """Return the draft as it is in the vault now."""
        return self.session.db.closings.get(self.id)

    def save(self, own: dict[str, Any], parts: list[tuple[Any, dict[str, Any]]]) -> None:
        """Write what waits. Raises `UserError`."""
        writing.save_all(self.session, self.id, own, parts)


class BoosterDesk(WritingDesk):
    """A planned booster being written."""

    def __init__(self, session: Session, planned: Booster, saved: SavedLabel, parent: QObject) -> None:
        super().__init__(
            session, planned.id, unread.form(planned.case_id, "booster", planned.id), saved, parent
        )

    @property
    def booster(self) -> Booster:
        """The booster as it is in the vault now."""
        return cast("Booster", self.row)

    def read(self) -> Booster:
        """Return it as it is in the vault now."""
        return self.session.db.boosters.get(self.id)

    def save(self, own: dict[str, Any], parts: list[tuple[Any, dict[str, Any]]]) -> None:
        """Write what waits. Raises `UserError`."""
        booster.save(self.session, self.id, own)


def choice(
    desk: WritingDesk, name: str, title: str, rows: Iterable[tuple[str, object]], part: Any = None
) -> Field[Combo]:
    """Return a drop-down list that writes itself at once."""
    control = Combo()
    control.fill(rows)
    control.choose(getattr(part or desk.row, name))
    control.setObjectName(f"{name}:{part.id}" if part is not None else name)
    control.activated.connect(lambda _: desk.now(part, **{name: control.data()}))
    return Field(title, control)


def absences() -> list[tuple[str, object]]:
    """Return why there are no words of the child's own."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Closing", text)

    return [
        (tr("Eleven har sagt själv"), ""),
        (tr("Var inte med"), "inte_med"),
        (tr("Ville inte"), "ville_inte"),
        (tr("Pratade på annat sätt"), "annat_satt"),
    ]
