"""A dialog for a file leaves nothing behind of where one has been."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.fresh import said
from tests.house import HOME, sources
from ui.dialogs import files

SOURCE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from ui.dialogs import files
app, window = QApplication([]), QWidget()
def answer():
    dialog = app.activeModalWidget()
    dialog.selectFile("underlag.pdf")
    dialog.accept()
QTimer.singleShot(100, answer)
start, how = Path(sys.argv[1], "underlag.pdf"), sys.argv[2]
if how == "ours":
    print(files.ask_new_file(window, "Spara", start, "PDF (*.pdf)"))
else:
    option = QFileDialog.Option.DontUseNativeDialog
    print(QFileDialog.getSaveFileName(window, "Spara", str(start), "PDF (*.pdf)", options=option)[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt writes to the registry, which no test may")
@pytest.mark.parametrize(("how", "left"), [("ours", []), ("Qt's", ["QtProject.conf"])])
def test_a_chosen_place_is_written_down_nowhere(how: str, left: list[str], tmp_path: Path) -> None:
    """The second case shows that the first would have seen it."""
    home, chosen, temp = (tmp_path / name for name in ("home", "chosen", "temp"))
    for place in (home, chosen, temp):
        place.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(home), "TMPDIR": str(temp)}
    lines = said(SOURCE, str(chosen), how, environment=environment)
    assert lines == [str(chosen / "underlag.pdf")]
    assert [path.name for path in home.rglob("*") if path.is_file()] == left
    assert [path for path in temp.rglob("*") if path.suffix == ".conf"] == []


def test_what_other_programs_had_noted_is_put_back_and_nothing_more(tmp_path: Path) -> None:
    """What Windows and macOS do instead, on a file of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///theirs")
    settings.setValue("Other/kept", "1")
    before = files.noted()
    settings.setValue("FileDialog/lastVisited", "file:///ours")
    settings.setValue("FileDialog/history", ["file:///ours"])
    files.put_back(before)
    settings.sync()
    assert settings.allKeys() == ["FileDialog/lastVisited", "Other/kept"]
    assert settings.value("FileDialog/lastVisited") == "file:///theirs"


def test_no_other_part_of_the_program_asks_for_a_file() -> None:
    asking = {
        path.relative_to(HOME).as_posix()
        for path in sources("ui", "desktop")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.alias) and node.name in ("QFileDialog", "QSettings")
    }
    assert asking == {"ui/dialogs/files.py"}
