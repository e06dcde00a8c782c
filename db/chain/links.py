"""The rule of the two chains, byte for byte: what is joined, and what comes first.

`narvara-kedja-1` names the rule. Each field is written as it is stored, joined by U+001F, in UTF-8; hashes are
SHA-256 in hexadecimal. A rule that is changed gets another name, and links keep the one they were made by.
"""

from __future__ import annotations

import hashlib

from db.records import CaseLink, VaultLink

RULE = "narvara-kedja-1"

FIRST = "0" * 64
"""What the first link of a case, and the first row of the vault's chain, comes after."""

_BETWEEN = "\x1f"


def link_hash(link: CaseLink) -> str:
    """Return what a link's hash must be, from everything else in it but whether it was made afterwards."""
    return _joined(
        RULE,
        link.case_id,
        str(link.n),
        link.kind,
        link.object_id,
        link.content_hash,
        link.moment,
        link.who,
        link.for_whom,
        link.previous,
    )


def row_hash(row: VaultLink) -> str:
    """Return what the hash of a row of the vault's chain must be; `holding` is outside it."""
    return _joined(str(row.seq), row.link_hash, row.previous)


def _joined(*fields: str) -> str:
    return hashlib.sha256(_BETWEEN.join(fields).encode()).hexdigest()
