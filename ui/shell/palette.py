"""What the palette finds: pupils, acts and pages. Never what was said: no answer, no note and no minnesstöd."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from desktop.cases.finding import CaseSearch
from desktop.names import matches
from ui.people import case_facts as shell_facts
from ui.shell.acts import Acts
from ui.shell.places import Spot, case_pages, foot, places
from ui.widgets.frame.palette import Hit, Palette
from ui.window.place import Place

if TYPE_CHECKING:
    from ui.shell.shell import Shell

_ALSO = {
    "groups": "konsultation råd klass föräldramöte gruppinsats utan namn",
    "plan": "plan mål insatser",
    "assessment": "frågor samtal",
    "consent": "signera underskrift",
    "prints": "skriv ut papper",
    "family": "kontakter vårdnadshavare skola",
    "security": "kopia lösenfras logg",
    "settings": "zoom färger",
}
"""Other words that a page is found by."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)


def open_palette(shell: Shell) -> None:
    """Open the palette over the shell; the focus goes back to the page when it closes."""
    finder = Finder(shell)
    palette = Palette(shell, finder.find)
    palette.setObjectName("palette")
    palette.open()
    QTimer.singleShot(0, palette, finder.read)


class Finder:
    """One opening of the palette: cases and acts are read once, then looked through at each letter."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._cases: CaseSearch | None = None
        self._hits = self._all()

    def find(self, words: str) -> list[Hit]:
        """Return what is found by the words; without any, everything that can be done."""
        hits = [hit for hit in self._hits if not words or matches(words, hit.text, hit.also)]
        return [*self._pupils(words), *hits] if words else hits

    def read(self) -> CaseSearch:
        """Read the cases, once: before the first letter, when the line already stands there."""
        if self._cases is None:
            self._cases = CaseSearch(self._shell.session)
        return self._cases

    def _pupils(self, words: str) -> list[Hit]:
        shell = self._shell
        groups = {False: _tr("Elever"), True: _tr("Avslutade ärenden")}
        closed = _tr("avslutat")
        return [
            Hit(
                groups[case.is_closed],
                case.name,
                f"{closed} · {case.line}" if case.is_closed else case.line,
                "user",
                partial(shell.go, Place("case", case.case_id)),
            )
            for case in shell_facts.found_cases(self.read(), words)
        ]

    def _all(self) -> list[Hit]:
        shell = self._shell
        place = shell.place()
        case_id = place.case_id if place else None
        hits = Acts(shell, shell.session, shell.page, shell.go).hits()
        hits.append(Hit(_tr("Gör"), _tr("Snabbdölj"), "", "eye-slash", shell.hide_quickly, "F12"))
        hits.append(Hit(_tr("Gör"), _tr("Lås"), "", "lock-outline", shell.ask_lock, "Ctrl L"))
        hits += [_to(shell, spot, case_id) for spot in (case_pages() if case_id else [])]
        hits += [_to(shell, spot, None) for spot in (*places(), *foot())]
        return hits


def _to(shell: Shell, spot: Spot, case_id: str | None) -> Hit:
    go = partial(shell.go_back, Place(spot.page, case_id))
    keys = spot.keys.replace("+", " ")
    return Hit(_tr("Gå till"), spot.word, "", spot.icon, go, keys, _ALSO.get(spot.page, ""))
