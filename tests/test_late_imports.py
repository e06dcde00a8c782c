"""The start stays quick: what only some later moment needs is imported in that moment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.fresh import said

LATE = (
    "reportlab",
    "PIL",
    "keyring",
    "zxcvbn",
    "holidays",
    "rapidfuzz",
    "uharfbuzz",
    "bidi",
    "personnummer",
    "pikepdf",
    "openpyxl",
    "msgspec",
    "python_calamine",
    "xlsxwriter",
    "desktop.attendance_files",
    "PySide6.QtPdf",
    "PySide6.QtPdfWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "desktop.demo",
    "argparse",
    "logging",
    "shibokensupport.signature.parser",
)
"""Measured: together they cost several times what the window itself does."""

UNLOCKED = ("inspect", "dataclasses", "tempfile", "db.vault.vault", "sqlcipher3")
"""What the first start needs, and the unlock window only when a passphrase has been given."""

# Starts the window as the launcher does, lets it paint, and tells what has been imported by then.
START = """
import json, sys
from ui import lean_pyside
lean_pyside.install()
from PySide6.QtWidgets import QApplication
shown = []
def paint_and_stop(*_):
    for _ in range(20):
        QApplication.processEvents()
    shown.extend(window.objectName() for window in QApplication.topLevelWidgets() if window.isVisible())
    return 0
QApplication.exec = paint_and_stop
from desktop.__main__ import main
from ui.start import program, start
# What waits for the window to be painted never comes, on a busy machine either.
program._PAINTED = start._PAINTED = 600_000
main(["--data-dir", sys.argv[1], "--window"])
print(json.dumps({"shown": len(shown), "modules": sorted(sys.modules)}))
"""


def what_is_imported(source: str, *arguments: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(said(source, *arguments)[-1])
    return told


def late_ones(modules: list[str], lates: tuple[str, ...] = LATE) -> list[str]:
    return sorted({late for late in lates for name in modules if name == late or name.startswith(f"{late}.")})


def test_the_unlock_window_imports_nothing_it_does_not_need(vault_folder: Path) -> None:
    told = what_is_imported(START, str(vault_folder))
    assert told["shown"], "no window was shown"
    assert late_ones(told["modules"], LATE + UNLOCKED) == []


def test_the_first_start_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    told = what_is_imported(START, str(tmp_path))
    assert told["shown"], "no window was shown"
    assert late_ones(told["modules"]) == []


SETTLED = """
import json, sys
from ui import lean_pyside
lean_pyside.install()
from PySide6.QtWidgets import QApplication
from desktop.process import hardening
told, real = [], hardening.hold_to
def spy(folder):
    told.append(any(window.isVisible() for window in QApplication.topLevelWidgets()))
    real(folder)
hardening.hold_to = spy
def settle_and_stop(*_):
    from PySide6.QtCore import QEventLoop, QTimer
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    return 0
QApplication.exec = settle_and_stop
from desktop.__main__ import main
main(["--data-dir", sys.argv[1], "--window"])
import tempfile
print(json.dumps({"told": told, "temporary": [tempfile.gettempdir()]}))
"""


def test_the_window_shows_before_temporary_files_are_held_to_the_folder(vault_folder: Path) -> None:
    told = what_is_imported(SETTLED, str(vault_folder))
    assert told["told"] == [True], "it was held before the window showed, or not at all"
    assert told["temporary"] == [str(vault_folder / "tmp")]


def test_the_launcher_knows_no_qt_and_no_database() -> None:
    source = "import json, sys, desktop.__main__, desktop.process.launcher\n"
    modules = what_is_imported(source + "print(json.dumps({'modules': sorted(sys.modules)}))")["modules"]
    heavy = ("PySide6", "sqlcipher3", "cryptography", "db", "ui")
    assert [name for name in modules if name.split(".")[0] in heavy] == []
    # What watches is imported beside the window's own start, and what listens when there is something to lock.
    late = {"jeepney", "queue", "threading", "desktop.process.watching", "desktop.lock"}
    assert sorted(late & set(modules)) == []
