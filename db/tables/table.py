"""What every table can do. The questions of each stand in its own class."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from db.store.codec import Value, columns, maker, to_row, to_sql
from db.store.connection import Connection
from db.store.watched import WatchedConnection

R = TypeVar("R")
M = TypeVar("M")


class NotFoundError(LookupError):
    """No row has that id."""


class Table(Generic[R]):
    """Rows of one record type. Writing outside `Session.change` raises `RuntimeError`."""

    name: ClassVar[str]
    record: type[R]

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recalled = connection.recalled if isinstance(connection, WatchedConnection) else None

    def select(self, rest: str = "", *values: Any) -> list[R]:
        """Return the rows that `rest` (from WHERE on) picks."""
        names = ", ".join(f"{self.name}.{column}" for column in columns(self.record))
        sql = f"SELECT {names} FROM {self.name} {rest}"
        return list(self._read(sql, values, maker(self.record)))

    def first(self, rest: str, *values: Any) -> R | None:
        """Return the first row that `rest` picks, or None."""
        found = self.select(f"{rest} LIMIT 1", *values)
        return found[0] if found else None

    def find(self, id: str) -> R | None:
        """Return the row with this id, or None."""
        return self.first("WHERE id = ?", id)

    def get(self, id: str) -> R:
        """Return the row with this id. Raises `NotFoundError`."""
        found = self.find(id)
        if found is None:
            raise NotFoundError(self.name)
        return found

    def all(self) -> list[R]:
        """Return every row, in the order they came."""
        return self.select("ORDER BY rowid")

    def count(self, rest: str = "", *values: Any) -> int:
        """Return how many rows `rest` picks."""
        row = self.ask(f"SELECT count(*) FROM {self.name} {rest}", *values)[0]
        return int(row[0])

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return raw rows for a question over several tables."""
        return list(self._read(sql, values, tuple))

    def add(self, record: R) -> R:
        """Insert a row and return the record."""
        self._write(self._insert(), to_row(record))
        return record

    def add_all(self, records: Iterable[R]) -> None:
        """Insert many rows."""
        for record in records:
            self.add(record)

    def put(self, record: R) -> R:
        """Write every field of a row that is there. Raises `NotFoundError`."""
        row = dict(zip(columns(self.record), to_row(record), strict=True))
        names = [column for column in row if column != "id"]
        sets = ", ".join(f"{name} = ?" for name in names)
        values = (*(row[name] for name in names), row["id"])
        if self._write(f"UPDATE {self.name} SET {sets} WHERE id = ?", values) == 0:
            raise NotFoundError(self.name)
        return record

    def save(self, record: R) -> R:
        """Write the row, whether it is there or not."""
        id = str(getattr(record, "id"))  # noqa: B009  records share `id` by convention, not by a base class
        return self.put(record) if self.find(id) is not None else self.add(record)

    def remove(self, id: str) -> None:
        """Delete a row; the schema refuses what is locked."""
        self._write(f"DELETE FROM {self.name} WHERE id = ?", (id,))

    def _read(self, sql: str, values: tuple[Any, ...], make: Callable[[tuple[Any, ...]], M]) -> tuple[M, ...]:
        """Return the rows of a question, each as `make` makes it; asked once as long as nothing is written."""
        given = tuple(to_sql(value) for value in values)

        def read() -> tuple[M, ...]:
            return tuple(map(make, self._connection.execute(sql, given)))

        return read() if self._recalled is None else self._recalled.get((make, sql, given), read)

    def _insert(self) -> str:
        names = columns(self.record)
        return f"INSERT INTO {self.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"

    def _write(self, sql: str, values: tuple[Value, ...]) -> int:
        if not self._connection.in_transaction:
            raise RuntimeError("writing outside session.change")
        return self._connection.execute(sql, values).rowcount
