"""Where the vault lies, and whether something else copies that folder away."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

ENVIRONMENT = "NARVARA_HOME"
NAME = "narvara"
PRACTICE = "ovning"
"""The folder inside it with the practice vault."""

# How a folder that is copied to a server is recognised: a part of its path, and what the user calls it.
SYNCED_FOLDERS = (
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("sharepoint", "SharePoint"),
)
NETWORK_FILE_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "davfs", "afs")
WINDOWS_REMOTE_DRIVE = 4  # GetDriveTypeW: DRIVE_REMOTE


def data_folder(named: Path | None = None) -> Path:
    """Return the folder named on the command line, else by NARVARA_HOME, else the system's place for it."""
    chosen = named or os.environ.get(ENVIRONMENT)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return own_folder()


def own_folder() -> Path:
    """Return the system's place for this user's data of the program, wherever the vault lies."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False, roaming=False)


def copied_by(folder: PurePath) -> str:
    """Return what copies the folder to another machine, in the user's words; empty when nothing does."""
    if str(folder).startswith(("\\\\", "//")):
        return "en delad mapp på nätet"
    parts = [part.lower() for part in folder.parts]
    for sign, service in SYNCED_FOLDERS:
        if any(part.startswith(sign) for part in parts):
            return service
    if "roaming" in parts and "appdata" in parts:
        return "den flyttbara Windowsprofilen"
    return "en nätverksenhet" if _is_on_network_drive(folder) else ""


def _is_on_network_drive(folder: PurePath) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == WINDOWS_REMOTE_DRIVE)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return file_system(folder, mounts.read_text(encoding="utf-8", errors="replace")).startswith(
        NETWORK_FILE_SYSTEMS
    )


def file_system(folder: PurePath, mounts: str) -> str:
    """Return the kind of file system that holds the folder, from lines as in `/proc/mounts`."""
    best, kind = PurePath(), ""
    for line in mounts.splitlines():
        fields = line.split()
        place = PurePath(fields[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, kind = place, fields[2]
    return kind
