"""What the operating system must have for Qt and for the journeys, and how to get it on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

# What Qt's xcb plug-in loads, and the package that holds it.
LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# What the journeys and the leak tests start, and the package that holds it.
PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "strace": "strace",
    "setxkbmap": "x11-xkb-utils",
}
# What runs veraPDF, and the package that holds it; the compiler, since the judge is run from its source.
JUDGE_PROGRAMS = {"javac": "default-jdk-headless"}
ACCESSIBILITY_BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


# What PyInstaller uses, beside Python as a library: Debian's own Python has it in a package apart.
BUILD_PROGRAMS = {"objdump": "binutils"}
PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


def missing(purpose: str) -> list[str]:
    """Return the Debian packages that are missing to `run`, `test`, `judge` the papers or build the `installer`.

    On Windows and macOS none are needed.
    """
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if purpose in {"test", "judge", "installer"}:
        packages += _without(PROGRAMS)
        packages += [] if ACCESSIBILITY_BUS.exists() else ["at-spi2-core"]
    if purpose == "judge":
        packages += _without(JUDGE_PROGRAMS)
    if purpose == "installer":
        packages += _without(BUILD_PROGRAMS)
        packages += [] if _loads(f"lib{PYTHON}.so.1.0") else [f"lib{PYTHON}"]
    return packages


def _without(programs: dict[str, str]) -> list[str]:
    return [package for program, package in programs.items() if not shutil.which(program)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: list[str]) -> None:
    """Install the packages when this is root and there is an apt; otherwise say what to type and end."""
    if not packages:
        return
    line = "apt-get install --no-install-recommends --yes " + " ".join(packages)
    if not shutil.which("apt-get"):
        sys.exit(f"Det här saknas i systemet (namn som i Debian): {' '.join(packages)}")
    if os.geteuid() != 0:
        sys.exit(f"Det saknas systemdelar. Skriv den här raden och försök igen:\n\n  sudo {line}\n")
    print("Hämtar systemdelar:", " ".join(packages), flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(("apt-get", "update", "-q"), env=environment, check=False)
    if subprocess.run(line.split(), env=environment, check=False).returncode:
        sys.exit(f"Systemdelarna gick inte att hämta. Försök för hand:\n\n  sudo {line}\n")
