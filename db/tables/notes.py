"""Questions about notes, their versions, amendments and loose drafts."""

from __future__ import annotations

from datetime import date, datetime

from db.records import Amendment, Draft, Note, NoteVersion
from db.records.views import ListedNote
from db.store.codec import columns, maker
from db.tables.table import Table

_WAITING = "WHERE status = 'signed' AND transferred_at IS NULL"
_LATEST = "ORDER BY event_on DESC, event_time DESC, created_at DESC"


class Notes(Table[Note]):
    """All notes; the bin is left out unless asked for."""

    name = "notes"
    record = Note

    def listed(self, case_id: str) -> list[ListedNote]:
        """Return a case's notes and minnesstöd, drafts first, then the latest first; no text is read."""
        rows = self.ask(
            f"SELECT {', '.join(columns(ListedNote))} FROM notes WHERE case_id = ? AND discarded_at IS NULL"
            f" ORDER BY status, {_LATEST[9:]}",
            case_id,
        )
        return list(map(maker(ListedNote), rows))

    def of(self, case_id: str) -> list[Note]:
        """Return the same with their texts: as much as everything ever written in the case."""
        return self.select(
            f"WHERE case_id = ? AND discarded_at IS NULL ORDER BY status, {_LATEST[9:]}", case_id
        )

    def body(self, id: str) -> str:
        """Return a note's text, empty where there is none."""
        rows = self.ask("SELECT body FROM notes WHERE id = ?", id)
        return str(rows[0][0]) if rows else ""

    def last_signed(self, case_id: str) -> Note | None:
        """Return the latest signed note of a case."""
        return self.first(f"WHERE case_id = ? AND status = 'signed' {_LATEST}", case_id)

    def latest(self, case_id: str, most: int) -> list[Note]:
        """Return the latest signed notes of a case, at most so many."""
        return self.select(f"WHERE case_id = ? AND status = 'signed' {_LATEST} LIMIT ?", case_id, most)

    def drafts(self) -> list[Note]:
        """Return every unsigned journal note in every case, the oldest first."""
        return self.select(
            "WHERE status = 'draft' AND category = 'journal' AND discarded_at IS NULL ORDER BY updated_at"
        )

    def drafts_in(self, case_id: str) -> list[Note]:
        """Return the unsigned journal notes of a case, the one written in last first."""
        return self.select(
            "WHERE case_id = ? AND status = 'draft' AND category = 'journal' AND discarded_at IS NULL"
            " ORDER BY updated_at DESC",
            case_id,
        )

    def count_drafts(self, case_id: str) -> int:
        """Return how many journal notes of a case are not signed."""
        return self.count(
            "WHERE case_id = ? AND status = 'draft' AND category = 'journal' AND discarded_at IS NULL",
            case_id,
        )

    def untransferred(self, most: int) -> int:
        """Return how many signed notes are not yet carried over to the system of record; no more than `most`."""
        return int(self.ask(f"SELECT count(*) FROM (SELECT 1 FROM notes {_WAITING} LIMIT ?)", most)[0][0])

    def first_untransferred(self) -> Note | None:
        """Return the oldest of them."""
        return self.first(f"{_WAITING} ORDER BY signed_at")

    def binned(self) -> list[Note]:
        """Return discarded drafts, the latest first."""
        return self.select("WHERE discarded_at IS NOT NULL ORDER BY discarded_at DESC")

    def binned_in(self, case_id: str) -> list[Note]:
        """Return the discarded drafts of a case, the latest first."""
        return self.select(
            "WHERE case_id = ? AND discarded_at IS NOT NULL ORDER BY discarded_at DESC", case_id
        )

    def to_purge(self, day: date) -> list[Note]:
        """Return the minnesstöd whose last day has passed."""
        return self.select("WHERE category = 'minnesstod' AND purge_on < ? AND discarded_at IS NULL", day)


class NoteVersions(Table[NoteVersion]):
    """Earlier states of drafts."""

    name = "note_versions"
    record = NoteVersion

    def of(self, note_id: str) -> list[NoteVersion]:
        """Return a note's earlier states, the latest first."""
        return self.select("WHERE note_id = ? ORDER BY saved_at DESC", note_id)

    def latest_at(self, note_id: str) -> datetime | None:
        """Return when the latest was kept; their texts, which may be long, are not read."""
        [(latest,)] = self.ask("SELECT max(saved_at) FROM note_versions WHERE note_id = ?", note_id)
        return datetime.fromisoformat(latest) if latest else None


class Amendments(Table[Amendment]):
    """Corrections of signed notes."""

    name = "amendments"
    record = Amendment

    def of(self, note_id: str) -> list[Amendment]:
        """Return a note's amendments, oldest first."""
        return self.select("WHERE note_id = ? ORDER BY signed_at", note_id)

    def in_case(self, case_id: str) -> list[Amendment]:
        """Return all amendments in a case, oldest first."""
        return self.select(
            "JOIN notes ON notes.id = amendments.note_id WHERE notes.case_id = ? ORDER BY amendments.signed_at",
            case_id,
        )


class Drafts(Table[Draft]):
    """Text on its way in forms that are no rows yet."""

    name = "drafts"
    record = Draft

    def starting(self, prefix: str) -> list[Draft]:
        """Return the drafts whose id begins with `prefix`."""
        return self.select("WHERE substr(id, 1, ?) = ? ORDER BY saved_at DESC", len(prefix), prefix)
