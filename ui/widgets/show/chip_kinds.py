"""The states that chips show, with word, tone and icon; one place, so that a state looks the same everywhere."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.consent.state import StateKey
from ui.widgets.show.chip import Chip

State = tuple[str, str, str]  # word, tone, icon

CONSENT: dict[StateKey, State] = {
    "active": (str(QT_TRANSLATE_NOOP("Chip", "Gäller")), "ok", "check-circle"),
    "partial": (str(QT_TRANSLATE_NOOP("Chip", "Delvis")), "warn", "circle-half"),
    "expiring": (str(QT_TRANSLATE_NOOP("Chip", "Går ut")), "warn", "hourglass-medium"),
    "expired": (str(QT_TRANSLATE_NOOP("Chip", "Har gått ut")), "danger", "clock-counter-clockwise"),
    "withdrawn": (str(QT_TRANSLATE_NOOP("Chip", "Återkallat")), "danger", "prohibit"),
    "refused": (str(QT_TRANSLATE_NOOP("Chip", "Sagt nej")), "danger", "prohibit"),
    "ended": (str(QT_TRANSLATE_NOOP("Chip", "Avslutat")), "neutral", "clock-counter-clockwise"),
    "missing": (str(QT_TRANSLATE_NOOP("Chip", "Saknas")), "neutral", "circle-dashed"),
    "draft": (str(QT_TRANSLATE_NOOP("Chip", "Utkast")), "neutral", "pencil-simple"),
}
NoteShown = Literal["draft", "signed", "transferred", "amended"]
NOTE: dict[NoteShown, State] = {
    "draft": (str(QT_TRANSLATE_NOOP("Chip", "Utkast")), "warn", "pencil-simple"),
    "signed": (str(QT_TRANSLATE_NOOP("Chip", "Signerad")), "ok", "lock-outline"),
    "transferred": (str(QT_TRANSLATE_NOOP("Chip", "Överförd")), "info", "arrow-bend-up-right"),
    "amended": (str(QT_TRANSLATE_NOOP("Chip", "Rättad")), "neutral", "arrow-counter-clockwise"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chip", text)


def consent_state(state: StateKey) -> State:
    """Return word, tone and icon of a consent's state."""
    word, tone, icon = CONSENT[state]
    return _tr(word), tone, icon


def note_state(state: NoteShown) -> State:
    """Return word, tone and icon of a note's state."""
    word, tone, icon = NOTE[state]
    return _tr(word), tone, icon


def note_chip(state: NoteShown) -> Chip:
    """Return a chip for a note: draft, signed, transferred or amended."""
    return Chip(*note_state(state), about=_tr("Anteckning"))


def private_chip() -> Chip:
    """Return the chip of what was asked alone with the child."""
    return Chip(_tr("Enskilt"), "private", "eye-slash")


def kept_chip() -> Chip:
    """Return the chip of what was not cleared for the family."""
    return Chip(_tr("Inte till familjen"), "private", "eye-slash")
