"""A vault of every version opens in this one, with everything in it; so does its copy."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.backup.before import before_migration
from db.store import migrations
from db.store.connection import Connection
from db.vault import vault as vaults
from desktop.chain.locked import fault_of
from desktop.log import access as access_log
from desktop.vault.open_session import OpenSession
from desktop.vault.restoring import Restoring, look_at
from desktop.work import Work
from tests.builders import DAY
from tests.desktop.backup.copying import LONG
from tests.desktop.chain.checked import faults
from tests.vaults.make import COPY, FACTS, FILES, HERE, PASSPHRASE, counts

VERSIONS = sorted(path.parent.name for path in HERE.glob(f"*/{FACTS}"))


@pytest.fixture(params=VERSIONS)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Return the folder of a vault that an earlier version wrote, and what is known of it."""
    place, folder = HERE / str(request.param), tmp_path / "gammalt"
    folder.mkdir(mode=0o700)
    for file in FILES:
        shutil.copyfile(place / file, folder / file)
    shutil.copyfile(place / COPY, tmp_path / COPY)
    return folder, json.loads((place / FACTS).read_text(encoding="utf-8"))


def wanting(session: OpenSession, facts: dict[str, Any]) -> list[str]:
    """Return what is not there, or is signed and no longer what was signed."""
    signed = [plan for plan in session.db.plans.all() if plan.status == "signed"]
    found = {
        "rows": counts(session) == counts(session) | facts["counts"],
        "log": access_log.check(session).is_whole and session.log.holds(*facts["log"]),
        "notes": faults(session) == [],
        "plan": [fault_of(session, "plan", plan.id) for plan in signed] == [None],
    }
    return [name for name, is_so in found.items() if not is_so]


def test_it_opens_with_the_passphrase_and_holds_what_it_held(kept: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = kept
    session = OpenSession(vaults.unlock(folder, PASSPHRASE, before=before_migration), today=lambda: DAY)
    assert wanting(session, facts) == []
    session.vault.close()


def test_it_opens_with_the_recovery_code(kept: tuple[Path, dict[str, Any]]) -> None:
    folder, facts = kept
    vault = vaults.unlock_with_recovery(folder, facts["code"], before=before_migration)
    assert vault.opened_by_recovery
    vault.close()


def test_its_copy_is_restored(kept: tuple[Path, dict[str, Any]], qtbot: QtBot, tmp_path: Path) -> None:
    _folder, facts = kept
    fresh = tmp_path / "ny"
    restoring = Restoring(fresh, Work())
    with qtbot.waitSignal(restoring.restored, timeout=LONG):
        restoring.restore(look_at(tmp_path / COPY), PASSPHRASE, is_code=False)
    session = OpenSession(vaults.unlock(fresh, PASSPHRASE, before=before_migration), today=lambda: DAY)
    assert wanting(session, facts) == []
    session.vault.close()


def test_it_has_become_what_a_new_one_is(kept: tuple[Path, dict[str, Any]], session: OpenSession) -> None:
    """What an old vault migrates to is what a new one is made as, to the letter of every table and trigger."""
    folder, _facts = kept
    old = vaults.unlock(folder, PASSPHRASE, before=before_migration)
    assert shape(old.connection) == shape(session.vault.connection)
    old.close()


def test_there_is_a_vault_of_every_shape_there_has_been(tmp_path: Path) -> None:
    """Of the shape of today there is one from the day it is released."""
    seen = set()
    for version in VERSIONS:
        folder = Path(shutil.copytree(HERE / version, tmp_path / version))
        vault = vaults.open_vault(
            folder, vaults.unseal(folder, PASSPHRASE), before=lambda *_: (), migrate=lambda connection: None
        )
        seen.add(vault.connection.execute("PRAGMA user_version").fetchone()[0])
        vault.close()
    assert seen | {len(migrations.MIGRATIONS)} == set(range(1, len(migrations.MIGRATIONS) + 1))


def shape(connection: Connection) -> set[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {(str(kind), str(name), str(sql)) for kind, name, sql in rows}
