"""How the disk stands, in short sentences: for the safety page and for the sheet about a lost computer."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from db.clock import local
from desktop import dates
from desktop.safety.disk.facts import Memory, State
from desktop.session.settings import Computer, Incident

Said = tuple[str, str | None]  # the sentence, and its tone


def about_disk(seen: Computer | Incident, today: date) -> Said:
    """Say how the disk is, and what to ask for when it is not encrypted or cannot be told."""
    state = disk_state(seen, today)
    if seen.disk == State.OFF.value:
        return f"{state}. {_off(seen)[1]}", "warn"
    if seen.disk == State.ON.value:
        return state, None
    return _tr("Går inte att läsa här. Fråga IT om hela disken är krypterad."), None


def disk_state(seen: Computer | Incident, today: date | None = None) -> str:
    """Say whether the disk is encrypted, who says so and when: by its date, where `today` is not given."""
    if seen.disk == State.OFF.value:
        return f"{_off(seen)[0]}, {_source(seen, today)}"
    if seen.disk != State.ON.value:
        return _tr("Gick inte att läsa")
    said = _tr("Krypterad med {by}") if seen.system == "Linux" else _tr("{by} är på")
    return f"{said.format(by=seen.by)}, {_source(seen, today)}"


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


def memory_state(seen: Computer | Incident) -> str:
    """Say where memory is written, in a word or two."""
    return {
        Memory.OPEN.value: _tr("På en disk som inte är krypterad"),
        Memory.SAFE.value: _tr("Krypterade"),
        Memory.NOWHERE.value: _tr("Fanns inte på disken"),
    }.get(seen.memory, _tr("Gick inte att läsa"))


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


def _source(seen: Computer | Incident, today: date | None) -> str:
    moment = ""
    if seen.read_at:
        read_at = local(datetime.fromisoformat(seen.read_at))
        moment = dates.moment(read_at, today) if today else dates.full(read_at)
    return _tr("enligt {system} {moment}").format(system=seen.system, moment=moment).strip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("DiskWords", text)
