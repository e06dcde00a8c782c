"""How the disk stands, in short sentences: for the safety page and for the sheet about a lost computer."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop import dates
from desktop.disk import Memory, State
from desktop.settings import Computer, Incident

Said = tuple[str, str | None]  # the sentence, and its tone


def about_disk(seen: Computer | Incident, today: date) -> Said:
    """Say whether the disk is encrypted, who says so and when, and what to ask for when it is not."""
    if seen.disk == State.ON.value:
        if seen.system == "Linux":
            return f"{_tr('Krypterad med {by}').format(by=seen.by)}, {_source(seen, today)}", None
        return f"{_tr('{by} är på').format(by=seen.by)}, {_source(seen, today)}", None
    if seen.disk == State.OFF.value:
        said, ask = _off(seen)
        return f"{said}, {_source(seen, today)}. {ask}", "warn"
    return _tr("Går inte att läsa här. Fråga IT om hela disken är krypterad."), None


def about_memory(seen: Computer | Incident, today: date) -> str:
    """Say what becomes of memory when the system writes it out; true for this very computer."""
    if seen.memory == Memory.OPEN.value:
        return _tr(
            "Det du läser kan hamna läsbart på disken här, {source}. Stäng av datorn helt när du slutar."
        ).format(source=_source(seen, today))
    if seen.memory == Memory.SAFE.value:
        return _tr("Här skrivs minnet bara krypterat till disken, {source}.").format(
            source=_source(seen, today)
        )
    if seen.memory == Memory.NOWHERE.value:
        return _tr("Här skrivs minnet inte till disken, {source}.").format(source=_source(seen, today))
    return _tr("Här går det inte att läsa vart minnet skrivs. Stäng av datorn helt när du slutar.")


def _off(seen: Computer | Incident) -> tuple[str, str]:
    """Return what is so, and what to ask for."""
    by = seen.by
    if seen.system == "Linux" or not by:
        return _tr("Ingen diskkryptering hittades"), _tr("Be IT kryptera hela disken.")
    if seen.why == "converting":
        return _tr("{by} är inte klart").format(by=by), _tr("Låt datorn vara på tills det är klart.")
    if seen.why == "paused":
        return _tr("{by} är pausat").format(by=by), _tr("Be IT slå på det igen.")
    if seen.why == "waiting":
        return _tr("{by} är inte aktiverat än").format(by=by), _tr("Be IT göra det klart.")
    return _tr("{by} är av").format(by=by), _tr("Be IT slå på det.")


def _source(seen: Computer | Incident, today: date) -> str:
    moment = dates.moment(datetime.fromisoformat(seen.read_at), today) if seen.read_at else ""
    return _tr("enligt {system} {moment}").format(system=seen.system, moment=moment).strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("DiskWords", text)
