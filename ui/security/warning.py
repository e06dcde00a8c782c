"""Besides the copies: what else on the safety page may be the one thing to warn of, the most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.safety.disk.facts import State

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.session.settings import Computer

Warned = tuple[str, str]  # what holds, and why it matters


def before_copies(facts: SafetyFacts) -> Warned | None:
    """Return what weighs more than copies that are merely old or in one place."""
    if facts.copied_by:
        return (
            _tr("Arkivet ligger i {where}.").format(where=facts.copied_by),
            _tr("Mappen kan kopieras till en server. Fråga IT om den får ligga där."),
        )
    return None


def after_copies(facts: SafetyFacts, computer: Computer) -> Warned | None:
    """Return what is to be said when the copies are as they should be."""
    if computer.disk == State.OFF.value:
        return (
            _tr("Diskens kryptering är inte på."),
            _tr("Medan arkivet är öppet kan text hamna läsbar på disken. Be IT slå på den."),
        )
    if facts.code.proved_on is None:
        return (
            _tr("Återställningskoden är inte provad."),
            _tr("Glömmer du lösenfrasen är den enda vägen in. Prova att den går att läsa på papperet."),
        )
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafetyWarning", text)
