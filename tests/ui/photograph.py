"""Pictures of pages and components, to look at: `python -m tests.ui.photograph FOLDER [name …]`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.theme import Scheme, install, theme

SIZE = QSize(1366, 692)  # what is left of 1366×768 inside title bar and taskbar
LOOKS = (
    ("light", Scheme.LIGHT, 100),
    ("dark", Scheme.DARK, 100),
    ("high", Scheme.HIGH, 100),
    ("200", Scheme.LIGHT, 200),
)


def photograph(make: Callable[[], QWidget], folder: Path, name: str, size: QSize = SIZE) -> list[Path]:
    """Build a widget once for every look and save it as `name-look.png`; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for look, scheme, zoom in LOOKS:
        theme.choose(scheme)
        theme.zoom_to(zoom)
        widget = make()
        widget.resize(size)
        widget.show()
        for _ in range(3):
            QApplication.processEvents()
        file = folder / f"{name}-{look}.png"
        widget.grab().save(str(file))
        files.append(file)
        widget.close()
        shiboken6.delete(widget)
    theme.choose(Scheme.LIGHT)
    theme.zoom_to(100)
    return files


def main(folder: str, names: Iterable[str]) -> None:
    """Photograph the gallery, or the named parts of it."""
    from tests.ui.look.gallery import PAGES

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install(app)
    for name in list(names) or PAGES:
        photograph(PAGES[name], Path(folder), name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
