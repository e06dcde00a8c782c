"""How the copies stand, in short sentences with the tone they are said in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from db.backup.manifest import Reason
from desktop import dates
from desktop.backup.facts import BackupFacts
from desktop.backup.trial import Tried
from desktop.failures.backup import why_not_made

Said = tuple[str, str | None]  # the sentence, and its tone
_MEGABYTE = 1_000_000


def about_copy(facts: BackupFacts, today: date) -> Said:
    """Say when the last copy was made, how large it is and whether something has come after it."""
    if facts.failed:
        last = (
            _tr("Senaste hela kopia: {day}.").format(day=dates.moment(facts.made_at, today))
            if facts.made_at
            else ""
        )
        return f"{why_not_made(facts.failed)} {last}".strip(), "danger"
    if facts.made_at is None:
        return _tr("Ingen kopia är gjord än"), None  # the banner says what to do
    count = _tr("1 ärende") if facts.cases == 1 else _tr("alla {count} ärenden").format(count=facts.cases)
    parts = [dates.moment(facts.made_at, today), megabytes(facts.size), *([count] if facts.cases else [])]
    return _first_large(", ".join(parts)), None


def about_place(facts: BackupFacts, today: date) -> Said:
    """Say what lies in the second place, and how old it is."""
    if not facts.place and facts.made_at is None:
        return _tr("Ingen plats är vald än"), None
    if not facts.place:
        return _tr("Ingen plats är vald. Går datorn sönder försvinner kopian också."), "warn"
    if facts.place_made_at is None:
        said = _tr("{place}, ingen kopia där än").format(place=facts.place)
    else:
        said = _tr("{place}, {day}").format(place=facts.place, day=dates.moment(facts.place_made_at, today))
        if facts.place_age > 1:
            said += _tr(", {count} dagar sedan").format(count=facts.place_age)
    if facts.place_failed:
        said += ". " + why_not_made(facts.place_failed)
    tone = {"ok": None}.get(facts.place_tone, facts.place_tone)
    return said, tone


def about_trial(facts: BackupFacts, today: date) -> Said:
    """Say when a copy was last opened and counted."""
    if facts.tried_at is None:
        return _tr("Inte provad än. En kopia är säker först när den har öppnats."), None
    day = _first_large(dates.moment(facts.tried_at, today))
    if facts.tried_wrong:
        return _tr("{day}, kopian gick inte att använda. Gör en ny.").format(day=day), "danger"
    if facts.trial_is_due:
        return _tr("{day}. Dags att prova igen den här terminen.").format(day=day), "warn"
    return _tr("{day}, öppnades och räknades rätt").format(day=day), None


def about_found(found: Tried, today: date) -> str:
    """Say what was found in a copy that was tried."""
    counted = _tr("{pupils}, {cases} och {notes}.").format(
        pupils=_count(found.pupils, _tr("elev"), _tr("elever")),
        cases=_count(found.cases, _tr("ärende"), _tr("ärenden")),
        notes=_count(found.notes, _tr("anteckning"), _tr("anteckningar")),
    )
    made = _tr("Kopian från {day} öppnades och räknades rätt.").format(day=dates.moment(found.made_at, today))
    if found.last_event is None:
        return f"{made} {counted}"
    last = _tr("Senaste händelsen i den är från {day}.").format(day=dates.moment(found.last_event, today))
    return f"{made} {counted} {last}"


def megabytes(size: int) -> str:
    """Return `14 MB`; what is less than one is called one."""
    return _tr("{count} MB").format(count=max(1, round(size / _MEGABYTE)))


def reason(word: Reason) -> str:
    """Return why a copy was made; empty for those that are made by themselves."""
    return {
        "asked": _tr("på begäran"),
        "before_migration": _tr("före ny version"),
        "before_restore": _tr("före återställning"),
    }.get(word, "")


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _first_large(text: str) -> str:
    """Return a sentence with a capital first: `i dag` begins one."""
    return text[:1].upper() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupWords", text)
