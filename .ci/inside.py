"""What the program is made of: the pinned packages, and the libraries of others that lie inside them."""

from __future__ import annotations

import platform
import re
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?: \\\n|[^\n])*)", re.MULTILINE)
SHIPPED = ("run",)
"""The layers whose packages lie in the program that is built."""
EVERY = ("run", "test", "installer", "judge", "tools")


def pinned(*layers: str) -> dict[str, tuple[str, list[str]]]:
    """Return the version of every package that these layers pin, and the SHA-256 of its wheels."""
    return {
        found["name"]: (found["version"], re.findall(r"sha256:([0-9a-f]{64})", found["rest"]))
        for layer in layers
        if (path := HOME / f"requirements-{layer}.txt").exists()
        for found in PIN.finditer(path.read_text(encoding="utf-8"))
    }


def libraries() -> dict[str, tuple[str, str]]:
    """Return the version of each library that a package brings inside its wheel, and the package's name.

    They are asked themselves, so it takes an environment where the packages are installed.
    """
    import pikepdf
    import sqlcipher3
    import uharfbuzz
    from cryptography.hazmat.backends.openssl import backend
    from PySide6.QtCore import qVersion

    connection = sqlcipher3.connect(":memory:")
    cipher = str(connection.execute("PRAGMA cipher_version").fetchone()[0])
    connection.close()
    return {
        "sqlite": (sqlcipher3.sqlite_version, "sqlcipher3"),
        "sqlcipher": (cipher.split()[0], "sqlcipher3"),
        "openssl": (backend.openssl_version_text().split()[1], "cryptography"),
        "qt": (qVersion(), "pyside6-essentials"),
        "qpdf": (pikepdf.__libqpdf_version__, "pikepdf"),
        "harfbuzz": (uharfbuzz.version_string(), "uharfbuzz"),
        "python": (platform.python_version(), ""),
    }
