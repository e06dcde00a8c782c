"""From process start to the first window. Everything here is on the clock: nothing is imported that can wait."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.overrides import OVERRIDES
from desktop.process import appearance
from desktop.process.ending import EndSignals
from desktop.process.hardening import harden, hold_to, private_temporary_folder
from desktop.process.pulse import PULSE
from desktop.process.single_instance import SingleInstance, Taken
from ui.look import theme
from ui.look.brand import window_icon
from ui.look.language import speak_swedish
from ui.look.tokens import Scheme
from ui.start import faults
from ui.start.garbage import Garbage
from ui.start.program import Program
from ui.window import capture
from ui.window.main_window import MainWindow

_SCHEMES = {"light": Scheme.LIGHT, "dark": Scheme.DARK, "contrast": Scheme.HIGH}
ENDED = 0
_PAINTED = 50  # milliseconds until the first window has been painted
_MARGIN = 80  # pixels around a window that does not fill the screen


def start(folder: Path) -> int:
    """Show the window of one data folder and run until it ends; return the exit code."""
    harden()
    PULSE.take()
    app = QApplication(["narvara", *theme.ARGUMENTS])
    app.setApplicationName("Närvara")
    app.setDesktopFileName("narvara")
    speak_swedish(app)
    instance = SingleInstance(folder, app)
    taken = _take(instance)
    if taken == "here":
        return ENDED
    _style(app, folder)
    capture.current()
    window = MainWindow()
    program = Program(folder, window, _end)
    faults.install(window)
    instance.asked_to_show.connect(lambda: _show_again(window))
    signals = EndSignals(app)
    signals.asked.connect(program.end_now)
    begin = partial(_begin, app, folder, program)
    if taken == "held":
        begin()
    else:
        from ui.start.occupied import show_occupied  # 3 ms that only such a start has to pay

        show_occupied(window, instance, taken, begin)
    _show(window, folder)
    return app.exec()


def _begin(app: QApplication, folder: Path, program: Program) -> None:
    """Show the first page; a vault that was to be erased is erased first.

    The folder is held, so that nothing of another program's is tidied away.
    """
    _prepare(folder)
    if appearance.is_to_be_erased(folder):
        from ui.unlock.erasing_page import show_erasing

        show_erasing(program.window, folder, program.work, program.begin)
    else:
        program.begin()
    QTimer.singleShot(_PAINTED, partial(_settle, app, folder))


def _settle(app: QApplication, folder: Path) -> None:
    """Do what can wait until the first window has been painted, and must be done before a vault is open."""
    hold_to(folder)
    from desktop.process.private_files import keep_to_user

    keep_to_user(folder)
    Garbage(app)


def _take(instance: SingleInstance) -> Taken:
    """Hold the folder; one that cannot be made or written to is told about later, in better words."""
    try:
        return instance.take()
    except OSError:
        return "held"


def _prepare(folder: Path) -> None:
    """Point temporary files into the data folder, and take the municipality's texts from it."""
    with suppress(OSError):
        private_temporary_folder(folder)
    OVERRIDES.folder = folder / "kommun"


def _style(app: QApplication, folder: Path) -> None:
    looks = appearance.read(folder)
    theme.theme.zoom = looks.zoom
    theme.theme.wanted = _SCHEMES.get(looks.scheme)
    theme.install(app)
    app.setWindowIcon(window_icon())


def _show(window: MainWindow, folder: Path) -> None:
    """Show the window where it stood last; the first time it fills a screen that is no larger than itself."""
    geometry = appearance.read(folder).geometry
    if geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore"))):
        window.show()
        return
    room = window.screen().availableSize()
    if room.width() < window.width() + _MARGIN or room.height() < window.height() + _MARGIN:
        window.showMaximized()
    else:
        window.show()


def _show_again(window: MainWindow) -> None:
    """Answer a second start: bring this window to the front."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _end(code: int) -> None:
    """End the process here: native dialogs and threads would hold it, with all it has shown, in memory."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
