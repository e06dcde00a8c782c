"""Asking for a file or a folder, without a trace of the answer.

Qt's own dialog, since the system's remembers what was chosen. As it goes it writes down the folders one has been in,
in `QtProject.conf` or the registry, for every other program that uses Qt: on Linux that is written to a folder that
is removed at once, elsewhere what stood there before is put back. What is asked while the program locks writes
nothing: the process ends before the dialog does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, QSysInfo
from PySide6.QtWidgets import QFileDialog, QWidget

OWN = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.DontUseCustomDirectoryIcons
_GROUP = "FileDialog"


def ask_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    """Let the user choose a folder."""
    with _no_trace():
        chosen = QFileDialog.getExistingDirectory(
            parent, title, str(start), OWN | QFileDialog.Option.ShowDirsOnly
        )
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the user choose a file that is there; `kinds` as in Qt, `PDF (*.pdf)`."""
    with _no_trace():
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds, options=OWN)
    return Path(chosen) if chosen else None


def ask_new_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the user say where a file is to lie; `start` is the folder and the name that is proposed."""
    with _no_trace():
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds, options=OWN)
    return Path(chosen) if chosen else None


@contextmanager
def _no_trace() -> Iterator[None]:
    if QSysInfo.kernelType() == "linux":
        # In the program's own temporary folder, which is emptied at start and lock: `desktop.process.hardening`.
        with tempfile.TemporaryDirectory() as place:
            QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, place)
            yield
        return
    before = noted()
    try:
        yield
    finally:
        put_back(before)


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def noted() -> dict[str, object]:
    """Return what Qt's dialogs have noted for this user, by key."""
    settings = _settings()
    settings.beginGroup(_GROUP)
    return {key: settings.value(key) for key in settings.allKeys()}


def put_back(before: dict[str, object]) -> None:
    """Let what Qt's dialogs have noted be this again and nothing more."""
    settings = _settings()
    settings.remove(_GROUP)
    settings.beginGroup(_GROUP)
    for key, value in before.items():
        settings.setValue(key, value)
    settings.endGroup()
    settings.sync()
