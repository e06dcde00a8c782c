"""What lies in the data folder is the user's alone, also what lay there before and was made by somebody careless.

New files are made so (`hardening.harden`); here the old ones are put right, once a start. Only what is the program's
by its name is touched: the folder may have been chosen by hand, among other things. A disk without such rights (a
memory stick) is passed over, since what is secret is encrypted all the same.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
_OURS = re.compile(
    r"valv\..*|\.valv-.*|\.narvara-.*|ersatt-[0-9]+|kopior|kommun|ovning|tmp|fel\.log|fonster\.json|raderat\.txt"
)


def keep_to_user(folder: Path) -> None:
    """Take from everybody else the right to read the folder and what is the program's in it. Never fails."""
    if sys.platform == "win32":
        from desktop.process import windows_access

        windows_access.keep_to_user(folder)
        return
    with suppress(OSError):
        for path in _in(folder):
            _put_right(path)


def _in(folder: Path) -> Iterator[Path]:
    yield folder
    for path in folder.iterdir():
        if _OURS.fullmatch(path.name):
            yield path
            # Of a file, nothing. A link is not followed on the way, and must not be begun at.
            for inside, folders, files in os.walk(path) if not path.is_symlink() else ():
                yield from (Path(inside, name) for name in (*folders, *files))


def _put_right(path: Path) -> None:
    with suppress(OSError):
        found = path.lstat()
        wanted = FOLDER if stat.S_ISDIR(found.st_mode) else FILE
        is_plain = stat.S_ISDIR(found.st_mode) or stat.S_ISREG(
            found.st_mode
        )  # a link's own rights mean nothing
        if is_plain and stat.S_IMODE(found.st_mode) & ~wanted & 0o077:
            path.chmod(wanted)
