"""Why a whole file is not read: each reason with what to do about it. Nothing has been stored when one is raised."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from desktop.errors import UserError

Reason = Literal[
    "empty",
    "too_large",
    "too_large_unpacked",
    "too_many_rows",
    "too_many_columns",
    "too_many_sheets",
    "webpage",
    "encrypted",
    "xlsb",
    "ods",
    "pdf",
    "picture",
    "unknown",
    "damaged",
    "gone",
    "pasted_too_much",
    "nothing_pasted",
    "wrong_encoding",
]

MEGABYTE = 1_000_000


class FileRefusedError(UserError):
    """The file, or what was pasted, is not read at all. `reason` is its code."""

    def __init__(self, reason: Reason) -> None:
        what, do = _words(reason)
        super().__init__(_tr("Filen lästes inte in"), what, _tr("Inget har sparats."), do)
        self.reason = reason


def _words(reason: Reason) -> tuple[str, str]:
    """Return what is wrong and what to do."""
    smaller = _tr("Be skolan om en fil för en kortare tid, eller för en enda elev.")
    by_hand = _tr("Skriv in siffrorna i rutnätet, eller be skolan om Excel eller CSV.")
    save_again = _tr("Öppna den i Excel, spara som CSV och läs in igen.")
    words: dict[Reason, tuple[str, str]] = {
        "empty": (_tr("Filen är tom."), _tr("Be skolan skicka den igen.")),
        "too_large": (_tr("Filen är större än 20 MB."), smaller),
        "too_large_unpacked": (_tr("Filen är större än 200 MB när den packas upp."), smaller),
        "too_many_rows": (_tr("Filen har fler än 100 000 rader."), smaller),
        "too_many_columns": (_tr("Filen har fler än 200 kolumner."), smaller),
        "too_many_sheets": (_tr("Filen har fler än 20 blad."), smaller),
        "webpage": (_tr("Filen är en webbsida med namnet .xls."), save_again),
        "encrypted": (
            _tr("Filen är låst med lösenord."),
            _tr("Öppna den i Excel, spara en kopia utan lösenord och läs in den. Ta sedan bort kopian."),
        ),
        "xlsb": (
            _tr("Filen är en binär Excelfil (.xlsb)."),
            _tr("Öppna den i Excel, spara som .xlsx och läs in igen."),
        ),
        "ods": (
            _tr("Filen är ett kalkylblad av slaget .ods."),
            _tr("Öppna den i LibreOffice, spara som .xlsx och läs in igen."),
        ),
        "pdf": (_tr("Filen är en PDF."), by_hand),
        "picture": (_tr("Filen är en bild."), by_hand),
        "unknown": (_tr("Filen är varken text, CSV eller Excel."), _tr("Be skolan om Excel eller CSV.")),
        "damaged": (_tr("Filen är skadad och går inte att läsa."), _tr("Be skolan skicka den igen.")),
        "gone": (_tr("Filen finns inte kvar där den låg."), _tr("Välj den igen där den ligger nu.")),
        "pasted_too_much": (_tr("Det är mer än ett läsår."), _tr("Läs in som fil.")),
        "nothing_pasted": (
            _tr("Det finns ingen tabell att klistra in."),
            _tr("Markera cellerna i Excel eller Skola24, tryck Ctrl+C där, och klistra in här."),
        ),
        "wrong_encoding": (
            _tr("Texten stämmer inte med den teckenkodningen."),
            _tr("Välj en annan teckenkodning."),
        ),
    }
    return words[reason]


def _tr(text: str) -> str:
    return QCoreApplication.translate("attendance_files", text)
