"""Making a vault so that a program killed halfway leaves either nothing or a whole one.

Both files are made and forced to disk in a folder of their own. Then the database is moved in, then the key
file. A kill between the two is finished at the next start; a kill before leaves only what may be swept away,
since nobody has been shown a recovery code or written a word.
"""

from __future__ import annotations

import shutil
from enum import Enum
from pathlib import Path

from db.files import atomic, erase, swap

DATABASE, KEY, KEY_COPY = "valv.db", "valv.key", "valv.key.bak"
STAGE = ".valv-skapas"
NOTED = "valv.kontroll"
"""An empty file: damage was found behind the open vault, and it is to be seen to before it is opened again."""


class VaultState(Enum):
    """What lies in a vault folder."""

    ABSENT = "absent"
    PRESENT = "present"
    DB_MISSING = "database missing"
    DB_EMPTY = "database empty"
    KEY_MISSING = "key file missing"


def state_of(folder: Path) -> VaultState:
    """Tell what lies in the folder, having tidied after a creation or an erasing that was cut short.

    Call it only while no other program can be using the folder.
    """
    settle(folder)
    database = folder / DATABASE
    key = (folder / KEY).exists() or (folder / KEY_COPY).exists()
    if not database.exists():
        wal = database.with_name(f"{DATABASE}-wal").exists()
        return VaultState.DB_MISSING if key or wal else VaultState.ABSENT
    if not database.stat().st_size:
        return VaultState.DB_EMPTY
    return VaultState.PRESENT if key else VaultState.KEY_MISSING


def stage(folder: Path) -> Path:
    """Return a new, empty, private folder to make a vault's files in."""
    with atomic.named_failures():
        place = folder / STAGE
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        return place


def move_in(folder: Path) -> None:
    """Move the finished files from the stage to their places, the database first."""
    with atomic.named_failures():
        place = folder / STAGE
        for name in (DATABASE, KEY):
            atomic.sync_file(place / name)
        atomic.sync_folder(place)
        for name in (DATABASE, KEY):
            atomic.replace(place / name, folder / name)
        place.rmdir()


def settle(folder: Path) -> None:
    """Finish or sweep away an erasing, a creation or a restore that was cut short."""
    if (folder / erase.MARK).exists():
        erase.finish(folder)
    swap.finish(folder, (DATABASE, KEY), (f"{DATABASE}-wal", KEY_COPY, NOTED))
    place = folder / STAGE
    if not place.is_dir():
        return
    moved = (folder / DATABASE).exists() and not (folder / KEY).exists() and not (place / DATABASE).exists()
    with atomic.named_failures():
        if moved and (place / KEY).exists():
            atomic.replace(place / KEY, folder / KEY)
        shutil.rmtree(place)
