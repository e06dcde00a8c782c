"""Killed anywhere while a damaged vault is mended or saved from: the damaged one as it was, or the new one whole."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import DatabaseDamagedError
from db.store.connection import PAGE
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.vault import VaultState
from tests.db.power import work
from tests.db.salvage.unused_pages import with_unused_pages

# Runs one step and kills itself at the n-th call that touches a name or forces to disk; or finds the disk full there.
RUN = """
import errno, os, sys, signal
from functools import partial
from pathlib import Path
from db.salvage import damage, save as salvage
from db.vault import vault as vaults
from db.errors import VaultError
from desktop.vault.salvage_told import say_repaired
from tests.db.power import work
from tests.db.salvage.salvaging import ways
folder, what, how, left = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
key = vaults.unseal(folder, work.OLD)
names = ("fsync", "replace", "rename", "mkdir", "rmdir", "open", "unlink")
real = {name: getattr(os, name) for name in names}
def counted(name):
    def call(*args, **options):
        global left
        left -= 1
        if left == 0 and how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if left == 0 and name not in ("unlink", "rmdir"):
            raise OSError(errno.ENOSPC, "full")
        return real[name](*args, **options)
    return call
for name in names:
    setattr(os, name, counted(name))
try:
    if what == "salvage":
        salvage.prepare(folder, key, ways())
        salvage.take(folder)
    else:
        damage.repair(folder, key, partial(say_repaired, "00" * 16), lambda pages: None)
except VaultError as error:
    print(type(error).__name__, flush=True)
    sys.exit(0)
print("finished", flush=True)
"""


@pytest.fixture(scope="module", params=["salvage", "repair"])
def damaged(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, int]:
    """Return what is to be done, a vault with the damage for it, and about how many calls it takes."""
    root = tmp_path_factory.mktemp("skadat")
    work.a_base(root)
    folder = root / work.VALV
    place = 40 * PAGE if request.param == "salvage" else with_unused_pages(folder)[3]
    data = bytearray((folder / "valv.db").read_bytes())
    data[place + 2000] ^= 1
    (folder / "valv.db").write_bytes(data)
    return request.param, folder, calls_in(request.param, folder, root)


def run(folder: Path, what: str, how: str, number: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder), what, how, str(number)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def calls_in(what: str, start: Path, tmp_path: Path) -> int:
    """Return about how many calls the step makes, by halving."""
    low, high = 1, 256
    while low < high:
        middle = (low + high) // 2
        folder = Path(shutil.copytree(start, tmp_path / f"räkna{middle}"))
        if run(folder, what, "kill", middle) == "finished":
            high = middle
        else:
            low = middle + 1
    return low


def outcome(folder: Path, damaged: bytes) -> str:
    """Return which of the two vaults the next start finds; nothing else may be there."""
    assert vaults.state_of(folder) is VaultState.PRESENT
    assert not (folder / ".valv-aterstalls").exists()
    if (folder / "valv.db").read_bytes() == damaged:
        with pytest.raises(DatabaseDamagedError):
            vaults.unlock(folder, work.OLD)
        assert (folder / "valv.db").read_bytes() == damaged
        return "damaged"
    vault = vaults.unlock(folder, work.OLD)
    assert Database(vault.connection).notes.count() == 20
    vault.close()
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == damaged
    return "new"


def test_killed_anywhere(damaged: tuple[str, Path, int], tmp_path: Path) -> None:
    what, start, most = damaged
    whole = (start / "valv.db").read_bytes()
    seen = set()
    for number in {1, *random.sample(range(1, most), k=min(3, most - 1)), *range(max(1, most - 12), most)}:
        folder = Path(shutil.copytree(start, tmp_path / f"dödad{number}"))
        assert run(folder, what, "kill", number) == ""
        seen.add(outcome(folder, whole))
    assert seen == {"damaged", "new"}


def test_full_anywhere(damaged: tuple[str, Path, int], tmp_path: Path) -> None:
    what, start, most = damaged
    whole = (start / "valv.db").read_bytes()
    for number in random.sample(range(1, most), k=min(4, most - 1)):
        folder = Path(shutil.copytree(start, tmp_path / f"full{number}"))
        assert run(folder, what, "full", number) in {"DiskFullError", "BackupError", "finished"}
        assert outcome(folder, whole) in {"damaged", "new"}
