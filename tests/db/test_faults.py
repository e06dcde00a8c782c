"""A disk that is full, fails or may only be read, at one call after another: told, and nothing before it lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from db.errors import WrongPassphraseError
from db.secrets.kdf import CHEAPEST
from db.store.connection import check_integrity
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.vault import VaultState
from tests.db.power import work
from tests.db.power.recording import HOME, strace

FULL, FAILING, READ_ONLY = "Disken är full", "Disken svarade med ett fel", "Mappen går inte att skriva i"

# The call, its error, and what the user may be told.
FAULTS = {
    ("fsync", "EIO"): {FAILING},
    ("pwrite64", "ENOSPC"): {FULL},
    ("pwrite64", "EIO"): {FAILING},
    ("pwrite64,ftruncate", "EROFS"): {FAILING, READ_ONLY},
    ("rename", "EIO"): {FAILING},
}
# What is said instead, whatever it was that failed; more stands under it.
OWN_WORDS = {"newkey": {"Krypteringsnyckeln är inte bytt"}}
# At which of its calls it begins to fail; "+" for good.
FEW = {"create": ("6", "17+"), "save": ("2+", "5"), "rekey": ("1+", "4"), "newkey": ("3", "9", "14+")}
MANY = [f"{number}{lasts}" for number in (*range(1, 33), *range(33, 200, 12)) for lasts in ("", "+")]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a disk with a vault at rest."""
    root = tmp_path_factory.mktemp("grund")
    work.a_base(root)
    return root


def run(root: Path, what: str, calls: str, error: str, when: str) -> list[str]:
    """Do the work with that fault injected by the kernel's tracer; return the lines said."""
    inject = f"inject={calls}:error={error}:when={when}"
    done = subprocess.run(
        (strace(), "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", inject,
         sys.executable, "-m", "tests.db.faulty", str(root), what),
        cwd=HOME, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-1500:]
    return done.stdout.splitlines()


def hold_to_it(root: Path, said: list[str]) -> None:
    """Open what is left, on a disk that works again: everything said to be done is there."""
    folder = root / work.VALV
    if vaults.state_of(folder) is VaultState.ABSENT:
        assert said[0].startswith("told")
        vaults.create(folder, work.OLD, kdf=CHEAPEST)[0].close()
    try:
        vault = vaults.unlock(folder, work.OLD)
        assert "changed" not in said
    except WrongPassphraseError:
        vault = vaults.unlock(folder, work.NEW)
    found = {note.id: note.body for note in Database(vault.connection).notes.all()}
    for line in said:
        if line.startswith("saved"):
            _saved, note, number = line.split()
            assert found[note] == work.text(int(number), 1), line
    check_integrity(vault.connection)
    vault.close()


def fail_at(base: Path, root: Path, what: str, fault: tuple[str, str], when: str) -> Counter[str]:
    """Run once; return how often what was told."""
    if what == "create":
        root.mkdir()
    else:
        shutil.copytree(base, root)
    said = run(root, what, *fault, when)
    told = Counter(line.removeprefix("told ") for line in said if line.startswith("told"))
    context = f"{what} {fault} {when}: {said}"
    assert said, context
    assert set(told) <= FAULTS[fault] | OWN_WORDS.get(what, set()), context
    try:
        hold_to_it(root, said)
    except BaseException as error:
        error.add_note(context)
        raise
    shutil.rmtree(root)
    return told


@pytest.mark.parametrize("what", FEW)
def test_a_failing_disk_is_told_and_takes_nothing_with_it(base: Path, tmp_path: Path, what: str) -> None:
    told = sum(
        (fail_at(base, tmp_path / "disk", what, fault, when) for fault in FAULTS for when in FEW[what]),
        Counter[str](),
    )
    assert OWN_WORDS.get(what, {FULL, FAILING}) <= set(told)


@pytest.mark.soak
@pytest.mark.parametrize("what", FEW)
def test_a_disk_failing_at_any_call_is_told_and_takes_nothing_with_it(
    base: Path, tmp_path: Path, what: str
) -> None:
    told = sum(
        (fail_at(base, tmp_path / "disk", what, fault, when) for fault in FAULTS for when in MANY),
        Counter[str](),
    )
    print(f"{what}: {len(FAULTS) * len(MANY)} faults, told {dict(told)}, nothing lost")
    assert OWN_WORDS.get(what, {FULL, FAILING}) <= set(told)
