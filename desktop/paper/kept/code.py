"""The Kontrollkod: a short hash over all that lay before the family, and over the sentences the program had then.

Signatures come after and are not in it, so that two guardians who sign the same paper have the same code. Twelve
characters of five bits each (60 bits), in Crockford's Base32, which has no I, L, O or U: https://www.crockford.com/base32.html.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache

from db.records.states import SignedDocument
from desktop.content import texts
from desktop.paper.kept.written import SignedPaper, to_text

RULE = "narvara-kod-1"
LENGTH, GROUP = 12, 4
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})

_SECTIONS: dict[SignedDocument, tuple[str, ...]] = {
    "samtycke": (
        *("gemensamt", "papper", "underskrift", "tolk", "samtycke"),
        *("info", "info_kommunal", "info_fristaende"),
    ),
    "handlingsplan": ("gemensamt", "papper", "underskrift", "plan"),
    "kartlaggning": ("gemensamt", "papper", "underskrift", "kartlaggning", "overens"),
    "uppfoljning": ("gemensamt", "papper", "plan", "uppfoljning"),
    "avslut": ("gemensamt", "papper", "plan", "uppfoljning", "avslut"),
}
"""Which sections of the texts stand on each paper."""


def unanswered(paper: SignedPaper) -> SignedPaper:
    """Return a paper as it lies before those who sign: without its own code. Values hold no answers."""
    return replace(paper, seal="")


def code_of(document: SignedDocument, paper: SignedPaper) -> str:
    """Return the Kontrollkod of a paper, whatever has been answered on it, without hyphens."""
    return code_from(document, to_text(unanswered(paper)), texts("sv").version, texts_hash(document))


def code_from(document: SignedDocument, said: str, texts_version: str, texts_hash: str) -> str:
    """Return the code of what is stored of a paper."""
    text = "\x1f".join((RULE, document, said, texts_version, texts_hash))
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return "".join(_LETTERS[number >> (256 - 5 * place) & 31] for place in range(1, LENGTH + 1))


@cache
def _hash_of(said: tuple[tuple[str, str], ...]) -> str:
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def texts_hash(document: SignedDocument) -> str:
    """Return the SHA-256 (hexadecimal) of every sentence that may stand on a paper, the municipality's included."""
    known = texts("sv")
    said = tuple(
        (id, known.own[id]) for id in sorted(known.own) if id.partition(".")[0] in _SECTIONS[document]
    )
    return _hash_of(said)


def sealed_with(paper: SignedPaper, code: str) -> SignedPaper:
    """Return a paper with its code in the footer."""
    return replace(paper, seal=grouped(code))


def grouped(code: str) -> str:
    """Return a code as it is printed and read aloud: `7K3M-9QXA-2F5T`."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def typed_code(text: str) -> str:
    """Return a code as it is stored, from what was typed: blanks, hyphens and case are nothing, O is 0, I is 1."""
    return "".join(one for one in text.upper() if one.isalnum()).translate(_ALIKE)
