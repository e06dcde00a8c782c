"""What the tests of migrating the vault of 0.1.0 share: opening it before and after, and every row of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from db.backup.before import before_migration
from db.store import locks
from db.store.connection import Connection, check_integrity
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.vaults.make import FILES, HERE, PASSPHRASE

Rows = dict[str, dict[int, dict[str, Any]]]
"""Every row by table, number and column."""

OPENS_ITSELF = ("settings", "drafts", "meta", "log")
"""What opening a vault may write to."""


def put(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    for file in FILES:
        shutil.copyfile(HERE / "0.1.0" / file, folder / file)
    return folder


def unlocked(folder: Path) -> Vault:
    """Open it as the program does: copied, then migrated."""
    return vaults.unlock(folder, PASSPHRASE, before=before_migration)


def untouched(folder: Path) -> Vault:
    """Open it as it lies, without a step."""
    return vaults.open_vault(
        folder,
        vaults.unseal(folder, PASSPHRASE),
        before=lambda *_: (),
        migrate=lambda _connection: None,
    )


def rows(connection: Connection) -> Rows:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {str(name): _rows(connection, str(name)) for (name,) in tables}


def _rows(connection: Connection, table: str) -> dict[int, dict[str, Any]]:
    names = locks.columns(connection, table)
    found = connection.execute(f"SELECT rowid, {', '.join(names)} FROM {table}").fetchall()
    return {int(row[0]): dict(zip(names, row[1:], strict=True)) for row in found}


def as_today(was: Rows) -> Rows:
    """Return what the rows should have become."""
    for_all = {table: {number: dict(row) for number, row in kept.items()} for table, kept in was.items()}
    for row in for_all["notes"].values():
        del row["room"]
    for table in ("plans", "consents", "assessments"):
        for row in for_all[table].values():
            row["branch"] = ""
    for row in for_all["assessments"].values():
        row |= {"age_group": "", "earlier_forms": ""}
    for row in for_all["consents"].values():
        row |= {"override_kind": "", "override_decided_by": "", "override_decided_on": None}
        row |= {"ended_on": None, "ended_how": "", "ended_note": ""}
    for row in for_all["progress"].values():
        row |= {"takes_back": None, "follow_up_id": None}
    for table in ("notes", "amendments", "assessments", "plans"):
        for row in for_all[table].values():
            row["signed_for"] = ""
    for row in for_all["notes"].values():
        row["written_by"] = ""
    for row in for_all["cases"].values():
        row["continues"] = row["reviewed_on"] = None
    for row in for_all["log"].values():
        row["acting_for"] = ""
    _told_as_time(for_all)
    return for_all


def _told_as_time(for_all: Rows) -> None:
    """Weeks that were per cent are of the unit `procent`, of one source for each pupil and word of where from."""
    weeks = list(for_all["attendance_weeks"].values())
    for row in for_all["pupils"].values():
        row["attendance_unit"] = ""
    sources = {
        (row["pupil_id"], row["source"]): min(
            one["id"] for one in weeks if (one["pupil_id"], one["source"]) == (row["pupil_id"], row["source"])
        )
        for row in weeks
    }
    for row in weeks:
        schools = {
            one["school_id"] for one in for_all["schoolings"].values() if one["pupil_id"] == row["pupil_id"]
        }
        is_break, days = row.pop("is_break"), row.pop("school_days")
        shares = [0 if is_break else row[name] for name in ("present", "excused", "unexcused")]
        row |= dict(zip(("present", "excused", "unexcused"), shares, strict=True))
        row |= {
            "unit": "procent",
            "offered": 0 if is_break else 100,
            "unknown": 0,
            "late": 0,
            "full_time": None,
        }
        row |= {"unregistered": 0 if is_break else 100 - sum(shares), "school_days": 0 if is_break else days}
        row |= {
            "school_id": schools.pop() if len(schools) == 1 else None,
            "half_days": "",
            "marks": "",
            "note": "",
        }
        row |= {"kind": "lov" if is_break else "skolvecka", "counts_unreported": 0}
        row["source_id"] = sources[row["pupil_id"], row.pop("source")]


def hold(vault: Vault, held: Rows) -> None:
    """Hold that every row is there, as it was."""
    found, wanted = rows(vault.connection), as_today(held)
    for table in wanted:
        if table not in OPENS_ITSELF:
            assert found[table] == wanted[table], table
    assert wanted["log"].items() <= found["log"].items()
    check_integrity(vault.connection)
    assert vault.connection.execute("PRAGMA foreign_key_check").fetchall() == []
