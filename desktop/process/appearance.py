"""How the program looked last, in a small plain file beside the vault: the locked window must look the same.

Never anything about anybody: only place on the screen, colours, zoom and which of the two vaults was open.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

FILE = "fonster.json"
LARGEST = 10_000  # bytes; more is not ours


class Appearance(NamedTuple):
    """No dataclass: making one costs the start as much as the rest of this module.

    `geometry` is Qt's own, base64; `scheme` and `zoom` as in `desktop.session.settings.Choices`."""

    geometry: str = ""
    scheme: str = "system"
    zoom: int = 100
    in_practice: bool = False


def read(folder: Path) -> Appearance:
    """Return how it looked; what is missing or unreadable has its default."""
    found: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        path = folder / FILE
        if path.stat().st_size <= LARGEST:
            stored = json.loads(path.read_text(encoding="utf-8"))
            found = stored if isinstance(stored, dict) else {}
    kept = {
        name: found[name]
        for name, default in Appearance._field_defaults.items()
        if type(found.get(name)) is type(default)
    }
    return Appearance(**kept)


def keep(folder: Path, **changes: Any) -> Appearance:
    """Change some of it on disk and return it all; a disk that cannot be written to is passed over."""
    looks = read(folder)._replace(**changes)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / FILE).write_text(json.dumps(looks._asdict()), encoding="utf-8")
    return looks


def is_to_be_erased(folder: Path) -> bool:
    """Return whether a vault here was to be erased and may not be gone: the mark of `db.files.erase`."""
    return (folder / ".valv-raderas").exists()


def has_files(folder: Path) -> bool:
    """Return whether a vault, or something of one, seems to lie in the folder; asks nothing but its names."""
    with suppress(OSError):
        return any(path.name.startswith(("valv.db", "valv.key", ".valv-")) for path in folder.iterdir())
    return False
