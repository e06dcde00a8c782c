"""Python imports this by itself when its folder is on PYTHONPATH: tells when the first window can be used.

Measures a program that knows nothing of being measured, so that nothing of it has to be shipped.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

MARK = os.environ.get("NARVARA_BENCH_MARK", "")


class _WhenImported:
    """Wraps QApplication.exec as soon as QtWidgets has been imported."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)  # type: ignore[arg-type]  # it finds, and that is all a finder must
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                load(module)
                _wrap(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]  # this one module only
        return spec


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
    sys.meta_path.insert(0, _WhenImported())  # type: ignore[arg-type]  # as above
