"""Radera arkivet: what goes, what stays and where, the passphrase, and one question more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from desktop.number_words import in_words
from desktop.vault.erasing import Extent
from desktop.vault.open_session import OpenSession
from ui.dialogs.ask import ask
from ui.look.metrics import column
from ui.security.device_dialogs import PassphraseSheet
from ui.widgets.show.rows import FactRow
from ui.widgets.show.text import label


class EraseSheet(PassphraseSheet):
    """Asks twice. After the second yes the vault is put away, and nothing can undo it."""

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, session, self.tr("Radera arkivet?"), self.tr("Fortsätt"))
        self.setObjectName("erase-vault")
        self._erasing, self._extent = session.erasing, session.erasing.extent()
        lead = self.tr(
            "För dig som slutar eller lämnar datorn ifrån dig. Det som ska bevaras måste vara överlämnat först: "
            "fråga chefen eller arkivarien om du är osäker."
        )
        told = facts(self._extent)
        self.explain(" ".join((lead, *(text for _icon, text in told))))
        lines = column(gap=0)
        for icon, text in told:
            lines.addWidget(FactRow(text, icon=icon))
        self.body.addWidget(label(lead))
        self.body.addLayout(lines)
        for part in (self._field, self._notice):
            self.body.addWidget(part)
        self._erasing.proved.connect(self._on_proved)
        self._erasing.failed.connect(self._on_failed)
        self._field.control.setFocus()

    @Slot()
    def _on_act(self) -> None:
        typed = self._typed()
        if typed:
            self._rest(True)
            self._erasing.prove(typed)

    @Slot()
    def _on_proved(self) -> None:
        self._rest(False)
        self._field.control.clear()
        if not self.isVisible():
            return
        title = self.tr("Radera {cases} för gott?").format(cases=cases_in_words(self._extent.cases))
        text = self.tr(
            "Det går inte att ångra, och ingen kan hämta tillbaka det. Närvara stängs, raderar allt och startar om."
        )
        if ask(self, title, text, self.tr("Radera för gott"), self.tr("Behåll arkivet"), danger=True):
            self._erasing.decide()
        else:
            self.reject()


def cases_in_words(count: int) -> str:
    """Return how many cases there are, in words."""
    return _tr("ett ärende") if count == 1 else _tr("{count} ärenden").format(count=in_words(count))


def facts(extent: Extent) -> list[tuple[str, str]]:
    """Return what goes and what stays, each an icon and a sentence."""
    gone = _tr(
        "Allt i arkivet raderas: {cases}, med anteckningar, planer, samtycken och loggen. "
        "Säkerhetskopiorna bredvid arkivet raderas också."
    ).format(cases=cases_in_words(extent.cases))
    told = [("trash", gone)]
    if extent.is_bound:
        told.append(("key", _tr("Nyckeln i datorns nyckelring tas bort.")))
    told.append(("hard-drives", _about_copies(extent)))
    told.append(
        ("printer", _tr("Papper och sparade filer rörs inte. Riv papperen med koderna när allt är klart."))
    )
    slow = _tr(
        "Filerna skrivs över innan de tas bort. På en SSD kan rester ligga kvar en tid, krypterade och utan nyckel."
    )
    return [*told, ("warning", slow)]


def _about_copies(extent: Extent) -> str:
    if not extent.place:
        return _tr(
            "Kopior på andra ställen raderas inte. De öppnas med den lösenfras och de koder som gällde när "
            "de gjordes. Ta bort dem där du har dem."
        )
    if not extent.copies_there:
        return _tr(
            "Platsen {place} går inte att läsa just nu. Kopior som ligger där raderas inte. Ta bort dem själv."
        ).format(place=extent.place)
    return _tr(
        "{count} på {place} raderas inte. De öppnas med den lösenfras och de koder som gällde när de gjordes. "
        "Ta bort dem själv, och på fler ställen om du har dem där."
    ).format(count=_copies_in_words(extent.copies_there), place=extent.place)


def _copies_in_words(count: int) -> str:
    return _tr("En kopia") if count == 1 else _tr("{count} kopior").format(count=in_words(count).capitalize())


def _tr(text: str) -> str:
    return QCoreApplication.translate("EraseSheet", text)
