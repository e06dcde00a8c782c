"""The look that is on now: scheme, zoom, and what they make of tokens, fonts, palette and QSS.

`install(app)` once at the start; after that `theme.choose()` and `theme.zoom_to()` change every open window.
Painting and QSS read colours and sizes from here and from nowhere else.
"""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.look import fonts, metrics
from ui.look.colours import palette_of, system_colours
from ui.look.metrics import px
from ui.look.none_guard import steady_none
from ui.look.tokens import TOKENS, ZOOMS, Scheme

ARGUMENTS = ("-style", "fusion")
"""What the program is started with: its style is Fusion, as it is (see ui/widgets/paint/marks.py). Asked for here and
not with `setStyle`, which would first load what Python knows of styles, for 10 ms."""

QSS = Path(resources.__file__).parent / "narvara.qss"


__all__ = ["Scheme", "Theme", "color", "font", "install", "px", "system_scheme", "theme"]


class _Values(dict[str, str]):
    """What `$name` stands for in the QSS: a token, or `px14` for a zoomed length."""

    def __missing__(self, key: str) -> str:
        if key.startswith("px"):
            return f"{px(int(key[2:]))}px"
        raise KeyError(key)


class Theme(QObject):
    """Scheme and zoom; one of it, `theme`, in a running program."""

    changed = Signal()  # after new tokens, palette, QSS and lengths are in place

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.wanted: Scheme | None = None  # None: as the system
        self.zoom = 100  # per cent
        self.tokens = TOKENS[Scheme.LIGHT]
        self._system = QPalette()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int, bool], QFont] = {}

    def install(self, app: QApplication) -> None:
        """Style the program: Fusion, fonts, palette, QSS. Before the first window."""
        steady_none()
        self._system = QPalette(app.palette())
        fonts.load()
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._style()

    def know_scripts(self) -> None:
        """Load Arabic and Ethiopic letters; late, since the locked window does without them. Cheap twice."""
        if fonts.load_scripts():
            self._style()

    def choose(self, scheme: Scheme | None) -> None:
        """Take one scheme, or follow the system with None."""
        self.wanted = scheme
        self._style()

    def zoom_to(self, percent: int) -> None:
        """Set the zoom; kept inside 80 to 200 per cent."""
        self.zoom = max(ZOOMS[0], min(ZOOMS[-1], percent))
        self._style()

    def zoom_by(self, steps: int) -> None:
        """Go up (1) or down (-1) one step of the zoom ladder."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.zoom))
        self.zoom_to(ZOOMS[max(0, min(len(ZOOMS) - 1, nearest + steps))])

    def color(self, token: str) -> QColor:
        """Return the colour of a token now. The caller must not change it."""
        if token not in self._colours:
            self._colours[token] = QColor(self.tokens[token])
        return self._colours[token]

    def font(self, size: int, weight: int, tabular: bool) -> QFont:
        """Return a font that is the caller's own; what Qt has found out about it is shared with those before."""
        kind = size, weight, tabular
        if kind not in self._fonts:
            made = QFont(fonts.families())
            made.setPixelSize(px(size))
            made.setWeight(QFont.Weight(weight))
            if tabular:
                made.setFeature(QFont.Tag.fromString("tnum"), 1)
            self._fonts[kind] = made
        return QFont(self._fonts[kind])

    def _style(self) -> None:
        app = cast("QApplication", QApplication.instance())
        self.scheme = self.wanted or system_scheme(app)
        self.tokens = dict(TOKENS[self.scheme])
        if self.scheme is Scheme.HIGH and self.wanted is None:
            self.tokens |= system_colours(self._system)
        self._colours.clear()
        metrics.set_zoom(self.zoom / 100)
        self._fonts.clear()
        app.setFont(font(14))
        app.setPalette(palette_of(self.tokens))
        app.setStyleSheet(self._sheet())
        for window in app.topLevelWidgets():
            metrics.rescale(window)
        self.changed.emit()

    def _sheet(self) -> str:
        values = _Values(self.tokens)
        values["families"] = ", ".join(f'"{family}"' for family in fonts.families())
        return Template(QSS.read_text(encoding="utf-8")).substitute(values)

    @Slot()
    def _on_system_changed(self) -> None:
        if self.wanted is None:
            self._style()


def system_scheme(app: QApplication) -> Scheme:
    """Return what the desktop asks for: high contrast first, then dark or light."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.HIGH
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


theme = Theme()


def color(token: str) -> QColor:
    """Return the colour of a token in the scheme now."""
    return theme.color(token)


def font(size: int, weight: int = 400, tabular: bool = False) -> QFont:
    """Return the program's font at `size` design pixels; `tabular` gives digits of one width."""
    return theme.font(size, weight, tabular)


def install(app: QApplication) -> None:
    """Style the program in the system's scheme at 100 per cent."""
    theme.install(app)
