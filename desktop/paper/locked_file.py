"""A PDF on a memory stick: locked with AES-256, or open when the user has said so."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

from db.errors import DiskFullError, VaultError
from db.files import atomic
from desktop.errors import UserError

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
"""Where a file's metadata say which PDF/A it is."""


def locked(data: bytes, password: str) -> bytes:
    """Return the PDF locked with a password (PDF 2.0, revision 6, AES-256).

    The password is normalised to NFC, since the other way of writing å would not open the file. What is locked can
    never be PDF/A (ISO 19005-2, 6.1.3), so the copy does not say that it is; the open file it was made of still does.
    """
    import pikepdf  # 90 ms: only when a file is saved

    word = unicodedata.normalize("NFC", password)
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            for claim in [name for name in said if name.startswith(_PDFA)]:
                del said[claim]
        pdf.save(made, encryption=pikepdf.Encryption(owner=word, user=word, R=6))
    return made.getvalue()


def save(path: Path, data: bytes, safe: str = "Dokumentet är kvar i ärendet.") -> None:
    """Write a file that only the user may read, whole or not at all. Raises `UserError`; `safe` says what is kept."""
    try:
        atomic.write(path, data)
    except DiskFullError as error:
        raise UserError("Det finns inte plats för filen", safe=safe, do="Välj en annan plats.") from error
    except (VaultError, OSError) as error:
        raise UserError("Filen går inte att spara där", safe=safe, do="Välj en annan mapp.") from error
