"""Tokens as a QPalette, and the system's own high contrast colours as tokens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "scrim",
}
_TEXTS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)

# What a Windows contrast theme names, and the tokens that follow it.
_SYSTEM = {
    QPalette.ColorRole.Window: ("bg", "surface", "sunken", "field"),
    QPalette.ColorRole.WindowText: ("text", "text2", "text3", "neutral", "border", "border_strong"),
    QPalette.ColorRole.Highlight: ("selected", "primary", "focus"),
    QPalette.ColorRole.HighlightedText: ("on_primary",),
    QPalette.ColorRole.Link: ("link",),
}


def palette_of(tokens: Mapping[str, str]) -> QPalette:
    """Return a palette with every role set, so that native menus and completers follow the scheme."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens[token]))
    for role in _TEXTS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    return palette


def system_colours(palette: QPalette) -> dict[str, str]:
    """Return the tokens that follow the operating system's own contrast theme."""
    return {token: palette.color(role).name() for role, tokens in _SYSTEM.items() for token in tokens}
