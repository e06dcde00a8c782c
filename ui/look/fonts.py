"""The fonts of the program, shipped with it, so that it looks the same on every machine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

import resources

FAMILY = "Noto Sans"
FOLDER = Path(resources.__file__).parent / "fonts"
_FIRST = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")
_LATER = ("NotoSans-Italic.ttf", "NotoNaskhArabic-Regular.ttf", "NotoSansEthiopic-Regular.ttf")
_OTHER = ("Noto Naskh Arabic", "Noto Sans Ethiopic")
_loaded: set[str] = set()


def load() -> None:
    """Load what the first window needs."""
    _add(_FIRST)


def load_scripts() -> bool:
    """Load italic, Arabic and Ethiopic, to stand in where Noto Sans has no letter; False if they were there."""
    is_first = not _loaded.issuperset(_LATER)
    _add(_LATER)
    return is_first


def families() -> list[str]:
    """Return the family and, once they are loaded, those that stand in where it has no letter."""
    return [FAMILY, *(_OTHER if _loaded.issuperset(_LATER) else ())]


def _add(names: tuple[str, ...]) -> None:
    for name in names:
        if name not in _loaded:
            QFontDatabase.addApplicationFont(str(FOLDER / name))
            _loaded.add(name)
