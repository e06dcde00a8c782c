"""Whether the disk under a folder is encrypted, as far as this system lets a program without rights read it.

Three answers: on, off, cannot be told. Nothing is guessed: what is not named in so many words by the system is
the third. Reading may wait for a disk or another program, so it belongs in a worker.
"""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.safety.disk.facts import DiskFacts


def read(folder: Path) -> DiskFacts:
    """Return how it stands under this folder. Any thread; never raises, may take seconds."""
    if sys.platform == "win32":
        from desktop.safety.disk.windows import Windows

        return Windows().read(folder)
    if sys.platform == "darwin":
        from desktop.safety.disk.macos import MacOS

        return MacOS().read(folder)
    from desktop.safety.disk.linux import Linux

    return Linux().read(folder.resolve())
