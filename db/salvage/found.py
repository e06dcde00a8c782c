"""What was saved out of a damaged vault and what was not: counts, and the loose ends of rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.backup.manifest import Manifest


@dataclass
class Rows:
    """The rows of one kind. `filled` came out of a copy; `existed` is how many there were, as far as is known."""

    read: int = 0
    filled: int = 0
    existed: int = 0

    @property
    def saved(self) -> int:
        """Return how many are in the new vault."""
        return self.read + self.filled

    @property
    def lost(self) -> int:
        """Return how many are known to have been there and are not in the new vault."""
        return max(0, self.existed - self.saved)


@dataclass(frozen=True)
class Piece:
    """The beginning of a text whose row could not be saved."""

    table: str
    column: str
    text: str = field(repr=False)


@dataclass
class Found:
    """The whole account. `unplaced` rows could be read but have no table that takes them; their texts are pieces.

    `stand_ins` are rows made because what refers to them was saved and they were not. `log_gaps` are the numbers
    missing in the access log, first and last of each gap; `log_is_cut` tells that its latest rows may be missing too.
    `log_last` is its last moment, ISO 8601 in UTC.
    """

    pages: int = 0
    pages_lost: int = 0
    tables: dict[str, Rows] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    unplaced: int = 0
    stand_ins: dict[str, int] = field(default_factory=dict)
    log_gaps: list[tuple[int, int]] = field(default_factory=list)
    log_is_cut: bool = False
    log_seq: int = 0
    log_last: str = ""
    is_unsure: bool = False
    copy: Manifest | None = None
    copy_counts: dict[str, int] = field(default_factory=dict)
    copy_log_seq: int = 0

    def of(self, table: str) -> Rows:
        """Return the account of one table."""
        return self.tables.setdefault(table, Rows())

    @property
    def is_complete(self) -> bool:
        """Tell whether everything that is known to have been there is in the new vault."""
        return not (
            any(rows.lost for rows in self.tables.values())
            or self.log_gaps
            or self.log_is_cut
            or self.pieces
            or self.is_unsure
        )

    @property
    def copy_is_as_new(self) -> bool:
        """Tell whether the latest copy holds everything that was logged in what could be read."""
        return self.copy is not None and self.copy_log_seq >= self.log_seq > 0
