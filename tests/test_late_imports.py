"""The start stays quick: what only some later moment needs is imported in that moment."""

from __future__ import annotations

import json
import sys
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
program._PAINTED = start._PAINTED = 600_000  # ms: what waits for the first picture stays away
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


BEFORE_IT_SHOWS = """
import json, sys
from ui import lean_pyside
lean_pyside.install()
from PySide6.QtWidgets import QApplication
from desktop.process import freed_memory, hardening
told = []
def spied(module, name):
    real = getattr(module, name)
    def spy(*given):
        shown = any(window.isVisible() for window in QApplication.topLevelWidgets())
        told.append([name, shown, str(real(*given))])
    setattr(module, name, spy)
spied(freed_memory, "overwrite")
spied(hardening, "hold_to")
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


def test_memory_is_overwritten_before_anyone_can_type_and_temporary_files_are_held(
    vault_folder: Path,
) -> None:
    told = what_is_imported(BEFORE_IT_SHOWS, str(vault_folder))
    names = [(name, shown) for name, shown, _returned in told["told"]]
    assert names == [("overwrite", False), ("hold_to", True)]
    assert told["told"][0][2] == str(sys.platform == "linux")
    assert told["temporary"] == [str(vault_folder / "tmp")]


def test_the_launcher_knows_no_qt_and_no_database() -> None:
    source = "import json, sys, desktop.__main__, desktop.process.launcher\n"
    modules = what_is_imported(source + "print(json.dumps({'modules': sorted(sys.modules)}))")["modules"]
    heavy = ("PySide6", "sqlcipher3", "cryptography", "db", "ui")
    assert [name for name in modules if name.split(".")[0] in heavy] == []
