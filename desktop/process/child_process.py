"""A child process: started from here, waited for, and passed signals.

`subprocess` does the same and much more; importing it takes 4 ms of every start, so it is for Windows alone.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

if sys.platform == "win32":
    import subprocess

    class ChildProcess:
        """Started at once."""

        def __init__(self, line: Sequence[str], environment: Mapping[str, str]) -> None:
            self._process = subprocess.Popen(line, env=environment)

        def send(self, number: int) -> None:
            """Pass a signal on; nothing when it has ended."""
            if self._process.poll() is None:
                self._process.send_signal(number)

        def wait(self) -> int:
            """Wait for its end and return its exit code."""
            return self._process.wait()

else:

    class ChildProcess:
        """Started at once. Raises `OSError` when there is no such program."""

        def __init__(self, line: Sequence[str], environment: Mapping[str, str]) -> None:
            # What Python itself ignores is not to be ignored by what is started.
            usual = (signal.SIGPIPE, signal.SIGXFSZ)
            self._pid = os.posix_spawn(line[0], list(line), environment, setsigdef=usual)

        def send(self, number: int) -> None:
            """Pass a signal on; nothing when it has ended."""
            if self._pid:
                with suppress(ProcessLookupError):  # it ended just now
                    os.kill(self._pid, number)

        def wait(self) -> int:
            """Wait for its end and return its exit code; a signal that ended it as a negative number."""
            _pid, status = os.waitpid(self._pid, 0)
            self._pid = 0
            return os.waitstatus_to_exitcode(status)
