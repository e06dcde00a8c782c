"""Make the machine ready: system libraries, a virtual environment, pinned packages.

    python3 .ci/prepare.py [run | test | installer]

Needs nothing but Python 3.11 and pip. A second run does nothing until pyproject.toml or
constraints.txt changes.
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

HOME = Path(__file__).resolve().parents[1]
VENV = HOME / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = HOME / "constraints.txt"
BUILDER = "setuptools"  # builds the link from the environment to this folder; pinned like the rest
EXTRAS = {"run": "", "test": "[dev]", "installer": "[dev,installer]"}


def main(purpose: str) -> None:
    """Make everything ready for one purpose."""
    system.provide(system.missing(purpose))
    stamp = VENV / f".ready-{purpose}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == _wanted():
        return
    if not PYTHON.exists():
        _make_environment()
    print("Hämtar paket, första gången tar det någon minut …", flush=True)
    _pip("install", "--quiet", "--constraint", str(PINS), BUILDER)
    _pip(
        "install", "--quiet", "--no-build-isolation", "--constraint", str(PINS),
        "--editable", f"{HOME}{EXTRAS[purpose]}",
    )  # fmt: skip
    stamp.write_text(_wanted())


def _wanted() -> str:
    content = PINS.read_bytes() + (HOME / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(content).hexdigest()


def _make_environment() -> None:
    """Make `.venv`; Debian without python3-venv has no ensurepip, and then the pip outside is used."""
    if _runs(sys.executable, "-m", "venv", str(VENV)) or _runs(sys.executable, "-m", "virtualenv", str(VENV)):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not _runs(sys.executable, "-m", "venv", "--without-pip", str(VENV)):
        sys.exit(f"Det gick inte att skapa en Pythonmiljö. Skriv: sudo apt-get install {_venv_package()}")


def _pip(*arguments: str) -> None:
    own = (str(PYTHON), "-m", "pip")
    outside = (sys.executable, "-m", "pip", "--python", str(PYTHON))
    pip = own if _runs(*own, "--version") else outside
    if not _runs(*pip, "--version"):
        sys.exit(f"Det finns inget pip. Skriv: sudo apt-get install python3-pip {_venv_package()}")
    quiet = os.environ | {
        "PYTHONWARNINGS": "ignore"
    }  # the builder's own, of no use to whoever only wants to start
    if subprocess.run((*pip, "--disable-pip-version-check", *arguments), env=quiet, check=False).returncode:
        sys.exit("Paketen gick inte att hämta. Vad som hände står ovanför. Försök igen när nätet fungerar.")


def _runs(*command: str) -> bool:
    return not subprocess.run(command, capture_output=True, check=False).returncode


def _venv_package() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


if __name__ == "__main__":
    if sys.argv[1:2] not in ([], *([purpose] for purpose in EXTRAS)):
        sys.exit(__doc__)
    main((sys.argv[1:] or ["run"])[0])
