"""PySide started lean is PySide all the same: what a programmer sees of it does not differ. In fresh processes."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6

from tests.fresh import said
from ui import lean_pyside

HOW = {
    "lean": "from ui import lean_pyside\nassert lean_pyside.install()\n",
    "usual": "",
    "other": "from ui import lean_pyside\nlean_pyside.MADE_FOR = '6.0.0'\nassert not lean_pyside.install()\n",
    "late": "import PySide6.QtCore\nfrom ui import lean_pyside\nassert not lean_pyside.install()\n",
}

WRONG = """
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel
class Mine(QTimer):
    pass
for wrong in (
    lambda: QTimer(parent=3),
    lambda: Mine(parent=3),
    lambda: QTimer(unheard=1),
    lambda: QTimer().start("soon"),
    lambda: Qt.unheard,
    lambda: QLabel.setText(None, 3),
    lambda: QObject().setProperty(),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(QTimer.start.__doc__)
"""

LOADED = """
import sys
before = set(sys.modules)
import PySide6.QtWidgets
import shiboken6
print(shiboken6.isValid.__name__, shiboken6.__version__, PySide6.__version__, shiboken6.__file__)
print(sorted({"inspect", "argparse", "logging", "tempfile"} & (set(sys.modules) - before)))
"""


def test_wrong_arguments_are_told_in_the_same_words() -> None:
    usual = said(HOW["usual"] + WRONG)
    assert said(HOW["lean"] + WRONG) == usual
    assert any("Supported signatures" in line for line in usual)


def test_what_only_programmers_need_is_left_out() -> None:
    lean, usual = said(HOW["lean"] + LOADED), said(HOW["usual"] + LOADED)
    assert lean[0] == usual[0]
    assert lean[1] == "[]"
    assert usual[1] != "[]", "PySide has become lean by itself: ui.lean_pyside can go"


@pytest.mark.parametrize("how", ["other", "late"])
def test_any_other_version_and_one_that_is_there_already_are_left_as_they_come(how: str) -> None:
    assert said(HOW[how] + WRONG) == said(HOW["usual"] + WRONG)


def test_it_is_made_for_the_version_that_is_pinned() -> None:
    """A new PySide may ask for more: look at `signature_bootstrap.py` in libshiboken, then raise MADE_FOR."""
    assert shiboken6.__version__ == lean_pyside.MADE_FOR


def test_nothing_but_its_own_answers_lies_where_libshiboken_looks() -> None:
    folder = Path(lean_pyside.__file__).with_name("files.dir")
    names = {str(path.relative_to(folder)) for path in folder.rglob("*.py")}
    assert names == {
        "shibokensupport/__init__.py",
        "shibokensupport/signature/__init__.py",
        "shibokensupport/signature/loader.py",
        "shibokensupport/signature/mapping.py",
    }
