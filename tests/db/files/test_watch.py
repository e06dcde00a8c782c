"""The files of an open vault moved, removed, replaced or written in by somebody else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup.source import hold_still
from db.errors import VaultChangedError, VaultError, VaultGoneError
from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import a_pupil

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody touch an open database")


def write(session: Session) -> None:
    with session.change("pupils", event="pupil_created") as db:
        db.pupils.add(a_pupil())


def remove(database: Path) -> None:
    database.unlink()


def replace(database: Path) -> None:
    shutil.copyfile(database, database.with_name("annan"))
    database.with_name("annan").replace(database)


def write_over(database: Path) -> None:
    """As a program that syncs folders does; without opening it here, which would drop this process's locks."""
    line = "import sys; f = open(sys.argv[1], 'r+b'); f.seek(8192); f.write(bytes(4096)); f.close()"
    assert os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", line, str(database)) == 0


def remove_log(database: Path) -> None:
    database.with_name("valv.db-wal").unlink()


@pytest.mark.parametrize(
    ("harm", "named", "title"),
    [
        (remove, VaultGoneError, "Arkivets fil är borta"),
        (replace, VaultGoneError, "Arkivets fil är borta"),
        (remove_log, VaultGoneError, "Arkivets fil är borta"),
        (write_over, VaultChangedError, "Ett annat program har skrivit i arkivet"),
    ],
)
def test_nothing_more_is_written_and_it_is_said(
    session: Session, harm: Callable[[Path], None], named: type[VaultError], title: str
) -> None:
    write(session)
    harm(session.vault.folder / "valv.db")
    with pytest.raises(named):
        session.vault.presence.check()
    with pytest.raises(UserError) as told:
        write(session)
    assert told.value.title == title
    assert "står kvar på skärmen" in told.value.safe
    assert session.db.pupils.count() == 1


def test_a_file_that_is_put_back_is_written_to_again(session: Session) -> None:
    write(session)
    database = session.vault.folder / "valv.db"
    database.rename(database.with_name("undan"))
    with pytest.raises(UserError):
        write(session)
    database.with_name("undan").rename(database)
    write(session)
    assert session.db.pupils.count() == 2


def test_no_copy_is_made_of_a_file_that_is_not_the_vaults(session: Session) -> None:
    replace(session.vault.folder / "valv.db")
    with pytest.raises(VaultGoneError):
        hold_still(session.vault)


def test_the_programs_own_writing_is_never_taken_for_somebody_elses(session: Session) -> None:
    """Many pages, moved by checkpoints as the WAL grows, and by one asked for before a copy."""
    for _ in range(3):
        with session.change("pupils") as db:
            db.pupils.add_all(a_pupil(note="ord " * 2000) for _ in range(300))
        hold_still(session.vault).release()
        write(session)
    session.vault.presence.check()
    assert session.db.pupils.count() == 903
