"""Object names for the controls of a form: what tests find them by, and what a page finds the focus by again."""

from __future__ import annotations

from PySide6.QtCore import QObject


def named(**controls: QObject) -> None:
    """Give each control its keyword as object name: `named(not_shared=self.not_shared)` says `not-shared`."""
    for name, control in controls.items():
        control.setObjectName(name.replace("_", "-"))
