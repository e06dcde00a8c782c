"""What the papers of the record between two days are made from: the whole journal, or a choice of what happened."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.paper.values.shared import Letterhead, PaperPupil


@dataclass(frozen=True)
class JournalPiece:
    """Words of a note, as written or struck. `is_lead`: not the note's own, but who corrected it, or why."""

    text: str
    is_struck: bool = False
    is_lead: bool = False


@dataclass(frozen=True)
class JournalNote:
    """One locked note. `when` and `locked` in words; a paragraph is its pieces, corrections as they come.

    `is_apart`: it was written of what was said alone, and is marked so.
    """

    when: str
    kind: str
    place: str
    present: str
    paragraphs: tuple[tuple[JournalPiece, ...], ...]
    locked: str
    is_apart: bool = False


@dataclass(frozen=True)
class JournalEvent:
    """One row of the table: day, what, and in a sentence."""

    when: str
    what: str
    sentence: str = ""


@dataclass(frozen=True)
class JournalPaper:
    """The journal, or a choice of events (`chosen` says which, in words), of a case between two days.

    `drafts` are how many notes of those days are not locked: they are counted, and never printed.
    """

    letterhead: Letterhead
    pupil: PaperPupil
    case_number: str
    days: str
    made: str
    made_by: str
    notes: tuple[JournalNote, ...] = ()
    drafts: int = 0
    events: tuple[JournalEvent, ...] = ()
    chosen: str = ""
