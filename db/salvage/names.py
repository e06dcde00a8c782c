"""Which tree in a damaged database is which table, also where the list of tables cannot be read whole."""

from __future__ import annotations

from itertools import islice

from db.salvage.cells import rows_in
from db.salvage.target import Target
from db.salvage.tree import SCHEMA_ROOT, Tree

_LOOKED_AT = 50  # rows of a nameless tree that must all fit


class Names:
    """`tables` by root, and `keys`: the root of the index over each table's key."""

    def __init__(self, tree: Tree, target: Target) -> None:
        self.tables: dict[int, str] = {}
        self.keys: dict[str, int] = {}
        self._tree, self._target = tree, target
        self._read_list()
        self._guess()

    def _read_list(self) -> None:
        read = self._tree.pages.read
        for root, number in self._tree.leaves():
            page = read(number) if root == SCHEMA_ROOT else None
            for row in rows_in(page, number, read) if page else ():
                if row is None or len(row.values) < 4:
                    continue
                kind, name, table, top = row.values[:4]
                if not isinstance(top, int) or table not in self._target.forms:
                    continue
                if kind == "table":
                    self.tables[top] = str(name)
                elif name == f"sqlite_autoindex_{table}_1":
                    self.keys[str(table)] = top

    def _guess(self) -> None:
        """Name the trees that the list, as far as it can be read, does not mention."""
        first: dict[int, int] = {}
        for root, number in self._tree.leaves():
            if root != SCHEMA_ROOT and root not in self.tables:
                first.setdefault(root, number)
        for root, number in first.items():
            table = self._fitting(root, number)
            if table:
                self.tables[root] = table

    def _fitting(self, root: int, number: int) -> str:
        """Return the only table whose form the rows have; of several, the one a new vault keeps in this place."""
        read = self._tree.pages.read
        page = read(number)
        rows = [
            row.values
            for row in islice(rows_in(page, number, read) if page else (), _LOOKED_AT)
            if row is not None and row.is_whole
        ]
        named = set(self.tables.values())
        fitting = [
            name
            for name, form in self._target.forms.items()
            if rows and name not in named and all(form.fits(values) for values in rows)
        ]
        if self._target.roots.get(root) in fitting:
            return self._target.roots[root]
        return fitting[0] if len(fitting) == 1 else ""
