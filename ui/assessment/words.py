"""Small words the pages of a kartläggning share: areas, informants, levels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import Informant
from desktop.forms.definition import Area
from desktop.forms.informants import Kind, kind
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
