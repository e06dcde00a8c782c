"""Both key files are gone and the archive is whole: it is opened with the key file in a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.vault.key_in_copy import KeyInCopy
from desktop.work import Work
from ui.backup.restore_page import RestorePage, Words
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from db.vault.keys import UnsealedKey


class KeyPage(RestorePage):
    """One copy, one secret, as for a restore; but everything in the archive stays as it is."""

    def _words(self, *, has_vault: bool) -> Words:
        return Words(
            self.tr("Öppna med nyckeln i kopian"),
            self.tr(
                "Arkivet är helt. Det är nyckelfilerna som saknas, och varje säkerhetskopia har en likadan."
            ),
            self.tr(
                "Inget återställs och inget går förlorat: allt som är skrivet efter kopian är kvar. "
                "Sedan gäller den lösenfras och den kod som gällde när kopian gjordes."
            ),
            self.tr("Öppna"),
            self.tr("Öppnar…"),
            "key",
        )


def show_key_in_copy(
    window: MainWindow,
    folder: Path,
    work: Work,
    opens: Callable[[UnsealedKey], object],
    begin: Callable[[], object],
) -> None:
    """Show the page in the window; `opens` is given the key, `begin` is called when the user turns back."""
    opening = KeyInCopy(folder, work)
    page = KeyPage(folder, work, has_vault=True, restoring=opening)
    opening.setParent(page)
    page.setObjectName("key-page")
    opening.unsealed.connect(opens)
    page.back_asked.connect(begin)
    window.show_widget(page)
    page.start()
