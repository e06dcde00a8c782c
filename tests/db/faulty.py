"""The program's work on a disk that fails; what is done and what the user is told is said, one line an act.

python -m tests.db.faulty FOLDER create | save | rekey | newkey
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from db.errors import VaultError
from db.records import Note
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.errors import UserError
from desktop.failures.key_change import not_changed
from desktop.failures.vault import in_swedish
from desktop.notes import notes
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.db.power.work import NEW, OLD, VALV, say, text
from tests.db.vault.changing import prepare

SAVES = 5


def create(folder: Path) -> None:
    vault = act("made", lambda: vaults.create(folder, OLD, kdf=CHEAPEST)[0])
    if vault is not None:
        act("closed", vault.close)


def save(folder: Path) -> None:
    vault = act("opened", partial(vaults.unlock, folder, OLD))
    if vault is None:
        return
    session = OpenSession(vault, today=lambda: DAY)
    (case,) = session.db.cases.all()
    for number in range(SAVES):
        note = act("begun", partial(notes.begin_note, session, case.id))
        if note is not None:
            act(f"saved {note.id} {number}", partial(_save, session, note, number))
    act("closed", vault.close)


def rekey(folder: Path) -> None:
    vault = act("opened", partial(vaults.unlock, folder, OLD))
    if vault is not None:
        act("changed", partial(vaults.change_passphrase, vault, OLD, NEW))
        act("closed", vault.close)


def newkey(folder: Path) -> None:
    kdf_policy.LEAST = CHEAPEST
    vault = act("opened", partial(vaults.unlock, folder, OLD))
    if vault is None:
        return
    made = act("prepared", partial(prepare, vault, OLD, NEW))
    decided = made is not None and act("changed", partial(_decide, vault))
    act("closed", vault.close)
    if decided:
        after = act("opened again", partial(vaults.unlock, folder, NEW))
        if after is not None:
            act("removed", partial(key_change.remove_old, folder, "ersatt-1", after.key.header))
            act("closed", after.close)


def act(name: str, step: Callable[[], Any]) -> Any:
    """Do it, and say that it is done or what the user is told. Any other failure ends the program."""
    try:
        result = step()
    except UserError as error:
        say("told", error.title)
    except VaultError as error:
        say("told", (not_changed if name == "prepared" else in_swedish)(error).title)
    else:
        say(name)
        return result
    return None


def _decide(vault: Vault) -> bool:
    key_change.decide(vault)
    return True


def _save(session: OpenSession, note: Note, number: int) -> Note:
    return notes.save_note(session, replace(note, body=text(number, 1)))


WORK = {"create": create, "save": save, "rekey": rekey, "newkey": newkey}

if __name__ == "__main__":
    WORK[sys.argv[2]](Path(sys.argv[1]) / VALV)
