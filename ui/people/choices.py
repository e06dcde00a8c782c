"""What stands in the drop-down lists of these forms: words and the codes that are stored."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records.states import Custody
from desktop.content import lists

Rows = list[tuple[str, object]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Choices", text)


def number_kinds() -> Rows:
    """Return the kinds of identity number."""
    return [
        (_tr("Personnummer"), "personnummer"),
        (_tr("Samordningsnummer"), "samordningsnummer"),
        (_tr("T-nummer"), "t_nummer"),
        (_tr("Saknas"), "saknas"),
    ]


def sexes() -> Rows:
    """Return legal sex, for statistics."""
    return [
        (_tr("Uppgift saknas"), "uppgift_saknas"),
        (_tr("Flicka"), "flicka"),
        (_tr("Pojke"), "pojke"),
    ]


def school_forms() -> Rows:
    """Return the forms of schooling (skollagen 1 kap. 1 §)."""
    return [
        (_tr("Grundskola"), "grundskola"),
        (_tr("Förskoleklass"), "forskoleklass"),
        (_tr("Anpassad grundskola"), "anpassad_grundskola"),
        (_tr("Gymnasieskola"), "gymnasieskola"),
        (_tr("Anpassad gymnasieskola"), "anpassad_gymnasieskola"),
        (_tr("Specialskola"), "specialskola"),
        (_tr("Sameskola"), "sameskola"),
    ]


def grades() -> Rows:
    """Return the grades, from förskoleklass to the third year of gymnasiet."""
    numbers = [*(str(grade) for grade in range(1, 10)), "gy1", "gy2", "gy3"]
    return [(_tr("Välj"), ""), ("F", "F"), *((grade, grade) for grade in numbers)]


def custodies() -> Rows:
    """Return the kinds of custody."""
    return [
        (_tr("Vet inte än"), ""),
        (_tr("Gemensam"), "gemensam"),
        (_tr("Ensam"), "ensam"),
        (_tr("Särskilt förordnad"), "sarskilt"),
    ]


def custody_word(code: Custody) -> str:
    """Return the kind of custody as a fact about a person; empty if it is not known."""
    return {
        "gemensam": _tr("gemensam vårdnad"),
        "ensam": _tr("ensam vårdnad"),
        "sarskilt": _tr("särskilt förordnad"),
    }.get(code, "")


def contact_rules() -> Rows:
    """Return how careful one has to be with contact."""
    return [
        (_tr("Går bra"), "ok"),
        (_tr("Var försiktig"), "forsiktigt"),
        (_tr("Kontakta inte"), "aldrig"),
    ]


def organiser_types() -> Rows:
    """Return who runs a school; decides which secrecy text is printed."""
    return [(_tr("Kommunal"), "kommunal"), (_tr("Fristående"), "fristaende")]


def roles(*groups: str) -> Rows:
    """Return the roles of people, in all groups (`familj`, `skola` …) or in some."""
    return [
        (item.label, item.code)
        for item in lists().items("kontaktroll")
        if not groups or item.extra.get("grupp") in groups
    ]


def coded(name: str) -> Rows:
    """Return a coded list with nothing chosen first."""
    return [(_tr("Välj"), ""), *((item.label, item.code) for item in lists().items(name))]


def school_form_word(code: str) -> str:
    """Return the word for a form of schooling; an unknown code as it stands."""
    return next((word for word, value in school_forms() if value == code), code)
