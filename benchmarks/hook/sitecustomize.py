"""Python imports this by itself when its folder is on PYTHONPATH: tells when the first window can be used.

Measures a program that knows nothing of being measured, so that nothing of it has to be shipped.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

HOOKED = "import sitecustomize, runpy; runpy.run_module('desktop', run_name='__main__', alter_sys=True)"
MARK = os.environ.get("NARVARA_BENCH_MARK", "")


class _WhenImported:
    """Changes one module as soon as it has been imported."""

    def __init__(self, name: str, change: Callable[[Any], None]) -> None:
        self._name, self._change = name, change

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                load(module)
                self._change(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]  # this one module only
        return spec


def _stay(launcher: Any) -> None:
    """Let the launcher start the window's process with this hook, which it otherwise keeps clean of."""
    clean, command = launcher.clean_environment, launcher.command

    def clean_but_hooked(given: Any) -> dict[str, str]:
        kept: dict[str, str] = clean(given)
        here = os.path.dirname(__file__)  # noqa: PTH120  # pathlib would cost what is measured
        return kept | {"PYTHONPATH": os.pathsep.join((here, kept["PYTHONPATH"]))}

    def command_but_hooked(folder: Any) -> list[str]:
        line = [*command(folder)]
        at = line.index("-m")  # what follows is the module, run here as `-m` runs it
        line[at : at + 2] = ["-c", HOOKED]
        return line

    launcher.clean_environment, launcher.command = clean_but_hooked, command_but_hooked


def _wrap(widgets: Any) -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        """Waits for the first paint, and then for the event loop to have nothing left to do."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                widgets.QApplication.instance().removeEventFilter(self)
                QTimer.singleShot(0, _mark)
            return False

    run = widgets.QApplication.exec

    def exec_marked(*_: object) -> int:
        application = widgets.QApplication.instance()
        application.first_paint = FirstPaint()
        application.installEventFilter(application.first_paint)
        return int(run())

    widgets.QApplication.exec = exec_marked


def _mark() -> None:
    with open(f"{MARK}.new", "w", encoding="ascii") as file:  # noqa: PTH123  # pathlib would cost what is measured
        file.write(repr(time.time()))
    os.replace(f"{MARK}.new", MARK)  # noqa: PTH105  # as above


if MARK:
    for finder in (
        _WhenImported("PySide6.QtWidgets", _wrap),
        _WhenImported("desktop.process.launcher", _stay),
    ):
        sys.meta_path.insert(0, finder)
