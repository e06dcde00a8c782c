"""Small words the pages of a kartläggning share: areas, informants, levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import Informant
from desktop.assessment.silence import Silent
from desktop.content import form
from desktop.dates import brief
from desktop.forms.definition import Area, Form
from desktop.forms.informants import AgeGroup, Kind, kind
from desktop.forms.length import Length, length
from ui.widgets.show.informant_mark import InformantShape

_KINDS: dict[Kind, str] = {"E": "elev", "V": "vh", "S": "skola"}
_AREAS = {
    "oppning": str(QT_TRANSLATE_NOOP("Assessment", "Öppning")),
    "skola": str(QT_TRANSLATE_NOOP("Assessment", "Skola")),
    "individ": str(QT_TRANSLATE_NOOP("Assessment", "Individ")),
    "familj": str(QT_TRANSLATE_NOOP("Assessment", "Familj")),
    "ytterligare": str(QT_TRANSLATE_NOOP("Assessment", "Ytterligare")),
    "enskilt": str(QT_TRANSLATE_NOOP("Assessment", "Frågor i enrum")),
}
MEETING = 20  # minutes a child is asked at a time
AREA_ICONS = {
    "oppning": "sun-horizon",
    "skola": "graduation-cap",
    "individ": "user",
    "familj": "house-line",
    "ytterligare": "star",
}


def tr(text: str) -> str:
    """Return a text of these pages in the language of the screen."""
    return QCoreApplication.translate("Assessment", text)


def area_name(area: Area) -> str:
    """Return the short name of an area; a municipality's own has only its title."""
    return tr(_AREAS[area.id]) if area.id in _AREAS else area.title


def shape_of(informant: str) -> InformantShape:
    """Return the shape of an informant."""
    return InformantShape(_KINDS[kind(informant)], int(informant[1:] or 1))


def short_level(word: str) -> str:
    """Return a level as one says it beside a name: `Stämmer ganska bra` is `ganska bra`."""
    bare = word.removeprefix("Stämmer ")
    return bare[:1].lower() + bare[1:]


def joined(words: Sequence[str]) -> str:
    """Return `Hodan, Abdi och skolan`."""
    if len(words) < 2:
        return "".join(words)
    return tr("{0} och {1}").format(", ".join(words[:-1]), words[-1])


def informant_name(informant: Informant) -> str:
    """Return the first name an informant goes under; the school is the school."""
    return tr("Skolan") if informant.informant == "S" else (informant.name.split() or [informant.name])[0]


def silent_words(silent: Silent, today: date) -> str:
    """Return why somebody gives no answer, and since when: `avböjde 20 sep`."""
    match silent.why:
        case "avbojde":
            return tr("avböjde {0}").format(brief(silent.since, today))
        case "svarade_inte":
            return tr("svarade inte")
        case _:
            return tr("tillfrågades inte")


def lengths(asked: Form, age: AgeGroup, *, short: bool) -> dict[str, Length]:
    """Return how much the pupil, a guardian and the school are asked, by their codes."""
    return {who: length(asked, who, age, short=short) for who in ("E", "V1", "S")}


def about(minutes: int) -> int:
    """Return minutes as one says them: to the nearest five, at least five."""
    return max(5, round(minutes / 5) * 5)


def length_words(asked: Form, age: AgeGroup, *, short: bool) -> str:
    """Return how long it takes with each of them; where the form says nothing of time, how many questions."""
    names = {"E": tr("Eleven"), "V1": tr("Vårdnadshavare"), "S": tr("Skolan")}
    said = []
    for who, one in lengths(asked, age, short=short).items():
        words = tr("{0}: {1} frågor, ungefär {2} minuter.") if one.minutes else tr("{0}: {1} frågor.")
        said.append(words.format(names[who], one.questions, about(one.minutes)))
    return "\n".join(said)


def meetings_words(asked: Form, age: AgeGroup, *, short: bool) -> str:
    """Return how it may be divided, and what an interpreter does to it; empty where the form says nothing of time."""
    if asked.times is None:
        return ""
    times = -(-length(asked, "E", age, short=short).minutes // MEETING)
    shared = (
        tr("Dela gärna på två träffar.")
        if short
        else tr("Med eleven är det {0} träffar om {1} minuter.").format(times, MEETING)
    )
    factor = asked.times.interpreter
    how = tr("dubbelt så") if factor == 2 else tr("{0} gånger så").format(f"{factor:g}".replace(".", ","))
    return "\n".join((shared, tr("Med tolk tar det {0} lång tid.").format(how)))


def short_words(age: AgeGroup) -> str:
    """Return how long today's short version is."""
    asked = form("kartlaggning")
    whole = (length_words(asked, age, short=True), meetings_words(asked, age, short=True))
    return "\n".join(one for one in whole if one)
