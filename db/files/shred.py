"""Files removed so that what they held is not simply left on the disk.

Each is overwritten with noise, forced to disk and then removed. On a magnetic disk that is the end of it. On an SSD,
and on file systems that never write in place, the old blocks may linger until they are used again: nothing a program
can do reaches them, and the user is told so.
"""

from __future__ import annotations

import os
from pathlib import Path

from db.files import atomic

_CHUNK = 1024 * 1024


def remove(path: Path) -> None:
    """Overwrite a file once and remove it; one that is not there is passed over. Any thread; seconds if large.

    Raises `VaultReadOnlyError`, `DiskFailingError`, `DiskFullError` or `VaultInUseError`. It may be called again
    for a file that was half done.
    """
    with atomic.named_failures():
        if not path.exists():
            return
        with path.open("rb+", buffering=0) as file:
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(os.urandom(min(_CHUNK, left)))
            os.fsync(file.fileno())
        path.unlink()
        atomic.sync_folder(path.parent)
