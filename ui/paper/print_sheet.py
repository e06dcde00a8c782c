"""Skriv ut: which printer, which pages, how many; and while it is handed over, how it goes and a way to break off.

A sheet of our own and not the system's: that one asks the print server in the window's thread, keeps the keys to
itself, and obeyed neither pages nor copies.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.printing.asking import NotPrintedError, PrintRequest
from desktop.printing.job import SIDES, Job, NotPrinted, Printers, Sides
from desktop.work import Work
from ui.dialogs.sheet import Sheet
from ui.paper.opened import opened
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.input.named import named
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

WAIT, LONG = 500, 10_000
"""Milliseconds until it is said what is going on, and that it takes longer than it should."""

MOST_COPIES = 10


class PrintSheet(Sheet):
    """`begin`, then `exec`. Afterwards `job` is what the printer took, or `trouble` why it took nothing."""

    def __init__(self, parent: QWidget, *, has_copies: bool = True) -> None:
        super().__init__(parent, self.tr("Skriv ut"))
        self.setObjectName("print-sheet")
        self.job: Job | None = None
        self.trouble: UserError | NotPrinted | None = None
        self._data, self._doing = b"", ""
        self._before: Callable[[], None] = _nothing
        self._request: PrintRequest | None = None
        self._is_sending = self._is_over = False
        self._work = Work(self)
        self.printer, self.sides, self.copies = Combo(), Combo(), Combo()
        self.first, self.last = Combo(), Combo()
        self.stay = Button(self.tr("Avbryt"))
        self.act = Button(self.tr("Skriv ut"), "primary", "printer")
        self._told = label("", "small", "text2")
        self._wait, self._long = QTimer(self), QTimer(self)
        self._fill(has_copies)
        self._connect()
        self._show_pages(1)
        self._enable(False)

    def begin(self, make: Callable[[], bytes], before: Callable[[], None]) -> None:
        """Ask which printers there are, and `make` the PDF, both in a worker. `before` as in `print_pdf`."""
        self._before = before
        self._tell_later(self.tr("Letar efter skrivare…"))
        self._work.start(make, self._on_made, self._on_failed)
        self._ask(PrintRequest(), self._on_printers)

    def reject(self) -> None:
        """Break off: nothing more goes to the printer, and what was on its way is told as not printed."""
        if self._is_sending and not self._is_over:
            self.trouble = self.trouble or "cancelled"
        super().reject()

    def done(self, result: int) -> None:
        """Close, and end the process that is asked."""
        self._is_over = True
        self._wait.stop()
        self._long.stop()
        if self._request is not None:
            self._request.stop()
        self._work.forget()
        super().done(result)

    def _fill(self, has_copies: bool) -> None:
        sides: dict[Sides, str] = {
            "printer": self.tr("Som skrivaren är inställd"),
            "one": self.tr("På en sida"),
            "two": self.tr("På båda sidor"),
        }
        self.sides.fill([(sides[side], side) for side in SIDES])
        self.copies.fill([(str(number), number) for number in range(1, MOST_COPIES + 1)])
        self._pages = Columns(
            [
                (Field(self.tr("Från sida"), self.first), 1, 140),
                (Field(self.tr("Till sida"), self.last), 1, 140),
            ]
        )
        copies = Field(self.tr("Antal"), self.copies)
        how = Columns([(copies, 1, 140), (Field(self.tr("Papperets sidor"), self.sides), 2, 200)])
        for part in (Field(self.tr("Skrivare"), self.printer), self._pages, how):
            self.body.addWidget(part)
        show_if(has_copies, copies)
        self.body.addWidget(self._told)
        for button in (self.stay, self.act):
            self.acts.addWidget(button)
        named(printer=self.printer, first_page=self.first, last_page=self.last, sides=self.sides)
        named(print_copies=self.copies, stay=self.stay, act=self.act)
        self.stay.setFocus()

    def _connect(self) -> None:
        for timer, after in ((self._wait, WAIT), (self._long, LONG)):
            timer.setSingleShot(True)
            timer.setInterval(after)
        self._wait.timeout.connect(self._say)
        self._long.timeout.connect(self._say_long)
        self.first.currentIndexChanged.connect(self._fit_last)
        self.stay.clicked.connect(self.reject)
        self.act.clicked.connect(self._on_act)

    def _show_pages(self, count: int) -> None:
        rows = [(str(page), page) for page in range(1, count + 1)]
        self.first.fill(rows)
        self.last.fill(rows)
        self.last.choose(count)
        show_if(count > 1, self._pages)

    def _enable(self, is_ready: bool) -> None:
        for control in (self.printer, self.first, self.last, self.copies, self.sides, self.act):
            control.setEnabled(is_ready)

    def _ask(self, request: PrintRequest, then: Callable[[Printers], None]) -> None:
        self._request = request
        self._work.start(request.run, then, self._on_failed)

    def _tell_later(self, words: str) -> None:
        self._doing = words
        self._wait.start()
        self._long.start()

    def _quiet(self) -> None:
        self._wait.stop()
        self._long.stop()
        self._told.setText("")

    @Slot()
    def _say(self) -> None:
        self._told.setText(self._doing)
        announce(self, self._doing)

    @Slot()
    def _say_long(self) -> None:
        self._doing += " " + self.tr("Det tar längre tid än vanligt. Du kan avbryta.")
        self._say()

    @Slot()
    def _fit_last(self) -> None:
        """The last page is never before the first."""
        if _number(self.last) < _number(self.first):
            self.last.choose(_number(self.first))

    def _on_made(self, data: bytes) -> None:
        holder = QObject()
        count = opened(data, holder).pageCount()
        if count < 1:
            self._end("failed")
            return
        self._data = data
        self._show_pages(count)

    def _on_printers(self, printers: Printers) -> None:
        if self._is_over:
            return
        self._quiet()
        self.printer.fill([(name, name) for name in printers.names])
        self.printer.choose(printers.default)
        self._enable(True)
        self.act.setFocus()

    @Slot()
    def _on_act(self) -> None:
        sides = next(side for side in SIDES if side == self.sides.data())
        first, last = _number(self.first), max(_number(self.first), _number(self.last))
        job = Job(str(self.printer.data()), first, last, _number(self.copies), sides)
        try:
            self._before()
        except UserError as error:
            self._end(error)
            return
        self._is_sending = True
        self._enable(False)
        self.stay.setFocus()
        self._tell_later(self.tr("Lämnar över till skrivaren…"))
        self._ask(PrintRequest(job, self._data), lambda _: self._on_taken(job))

    def _on_taken(self, job: Job) -> None:
        if self._is_over or not self.isVisible():  # locked meanwhile: nothing can be noted any more
            return
        self.job = job
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._end(error)
        elif isinstance(error, NotPrintedError):
            self._end(error.kind)
        else:
            self._end("failed")
            raise error

    def _end(self, trouble: UserError | NotPrinted) -> None:
        if not self._is_over:
            self.trouble = trouble
            self.reject()


def _number(combo: Combo) -> int:
    return int(str(combo.data() or 1))


def _nothing() -> None:
    """Before a job that asks for nothing first."""
