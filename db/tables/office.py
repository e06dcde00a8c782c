"""Questions about settings and prints."""

from __future__ import annotations

from db.records import Print, Setting
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
