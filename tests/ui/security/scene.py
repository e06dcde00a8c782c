"""The page of safety shown, and what one reads, presses and writes on it and in its sheets."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


def shown_code(widget: QWidget) -> str:
    """Return the recovery code that is on the screen."""
    groups = [widget.findChild(QLabel, f"code-{place}") for place in range(1, 8)]
    return "-".join(str(group.property("text")) for group in groups if group is not None)
