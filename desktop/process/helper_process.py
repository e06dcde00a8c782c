"""Starting one of the program's own processes that does a single thing: the keyring's, the printer's."""

from __future__ import annotations

import os
import subprocess
import sys

from desktop.process.environment import clean_environment

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def helper_command(flag: str) -> list[str]:
    """Return the line that starts it: the same executable where the program is frozen, else Python."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    return [*program, flag]


def start_helper(command: list[str], *, own_group: bool = False) -> subprocess.Popen[bytes]:
    """Start it with pipes for what is said both ways. Raises `OSError`.

    `own_group` puts it in a group of its own, so that what it starts can be ended with it.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=clean_environment(os.environ),
        creationflags=_NO_WINDOW,
        start_new_session=own_group,
    )
