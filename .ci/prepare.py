"""Make the machine ready: system libraries, a virtual environment, pinned packages.

    python3 .ci/prepare.py [run | test | judge | installer | tools]

Needs nothing but a Python that has packages pinned (3.11 to 3.14). A second run does nothing until pyproject.toml
or a requirement file changes. Every package is held to its hashes in `requirements-*.txt`, which .ci/pin.py writes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # whoever has an older one should hear it in words
    sys.exit(f"Närvara behöver Python 3.11 eller nyare. Det här är Python {sys.version.split()[0]}.")

import system  # beside this file; only a Python new enough can read it

NEWEST = (3, 14)  # as .ci/pin.py: a newer one has no packages pinned

HOME = Path(__file__).resolve().parents[1]
VENV = HOME / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LAYERS = {
    "run": ("run",),
    "test": ("run", "test"),
    "installer": ("run", "test", "installer"),
    "judge": ("run", "test", "judge"),
    "tools": ("run", "test", "tools"),
}
"""The requirement files that each purpose needs."""


def main(purpose: str) -> None:
    """Make everything ready for one purpose."""
    system.provide(system.missing(purpose))
    stamp = VENV / f".ready-{purpose}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == _wanted(purpose):
        return
    if sys.version_info[:2] > NEWEST:
        sys.exit(
            f"Närvara har paket till Python 3.11–{NEWEST[0]}.{NEWEST[1]}. Det här är {sys.version.split()[0]}. "
            "Ange en annan Python, till exempel så här: make run PYTHON=python3.13"
        )
    if not PYTHON.exists():
        _make_environment()
    print("Hämtar paket, första gången tar det någon minut …", flush=True)
    files = [part for layer in LAYERS[purpose] for part in ("--requirement", str(_pins(layer)))]
    _pip("install", "--quiet", "--require-hashes", "--only-binary", ":all:", *files)
    # The link to this folder: built by setuptools, which is pinned like the rest, with nothing fetched.
    _pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(HOME))
    for held, layers in LAYERS.items():
        if set(layers) <= set(LAYERS[purpose]):
            (VENV / f".ready-{held}").write_text(_wanted(held))


def _pins(layer: str) -> Path:
    return HOME / f"requirements-{layer}.txt"


def _wanted(purpose: str) -> str:
    files = (*map(_pins, LAYERS[purpose]), HOME / "pyproject.toml")
    content = b"".join(file.read_bytes() for file in files) + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def _make_environment() -> None:
    """Make `.venv`; Debian without python3-venv has no ensurepip, and then the pip outside is used."""
    if _makes_environment():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not _runs(sys.executable, "-m", "pip", "--version"):
        system.provide([_venv_package()])
        if _makes_environment():
            return
    if not _runs(sys.executable, "-m", "venv", "--without-pip", str(VENV)):
        sys.exit(f"Det gick inte att skapa en Pythonmiljö. Skriv: sudo apt-get install {_venv_package()}")


def _makes_environment() -> bool:
    return any(_runs(sys.executable, "-m", maker, str(VENV)) for maker in ("venv", "virtualenv"))


def _pip(*arguments: str) -> None:
    own = (str(PYTHON), "-m", "pip")
    outside = (sys.executable, "-m", "pip", "--python", str(PYTHON))
    pip = own if _runs(*own, "--version") else outside
    if not _runs(*pip, "--version"):
        sys.exit(f"Det finns inget pip. Skriv: sudo apt-get install python3-pip {_venv_package()}")
    # The builder's own warnings are of no use to whoever only wants to start.
    quiet = os.environ | {"PYTHONWARNINGS": "ignore"}
    if subprocess.run((*pip, "--disable-pip-version-check", *arguments), env=quiet, check=False).returncode:
        sys.exit(
            "Paketen gick inte att hämta. Vad som hände står ovanför. Gäller det nätet, försök igen när det "
            "fungerar. Är ett paket inte det som väntades (hash), installera det inte på något annat sätt."
        )


def _runs(*command: str) -> bool:
    return not subprocess.run(command, capture_output=True, check=False).returncode


def _venv_package() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


if __name__ == "__main__":
    if sys.argv[1:2] not in ([], *([purpose] for purpose in LAYERS)):
        sys.exit(__doc__)
    main((sys.argv[1:] or ["run"])[0])
