"""The one most important thing to say about the copies above the safety page, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.backup.facts import BackupFacts
from desktop.failures.backup import why_not_made


@dataclass(frozen=True)
class Warned:
    """What a banner says; `act` is the word on its button and `is_place` whether that chooses a place.

    Where what is to be done is to make a copy, there is no button: the page's own stands right above.
    """

    tone: str
    lead: str
    text: str
    act: str = ""
    is_place: bool = False


def warning(facts: BackupFacts) -> Warned | None:
    """Return the most important thing, or None when the copies are as they should be."""
    choose = _tr("Välj en plats till")
    if facts.failed:
        return Warned(
            "danger", _tr("Säkerhetskopian blev inte klar."), why_not_made(facts.failed), _tr("Försök igen")
        )
    if facts.tried_wrong:
        text = _tr("Den senaste som provades gick inte att använda.")
        return Warned("danger", _tr("Gör en ny säkerhetskopia."), text)
    if facts.made_at is None:
        text = _tr("Den första tar några sekunder.")
        return Warned("warn", _tr("Ingen säkerhetskopia är gjord än."), text)
    if not facts.place or not facts.is_elsewhere:
        lead = _tr("Kopian ligger på samma disk som arkivet.")
        return Warned("warn", lead, _tr("Går datorn sönder försvinner båda."), choose, is_place=True)
    if facts.place_tone == "ok":
        return None
    if facts.place_made_at is None:
        lead = _tr("Ingen kopia finns på {place} än.").format(place=facts.place)
    else:
        lead = _tr("Kopian på {place} är {count} dagar gammal.").format(
            place=facts.place, count=facts.place_age
        )
    return Warned(facts.place_tone, lead, _tr("Sätt i minnet och kopiera på nytt."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupWarning", text)
