"""A damaged vault seen to: broken off and begun again, bound to its computer, and a disk that fails at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import DatabaseDamagedError, DiskFailingError, VaultInUseError
from db.files import atomic, swap
from db.salvage import damage
from db.salvage import save as salvage
from db.store.connection import PAGE
from db.tables.database import Database
from db.vault import device_slot
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import VaultState
from desktop.vault.salvaging import SALVAGED, Salvaging
from desktop.work import Work
from tests.db.power import work
from tests.db.salvage.salvaging import files_of, hurt, ways
from tests.db.salvage.unused_pages import with_unused_pages
from tests.desktop.backup.copying import LONG

DAMAGED = DatabaseDamagedError("structure")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a vault with a case and twenty notes, at rest."""
    work.a_base(tmp_path)
    return tmp_path / work.VALV


@pytest.fixture
def key(folder: Path) -> UnsealedKey:
    return vaults.unseal(folder, work.OLD)


def read(qtbot: QtBot, salvaging: Salvaging) -> None:
    with qtbot.waitSignal(salvaging.read, timeout=LONG):
        salvaging.read_all()


def taken(qtbot: QtBot, salvaging: Salvaging) -> tuple[UnsealedKey, tuple[str, ...]]:
    with qtbot.waitSignal(salvaging.ready, timeout=LONG) as heard:
        salvaging.take()
    assert heard.args is not None
    return heard.args[0], heard.args[1]


def failing_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk fail when the new database is moved in, the old one being aside already."""
    real = atomic.replace

    def replace(source: Path, target: Path, tries: int = 10) -> None:
        if (source.parent.name, source.name) == (swap.STAGE, "valv.db"):
            raise OSError(5, "the disk failed")
        real(source, target, tries)

    monkeypatch.setattr(atomic, "replace", replace)


def test_what_was_broken_off_can_be_begun_again(qtbot: QtBot, folder: Path, key: UnsealedKey) -> None:
    hurt(folder, 41)
    salvaging = Salvaging(folder, key, Work())
    with qtbot.waitSignal(salvaging.cancelled, timeout=LONG):
        salvaging.begin(DAMAGED)
        salvaging.cancel()
    read(qtbot, salvaging)


def test_breaking_off_while_the_file_is_examined_holds_for_what_follows(
    qtbot: QtBot, folder: Path, key: UnsealedKey
) -> None:
    hurt(folder, 41)
    salvaging = Salvaging(folder, key, Work())
    with qtbot.waitSignal(salvaging.cancelled, timeout=LONG):
        salvaging.begin(None)
        salvaging.cancel()


def test_a_bound_vault_still_knows_its_computer_afterwards(qtbot: QtBot, folder: Path) -> None:
    vault, device = vaults.unlock(folder, work.OLD), device_slot.new_secret()
    own = bytes(device)
    device_slot.bind(vault.key, work.OLD, device, lambda: None)
    vault.close()
    hurt(folder, 41)
    salvaging = Salvaging(folder, vaults.unseal(folder, work.OLD, own), Work())
    read(qtbot, salvaging)
    key, notices = taken(qtbot, salvaging)
    assert notices == (SALVAGED,)
    assert bytes(key.device) == own
    after = vaults.open_vault(folder, key)
    vaults.change_passphrase(after, work.OLD, work.NEW)
    after.close()
    vaults.unlock(folder, work.NEW, own).close()


@pytest.mark.parametrize("then", ["given up", "next start"])
def test_a_disk_that_fails_in_the_middle_of_the_swap_costs_neither_vault(
    folder: Path, key: UnsealedKey, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    data = hurt(folder, 41)
    salvage.prepare(folder, key, ways())
    with monkeypatch.context() as patch:
        failing_move(patch)
        with pytest.raises(DiskFailingError):
            salvage.take(folder)
    assert not (folder / "valv.db").exists()
    if then == "given up":
        salvage.discard(folder)
        before = files_of(folder)
        with pytest.raises(VaultInUseError):
            salvage.prepare(folder, key, ways())
        assert files_of(folder) == before
    assert vaults.state_of(folder) is VaultState.PRESENT
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == data
    vault = vaults.unlock(folder, work.OLD)
    assert Database(vault.connection).notes.count() == 20
    vault.close()


def test_trying_again_goes_on_with_a_swap_that_was_half_done(
    qtbot: QtBot, folder: Path, key: UnsealedKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurt(folder, 41)
    salvaging = Salvaging(folder, key, Work())
    read(qtbot, salvaging)
    with monkeypatch.context() as patch:
        failing_move(patch)
        with qtbot.waitSignal(salvaging.failed, timeout=LONG):
            salvaging.take()
    with qtbot.waitSignal(salvaging.ready, timeout=LONG) as heard:
        salvaging.read_all()
    assert heard.args is not None
    assert heard.args[1] == (SALVAGED,)
    vaults.open_vault(folder, heard.args[0]).close()


def test_a_mended_vault_whose_swap_was_half_done_is_told_of_as_mended(
    qtbot: QtBot, folder: Path, key: UnsealedKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurt(folder, with_unused_pages(folder)[0] // PAGE + 1)
    salvaging = Salvaging(folder, key, Work())
    with monkeypatch.context() as patch:
        failing_move(patch)
        with qtbot.waitSignal(salvaging.failed, timeout=LONG):
            salvaging.begin(DatabaseDamagedError("pages"))
    with qtbot.waitSignal(salvaging.ready, timeout=LONG) as heard:
        salvaging.read_all()
    assert heard.args is not None
    assert heard.args[1] == (damage.REPAIRED,)
    vaults.open_vault(folder, heard.args[0]).close()
