"""Asking the reading process for the cells of a file: one process a question, ended at lock and when it is slow."""

from __future__ import annotations

from pathlib import Path

from desktop.attendance_files import kinds, protocol
from desktop.attendance_files.protocol import FileTable, Wish
from desktop.attendance_files.refused import FileRefusedError
from desktop.process.helper_process import helper_command
from desktop.process.question import Question, StoppedError

READ = "--read-table"
READS_WITHIN = 60.0
"""Seconds until the process is ended."""


def command() -> list[str]:
    """Return the line that starts the reading process: the same executable where the program is frozen."""
    return helper_command(READ)


def contents(path: Path) -> bytes:
    """Return the bytes of a file, read into memory and nowhere else. Raises `FileRefusedError`."""
    try:
        with path.open("rb") as file:
            data = file.read(kinds.MOST_BYTES + 1)
    except OSError as error:
        raise FileRefusedError("gone") from error
    if len(data) > kinds.MOST_BYTES:
        raise FileRefusedError("too_large")
    return data


class TableRequest:
    """The cells of one file. `run` in a worker; `stop` from any thread."""

    def __init__(self, data: bytes, wish: Wish | None = None) -> None:
        asked = wish or Wish(len(data))
        asked.length = len(data)
        self._question = Question(command(), protocol.question(data, asked), READS_WITHIN, protocol.MOST_SAID)

    def run(self) -> FileTable:
        """Return the cells. Raises `FileRefusedError`, and `StoppedError` when it was ended by `stop`."""
        try:
            said = protocol.read_answer(self._question.ask())
        except StoppedError as error:
            if error.why in ("slow", "failed"):
                raise FileRefusedError("damaged") from error
            raise
        except ValueError as error:  # the process broke off: what the file did to it, it did there
            raise FileRefusedError("damaged") from error
        if not isinstance(said, FileTable):
            raise FileRefusedError(said)
        return said

    def stop(self) -> None:
        """End it now, also before it has begun."""
        self._question.stop()
