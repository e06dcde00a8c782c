"""The second place for copies: a memory stick or a folder on a server, chosen by the user and remembered."""

from __future__ import annotations

import sys
from pathlib import Path

from db.backup.errors import BackupError
from db.errors import VaultError
from db.files import atomic
from desktop.backup.known import keep
from desktop.errors import UserError
from desktop.process.data_folder import file_system
from desktop.session import settings
from desktop.session.session import Session

FAT_LIMIT = 4 * 1024**3 - 1  # bytes; the largest file FAT32 can hold
_FAT = ("vfat", "msdos", "FAT32", "FAT")


def choose_place(session: Session, folder: Path) -> None:
    """Remember a second place. Raises `UserError` when it cannot be one."""
    vault = session.vault.folder.absolute()
    if folder.absolute().is_relative_to(vault):
        raise UserError(
            "Välj en plats utanför arkivet",
            "Den mappen ligger i arkivets egen mapp.",
            do="Välj ett USB-minne eller en mapp på kommunens server.",
        )
    try:
        if not folder.is_dir():
            raise UserError("Mappen finns inte", do="Välj en mapp som finns.")
        atomic.try_writing(folder)
        elsewhere = folder.stat().st_dev != vault.stat().st_dev
    except (VaultError, OSError) as error:
        raise UserError(
            "Mappen går inte att skriva i", "Kanske är minnet skrivskyddat.", do="Välj en annan plats."
        ) from error
    with session.change(
        "settings", event="backup_place_changed", detail="elsewhere" if elsewhere else "same"
    ):
        keep(session, place=str(folder.absolute()), is_elsewhere=elsewhere, place_made_at="", place_failed="")


def forget_place(session: Session) -> None:
    """Make no more copies in the second place; those that lie there stay."""
    with session.change("settings", event="backup_place_changed", detail="none"):
        keep(session, place="", is_elsewhere=False, place_made_at="", place_failed="")


def refuse_unfit(kept: settings.Copies, vault: Path, size: int) -> None:
    """Raise `BackupError` when the second place is not the one that was chosen, or cannot hold the file."""
    place = Path(kept.place)
    try:
        there = place.is_dir()
        is_other_disk = there and place.stat().st_dev != vault.stat().st_dev
    except OSError as error:
        raise BackupError("missing") from error
    if not there or (kept.is_elsewhere and not is_other_disk):
        raise BackupError("missing")
    if size > FAT_LIMIT and file_system_of(place) in _FAT:
        raise BackupError("too_large")


def file_system_of(place: Path) -> str:
    """Return what the system calls the place's file system; empty where it does not say."""
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(64)
        root = ctypes.c_wchar_p(place.anchor)
        ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, 64)
        return str(name.value)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    return file_system(place, mounts.read_text(encoding="utf-8", errors="replace"))
