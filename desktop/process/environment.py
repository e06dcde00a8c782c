"""The environment of the process that will hold the vault: nothing in it may load foreign code or point elsewhere.

Variables come from shells, desktops, other programs' installers and whoever sat here before. The launcher hands
on what a window needs and leaves out the rest; no Qt and nothing heavy here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]

# Left out by how they begin: they name code, plug-ins or files to load, or where to write.
_FAMILIES: tuple[str, ...] = ("PYTHON", "QT_", "QML", "LD_PRELOAD", "LD_AUDIT", "LD_DEBUG", "LD_PROFILE")
_FAMILIES += (
    "DYLD_",
    "OPENSSL_",
    "SQLITE_",
    "SBK_",
    "PYSIDE",
    "MALLOC_",
    "GTK_",
    "GTK3_",
    "GIO_",
    "GCONV_",
    "KEYRING_",
    "COVERAGE_",
)
_NAMES = frozenset({"SSLKEYLOGFILE", "SESSION_MANAGER_DEBUG", "GLIBC_TUNABLES"})

# Of Qt's own, what a window may need: size, input method, screen reader.
_QT = frozenset(
    {
        "QT_ACCESSIBILITY",
        "QT_AUTO_SCREEN_SCALE_FACTOR",
        "QT_ENABLE_HIGHDPI_SCALING",
        "QT_FONT_DPI",
        "QT_IM_MODULE",
        "QT_IM_MODULES",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
        "QT_QPA_PLATFORM",
        "QT_SCALE_FACTOR",
        "QT_SCALE_FACTOR_ROUNDING_POLICY",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_USE_PHYSICAL_DPI",
        "QT_XCB_GL_INTEGRATION",
    }
)
_LIBRARY_PATH = "DYLD_LIBRARY_PATH"  # a Python that is not the system's own may need it on macOS
# Not `vnc`, which shows the window over a network socket.
_PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl", "offscreen", "minimal", "windows", "cocoa"})


def clean_environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return what is handed on of an environment, and what the program's own process has besides."""
    kept = {name: value for name, value in given.items() if _is_kept(name.upper(), value)}
    kept |= {"PYTHONPATH": os.pathsep.join((str(HOME), *packages()))}
    kept |= {"PYTHONSAFEPATH": "1", "PYTHONNOUSERSITE": "1"}
    return kept | ({"PYTHONDEVMODE": "1"} if sys.flags.dev_mode else {})


def packages() -> list[str]:
    """Return the folders of installed packages that belong to this Python, none of the user's own.

    With them on its path the window's process does without `site` (`-S`), which runs code from the `.pth` files.
    """
    site = sys.modules.get("site")
    return [folder for folder in site.getsitepackages() if folder in sys.path] if site is not None else []


def _is_kept(name: str, value: str) -> bool:
    if name == "QT_QPA_PLATFORM":
        return value.partition(":")[0] in _PLATFORMS
    if name in _QT or name == _LIBRARY_PATH:
        return True
    return not name.startswith(_FAMILIES) and name not in _NAMES
