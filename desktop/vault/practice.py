"""Practice: a vault of its own beside the real one, with invented pupils and a passphrase nobody need keep."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.process.data_folder import PRACTICE

if TYPE_CHECKING:
    from desktop.session.session import Session
    from desktop.vault.opening import Opening

PASSPHRASE = "här övar jag i lugn och ro"  # noqa: S105  # said on the screen, protects nobody real
"""Shown on the screen whenever it is asked for: it protects nothing but invented people."""


def practice_folder(folder: Path) -> Path:
    """Return where the practice vault of a data folder lies."""
    return folder / PRACTICE


def is_there() -> bool:
    """Return whether this build carries the invented pupils."""
    return find_spec("desktop.demo") is not None


def make(opening: Opening) -> None:
    """Make the practice vault; `opening.created` follows. Its passphrase is no secret, so the key may be cheap."""
    from db.secrets.kdf import FLOOR

    opening.make(PASSPHRASE, FLOOR)


def fill(session: Session, between: Callable[[], object] = lambda: None) -> None:
    """Put the invented pupils in a new practice vault and mark it, so that every page says what it is.

    It takes many seconds; `between` is called in between.
    """
    from desktop.session.settings import prefer

    build = cast("Callable[[Session, Callable[[], object]], None]", import_module("desktop.demo").build)
    build(session, between)
    prefer(session, is_practice=True, first_start_done=True)


def throw_away(folder: Path) -> None:
    """Remove the practice vault of a data folder, so that the next one is as new. It must be closed."""
    shutil.rmtree(practice_folder(folder), ignore_errors=True)
