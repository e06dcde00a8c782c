"""Icons drawn from two small fonts, coloured by token when they are drawn, sharp at every scale.

Names are Phosphor's, and the two padlocks of Material Design Icons; the list is `resources/icons/names.txt`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPixmap, QRawFont

import resources
from ui.look.theme import color

FOLDER = Path(resources.__file__).parent / "icons"
_EM = 256.0


@cache
def names() -> dict[str, tuple[str, str]]:
    """Return the character and the font file of every icon, by name."""
    lines = (FOLDER / "names.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: (chr(int(code, 16)), font) for name, code, font in rows}


@cache
def _font(name: str) -> QRawFont:
    return QRawFont(str(FOLDER / f"{name}.ttf"), _EM)


@cache
def outline(name: str) -> QPainterPath:
    """Return the shape of an icon in a square of side 1. Raises KeyError for an unknown name."""
    character, font_name = names()[name]
    font = _font(font_name)
    path = font.pathForGlyph(font.glyphIndexesForString(character)[0])
    path.translate(0, font.ascent())
    return path


def paint_icon(painter: QPainter, where: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in the middle of `where`, as large as its shorter side."""
    side = min(where.width(), where.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _EM, side / _EM)
    painter.fillPath(outline(name), colour)
    painter.restore()


class IconEngine(QIconEngine):
    """Draws one icon in one token; in a rectangle wider than high it keeps to one side, which makes a gap."""

    def __init__(self, name: str, token: str, at_end: bool) -> None:
        super().__init__()
        self._name, self._token, self._at_end = name, token, at_end

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw in `rect`; a disabled icon takes the token for what is off."""
        side = min(rect.width(), rect.height())
        left = rect.right() + 1 - side if self._at_end else rect.left()
        where = QRectF(left, rect.top() + (rect.height() - side) / 2, side, side)
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        paint_icon(painter, where, self._name, color(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another like this."""
        return IconEngine(self._name, self._token, self._at_end)


def icon(name: str, tint: str = "text2", at_end: bool = False) -> QIcon:
    """Return an icon that follows the scheme. `at_end` keeps the gap before it, for an icon after the word."""
    return QIcon(IconEngine(name, tint, at_end))
