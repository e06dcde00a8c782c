"""The papers by name, as the screen, the log and the list of prints call them."""

from __future__ import annotations

from db.records.states import Document

NAMES: dict[Document, str] = {
    "handlingsplan": "Handlingsplan",
    "samtycke": "Samtycke",
    "informationsblad": "Informationsblad",
    "kartlaggning": "Kartläggning, sammanfattning",
    "uppfoljning": "Uppföljning",
    "underlag": "Underlag",
    "avslut": "Avslut",
    "journal": "Journal",
    "handelser": "Händelser",
}
"""What is stored with a print, and what it is called; an underlag does not say to what."""


def numbered(kind: Document, number: int) -> str:
    """Return a paper's name with what its number counts: a kartläggning has rounds, a journal nothing."""
    counts = {
        "handlingsplan": "version",
        "samtycke": "version",
        "kartlaggning": "omgång",
        "uppfoljning": "nummer",
        "avslut": "nummer",
    }
    return f"{NAMES[kind]}, {counts[kind]} {number}" if kind in counts else NAMES[kind]
