"""The vault of 0.1.0 is all of the old or all of the new when the program is killed or the disk fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from db.backup.make import FOLDER as COPIES
from db.store import locks, migrations
from tests.db.backup.copies import lying
from tests.db.power.recording import HOME, strace
from tests.vaults.make import PASSPHRASE
from tests.vaults.migrating import OPENS_ITSELF, Rows, hold, put, rows, unlocked, untouched

OPENING = """
import sys
from pathlib import Path
from db.backup.before import before_migration
from db.errors import VaultError
from db.vault import vault as vaults
from desktop.failures.vault import in_swedish
try:
    vaults.unlock(Path(sys.argv[1]), sys.argv[2], before=before_migration).close()
except VaultError as error:
    print(in_swedish(error).title)
else:
    print("öppnat")
"""


def opened(folder: Path, inject: str = "", log: str = "/dev/null") -> subprocess.CompletedProcess[str]:
    """Open it in a process of its own, with this done to one of its calls by the kernel's tracer."""
    trace = (
        "-e",
        f"trace={inject.split(':')[0] or 'pwrite64'}",
        *(("-e", f"inject={inject}") if inject else ()),
    )
    return subprocess.run(
        (strace(), "-f", "-qq", "-y", "-o", log, *trace, sys.executable, "-c", OPENING, str(folder), PASSPHRASE),
        cwd=HOME, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


class Writes:
    """How many times it writes while it opens: first the copy, then the log of what was changed, then the file."""

    def __init__(self, calls: str) -> None:
        to = [re.search(r"pwrite64\(\d+<([^>]*)>", call) for call in calls.splitlines()]
        files = [Path(found[1]).name for found in to if found is not None]
        self.all = len(files)
        self.copy = sum(name.startswith(".narvara-kopia-") for name in files)
        self.log = files.count("valv.db-wal")
        self.file = files.count("valv.db")
        assert self.all == self.copy + self.log + self.file, set(files)

    @property
    def in_the_copy(self) -> int:
        return self.copy // 2

    @property
    def in_the_log(self) -> int:
        return self.copy + self.log // 2

    @property
    def in_the_file(self) -> int:
        """When all of the new stands in the log and is being written into the file."""
        return self.copy + self.log + self.file // 2


@pytest.fixture(scope="module")
def writes(tmp_path_factory: pytest.TempPathFactory) -> Writes:
    place = tmp_path_factory.mktemp("räknat")
    opened(put(place / "gammalt"), log=str(place / "calls"))
    return Writes((place / "calls").read_text())


def whole_before_or_after(folder: Path, held: Rows) -> int:
    """Hold that it is all of the old or all of the new, then that it opens; return which version it was."""
    vault = untouched(folder)
    (version,) = vault.connection.execute("PRAGMA user_version").fetchone()
    if version == 1:
        found = rows(vault.connection)
        assert all(found[name] == held[name] for name in held if name not in OPENS_ITSELF)
        assert locks.names(vault.connection) != []
    else:
        assert lying(folder / COPIES, vault.key), "migrated without a copy"
        hold(vault, held)
    vault.close()
    vault = unlocked(folder)
    hold(vault, held)
    vault.close()
    return int(version)


def killed(folder: Path, held: Rows, call: str, number: int) -> int:
    """Kill it while it opens; return in which version it was left."""
    done = opened(put(folder), f"{call}:signal=SIGKILL:when={number}")
    assert (done.stdout, done.stderr) == ("", ""), (call, number)
    return whole_before_or_after(folder, held)


def test_killed_at_any_call_it_is_all_of_the_old_or_all_of_the_new(
    tmp_path: Path, held: Rows, writes: Writes
) -> None:
    moments = (writes.in_the_copy, writes.in_the_log, writes.in_the_file, writes.all)
    seen = {killed(tmp_path / f"{number}", held, "pwrite64", number) for number in moments}
    assert seen == {1, len(migrations.MIGRATIONS)}


@pytest.mark.soak
def test_killed_at_many_calls_it_is_all_of_the_old_or_all_of_the_new(
    tmp_path: Path, held: Rows, writes: Writes
) -> None:
    moments = [
        *(("pwrite64", number) for number in (1, 2, 3, *range(writes.copy, writes.all, 4))),
        *(("fsync", number) for number in range(1, 12)),
        *(("unlink", number) for number in range(1, 5)),
        ("rename", 1),
    ]
    seen = {killed(tmp_path / f"{call} {number}", held, call, number) for call, number in moments}
    assert seen == {1, len(migrations.MIGRATIONS)}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("ENOSPC", {"Disken är full"}),
        ("EROFS", {"Mappen går inte att skriva i", "Disken svarade med ett fel"}),
        ("EIO", {"Disken svarade med ett fel"}),
    ],
)
def test_on_a_disk_that_is_full_or_fails_it_is_said_and_nothing_is_lost(
    tmp_path: Path, held: Rows, writes: Writes, error: str, told: set[str]
) -> None:
    copy_failed = {"Säkerhetskopian blev inte klar", "Disken är full"}
    today = len(migrations.MIGRATIONS)
    for moment, words, version in (
        (writes.in_the_copy, told | copy_failed, 1),
        (writes.in_the_log, told, 1),
        (writes.in_the_file, told, today),
    ):
        folder = put(tmp_path / f"{error} {moment}")
        done = opened(folder, f"pwrite64:error={error}:when={moment}+")
        assert done.stdout.strip() in words, (moment, done.stderr[-800:])
        assert whole_before_or_after(folder, held) == version, moment
