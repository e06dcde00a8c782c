"""Putting another vault in place of the one that lies there, without ever writing over anything.

The new files are made whole in a folder of their own. From the moment the mark `klar` stands there the swap is
decided: what lies in the vault's folder is moved aside to `ersatt-1`, `ersatt-2` …, the new is moved in, and a
program killed on the way finishes it at the next start. Before the mark, what was staged is swept away.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from db.errors import VaultInUseError
from db.files import atomic

STAGE, READY, ASIDE = ".valv-aterstalls", "klar", "ersatt"


def new_stage(folder: Path) -> Path:
    """Return a new, empty, private folder to make the new vault's files in.

    Raises `VaultInUseError` while a decided swap waits: it may be half done, and its stage all there is of the vault.
    """
    if is_decided(folder):
        raise VaultInUseError("a decided swap waits")
    with atomic.named_failures():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = folder / STAGE
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        return place


def discard(folder: Path) -> None:
    """Give up what was staged; nothing has changed. A decided swap stands: it may be half done."""
    if not is_decided(folder):
        shutil.rmtree(folder / STAGE, ignore_errors=True)


def decide(folder: Path, names: tuple[str, ...]) -> None:
    """Say that the staged files `names` are whole: from here on the swap will happen, whatever comes between.

    Where it raises, the mark is taken back if the disk lets it: `is_decided` tells.
    """
    place = folder / STAGE
    with atomic.named_failures():
        for name in names:
            atomic.sync_file(place / name)
        atomic.sync_folder(place)
        try:
            atomic.write(place / READY, next_aside(folder).encode("ascii"))
        except BaseException:
            with suppress(OSError):
                (place / READY).unlink()
                atomic.sync_folder(place)
            raise


def is_decided(folder: Path) -> bool:
    """Tell whether a swap waits to be carried out."""
    return (folder / STAGE / READY).is_file()


def finish(folder: Path, names: tuple[str, ...], beside: tuple[str, ...]) -> None:
    """Carry a decided swap out, or sweep an undecided one away. Only while nothing has the vault open.

    `names` are the vault's files, the database first; `beside` what else of it must not be left with the new one.
    """
    place = folder / STAGE
    if not place.is_dir():
        return
    with atomic.named_failures():
        if is_decided(folder):
            if (place / names[0]).exists():
                aside = folder / (place / READY).read_text(encoding="ascii")
                _move_aside(folder, aside, (*beside, *reversed(names)))
            for name in names:
                if (place / name).exists():
                    atomic.replace(place / name, folder / name)
        shutil.rmtree(place)


def _move_aside(folder: Path, aside: Path, names: tuple[str, ...]) -> None:
    """Move what is there; what an earlier try has moved already is passed over."""
    there = [name for name in names if (folder / name).exists()]
    if not there:
        return
    aside.mkdir(exist_ok=True, mode=0o700)
    atomic.sync_folder(folder)
    for name in there:
        atomic.replace(folder / name, aside / name)
    atomic.sync_folder(folder)


def next_aside(folder: Path) -> str:
    """Return the name of the folder that what lies here would be moved to."""
    number = 1
    while (folder / f"{ASIDE}-{number}").exists():
        number += 1
    return f"{ASIDE}-{number}"
