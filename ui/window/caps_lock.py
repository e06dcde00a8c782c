"""Whether Caps Lock is on. Qt does not say, so the system is asked where it answers, else the typing tells."""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_WINDOWS_CAPITAL = 0x14  # VK_CAPITAL


def is_on() -> bool | None:
    """Ask the system; None where it does not answer in a way we know."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(_WINDOWS_CAPITAL) & 1)
    return None


def told_by(event: QKeyEvent, before: bool) -> bool:
    """Return the state after a key: a capital without Shift means on, a small letter without Shift means off."""
    asked = is_on()
    if asked is not None:
        return asked
    if event.key() == Qt.Key.Key_CapsLock:
        return not before
    text = event.text()
    if len(text) != 1 or text.upper() == text.lower():
        return before
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != has_shift
