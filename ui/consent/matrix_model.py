"""The consent as a table: a row a party, a column a category, a cell what may go which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from db.records import ConsentCell, ConsentParty, states
from db.records.states import Direction
from desktop.consent.sharing import contact_of, party_name
from desktop.consent.state import ConsentState, Cover, cover
from desktop.consent.versions import CATEGORIES
from desktop.content import lists
from desktop.session.session import Session

AnyIndex = QModelIndex | QPersistentModelIndex

Way = Direction | Literal[""]
DIRECTIONS: tuple[Way, ...] = ("", *states.DIRECTIONS)
"""In the order Space walks through them."""


Standing = Literal["none", "holds", "waits", "withdrawn", "refused", "over"]


@dataclass(frozen=True)
class Mark:
    """What a cell shows."""

    direction: Way = ""
    standing: Standing = "none"

    def words(self) -> str:
        """Return the direction in words, from the worker's side."""
        return {
            "": _tr("delas inte"),
            "lamna": _tr("vi lämnar"),
            "ta_emot": _tr("vi får"),
            "bada": _tr("båda hållen"),
        }[self.direction]

    def icon(self) -> str:
        """Return the icon that says the same."""
        return {"": "", "lamna": "arrow-right", "ta_emot": "arrow-left", "bada": "arrows-left-right"}[
            self.direction
        ]

    @property
    def is_stopped(self) -> bool:
        """Whether nothing may be shared of it, for whatever reason."""
        return self.standing in ("withdrawn", "refused", "over")

    def told(self) -> str:
        """Return how it stands, in words."""
        return {
            "none": "",
            "holds": _tr("gäller"),
            "waits": _tr("väntar på underskrift"),
            "withdrawn": _tr("återkallat"),
            "refused": _tr("sagt nej"),
            "over": _tr("gäller inte längre"),
        }[self.standing]


class MatrixModel(QAbstractTableModel):
    """One version of a consent. Column 0 names the party."""

    def __init__(self) -> None:
        super().__init__()
        self.parties: list[ConsentParty] = []
        self.categories: list[str] = []
        self._marks: dict[tuple[str, str], Mark] = {}

    def show_consent(self, session: Session, state: ConsentState, more: list[str]) -> None:
        """Show a version as it stands; `more` are categories to show beside the usual ones and those in use."""
        assert state.consent is not None
        cells = session.db.consent_cells.of(state.consent.id)
        withdrawals = session.db.withdrawals.of(state.consent.id)
        self.beginResetModel()
        self.parties = session.db.consent_parties.of(state.consent.id)
        used = {cell.category for cell in cells} | set(more) | set(CATEGORIES)
        self.categories = [item.code for item in lists().items("kategori") if item.code in used]
        self._marks = _marks(cells, cover(cells, withdrawals), state)
        self.endResetModel()

    def party(self, index: AnyIndex) -> ConsentParty:
        """Return the party of a row."""
        return self.parties[index.row()]

    def category(self, index: AnyIndex) -> str:
        """Return the category of a column, or the empty text for the first."""
        return self.categories[index.column() - 1] if index.column() else ""

    def mark(self, index: AnyIndex) -> Mark:
        """Return what a cell shows."""
        return self._marks.get((self.party(index).id, self.category(index)), Mark())

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return how many parties there are."""
        return 0 if parent.isValid() else len(self.parties)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Return the categories and the column of names."""
        return 0 if parent.isValid() else len(self.categories) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown and what is said."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        name = party_name(self.party(index))
        if index.column() == 0:
            return (
                name
                if role == Qt.ItemDataRole.DisplayRole
                else ", ".join(part for part in (name, self.second_line(self.party(index))) if part)
            )
        mark = self.mark(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.words()
        said = f"{name}, {lists().label('kategori', self.category(index))}: {mark.words()}"
        return f"{said}, {mark.told()}" if mark.told() else said

    def second_line(self, party: ConsentParty) -> str:
        """Return who to turn to there."""
        return contact_of(party)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads in words."""
        if (
            orientation == Qt.Orientation.Horizontal
            and section == 0
            and role == Qt.ItemDataRole.TextAlignmentRole
        ):
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _tr("Vem") if section == 0 else lists().label("kategori", self.categories[section - 1])


def _marks(
    cells: list[ConsentCell], covered: dict[tuple[str, str], Cover], state: ConsentState
) -> dict[tuple[str, str], Mark]:
    found = {}
    for cell in cells:
        is_taken = covered[cell.party_id, cell.category].withdrawn or state.key == "withdrawn"
        has_left = cell.party_id in state.left and state.key not in ("draft", "partial")
        standing: Standing = "holds" if state.holds else "waits"
        if is_taken:
            standing = "withdrawn"
        elif state.key == "refused":
            standing = "refused"
        elif state.is_over or has_left or "of_age" in state.doubts:
            standing = "over"
        found[cell.party_id, cell.category] = Mark(cell.direction, standing)
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Consent", text)
