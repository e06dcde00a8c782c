"""A day on a disk that really fills up, and then may only be read. Run by test_full_disk.py on a disk of its own.

python -m tests.desktop.session.full_disk FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from db.errors import DiskFullError, VaultError, VaultReadOnlyError
from db.files import ballast
from db.secrets.kdf import CHEAPEST
from db.store.connection import check_integrity
from db.vault import vault as vaults
from desktop.errors import UserError
from desktop.notes import notes
from desktop.session import space
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.power.work import NEW, OLD, VALV, a_base, text

STEPS = 200


def fill(root: Path) -> None:
    """Take all room that is left."""
    with (root / "filler").open("ab", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass


def write_until_told(session: Session, saved: dict[str, str]) -> tuple[UserError, str]:
    """Save notes until it fails; return what the user is told, and the text that did not fit."""
    (case,) = session.db.cases.all()
    for number in range(len(saved), len(saved) + STEPS):
        try:
            note = notes.begin_note(session, case.id)
            saved[note.id] = ""
            body = text(number, 1)
            notes.save_note(session, replace(note, body=body))
        except UserError as error:
            return error, text(number, 1)
        saved[note.id] = body
    raise AssertionError("the disk never filled up")


def fails(named: type[VaultError], step: Callable[[], object]) -> None:
    """Do it and see that it is refused by that name."""
    try:
        step()
    except named:
        return
    raise AssertionError(f"{named.__name__} was not raised")


def writing(root: Path) -> dict[str, str]:
    """Fill the disk while writing: told, relieved once, and on again. Return what was saved."""
    session = Session(vaults.unlock(root / VALV, OLD), today=lambda: DAY)
    space.keep_some(root / VALV)
    assert (root / VALV / ballast.NAME).exists()
    saved: dict[str, str] = {}
    fill(root)
    first, lost = write_until_told(session, saved)
    assert (first.title, "frigjort" in first.do) == ("Disken är full", True), first.text()
    (case,) = session.db.cases.all()
    note = notes.begin_note(session, case.id)
    saved[notes.save_note(session, replace(note, body=lost)).id] = lost
    fill(root)
    second, _lost = write_until_told(session, saved)
    assert (second.title, "frigjort" in second.do) == ("Disken är full", False), second.text()
    fails(DiskFullError, lambda: vaults.change_passphrase(session.vault, OLD, NEW))
    (root / "filler").unlink()
    notes.begin_note(session, case.id)
    session.vault.close()
    return saved


def main(root: Path) -> None:
    """Live the day."""
    a_base(root)
    saved = writing(root)
    fill(root)
    fails(DiskFullError, lambda: vaults.unlock(root / VALV, OLD))
    fails(DiskFullError, lambda: vaults.create(root / "annat", OLD, kdf=CHEAPEST))
    (root / "filler").unlink()
    subprocess.run(("mount", "-o", "remount,ro", str(root)), check=True)
    fails(VaultReadOnlyError, lambda: vaults.unlock(root / VALV, OLD))
    subprocess.run(("mount", "-o", "remount,rw", str(root)), check=True)
    vaults.create(root / "annat", OLD, kdf=CHEAPEST)[0].close()
    session = Session(vaults.unlock(root / VALV, OLD), today=lambda: DAY)
    check_integrity(session.vault.connection)
    found = {note.id: note.body for note in session.db.notes.all()}
    assert {name: found[name] for name in saved} == saved
    session.vault.close()
    print(f"{len(saved)} notes saved, none lost")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
