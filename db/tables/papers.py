"""Questions about kept papers, and the way back to what lay in the vault when one of them was printed."""

from __future__ import annotations

import json
from typing import Any

from db.records import KeptPaper, PaperSigning
from db.store.codec import Value
from db.store.connection import sqlcipher3
from db.tables.table import Table

Rows = dict[str, list[dict[str, Value]]]
"""Rows by table, as they are stored: the first table holds the thing itself, the others what lies under it."""


class KeptPapers(Table[KeptPaper]):
    """All kept papers."""

    name = "kept_papers"
    record = KeptPaper

    def of(self, document: str, object_id: str) -> list[KeptPaper]:
        """Return the papers of a thing, the one kept last first."""
        return self.select("WHERE object_id = ? AND document = ? ORDER BY rowid DESC", object_id, document)

    def latest(self, document: str, object_id: str) -> KeptPaper | None:
        """Return the paper of a thing that was kept last."""
        return self.first("WHERE object_id = ? AND document = ? ORDER BY rowid DESC", object_id, document)

    def of_case(self, case_id: str) -> list[KeptPaper]:
        """Return every paper of a case, the one kept last first."""
        return self.select("WHERE case_id = ? ORDER BY rowid DESC", case_id)

    def has(self, document: str, object_id: str) -> bool:
        """Tell whether a thing has a paper; no file is read for it."""
        sql = "SELECT 1 FROM kept_papers WHERE object_id = ? AND document = ? LIMIT 1"
        return bool(self.ask(sql, object_id, document))

    def with_code(self, code: str) -> list[KeptPaper]:
        """Return the papers that bear a Kontrollkod, the one kept last first."""
        return self.select("WHERE code = ? AND code <> '' ORDER BY rowid DESC", code)

    def unkept(self) -> list[tuple[str, str]]:
        """Return (document, id) of everything signed that has no paper, the latest first."""
        found = []
        for document, table, locked, moment in _SIGNED:
            found += self.ask(
                f"SELECT ?, id, {moment} FROM {table} WHERE {locked} AND NOT EXISTS (SELECT 1 FROM kept_papers"
                f" WHERE kept_papers.object_id = {table}.id AND kept_papers.document = ?)",
                document,
                document,
            )
        found.sort(key=lambda row: str(row[2]), reverse=True)
        return [(str(document), str(id)) for document, id, _ in found]

    def rows_of(self, keyed: tuple[tuple[str, str], ...], object_id: str) -> Rows:
        """Return whole rows as they stand; `keyed` is (table, column that leads to the thing)."""
        found: Rows = {}
        for table, key in keyed:
            cursor = self._connection.execute(
                f"SELECT * FROM {table} WHERE {key} = ? ORDER BY id", (object_id,)
            )
            names = [str(column[0]) for column in cursor.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return found

    def put_back(self, rows: Rows, now: Rows, free: dict[str, frozenset[str]]) -> None:
        """Make the rows what they were, in the caller's transaction; the columns in `free` stay as they are now.

        Raises `ValueError` where something else in the vault leads to a row that would go, or the rows fit no longer.
        """
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        try:
            for table, was in rows.items():
                here = {row["id"] for row in now.get(table, [])}
                for id in here - {row["id"] for row in was}:
                    self._write(f"DELETE FROM {table} WHERE id = ?", (id,))
                for row in was:
                    self._put(table, row, row["id"] in here, free.get(table, frozenset()))
        except sqlcipher3.DatabaseError as error:  # a table has another shape than when the rows were kept
            raise ValueError("the rows do not fit the tables of today") from error
        if self._leads_nowhere(rows, now):
            raise ValueError("something leads to a row that was not there")

    def _leads_nowhere(self, rows: Rows, now: Rows) -> bool:
        """Tell whether a row that was put back leads to none, or something leads to one that went.

        Only these are asked for: SQLite's own check reads every note of the vault.
        """
        keys = self.ask(
            """SELECT name, "from", "table" FROM sqlite_master, pragma_foreign_key_list(name) WHERE type = 'table'"""
        )
        for child, column, parent in keys:
            gone = {row["id"] for row in now.get(parent, [])} - {row["id"] for row in rows.get(parent, [])}
            if parent in rows and any(self._has(child, column, id) for id in gone):
                return True
            led = {row[column] for row in rows.get(child, [])} - {None}
            if not all(self._has(parent, "id", id) for id in led):
                return True
        return False

    def _has(self, table: str, column: str, value: Value) -> bool:
        return bool(self.ask(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", value))

    def _put(self, table: str, row: dict[str, Value], is_there: bool, free: frozenset[str]) -> None:
        if is_there:
            names = [name for name in row if name != "id" and name not in free]
            sets = ", ".join(f"{name} = ?" for name in names)
            values = (*(row[name] for name in names), row["id"])
            self._write(f"UPDATE {table} SET {sets} WHERE id = ?", values)
            return
        marks = ", ".join("?" * len(row))
        self._write(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


_SIGNED = (
    ("samtycke", "consents", "locked_at IS NOT NULL", "locked_at"),
    ("handlingsplan", "plans", "status <> 'draft'", "coalesce(signed_at, created_at)"),
    ("kartlaggning", "assessments", "status = 'signed'", "coalesce(signed_at, created_at)"),
    ("uppfoljning", "follow_ups", "status = 'signerad'", "coalesce(signed_at, created_at)"),
    ("avslut", "closings", "status = 'signerad' AND reason <> 'avliden'", "coalesce(signed_at, created_at)"),
)


class PaperSignings(Table[PaperSigning]):
    """Which papers were answered on."""

    name = "paper_signings"
    record = PaperSigning

    def of(self, document: str, object_id: str) -> list[PaperSigning]:
        """Return what was answered on a thing's papers, the latest first."""
        return self.select("WHERE object_id = ? AND document = ? ORDER BY rowid DESC", object_id, document)

    def of_signer(self, signer_id: str) -> PaperSigning | None:
        """Return the latest answer of one who signs."""
        return self.first("WHERE signer_id = ? ORDER BY rowid DESC", signer_id)


def to_text(rows: Rows) -> str:
    """Return rows as JSON that is the same for the same rows."""
    return json.dumps(rows, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Rows:
    """Return the rows that `to_text` wrote."""
    read: dict[str, list[dict[str, Any]]] = json.loads(text)
    return read
