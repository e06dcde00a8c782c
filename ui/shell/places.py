"""The places of the program, in the order the keys count them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.shell import registry


@dataclass(frozen=True)
class Spot:
    """A page in the sidebar: its name, word, icon, and the keys that go there."""

    page: str
    text: str
    icon: str
    keys: str

    @property
    def word(self) -> str:
        """The word on the screen."""
        return QCoreApplication.translate("Shell", self.text)


_PLACES = (
    Spot("today", str(QT_TRANSLATE_NOOP("Shell", "I dag")), "sun-horizon", "Ctrl+1"),
    Spot("pupils", str(QT_TRANSLATE_NOOP("Shell", "Elever")), "users", "Ctrl+2"),
    Spot("groups", str(QT_TRANSLATE_NOOP("Shell", "Grupp och råd")), "chats-circle", "Ctrl+3"),
)
# Decision 25: each page has its number for good. Ctrl+4 waits for its page.
_CASE = (
    Spot("case", str(QT_TRANSLATE_NOOP("Shell", "Översikt")), "squares-four", "Alt+1"),
    Spot("journal", str(QT_TRANSLATE_NOOP("Shell", "Journal")), "notebook", "Alt+2"),
    Spot("attendance", str(QT_TRANSLATE_NOOP("Shell", "Närvaro")), "calendar-check", "Alt+3"),
    Spot("assessment", str(QT_TRANSLATE_NOOP("Shell", "Kartläggning")), "chats-teardrop", "Alt+4"),
    Spot("plan", str(QT_TRANSLATE_NOOP("Shell", "Handlingsplan")), "target", "Alt+5"),
    Spot("consent", str(QT_TRANSLATE_NOOP("Shell", "Samtycke")), "handshake", "Alt+6"),
    Spot("prints", str(QT_TRANSLATE_NOOP("Shell", "Skriv ut")), "printer", "Alt+7"),
    Spot("family", str(QT_TRANSLATE_NOOP("Shell", "Familj och stöd")), "house-line", "Alt+8"),
)
_FOOT = (
    Spot("schools", str(QT_TRANSLATE_NOOP("Shell", "Skolor")), "buildings", ""),
    Spot("security", str(QT_TRANSLATE_NOOP("Shell", "Säkerhet")), "shield-check", ""),
    Spot("settings", str(QT_TRANSLATE_NOOP("Shell", "Inställningar")), "gear-six", ""),
)
_UNDER = {
    "conversation": "assessment",
    "comparison": "assessment",
    "documents": "assessment",
    "events": "case",
    "followup": "plan",
    "referrals": "family",
    "closing": "plan",
    "log": "security",
}


def places() -> list[Spot]:
    """Return what is always at the top."""
    return [spot for spot in _PLACES if registry.exists(spot.page)]


def case_pages() -> list[Spot]:
    """Return the pages of a case."""
    return [spot for spot in _CASE if registry.exists(spot.page)]


def foot() -> list[Spot]:
    """Return what is always at the bottom."""
    return [spot for spot in _FOOT if registry.exists(spot.page)]


def spot_of(page: str) -> str:
    """Return which page in the sidebar a page belongs to: a conversation is part of the assessment."""
    return _UNDER.get(page, page)
