"""A child process: started from here with a pipe to tell through, waited for, passed signals, ended by force.

`subprocess` does the same and much more; importing it takes 4 ms of every start, so it is for Windows alone.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from desktop.process.pulse import PIPE

_AT_A_TIME = 64  # bytes


def hand_on(pipe: int, heard: Callable[[bytes], object]) -> None:
    """Hand on what comes out of a pipe until its other end is closed, then close this one. Blocks."""
    while words := os.read(pipe, _AT_A_TIME):
        heard(words)
    os.close(pipe)


if sys.platform == "win32":
    import msvcrt
    import subprocess

    class ChildProcess:
        """Started at once. Not run on Windows: the pipe's end goes over as a handle that this one child inherits."""

        def __init__(self, line: Sequence[str], environment: Mapping[str, str]) -> None:
            self._told, end = os.pipe()
            handle = msvcrt.get_osfhandle(end)
            os.set_handle_inheritable(handle, True)
            given = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
            own = {**environment, PIPE: str(handle)}
            self._process = subprocess.Popen(line, env=own, startupinfo=given)
            self.pid = self._process.pid
            os.close(end)

        def send(self, number: int) -> None:
            """Pass a signal on; nothing when it has ended."""
            if self._process.poll() is None:
                self._process.send_signal(number)

        def end(self) -> None:
            """End it by force; nothing when it has ended."""
            self._process.kill()

        def listen(self, heard: Callable[[bytes], object]) -> None:
            """Hand on all that it tells, until it has ended. Blocks."""
            hand_on(self._told, heard)

        def has_told(self) -> bool:
            """Return whether something is left to hand on. Not known here."""
            return False

        def wait(self) -> int:
            """Wait for its end and return its exit code."""
            return self._process.wait()

else:

    class ChildProcess:
        """Started at once. Raises `OSError` when there is no such program."""

        def __init__(self, line: Sequence[str], environment: Mapping[str, str]) -> None:
            # What Python itself ignores is not to be ignored by what is started.
            usual = (signal.SIGPIPE, signal.SIGXFSZ)
            self._told, end = os.pipe()
            os.set_inheritable(end, True)
            try:
                own = {**environment, PIPE: str(end)}
                self.pid = os.posix_spawn(line[0], list(line), own, setsigdef=usual)
            finally:
                os.close(end)

        def send(self, number: int) -> None:
            """Pass a signal on; nothing when it has ended."""
            if self.pid:
                with suppress(ProcessLookupError):  # it ended just now
                    os.kill(self.pid, number)

        def end(self) -> None:
            """End it by force, also where it has been stopped; nothing when it has ended."""
            self.send(signal.SIGKILL)

        def listen(self, heard: Callable[[bytes], object]) -> None:
            """Hand on all that it tells, until it has ended. Blocks."""
            hand_on(self._told, heard)
            self._told = -1

        def has_told(self) -> bool:
            """Return whether something is left to hand on."""
            import select  # only when it is about to be ended by force

            with suppress(OSError, ValueError):  # closed, from there or from here
                return bool(select.select([self._told], [], [], 0)[0])
            return False

        def wait(self) -> int:
            """Wait for its end and return its exit code; a signal that ended it as a negative number."""
            _pid, status = os.waitpid(self.pid, 0)
            self.pid = 0
            return os.waitstatus_to_exitcode(status)
