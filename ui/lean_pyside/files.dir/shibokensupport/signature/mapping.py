"""Where libshiboken looks up, by the name of its package, the class whose method was called wrongly."""

import sys


def update_mapping():
    """Take up the package; called before each such look."""
    if "PySide6" in sys.modules:
        globals()["PySide6"] = sys.modules["PySide6"]
