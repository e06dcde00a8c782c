"""Telling and logging, once the vault is open again, that the program was ended before all was put away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.errors import UserError
from desktop.lock import cut_off
from desktop.session.session import Session


def say_cut_off(session: Session, folder: Path) -> list[str]:
    """Return what is to be told about the last time, and log it; nothing when it ended as it should."""
    cause = cut_off.found(folder)
    if not cause:
        return []
    # Where nothing can be written, it is told all the same.
    with suppress(UserError), session.change(event="cut_off", detail=cause):
        pass
    cut_off.forget(folder)
    why = (
        _tr("Förra gången slutade Närvara svara. Programmet avslutades, så att arkivet låstes.")
        if cause == "silence"
        else _tr("Förra gången avslutades Närvara innan allt var undanlagt.")
    )
    lost = _tr("Högst två sekunders text kan ha gått förlorad. Läs igenom det du skrev sist.")
    return [f"{why} {lost}"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("lock", text)
