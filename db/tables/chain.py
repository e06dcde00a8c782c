"""Questions about the chains, and what their ends are."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import CaseLink, VaultLink
from db.store.codec import columns, maker
from db.tables.table import Table

_HEAD = "vault_chain"  # in the table of facts about the vault itself: `43:<row hash>`


class CaseLinks(Table[CaseLink]):
    """The links of every case's chain."""

    name = "case_links"
    record = CaseLink

    def of(self, case_id: str) -> list[CaseLink]:
        """Return a case's links from the first."""
        return self.select("WHERE case_id = ? ORDER BY n", case_id)

    def after(self, case_id: str, n: int, most: int) -> list[CaseLink]:
        """Return the links of a case that follow number `n`, at most so many."""
        return self.select("WHERE case_id = ? AND n > ? ORDER BY n LIMIT ?", case_id, n, most)

    def last(self, case_id: str) -> CaseLink | None:
        """Return the latest link of a case."""
        return self.first("WHERE case_id = ? ORDER BY n DESC", case_id)

    def at(self, case_id: str, n: int) -> CaseLink | None:
        """Return the link with this number in a case."""
        return self.first("WHERE case_id = ? AND n = ?", case_id, n)

    def of_thing(self, kind: str, object_id: str) -> CaseLink | None:
        """Return the latest link of a thing."""
        return self.first("WHERE object_id = ? AND kind = ? ORDER BY n DESC", object_id, kind)

    def is_followed(self, link: CaseLink, kinds: Iterable[str]) -> bool:
        """Tell whether a later link of its case is about the same thing: a no that became a signature, say.

        `kinds` are those that tell of the same table; a note may have the id of what it was made for.
        """
        later = self.ask(
            "SELECT kind FROM case_links WHERE object_id = ? AND case_id = ? AND n > ?",
            link.object_id,
            link.case_id,
            link.n,
        )
        return any(kind in kinds for (kind,) in later)

    def counts(self) -> dict[str, tuple[int, int]]:
        """Return, by case, how many links it has and how many of them were made afterwards."""
        rows = self.ask("SELECT case_id, count(*), sum(afterwards) FROM case_links GROUP BY case_id")
        return {str(case): (int(count), int(later)) for case, count, later in rows}

    def cases(self) -> list[str]:
        """Return the id of every case that has a link."""
        return [str(row[0]) for row in self.ask("SELECT DISTINCT case_id FROM case_links ORDER BY case_id")]


class VaultLinks(Table[VaultLink]):
    """The rows of the vault's chain, and where it ends."""

    name = "vault_links"
    record = VaultLink

    def after(self, seq: int, most: int) -> list[VaultLink]:
        """Return the rows that follow number `seq`, at most so many."""
        return self.select("WHERE seq > ? ORDER BY seq LIMIT ?", seq, most)

    def last(self) -> VaultLink | None:
        """Return the latest row."""
        return self.first("ORDER BY seq DESC")

    def knows(self, link: CaseLink) -> bool:
        """Tell whether a link, or one after it in its case, is noted: a case that was received has its head noted."""
        return bool(
            self.ask(
                "SELECT 1 FROM case_links JOIN vault_links ON vault_links.link_hash = case_links.hash"
                " WHERE case_links.case_id = ? AND case_links.n >= ? LIMIT 1",
                link.case_id,
                link.n,
            )
        )

    def unnoted(self, case_id: str) -> list[CaseLink]:
        """Return a case's links that no row notes; of one that was received, those after the first that is noted."""
        names = ", ".join(f"case_links.{column}" for column in columns(CaseLink))
        noted = "EXISTS (SELECT 1 FROM vault_links WHERE vault_links.link_hash = "
        first = f"(SELECT min(n) FROM case_links WHERE case_id = ? AND {noted} case_links.hash))"
        rows = self.ask(
            f"SELECT {names} FROM case_links WHERE case_id = ? AND NOT {noted} case_links.hash)"
            f" AND n > coalesce({first}, 0) ORDER BY n",
            case_id,
            case_id,
        )
        return list(map(maker(CaseLink), rows))

    def without_link(self, after: int, upto: int) -> list[int]:
        """Return the numbers of the rows, after one and up to another, whose link should be here and is not."""
        rows = self.ask(
            "SELECT seq FROM vault_links WHERE seq > ? AND seq <= ? AND holding = 'har' AND NOT EXISTS"
            " (SELECT 1 FROM case_links WHERE case_links.hash = vault_links.link_hash) ORDER BY seq",
            after,
            upto,
        )
        return [int(row[0]) for row in rows]

    def moments_around(self, seq: int) -> tuple[str, str]:
        """Return the moments of the nearest links before and after a row, as they are stored; empty where none is."""
        told = "SELECT moment FROM vault_links JOIN case_links ON case_links.hash = vault_links.link_hash"
        before = self.ask(f"{told} WHERE seq < ? ORDER BY seq DESC LIMIT 1", seq)
        later = self.ask(f"{told} WHERE seq > ? ORDER BY seq LIMIT 1", seq)
        return (str(before[0][0]) if before else "", str(later[0][0]) if later else "")

    def head(self) -> tuple[int, str]:
        """Return number and hash of the row that was written last, as noted beside the chain; (0, "") before any."""
        rows = self.ask("SELECT value FROM meta WHERE key = ?", _HEAD)
        seq, _, row_hash = str(rows[0][0]).partition(":") if rows else ("0", "", "")
        return (int(seq) if seq.isdecimal() else 0, row_hash)

    def note_head(self, row: VaultLink) -> None:
        """Note beside the chain that it ends with this row, so that a missing end is seen."""
        self._write(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (_HEAD, f"{row.seq}:{row.row_hash}"),
        )

    def old_chain(self) -> str:
        """Return what the migration found of the one chain before these (JSON); empty when there was none."""
        rows = self.ask("SELECT value FROM meta WHERE key = 'old_chain'")
        return str(rows[0][0]) if rows else ""
