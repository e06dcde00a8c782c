"""The environment of the process that will hold the vault: nothing in it may load foreign code or point elsewhere.

Variables come from shells, desktops, other programs' installers and whoever sat here before. The launcher hands on
what a window needs, by name, and leaves out all the rest: a list of what is bad would never be whole. What may hold
an address is handed on only when it leads to this computer. No Qt and nothing heavy here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]

# Who and where, the words' language, the desktop, and our own.
_FAMILIES = ("LC_", "XDG_", "NARVARA_")
_NAMES = frozenset(
    {
        "HOME",
        "LANG",
        "LANGUAGE",
        "LOGNAME",
        "TEMP",
        "TMP",
        "TMPDIR",
        "USER",
        "USERNAME",
        "DESKTOP_SESSION",
        "GNOME_DESKTOP_SESSION_ID",
        "KDE_FULL_SESSION",
        "KDE_SESSION_UID",
        "KDE_SESSION_VERSION",
        "ICEAUTHORITY",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "XCURSOR_SIZE",
        "XCURSOR_THEME",
        "XMODIFIERS",
        "__CF_USER_TEXT_ENCODING",
    }
)
# What Windows' own libraries look up. PATH is kept there, since Python may find its own libraries by it.
_WINDOWS = frozenset(
    {
        "ALLUSERSPROFILE",
        "APPDATA",
        "COMPUTERNAME",
        "COMMONPROGRAMFILES",
        "COMMONPROGRAMFILES(X86)",
        "COMMONPROGRAMW6432",
        "HOMEDRIVE",
        "HOMEPATH",
        "LOCALAPPDATA",
        "LOGONSERVER",
        "NUMBER_OF_PROCESSORS",
        "ONEDRIVE",
        "OS",
        "PATH",
        "PROCESSOR_ARCHITECTURE",
        "PROCESSOR_IDENTIFIER",
        "PROGRAMDATA",
        "PROGRAMFILES",
        "PROGRAMFILES(X86)",
        "PROGRAMW6432",
        "PUBLIC",
        "SESSIONNAME",
        "SYSTEMDRIVE",
        "SYSTEMROOT",
        "USERDOMAIN",
        "USERPROFILE",
        "WINDIR",
    }
)
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
        "QT_SCALE_FACTOR",
        "QT_SCALE_FACTOR_ROUNDING_POLICY",
        "QT_SCREEN_SCALE_FACTORS",
        "QT_USE_PHYSICAL_DPI",
        "QT_XCB_GL_INTEGRATION",
    }
)
_KEPT = _NAMES | _QT | (_WINDOWS if os.name == "nt" else frozenset())
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# Not `vnc`, which shows the window over a network socket.
_PLATFORMS = frozenset({"xcb", "wayland", "wayland-egl", "offscreen", "minimal", "windows", "cocoa"})


def clean_environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return what is handed on of an environment, and what the program's own process has besides."""
    kept = {name: value for name, value in given.items() if _is_kept(name.upper(), value)}
    for name in _LIBRARY_PATHS:
        if own := _of_this_python(given.get(name, "")):
            kept[name] = own
    if os.name != "nt":
        kept["PATH"] = os.defpath
    kept |= {"PYTHONPATH": os.pathsep.join((str(HOME), *packages()))}
    kept |= {"PYTHONSAFEPATH": "1", "PYTHONNOUSERSITE": "1"}
    return kept | ({"PYTHONDEVMODE": "1"} if sys.flags.dev_mode else {})


def packages() -> list[str]:
    """Return the folders of installed packages that belong to this Python, none of the user's own.

    With them on its path the window's process does without `site` (`-S`), which runs code from the `.pth` files.
    """
    site = sys.modules.get("site")
    return [folder for folder in site.getsitepackages() if folder in sys.path] if site is not None else []


def is_local(name: str, value: str) -> bool:
    """Tell whether a variable that holds an address, upper-case `name`, leads to this computer and no other.

    Those that hold none are local. The bus's `unixexec` starts a program, and is as foreign as `tcp`.
    """
    if name.startswith(("DBUS_", "AT_SPI_")):
        return all(one.startswith(("unix:", "launchd:")) for one in value.split(";") if one)
    if name == "SESSION_MANAGER":
        return all(one.startswith(("local/", "unix/")) for one in value.split(","))
    if name == "DISPLAY":  # launchd on macOS gives a path
        return value.startswith((":", "unix:", "unix/", "/"))
    return True


def _is_kept(name: str, value: str) -> bool:
    if name == "QT_QPA_PLATFORM":
        return value.partition(":")[0] in _PLATFORMS
    if name in {
        *("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"),
        *("DISPLAY", "SESSION_MANAGER"),
    }:
        return bool(value) and is_local(name, value)
    if name == "TZ":
        return not value.startswith((":", "/")) and ".." not in value  # a name, never a file
    return name in _KEPT or name.startswith(_FAMILIES)


def _of_this_python(folders: str) -> str:
    """Return the folders of a library path that belong to this very Python, which may not start without them."""
    own = [one for one in folders.split(os.pathsep) if one and Path(one).is_relative_to(sys.base_prefix)]
    return os.pathsep.join(own)
