"""A program killed in the middle of a copy or a restore: old copies stay, and a vault that opens."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.backup import container as backup_container
from db.backup import make as backup
from db.backup import rotate as backup_rotate
from db.backup.container import never_cancelled
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from db.vault.vault import VaultState
from tests.db.backup.copies import copy, lying, write
from tests.db.killed import calls_in, killed_at

FRAS = "fem ord i en lång rad"

KILLED = """
from db.backup import make as backup, restore as backup_restore, rotate as backup_rotate
from db.vault import vault as vaults
from db.backup.source import hold_still
folder, copied, what = Path(given[0]), Path(given[1]), given[2]
vault = vaults.unlock(folder, "fem ord i en lång rad") if what == "copy" else None
count()
if what == "copy":
    source = hold_still(vault)
    made = backup.make(source, folder / "kopior", 2, "auto", lambda size: None)
    backup_rotate.rotate(folder / "kopior", made.front, source.dek, lambda copy: True)
    source.release()
    vault.close()
else:
    backup_restore.prepare(copied, folder, "fem ord i en lång rad", is_code=False,
                           mend=lambda *given: None, tick=lambda size: None)
    backup_restore.finish(folder)
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a vault with 25 rows and one copy of it from when it had 20, and that copy outside."""
    folder = tmp_path_factory.mktemp("start") / "valv"
    vault, _code = vaults.create(folder, FRAS, kdf=CHEAPEST)
    write(vault, "rad", 20)
    made = copy(vault)
    write(vault, "rad sen", 5)
    vault.close()
    return folder, Path(shutil.copy(made.front.path, folder.parent))


def calls_of(start: tuple[Path, Path], tmp_path: Path, what: str) -> int:
    """Return about how many calls the step makes."""

    def finished(number: int) -> bool:
        folder = shutil.copytree(start[0], tmp_path / f"{what}{number}")
        return killed_at(KILLED, number, folder, start[1], what)

    return calls_in(finished)


def rows(folder: Path) -> int:
    vault = vaults.unlock(folder, FRAS)
    (count,) = vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'rad%'").fetchone()
    vault.close()
    return int(count)


def test_a_copy_killed_anywhere_leaves_the_old_copy_and_the_vault(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    most = calls_of(start, tmp_path, "copy")
    for number in random.sample(range(1, most), k=min(16, most - 1)):
        folder = Path(shutil.copytree(start[0], tmp_path / str(number)))
        assert not killed_at(KILLED, number, folder, start[1], "copy")
        vault = vaults.unlock(folder, FRAS)
        copies = lying(folder / backup.FOLDER, vault.key)
        assert [front.manifest.seq for front in copies][-1] == 1
        for front in copies:
            backup_container.read_through(front, never_cancelled)
        assert backup_rotate.unreadable_in(folder / backup.FOLDER, "", []) == 0
        copy(vault, seq=3)
        left = [path.name for path in (folder / backup.FOLDER).iterdir() if path.suffix == ".tmp"]
        assert left == []
        vault.close()
        assert rows(folder) == 25


def test_a_restore_killed_anywhere_leaves_the_old_vault_or_the_restored_one(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    seen = set()
    most = calls_of(start, tmp_path, "restore")
    tail = list(range(max(1, most - 24), most))
    for number in {1, *random.sample(range(1, most), k=min(10, most - 1)), *tail}:
        folder = Path(shutil.copytree(start[0], tmp_path / str(number)))
        assert not killed_at(KILLED, number, folder, start[1], "restore")
        assert vaults.state_of(folder) is VaultState.PRESENT
        count = rows(folder)
        seen.add(count)
        assert count in {20, 25}
        if count == 20:
            assert rows(folder / "ersatt-1") == 25
        assert not (folder / ".valv-aterstalls").exists()
    assert seen == {20, 25}


def test_a_restore_to_an_empty_folder_killed_anywhere_leaves_nothing_or_a_whole_vault(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    seen, number = set(), 8
    while VaultState.PRESENT not in seen:
        folder = tmp_path / f"tom{number}"
        killed_at(KILLED, number, folder, start[1], "restore")
        state = vaults.state_of(folder)
        seen.add(state)
        if state is VaultState.PRESENT:
            assert rows(folder) == 20
        number += 6
    assert seen == {VaultState.ABSENT, VaultState.PRESENT}
