"""A program killed in the middle of a copy or a restore: old copies stay, and a vault that opens."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import backup, backup_container, backup_rotate
from db import vault as vaults
from db.backup_container import never_cancelled
from db.kdf import CHEAPEST
from db.vault import VaultState
from tests.db.copies import copy, write

FRAS = "fem ord i en lång rad"

# Runs one step and kills itself, without any clean-up, at the n-th call that touches a name or forces to disk.
KILLED = """
import os, shutil, sys, signal
from pathlib import Path
from db import backup, backup_restore, backup_rotate
from db import vault as vaults
from db.backup_source import hold_still
folder, copied, what, left = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
real = {name: getattr(os, name) for name in ("fsync", "replace", "rename", "mkdir", "rmdir", "open", "unlink")}
def counted(name):
    def call(*args, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real[name](*args, **options)
    return call
vault = vaults.unlock(folder, "fem ord i en lång rad") if what == "copy" else None
for name in real:
    setattr(os, name, counted(name))
if what == "copy":
    source = hold_still(vault)
    made = backup.make(source, folder / "kopior", 2, "auto", lambda size: None)
    backup_rotate.rotate(folder / "kopior", made.front, source.dek)
    source.release()
    vault.close()
else:
    backup_restore.prepare(copied, folder, "fem ord i en lång rad", is_code=False,
                           mend=lambda *given: None, tick=lambda size: None)
    backup_restore.finish(folder)
print("finished", flush=True)
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


def killed_at(folder: Path, copied: Path, what: str, number: int) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(copied), what, str(number)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout == "finished\n"


def calls_in(start: tuple[Path, Path], tmp_path: Path, what: str) -> int:
    """Return about how many calls the step makes, by halving."""
    low, high = 1, 2048
    while low < high:
        middle = (low + high) // 2
        folder = Path(shutil.copytree(start[0], tmp_path / f"{what}{middle}"))
        if killed_at(folder, start[1], what, middle):
            high = middle
        else:
            low = middle + 1
    return low


def rows(folder: Path) -> int:
    vault = vaults.unlock(folder, FRAS)
    (count,) = vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'rad%'").fetchone()
    vault.close()
    return int(count)


def test_a_copy_killed_anywhere_leaves_the_old_copy_and_the_vault(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    most = calls_in(start, tmp_path, "copy")
    for number in random.sample(range(1, most), k=min(16, most - 1)):
        folder = Path(shutil.copytree(start[0], tmp_path / str(number)))
        assert not killed_at(folder, start[1], "copy", number)
        vault = vaults.unlock(folder, FRAS)
        copies = backup_rotate.copies_in(folder / backup.FOLDER, vault.vault_id)
        assert [front.manifest.seq for front in copies][-1] == 1
        for front in copies:
            backup_container.read_through(front, never_cancelled)
        assert backup_rotate.unreadable_in(folder / backup.FOLDER) == 0
        copy(vault, seq=3)
        left = [path.name for path in (folder / backup.FOLDER).iterdir() if path.suffix == ".tmp"]
        assert left == []
        vault.close()
        assert rows(folder) == 25


def test_a_restore_killed_anywhere_leaves_the_old_vault_or_the_restored_one(
    start: tuple[Path, Path], tmp_path: Path
) -> None:
    seen = set()
    most = calls_in(start, tmp_path, "restore")
    tail = list(range(max(1, most - 24), most))
    for number in {*random.sample(range(1, most), k=min(10, most - 1)), *tail}:
        folder = Path(shutil.copytree(start[0], tmp_path / str(number)))
        assert not killed_at(folder, start[1], "restore", number)
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
        killed_at(folder, start[1], "restore", number)
        state = vaults.state_of(folder)
        seen.add(state)
        if state is VaultState.PRESENT:
            assert rows(folder) == 20
        number += 6
    assert seen == {VaultState.ABSENT, VaultState.PRESENT}
