"""What goes wrong with the vault, told in Swedish: what happened, what is safe, what to do now.

Where skarm.toml has the sentence it is used; where it promises something that cannot be known here (the date
of a copy, the megabytes that are missing) the sentence stands below instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

from db import errors as db_errors
from db.backup.errors import BackupCancelledError, BackupError
from db.errors import DatabaseDamagedError, DatabaseTooNewError, KeyFileTooNewError, VaultError
from db.files.staging import DATABASE, KEY, KEY_COPY
from db.store.connection import named_failures
from desktop import content
from desktop.errors import UserError
from desktop.failures.backup import of_copy


@contextmanager
def as_user_errors() -> Iterator[None]:
    """Turn the vault's failures into what the user is told."""
    try:
        with named_failures():
            yield
    except VaultError as error:
        raise in_swedish(error) from error


def in_swedish(error: VaultError, wait: int = 0, last: str = "") -> UserError:
    """Return the error as told to the user.

    `wait` is seconds until the next try, `last` when the last whole copy is from, in words.
    """
    if isinstance(error, db_errors.WrongPassphraseError):
        return _wrong(wait)
    if isinstance(error, DatabaseTooNewError | KeyFileTooNewError):
        return content.error("nyare_version", version_arkiv=error.found, version_program=error.known)
    if isinstance(error, DatabaseDamagedError):
        return _damaged(error)
    if isinstance(error, BackupError):
        return of_copy(error, last)
    tell = _TOLD.get(type(error))
    if tell is not None:
        return tell()
    return _with("ovantat", safe=_tr("Allt som var sparat är kvar."), do=_tr("Försök igen."))


def _wrong(wait: int) -> UserError:
    if wait:
        return content.error("losenfras", sekunder=wait)
    return _with("losenfras", do=_tr("Försök igen. Har du glömt den? Använd återställningskoden."))


def _damaged(error: DatabaseDamagedError) -> UserError:
    what = {
        "empty": _tr("Filen {fil} är tom."),
        "cut": _tr("Filen {fil} är avkortad. Slutet saknas."),
        "unreadable": _tr("Lösenfrasen stämmer, men filen {fil} går inte att läsa."),
    }.get(error.kind, _tr("Kontrollen hittade fel i filen {fil}."))
    return _with(
        "arkiv_skadat",
        what=what.replace("{fil}", DATABASE),
        safe=_tr("Filerna är orörda. Inget skrivs och inget nytt har skapats i stället."),
        do=_tr("Ta inte bort några filer. Välj en säkerhetskopia, eller be IT om hjälp."),
    )


def _header_damaged() -> UserError:
    return _with(
        "nyckelfil",
        what=_tr("Varken {fil} eller reservkopian {kopia} går att läsa.")
        .replace("{fil}", KEY)
        .replace("{kopia}", KEY_COPY),
        safe=_tr("Arkivet är orört. Inget nytt har skapats i stället."),
        do=_tr("Ta inte bort några filer. Välj en säkerhetskopia, eller be IT om hjälp."),
    )


def _disk_full() -> UserError:
    return _with(
        "disk_full",
        what=_tr("Det går inte att spara mer."),
        safe=_tr("Det du ser finns kvar på skärmen. Allt som var sparat är kvar."),
        do=_tr(
            "Stäng inte programmet. Töm papperskorgen på datorn eller ta bort en stor fil. Försök sedan igen."
        ),
    )


def _read_only() -> UserError:
    return _with(
        "skrivskyddat",
        safe=_tr("Arkivet är orört."),
        do=_tr("Be IT om rätt att skriva i mappen. Flytta inte filerna själv."),
    )


def _database_missing() -> UserError:
    return UserError(
        _tr("Arkivets databas saknas"),
        _tr("Vi hittar nyckelfilen men inte {fil} i samma mapp.").replace("{fil}", DATABASE),
        _tr("Nyckelfilen är orörd. Inget nytt har skapats i stället."),
        _tr("Har mappen flyttats eller delats? Lägg tillbaka filen, eller välj en säkerhetskopia."),
    )


def _foreign_database() -> UserError:
    return UserError(
        _tr("Filen är inte Närvaras arkiv"),
        _tr("Ett annat program har gjort {fil}.").replace("{fil}", DATABASE),
        _tr("Filen är orörd."),
        _tr("Kontrollera att rätt mapp är vald."),
    )


def _disk_failing() -> UserError:
    return UserError(
        _tr("Disken svarade med ett fel"),
        _tr("Det gick inte att läsa eller skriva i arkivets mapp."),
        _tr("Det du ser finns kvar på skärmen. Allt som var sparat är kvar."),
        _tr("Stäng inte programmet. Försök igen. Händer det en gång till, be IT om hjälp med datorns disk."),
    )


def _in_use() -> UserError:
    return UserError(
        _tr("Arkivets filer är upptagna"),
        _tr("Ett annat program håller i dem, till exempel ett virusskydd eller något som kopierar mappen."),
        _tr("Allt som var sparat är kvar."),
        _tr("Vänta en liten stund och försök igen."),
    )


def _too_little_memory() -> UserError:
    return UserError(
        _tr("Datorn har för lite ledigt minne"),
        _tr("Det går inte att räkna fram nyckeln. Det säger inget om lösenfrasen."),
        _tr("Arkivet är orört."),
        _tr("Stäng andra program och försök igen."),
    )


def _missing() -> UserError:
    return UserError(
        _tr("Här finns inget arkiv"),
        _tr("Mappen är tom på Närvaras filer."),
        _tr("Inget nytt har skapats i stället."),
        _tr("Kontrollera att rätt mapp är vald."),
    )


def _exists() -> UserError:
    return UserError(
        _tr("Här finns redan ett arkiv"),
        _tr("Ett nytt skrivs aldrig över det som finns."),
        _tr("Filerna är orörda."),
        _tr("Lås upp det, eller välj en annan mapp."),
    )


def _no_device_secret() -> UserError:
    return UserError(
        _tr("Den här datorns nyckel saknas"),
        _tr("Arkivet öppnas med lösenfrasen och en nyckel som låg i datorns nyckelring."),
        _tr("Arkivet är orört."),
        _tr("Lås upp nyckelringen, eller använd återställningskoden."),
    )


def _other_device() -> UserError:
    return UserError(
        _tr("Den här datorns nyckel är en annan"),
        _tr(
            "Nyckeln i datorns nyckelring hör inte till arkivet som det är nu. Det säger inget om lösenfrasen."
        ),
        _tr("Arkivet är orört."),
        _tr("Använd återställningskoden. Sedan kan arkivet bindas till den här datorn."),
    )


def _only_code() -> UserError:
    return UserError(
        _tr("Här behövs återställningskoden"),
        _tr("Det här kommer från en säkerhetskopia som lösenfrasen ensam inte öppnar."),
        _tr("Inget har ändrats."),
        _tr("Öppna med återställningskoden. Sedan väljer du en ny lösenfras."),
    )


def _gone() -> UserError:
    return UserError(
        _tr("Arkivets fil är borta"),
        _tr("{fil} har flyttats, tagits bort eller bytts ut medan arkivet var öppet.").format(fil=DATABASE),
        _tr("Det du har skrivit står kvar på skärmen, men inget mer sparas."),
        _tr(
            "Lägg tillbaka filen om du vet var den är. Annars: lås, och återställ från en säkerhetskopia. "
            "Det du skrev lämnas tillbaka när arkivet är öppet igen."
        ),
    )


def _changed() -> UserError:
    return UserError(
        _tr("Ett annat program har skrivit i arkivet"),
        _tr("{fil} har ändrats utifrån medan arkivet var öppet.").format(fil=DATABASE),
        _tr("Det du har skrivit står kvar på skärmen, men inget mer sparas."),
        _tr("Lås och lås upp igen. Då kontrolleras filen, och det du skrev lämnas tillbaka."),
    )


def _closed() -> UserError:
    return UserError(
        _tr("Arkivet hann låsas"), "", _tr("Inget har ändrats."), _tr("Lås upp och gör om det du ville göra.")
    )


def _cancelled() -> UserError:
    return UserError(
        _tr("Kopieringen avbröts"), "", _tr("De gamla kopiorna är hela."), _tr("Gör om det när du vill.")
    )


_TOLD: dict[type[VaultError], Callable[[], UserError]] = {
    db_errors.VaultMissingError: _missing,
    db_errors.VaultExistsError: _exists,
    db_errors.DatabaseMissingError: _database_missing,
    db_errors.ForeignDatabaseError: _foreign_database,
    db_errors.KeyFileMissingError: lambda: content.error("nyckelfil_saknas", fil=KEY),
    db_errors.HeaderDamagedError: _header_damaged,
    db_errors.ForeignKeyFileError: lambda: content.error("frammande_nyckel", fil=KEY),
    db_errors.DeviceSecretMissingError: _no_device_secret,
    db_errors.DeviceSecretWrongError: _other_device,
    db_errors.OnlyRecoveryCodeError: _only_code,
    db_errors.TooLittleMemoryError: _too_little_memory,
    db_errors.VaultReadOnlyError: _read_only,
    db_errors.DiskFullError: _disk_full,
    db_errors.DiskFailingError: _disk_failing,
    db_errors.VaultInUseError: _in_use,
    db_errors.VaultClosedError: _closed,
    db_errors.VaultGoneError: _gone,
    db_errors.VaultChangedError: _changed,
    BackupCancelledError: _cancelled,
}


def _with(name: str, *, what: str = "", safe: str = "", do: str = "") -> UserError:
    """Return `fel_<name>` of skarm.toml with some of its parts said otherwise."""
    words = content.texts()
    return UserError(
        words.get(f"fel_{name}.rubrik"),
        what or words.get(f"fel_{name}.hant"),
        safe or words.get(f"fel_{name}.tryggt"),
        do or words.get(f"fel_{name}.gor"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("VaultErrors", text)
