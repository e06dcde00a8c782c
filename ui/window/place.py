"""Where in the program the user is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A page by its name in `ui.shell.registry`, the case it is about, and a thing on it (a note, a step)."""

    page: str
    case_id: str | None = None
    detail: str | None = None
