"""What the computer calls the user: a passphrase must not be built on it."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress


def account_names() -> tuple[str, ...]:
    """Return the account's name and the user's full name, where the system tells them."""
    names = []
    with suppress(OSError, KeyError):
        names.append(getpass.getuser())
    with suppress(ImportError, KeyError, AttributeError):
        import pwd

        names.append(pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0])
    # `root` and the like are parts of common words and say nothing about the user.
    return tuple(name for name in names if len(name) > 4)
