"""What libshiboken imports by this name; see `ui.lean_pyside`."""
