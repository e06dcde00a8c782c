"""Questions about settings, prints and those who stood in for the owner."""

from __future__ import annotations

from db.records import Print, Setting, StandIn
from db.tables.table import Table


class Settings(Table[Setting]):
    """All settings."""

    name = "settings"
    record = Setting

    def value(self, key: str, default: str = "") -> str:
        """Return a setting's value."""
        found = self.find(key)
        return default if found is None else found.value


class Prints(Table[Print]):
    """All prints."""

    name = "prints"
    record = Print

    def of(self, case_id: str) -> list[Print]:
        """Return a case's prints, the latest first."""
        return self.select("WHERE case_id = ? ORDER BY made_at DESC", case_id)


class StandIns(Table[StandIn]):
    """Each time somebody came to work in the owner's place."""

    name = "stand_ins"
    record = StandIn

    def latest_first(self) -> list[StandIn]:
        """Return them all, the latest first."""
        return self.select("ORDER BY begun_at DESC, rowid DESC")
