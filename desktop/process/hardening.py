"""Making it harder to read this process from outside. What the system does not offer is passed over."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

TEMPORARY = "tmp"
_NO_CRASH_BOXES = 0x0001 | 0x0002 | 0x8000  # SEM_FAILCRITICALERRORS, NOGPFAULTERRORBOX, NOOPENFILEERRORBOX
_PR_SET_DUMPABLE, _PT_DENY_ATTACH = 4, 31


def harden() -> None:
    """Turn off core dumps and reading by other processes of the user; new files are the user's alone."""
    os.umask(0o077)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOXES)
        return
    _no_core_dumps()
    _no_reading_from_outside()


def private_temporary_folder(folder: Path) -> Path:
    """Empty and return the program's own temporary folder, and point everything that makes such files to it.

    Python's own looks at the same variables, but only at its first question, and goes elsewhere when it cannot write
    there: see `hold_to`.
    """
    place = folder / TEMPORARY
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        os.environ[name] = str(place)
    return place


def hold_to(folder: Path) -> None:
    """Let Python make temporary files in the program's own folder or not at all. Its module costs 3 ms of a start."""
    import tempfile

    tempfile.tempdir = str(folder / TEMPORARY)


def sweep(folder: Path) -> None:
    """Empty the program's own temporary folder; what something still holds is left for the next start."""
    place = folder / TEMPORARY
    for left in place.iterdir() if place.is_dir() else ():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with suppress(OSError):
                left.unlink()


def _no_core_dumps() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _no_reading_from_outside() -> None:
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        library.ptrace(_PT_DENY_ATTACH, 0, None, 0)
