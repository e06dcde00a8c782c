"""That the launcher ended the program before all was put away: left for the next start to tell. No Qt here.

A small file beside the vault with one coded word in it, nothing about anybody. Where it cannot be written, the
launcher hands the word to the next process, and it is forgotten with that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import get_args

from desktop.lock.causes import Cause, Heard

FILE, NAME = "valv.avbruten", "NARVARA_CUT_OFF"
_LARGEST = 40  # bytes; more is not ours


def leave(folder: Path, cause: Cause) -> None:
    """Note that it was cut off, and why, for `found` in the processes that come."""
    place = folder / FILE
    try:
        place.touch(mode=0o600)
        place.write_text(cause, encoding="ascii")
    except OSError:
        os.environ[NAME] = cause


def handed_over() -> None:
    """The next process has been started with what there was to hand over."""
    os.environ.pop(NAME, None)


def found(folder: Path) -> Heard:
    """Return why it was cut off the last time; empty when it was not. What nobody knows is `system`."""
    word = os.environ.get(NAME, "")
    with suppress(OSError, ValueError):
        place = folder / FILE
        if place.stat().st_size <= _LARGEST:
            word = place.read_text(encoding="ascii") or "system"
    known: dict[str, Cause] = {cause: cause for cause in get_args(Cause)}
    return known.get(word, "system") if word else ""


def forget(folder: Path) -> None:
    """It has been told."""
    os.environ.pop(NAME, None)
    with suppress(OSError):
        (folder / FILE).unlink()
