"""Room on the disk: warned of while there is some left, and a little given back when there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.errors import DiskFullError
from db.files import ballast
from desktop.errors import UserError
from desktop.failures.vault import as_user_errors
from desktop.process.data_folder import PRACTICE

MEGABYTE = 1_000_000
LOW = 200 * MEGABYTE


def low_space(folder: Path) -> str:
    """Return what to tell the user when less than 200 MB are free where the vault lies; else empty."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ""
    if free >= LOW:
        return ""
    return _tr(
        "Det finns bara {antal} MB kvar på disken. Töm papperskorgen på datorn eller ta bort en stor fil, "
        "så att allt du skriver får plats."
    ).replace("{antal}", str(free // MEGABYTE))


def keep_some(folder: Path) -> None:
    """Keep a little room in reserve beside a vault; a practice vault needs none."""
    if folder.name != PRACTICE:
        ballast.lay(folder)


@contextmanager
def relieved(folder: Path) -> Iterator[None]:
    """Turn the vault's failures into what the user is told; on a full disk give the reserve back first."""
    try:
        with as_user_errors():
            yield
    except UserError as error:
        if isinstance(error.__cause__, DiskFullError) and ballast.release(folder):
            raise _try_again(error) from error.__cause__
        raise


def _try_again(error: UserError) -> UserError:
    return UserError(
        error.title,
        _tr("Det du just gjorde fick inte plats."),
        error.safe,
        _tr(
            "Närvara har nu frigjort lite plats. Försök igen. "
            "Töm sedan papperskorgen på datorn eller ta bort en stor fil."
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Space", text)
