"""A damaged vault whose rows, copies or lost parents are of an earlier schema than today's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup.before import before_migration
from db.backup.make import FOLDER as COPIES
from db.salvage import save as salvage
from db.salvage.found import Found
from db.store import migrations
from db.store.connection import Connection, check_integrity
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from tests.db.backup.copies import copy, lying
from tests.db.power import work
from tests.db.salvage.salvaging import hurt, place_of, salvaged, ways
from tests.vaults.make import PASSPHRASE
from tests.vaults.migrating import put, unlocked


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the folder of a vault of 0.1.0."""
    return put(tmp_path / "gammalt")


def taken(folder: Path) -> tuple[Found, Vault]:
    found = salvage.prepare(folder, vaults.unseal(folder, PASSPHRASE), ways())
    salvage.take(folder)
    return found, unlocked(folder)


def test_a_copy_from_before_the_migration_fills_in_what_was_lost_after_it(old: Path) -> None:
    unlocked(old).close()
    key = vaults.unseal(old, PASSPHRASE)
    (front,) = lying(old / COPIES, key)
    assert front.manifest.schema == 1
    for table in ("plans", "notes"):
        hurt(old, place_of(old, key, table, 1)[0])
    found, vault = taken(old)
    for table in ("plans", "notes"):
        assert found.of(table).filled > 0
        assert found.of(table).lost == 0
    assert [plan.branch for plan in Database(vault.connection).plans.all()] == [""]
    check_integrity(vault.connection)
    vault.close()


def test_a_copy_of_a_later_schema_is_passed_over(old: Path, tmp_path: Path) -> None:
    """So it is where an older copy was restored and not opened since."""
    migrated = Path(shutil.copytree(old, tmp_path / "senare"))
    unlocked(migrated).close()
    (migrated / COPIES).rename(tmp_path / "tidigare kopior")
    vault = unlocked(migrated)
    copy(vault)
    vault.close()
    shutil.copytree(migrated / COPIES, old / COPIES)
    key = vaults.unseal(old, PASSPHRASE)
    hurt(old, place_of(old, key, "notes", 1)[0])
    found, vault = taken(old)
    assert found.copy is None
    assert found.of("notes").filled == 0
    vault.close()


def test_lost_parents_get_stand_ins_in_the_old_schema_too(old: Path) -> None:
    key = vaults.unseal(old, PASSPHRASE)
    pages = {place_of(old, key, table, 1)[0] for table in ("plans", "assessments", "consents", "cases")}
    hurt(old, *pages)
    found, vault = taken(old)
    assert {"plans", "assessments", "consents", "cases"} <= set(found.stand_ins)
    assert vault.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert vault.connection.execute("PRAGMA user_version").fetchone() == (len(migrations.MIGRATIONS),)
    check_integrity(vault.connection)
    vault.close()


def test_rows_from_before_a_column_was_added_keep_its_default(
    folder: Path, key: UnsealedKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ALTER TABLE ADD COLUMN leaves the rows as they lie: they are shorter than the table is wide."""

    def later(connection: Connection) -> None:
        connection.execute("ALTER TABLE notes ADD COLUMN acting_for TEXT NOT NULL DEFAULT 'ingen'")
        connection.execute("ALTER TABLE notes ADD COLUMN seen_on TEXT")

    monkeypatch.setattr(migrations, "MIGRATIONS", [*migrations.MIGRATIONS, later])
    vaults.unlock(folder, work.OLD, before=before_migration).close()
    hurt(folder, place_of(folder, key, "pupils", 1)[0])
    found, saved = salvaged(folder, key)
    assert found.of("notes").lost == 0
    assert {row[-2:] for row in saved["notes"].values()} == {("ingen", None)}
    assert len(saved["notes"]) == 20
