"""Removing a vault for good, so that a program killed halfway leaves a whole vault or none that opens.

It is decided by a mark with the key file's checksum. Until it stands nothing has been touched; from then on the
erasing happens whatever comes between, at the latest when the folder is next looked at. The key files go first,
since without them nothing else can be read, then the copies, which hold wrapped keys of their own, then the rest.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.errors import VaultError
from db.files import atomic, shred

MARK = ".valv-raderas"
_KEYS = re.compile(r"valv\.key.*|\.valv-nyckel-.*")
_FOLDERS = re.compile(r"kopior|ersatt-[1-9][0-9]*|\.valv-[a-z]+")
_FILES = re.compile(r"valv\.(?!lock$|visa$).*|\.narvara-.*\.tmp|\.valv-.*")
"""What in its folder is the vault's. The lock is the running program's, the texts of the municipality are its own."""
_DOOMED = ".valv-nyckel-"

Tick = Callable[[int, int], object]
"""Told files done, of how many; in the thread that erases."""


@dataclass(frozen=True)
class Erasure:
    """What was decided: the vault's 32 digits, and whether the computer's keyring holds a part of its key."""

    vault: str
    is_bound: bool


def decide(folder: Path, what: Erasure) -> None:
    """Say that the vault is to go. Raises as `atomic.write`; then nothing has been decided."""
    with atomic.named_failures():
        key = hashlib.sha256((folder / "valv.key").read_bytes()).hexdigest()
    atomic.write(folder / MARK, f"{what.vault} {int(what.is_bound)} {key}".encode("ascii"))


def decided(folder: Path) -> Erasure | None:
    """Return what was decided; None where nothing was, or the mark is not about the vault that lies here."""
    try:
        vault, is_bound, digest = (folder / MARK).read_text(encoding="ascii").split()
        key = folder / "valv.key"
        is_this = not key.exists() or hashlib.sha256(key.read_bytes()).hexdigest() == digest
    except (OSError, ValueError):
        return None
    return Erasure(vault, is_bound == "1") if is_this else None


def shred_keys(folder: Path) -> None:
    """Remove every key file in the folder: a moment's work. Each is renamed first, so that none is ever half there.

    Raises what `shred.remove` raises.
    """
    for path in [path for path in folder.iterdir() if _KEYS.fullmatch(path.name)]:
        doomed = path
        if not path.name.startswith(_DOOMED):
            doomed = path.with_name(f"{_DOOMED}{path.name}")
            with atomic.named_failures():
                atomic.replace(path, doomed)
        _remove(doomed)


def opens_still(folder: Path) -> bool:
    """Tell whether anything is left that a passphrase or a code opens: a key file, or a copy with its own."""
    left = [*(path for path in folder.iterdir() if _KEYS.fullmatch(path.name)), *_files(folder)]
    return any(_KEYS.fullmatch(path.name) or path.suffix == ".narvarakopia" for path in left)


def finish(folder: Path, tick: Tick = lambda _done, _of: None) -> None:
    """Carry out what was decided; nothing where nothing was. May be called again. Any thread; minutes if large.

    What one file refuses does not spare the next; then the mark stays, and the first refusal is raised: a
    `VaultReadOnlyError`, `DiskFailingError`, `DiskFullError` or `VaultInUseError`.
    """
    if decided(folder) is None:
        with atomic.named_failures():
            (folder / MARK).unlink(missing_ok=True)
        return
    failures: list[VaultError] = []
    _try(shred_keys, folder, failures)
    paths = list(_files(folder))
    for done, path in enumerate(paths):
        tick(done, len(paths))
        _try(_remove, path, failures)
    tick(len(paths), len(paths))
    if failures:
        raise failures[0]
    _remove_folders(folder)
    with atomic.named_failures():
        (folder / MARK).unlink()
        atomic.sync_folder(folder)


def _try(step: Callable[[Path], None], path: Path, failures: list[VaultError]) -> None:
    try:
        step(path)
    except VaultError as error:
        failures.append(error)


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is to go, the copies first: their front holds the key, wrapped. The mark itself goes last of all."""
    folders = sorted(path for path in folder.iterdir() if _is_ours(path))
    for place in sorted(folders, key=lambda path: path.name != "kopior"):
        for inside, _names, names in os.walk(place):  # follows no link
            yield from (Path(inside, name) for name in sorted(names))
    for path in sorted(folder.iterdir()):
        if path.name != MARK and not _is_folder(path) and _FILES.fullmatch(path.name):
            yield path


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_ours(path: Path) -> bool:
    return _is_folder(path) and _FOLDERS.fullmatch(path.name) is not None


def _remove(path: Path) -> None:
    """Overwrite and remove; of a link the link alone. What cannot be overwritten is removed all the same."""
    if not path.is_symlink():
        try:
            shred.remove(path)
        except VaultError:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            if path.exists():
                raise
        return
    with atomic.named_failures():
        path.unlink(missing_ok=True)


def _remove_folders(folder: Path) -> None:
    with atomic.named_failures():
        for place in [path for path in folder.iterdir() if _is_ours(path)]:
            for inside, names, _files in os.walk(place, topdown=False):
                for name in names:
                    path = Path(inside, name)
                    path.unlink() if path.is_symlink() else path.rmdir()
            place.rmdir()
