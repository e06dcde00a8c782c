"""One act, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection
else:
    from sqlcipher3.dbapi2 import Connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the body inside BEGIN IMMEDIATE … COMMIT; anything raised rolls everything back and goes on up."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
