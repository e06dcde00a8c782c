"""Where the user is: kept when it locks, and gone back to after the unlock."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from desktop.lock import locking
from desktop.process import appearance
from desktop.session.session import Session
from ui.lock import typed
from ui.shell import registry
from ui.shell.shell import Shell
from ui.window.main_window import MainWindow
from ui.window.place import Place

_ACTS = frozenset({"new", "scratch", "intake", "school"})
"""Details of a place that do something there; coming back must not do it again."""

_EARLIER = {"network": "family", "voices": "comparison"}
"""What pages were called in 0.1.0; a place kept in a vault may still say it."""


def keep_looks(window: MainWindow, folder: Path, session: Session | None = None) -> None:
    """Keep place, colours and zoom where the locked window finds them."""
    looks: dict[str, Any] = {"geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii")}
    if session is not None:
        looks |= {"scheme": session.choices.scheme, "zoom": session.choices.zoom}
    appearance.keep(folder, **looks)


def state_of(shell: Shell | None) -> locking.State:
    """Return place, page and caret; empty before anything shows."""
    if shell is None:
        return {}
    place, kept = shell.state()
    page = shell.page()
    caret = typed.caret(page) if page is not None else {}
    if place is None:
        return {}
    if (place.detail or "").partition(":")[0] in _ACTS:
        place = replace(place, detail=None)
    return {"place": asdict(place), "page": kept, "caret": caret}


def restore(shell: Shell, state: locking.State) -> None:
    """Go back; a place that no longer is there is passed over."""
    found = state.get("place")
    if not isinstance(found, dict):
        return
    place = Place(**{key: found.get(key) for key in ("page", "case_id", "detail")})  # type: ignore[arg-type]  # as kept
    place = replace(place, page=_EARLIER.get(place.page, place.page))
    if registry.exists(place.page) and (not place.case_id or shell.session.db.cases.find(place.case_id)):
        shell.restore((place, dict(state.get("page") or {})))
