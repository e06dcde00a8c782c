"""What the palette finds: pupils, pages and acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.names import matches
from ui.people import case_facts as shell_facts
from ui.shell.places import Spot, case_pages, foot, places
from ui.widgets.frame.palette import Hit, Palette
from ui.window.place import Place

if TYPE_CHECKING:
    from ui.shell.shell import Shell


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)


def open_palette(shell: Shell) -> None:
    """Open the palette over the shell; the focus goes back to the page when it closes."""
    palette = Palette(shell, partial(_found, shell))
    palette.setObjectName("palette")
    palette.open()


def _found(shell: Shell, words: str) -> list[Hit]:
    pupils = _pupils(shell, words) if words else []
    acts = [hit for hit in _acts(shell) if not words or matches(words, hit.text)]
    return [*pupils, *acts]


def _pupils(shell: Shell, words: str) -> list[Hit]:
    return [
        Hit(_tr("Elever"), case.name, case.line, "user", partial(shell.go, Place("case", case.case_id)))
        for case in shell_facts.found_cases(shell.session, words)
    ]


def _acts(shell: Shell) -> list[Hit]:
    place = shell.place()
    case_id = place.case_id if place else None
    hits: list[Hit] = []
    if case_id:
        note = partial(shell.go, Place("journal", case_id, "new"))
        hits.append(Hit(_tr("Gör"), _tr("Ny anteckning"), "", "note-pencil", note, "Ctrl N"))
    pupil = partial(shell.go, Place("pupils", detail="new"))
    hits.append(Hit(_tr("Gör"), _tr("Ny elev"), "", "user-plus", pupil, "Ctrl Skift N"))
    check = partial(_check_paper, shell)
    hits.append(Hit(_tr("Gör"), _tr("Kontrollera ett papper"), "", "shield-check", check))
    hits.append(Hit(_tr("Gör"), _tr("Snabbdölj"), "", "eye-slash", shell.hide_quickly, "F12"))
    hits.append(Hit(_tr("Gör"), _tr("Lås"), "", "lock-outline", shell.ask_lock, "Ctrl L"))
    hits += [_to(shell, spot, case_id) for spot in (case_pages() if case_id else [])]
    hits += [_to(shell, spot, None) for spot in (*places(), *foot())]
    return hits


def _check_paper(shell: Shell) -> None:
    from ui.paper.check import CheckPaperSheet  # with the view of pages: only when a paper is to be checked

    CheckPaperSheet(shell, shell.session).exec()


def _to(shell: Shell, spot: Spot, case_id: str | None) -> Hit:
    go = partial(shell.go, Place(spot.page, case_id))
    return Hit(_tr("Gå till"), spot.word, "", spot.icon, go, spot.keys.replace("+", " "))
