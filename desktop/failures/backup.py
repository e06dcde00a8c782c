"""What goes wrong with a copy, told in Swedish: what happened, what is safe, what to do now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.backup.errors import NOT_READ, BackupError, NotRead
from desktop import content
from desktop.errors import UserError


def of_copy(error: BackupError, last: str = "") -> UserError:
    """Return the error as the user is told it. `last` says when the last whole copy is from, in words."""
    return _unread(error.kind) if error.kind in NOT_READ else _unmade(error, last)


def why_not_made(kind: str, megabytes: int = 0) -> str:
    """Return one sentence for the coded word of a copy that was not made."""
    said = {
        "full": _tr("Det finns inte plats för kopian."),
        "readonly": _tr("Platsen går inte att skriva på."),
        "missing": _tr("Platsen svarar inte. Kanske är minnet inte isatt."),
        "too_large": _tr("Kopian är större än vad minnet kan ta emot i en fil."),
        "source": _tr("Kontrollen hittade fel i arkivet, så det kopierades inte."),
        "verify": _tr("Kopian stämde inte när den lästes tillbaka."),
        "not_ready": _tr("Arkivet kontrolleras eller kopieras redan."),
    }.get(kind, _tr("Platsen svarar inte eller är full."))
    if kind == "full" and megabytes:
        said = _tr("Det finns inte plats för kopian. Det behövs {count} MB till.").format(count=megabytes)
    return said


def _unmade(error: BackupError, last: str) -> UserError:
    say = content.texts().get
    what = why_not_made(error.kind, error.megabytes)
    if last:
        what += " " + _tr("Senaste hela kopia är från {day}.").format(day=last)
    do = {
        "full": _tr(
            "Töm papperskorgen på datorn, ta bort en stor fil eller välj en annan plats. Försök sedan igen."
        ),
        "readonly": _tr("Ta bort skrivskyddet, välj en annan plats eller be IT om rätt att skriva där."),
        "too_large": _tr("Välj en plats till, till exempel kommunens server."),
        "source": _tr("Ta inte bort några filer. Återställ från en tidigare kopia, eller be IT om hjälp."),
        "not_ready": _tr("Vänta en liten stund och försök igen."),
    }.get(error.kind, say("fel_kopia.gor"))
    safe = _tr("De gamla kopiorna är hela.") if error.kind == "source" else say("fel_kopia.tryggt")
    return UserError(say("fel_kopia.rubrik"), what, safe, do)


def _unread(kind: NotRead) -> UserError:
    title, what = {
        "foreign": (
            _tr("Filen är inte en säkerhetskopia"),
            _tr("Närvaras kopior slutar på .narvarakopia."),
        ),
        "cut": (
            _tr("Säkerhetskopian är inte hel"),
            _tr("Slutet saknas. Kanske togs minnet ur för tidigt."),
        ),
        "newer": (
            _tr("Säkerhetskopian är gjord i en nyare version"),
            _tr("Det här programmet kan inte läsa den."),
        ),
        "other_vault": (
            _tr("Kopian hör till ett annat arkiv"),
            _tr(
                "Eller så är den gjord innan krypteringsnyckeln byttes. Den öppnas med den tidens lösenfras."
            ),
        ),
        "gone": (_tr("Säkerhetskopian finns inte kvar"), _tr("Filen eller minnet den låg på är borta.")),
    }.get(
        kind,
        (_tr("Säkerhetskopian är skadad"), _tr("Innehållet är inte det som skrevs när den gjordes.")),
    )
    do = _tr("Välj en annan kopia.")
    if kind == "newer":
        do = _tr("Be IT om den nya versionen av Närvara.")
    return UserError(title, what, _tr("Inget har ändrats."), do)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupWords", text)
