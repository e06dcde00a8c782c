"""One file or one pasted table from the moment it is chosen: read in a process, looked through in a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.attendance_files.asking import TableRequest, contents
from desktop.attendance_files.plain import pasted
from desktop.attendance_files.preview import FileAnswers, Preview, preview
from desktop.attendance_files.profiles import Meaning
from desktop.attendance_files.protocol import FileTable, Wish
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.refused import FileRefusedError
from desktop.process.question import StoppedError
from desktop.work import Work

_AT_ONCE = 3_000  # rows that are looked through where one stands


class Reading(QObject):
    """`open` or `paste`, then `looked` tells what it comes to, again at each `say`. Nothing is written anywhere.

    `name` is the file's name without its folder, `digest` its SHA-256; both empty for what is pasted.
    """

    looked = Signal(object)  # Preview
    refused = Signal(object)  # FileRefusedError

    def __init__(
        self, pupil: Named, today: date, remembered: Mapping[str, Meaning], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pupil, self._today, self._remembered = pupil, today, dict(remembered)
        self._work = Work(self)
        self._request: TableRequest | None = None
        self._data = b""
        self.table: FileTable | None = None
        self.said, self.wish = FileAnswers(), Wish(0)
        self.name = self.digest = ""
        self.is_pasted = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or looked through."""
        return self._work.is_busy

    def open(self, path: Path) -> None:
        """Read a file into memory, and nowhere else."""
        self.stop()
        self.said, self.wish, self.is_pasted = FileAnswers(), Wish(0), False
        self.name, self.digest, self._data, self.table = path.name, "", b"", None
        self._work.start(partial(contents, path), self._on_contents, self._on_failed)

    def paste(self, text: str) -> None:
        """Take the text of the clipboard. Raises `FileRefusedError`."""
        rows = pasted(text)
        self.stop()
        self.said, self.is_pasted, self.name, self.digest = FileAnswers(), True, "", ""
        self.table = FileTable("text", [[field or None for field in row] for row in rows], delimiter="\t")
        self._look()

    def read_anew(self, wish: Wish) -> None:
        """Read the same bytes in another way: another sheet, other letters, another delimiter."""
        self.stop()
        self.wish = wish
        self._ask()

    def say(self, said: FileAnswers) -> None:
        """Look through it again with what the user has said."""
        self.said = said
        if self.table is not None:
            self._work.forget()
            self._look()

    def stop(self) -> None:
        """End what runs, unheard. For another file, for Esc, and when the program locks."""
        self._work.forget()
        if self._request is not None:
            self._request.stop()
        self._request = None

    @Slot(object)
    def _on_contents(self, data: bytes) -> None:
        self._data, self.digest = data, hashlib.sha256(data).hexdigest()
        self._ask()

    def _ask(self) -> None:
        self._request = request = TableRequest(self._data, replace_wish(self.wish))
        pupil, said, today, known = self._pupil, self.said, self._today, self._remembered

        def read() -> tuple[FileTable, Preview]:
            table = request.run()
            return table, preview(table, pupil, said, today, known)

        self._work.start(read, self._on_read, self._on_failed)

    def _look(self) -> None:
        assert self.table is not None  # there is one to look through
        look = partial(
            preview,
            self.table,
            self._pupil,
            self.said,
            self._today,
            self._remembered,
            is_pasted=self.is_pasted,
        )
        if len(self.table.rows) <= _AT_ONCE:
            self.looked.emit(look())
        else:
            self._work.start(look, self.looked.emit, self._on_failed)

    @Slot(object)
    def _on_read(self, found: tuple[FileTable, Preview]) -> None:
        self.table, shown = found
        self.looked.emit(shown)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            return  # it was ended by whoever asked
        if not isinstance(error, FileRefusedError):
            raise error
        self.table = None
        self.refused.emit(error)


def replace_wish(wish: Wish) -> Wish:
    """Return a wish of one's own, which the request may put a length in."""
    return Wish(wish.length, wish.sheet, wish.encoding, wish.delimiter)


def with_column(said: FileAnswers, at: int, meaning: Meaning) -> FileAnswers:
    """Return what has been said with another meaning of one column; only one column has each meaning but the last."""
    columns = {column: one for column, one in said.columns.items() if one != meaning or meaning == "ignored"}
    return replace(said, columns={**columns, at: meaning})
