"""The program's own work, said aloud: each line printed is a promise made to the user.

python -m tests.db.power.work FOLDER create | save | careless | rekey | newkey | migrate
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.backup.before import before_migration
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST
from db.store import migrations
from db.store.connection import Connection
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.notes import notes
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil
from tests.db.vault import changing

OLD, NEW = "fem gröna ord som sjunger", "sex röda ord som tiger still"
VALV = "valv"
NOTES, STATES = 9, 4
PAGES = 40  # in the WAL before a checkpoint: low, so that one is made in the middle of the work


def text(number: int, state: int) -> str:
    """Return what note `number` says after it has been saved `state` times; some are many pages long."""
    return f"{number}.{state} " + "Hodan berättar om bussen. " * (7 + 61 * number * state % 900)


def later(connection: Connection) -> None:
    """Stand in for a later version's step: a table made, and filled from another."""
    connection.execute("CREATE TABLE later (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
    connection.execute("INSERT INTO later SELECT id, body FROM notes")


def say(*words: object) -> None:
    """Promise, in one write."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def a_base(root: Path) -> None:
    """Make a vault with one case and a few notes, at rest."""
    vault, _code = vaults.create(root / VALV, OLD, kdf=CHEAPEST)
    session = Session(vault, today=lambda: DAY)
    with session.change("cases") as db:
        case = db.cases.add(a_case(db.pupils.add(a_pupil()).id))
    for number in range(20):
        notes.save_note(session, replace(notes.begin_note(session, case.id), body=text(number, 0)))
    vault.close()


def create(root: Path) -> None:
    vault, _code = vaults.create(root / VALV, OLD, kdf=CHEAPEST)
    say("made")
    vault.close()


def save(root: Path, synchronous: str = "FULL") -> None:
    vault = _opened(root)
    vault.connection.execute(f"PRAGMA synchronous = {synchronous}")
    vault.connection.execute(f"PRAGMA wal_autocheckpoint = {PAGES}")
    session = Session(vault, today=lambda: DAY)
    (case,) = session.db.cases.all()
    for number in range(NOTES):
        note = notes.begin_note(session, case.id)
        say("begun", note.id)
        for state in range(1, STATES):
            note = notes.save_note(session, replace(note, body=text(number, state)))
            say("saved", note.id, number, state)
        if number % 2:
            notes.sign_note(session, note)
            say("signed", note.id)
    vault.close()
    say("closed")


def careless(root: Path) -> None:
    """Save as nobody should, to see that the loss is found."""
    save(root, "OFF")


def rekey(root: Path) -> None:
    vault = _opened(root)
    vaults.change_passphrase(vault, OLD, NEW)
    say("changed")
    code = vaults.new_recovery_code(vault)
    say("code", code)
    vault.close()


def newkey(root: Path) -> None:
    """Change the data key, open the new vault, remove the old, and write a little more."""
    kdf_policy.LEAST = CHEAPEST
    vault = _opened(root)
    session = Session(vault, today=lambda: DAY)
    (case,) = session.db.cases.all()
    notes.save_note(session, replace(notes.begin_note(session, case.id), body=text(20, 0)))
    say("saved")
    code = changing.change(vault, OLD, NEW).code
    say("changed")
    vault = vaults.unlock(root / VALV, NEW)
    say("code", code)
    key_change.remove_old(vault.folder, "ersatt-1", vault.key.header)
    say("removed")
    session = Session(vault, today=lambda: DAY)
    notes.save_note(session, replace(notes.begin_note(session, case.id), body=text(21, 0)))
    say("written")
    vault.close()


def migrate(root: Path) -> None:
    migrations.MIGRATIONS.append(later)
    vault = _opened(root)
    say("migrated")
    vault.close()


def _opened(root: Path) -> Vault:
    vault = vaults.unlock(root / VALV, OLD, before=before_migration)
    say("opened")
    return vault


WORK: dict[str, Callable[[Path], None]] = {
    "create": create, "save": save, "careless": careless, "rekey": rekey, "newkey": newkey,
    "migrate": migrate,
}  # fmt: skip

if __name__ == "__main__":
    WORK[sys.argv[2]](Path(sys.argv[1]))
