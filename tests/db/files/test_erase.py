"""Removing a vault for good: what goes, what stays, and what a kill on the way leaves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup.make import FOLDER
from db.errors import VaultError
from db.files import erase, shred, swap
from db.files.erase import Erasure
from db.files.staging import STAGE, VaultState
from db.vault import vault as vaults
from tests.db.killed import calls_in, killed_at
from tests.db.power import work

FOREIGN = ("kommun/texter.toml", "fel.log", "fonster.json", "valv.lock", "ovning/valv.db", "anteckningar.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a vault at rest with copies, what was put aside and what is half made, and what is not the vault's."""
    work.a_base(tmp_path)
    folder = tmp_path / work.VALV
    ours = (
        f"{FOLDER}/1.narvarakopia",
        f"{swap.ASIDE}-1/valv.db",
        f"{swap.ASIDE}-1/valv.key",
        f"{STAGE}/valv.db",
    )
    more = (f"{swap.STAGE}/valv.key", "valv.db-wal", "valv.utkast", "valv.key.skadad", ".narvara-x.tmp")
    for name in (*ours, *more, *FOREIGN):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x" * 3000)
    (folder / "valv.db-wal").unlink()  # one that holds nothing of SQLite's would be a damaged vault
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _unless(kept: Path) -> Callable[..., None]:
    """Return `Path.unlink` for all files but one."""
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == kept:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    return unlink


def decide(folder: Path) -> None:
    erase.decide(folder, Erasure("0" * 32, is_bound=True))


def test_everything_of_the_vault_goes_and_nothing_else(folder: Path) -> None:
    decide(folder)
    told: list[tuple[int, int]] = []
    erase.finish(folder, lambda done, of: told.append((done, of)))
    assert names(folder) == set(FOREIGN)
    assert vaults.state_of(folder) is VaultState.ABSENT
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 6
    assert not (folder / FOLDER).exists()


def test_files_are_overwritten_before_they_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = folder.parent / "kept"
    os.link(folder / "valv.db", kept)
    before = kept.read_bytes()
    decide(folder)
    erase.finish(folder)
    after = kept.read_bytes()
    assert len(after) == len(before)
    assert after != before
    assert not after.startswith(before[:16])


def test_what_was_decided_is_carried_out_when_the_folder_is_next_looked_at(folder: Path) -> None:
    decide(folder)
    assert erase.decided(folder) == Erasure("0" * 32, is_bound=True)
    assert vaults.state_of(folder) is VaultState.ABSENT
    assert names(folder) == set(FOREIGN)


def test_the_mark_of_another_vault_erases_nothing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "valv.key").write_bytes(b"another")
    decide(other)
    shutil.copy(other / erase.MARK, folder / erase.MARK)
    assert erase.decided(folder) is None
    vaults.unlock(folder, work.OLD).close()
    assert not (folder / erase.MARK).exists()


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_a_link_is_removed_and_not_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "paper").write_text("not ours")
    (folder / FOLDER / "link").symlink_to(outside / "paper")
    (folder / f"{swap.ASIDE}-1" / "folder").symlink_to(outside, target_is_directory=True)
    (folder / f"{swap.ASIDE}-2").symlink_to(outside, target_is_directory=True)
    decide(folder)
    erase.finish(folder)
    assert (outside / "paper").read_text() == "not ours"
    assert not (folder / f"{swap.ASIDE}-1").exists()


def test_a_file_that_refuses_does_not_spare_the_others_and_is_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shred.remove

    def remove(path: Path) -> None:
        if path.name == "valv.db":
            raise VaultError("held by someone")
        real(path)

    decide(folder)
    with monkeypatch.context() as patch:
        patch.setattr(shred, "remove", remove)
        patch.setattr(Path, "unlink", _unless(folder / "valv.db"))
        with pytest.raises(VaultError, match="held by someone"):
            erase.finish(folder)
    assert names(folder) == {*FOREIGN, "valv.db", erase.MARK}
    erase.finish(folder)
    assert names(folder) == set(FOREIGN)


SCRIPT = """
from db.files import erase
folder = Path(given[0])
count()
erase.decide(folder, erase.Erasure("0" * 32, False))
erase.finish(folder)
"""


def test_killed_at_any_call_it_leaves_a_whole_vault_or_none_that_opens(folder: Path, tmp_path: Path) -> None:
    """Killed at every call that touches a name or forces to disk; then opened as the next start would."""
    tried = tmp_path / "tried"

    def finished(number: int) -> bool:
        shutil.rmtree(tried, ignore_errors=True)
        shutil.copytree(folder, tried)
        return killed_at(SCRIPT, number, tried)

    calls, outcomes = calls_in(finished, 256), []
    for number in range(1, calls + 1):
        finished(number)
        was_decided = (tried / erase.MARK).exists()
        state = vaults.state_of(tried)
        outcomes.append(state)
        if state is VaultState.PRESENT:
            assert not was_decided
            vaults.unlock(tried, work.OLD).close()
        else:
            assert state is VaultState.ABSENT
            assert names(tried) - {".narvara-x.tmp"} == set(FOREIGN)
    assert outcomes[0] is VaultState.PRESENT
    assert outcomes[-1] is VaultState.ABSENT
    assert outcomes == sorted(outcomes, key=lambda state: state is VaultState.ABSENT), (
        "decided once, for good"
    )
