"""Where text may lie sealed while the vault cannot take it, in the order the places are tried.

Sealed under the vault's draft key in every one of them: nothing readable leaves the process, whichever disk it lands
on. First what lasts: beside the vault, then the user's own data folder. Where neither takes it, all of the rest at
once, since memory ends with the computer and a stick may be gone tomorrow: the folders in memory, the system's folder
for temporary files, the second place of the copies. See docs/adr/0045.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from db.errors import VaultError
from db.files.staging import DATABASE
from db.secrets.sealed import MAGIC
from db.vault import keys
from desktop.process.data_folder import own_folder

Where = Literal["beside", "own", "memory", "temporary", "second"]

LASTING: tuple[Where, ...] = ("beside", "own")
"""One of these is enough."""

ENDING = ".utkast"
IN_MEMORY = Path("/dev/shm")  # noqa: S108  # in a folder of the user's own there
TEMPORARY = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  # the same
"""The system's own, never `tempfile`'s: that one is held to a folder which is emptied at every lock."""
_DARWIN_USER_TEMP_DIR = 65537


class Place(NamedTuple):
    """One file that may lie there. `is_ours` when its folder is made by this program, for the user alone."""

    where: Where
    path: Path
    is_ours: bool = False

    def make_ready(self) -> None:
        """Make the folder where it is ours. Raises `OSError` where it is not there, or is not the user's alone."""
        folder = self.path.parent
        if not self.is_ours:
            return
        folder.mkdir(parents=self.where == "own", exist_ok=True, mode=0o700)
        if not _is_private(folder):
            raise PermissionError("another user's folder")

    def may_be_read(self) -> bool:
        """Tell whether a file lies there, in a folder that only this user can have laid it in."""
        with suppress(OSError):
            return self.path.is_file() and (not self.is_ours or _is_private(self.path.parent))
        return False

    def tidy(self) -> None:
        """Remove the folder if it was made for this alone and is empty."""
        if self.is_ours:
            with suppress(OSError):
                self.path.parent.rmdir()


def places(folder: Path, vault: str, second: str = "") -> Iterator[Place]:
    """Yield every place for the vault in `folder`, the best first. Its name tells the vault and nothing else.

    `second` is the second place of the copies, which only an open vault knows.
    """
    yield Place("beside", folder / f"valv{ENDING}")
    name = f"narvara-{vault}{ENDING}"
    own = own_folder()
    if own != folder:
        yield Place("own", own / name, is_ours=True)
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime:
        yield Place("memory", Path(runtime) / name)
    if sys.platform == "win32":
        # The user's alone by its access list: no other user can write there.
        local = os.environ.get("LOCALAPPDATA")
        if local:
            yield Place("temporary", Path(local) / "Temp" / name)
    else:
        mine = f"narvara-{os.getuid()}"
        if IN_MEMORY.is_dir():
            yield Place("memory", IN_MEMORY / mine / name, is_ours=True)
        for root in _temporary():
            yield Place("temporary", root / mine / name, is_ours=True)
    if second:
        yield Place("second", Path(second) / name)


def told(folder: Path) -> str:
    """Return where text lies sealed for the vault in this folder, in words; empty when there is none.

    Asked while it is locked, so the second place of the copies is not looked in.
    """
    found = [one.where for one in places(folder, _vault_in(folder)) if _lies(one)]
    if not found:
        return ""
    said: dict[Where, str] = {
        "beside": _tr("Text som inte hann sparas ligger krypterad i arkivets mapp."),
        "own": _tr(
            "Text som inte fick plats i arkivets mapp ligger krypterad i din egen mapp för programdata."
        ),
        "memory": _tr("Text som inte gick att spara ligger krypterad i datorns minne."),
        "temporary": _tr(
            "Text som inte gick att spara ligger krypterad i datorns mapp för tillfälliga filer."
        ),
        "second": _tr("Text som inte gick att spara ligger krypterad på den andra platsen för kopior."),
    }
    words = said[found[0]]
    if not any(where in LASTING for where in found):
        words += " " + _tr("Stäng inte av datorn innan du har låst upp.")
    return words + " " + _tr("Du får tillbaka den när du låser upp.")


def _lies(place: Place) -> bool:
    if not place.may_be_read():
        return False
    with suppress(OSError), place.path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC
    return False


def _vault_in(folder: Path) -> str:
    """Return the id of the vault there: as its key file says, or where that is gone, its database's salt."""
    with suppress(OSError, VaultError):
        header = keys.read_header(folder)
        if header is not None:
            return header.vault
        with (folder / DATABASE).open("rb") as file:
            return file.read(16).hex()
    return ""


def _temporary() -> tuple[Path, ...]:
    if sys.platform == "darwin":
        with suppress(OSError, ValueError):
            given = os.confstr(_DARWIN_USER_TEMP_DIR)
            if given:
                return (Path(given),)
    return TEMPORARY


def _is_private(folder: Path) -> bool:
    """Tell whether this is a real folder that this user owns and nobody else can write in."""
    if sys.platform == "win32":
        return folder.is_dir()
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022


def _tr(text: str) -> str:
    return QCoreApplication.translate("SealedPlaces", text)
