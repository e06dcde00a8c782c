"""A vault made under a cheaper rule is strengthened behind the next unlock, and nobody need know."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import DiskFullError, TooLittleMemoryError, VaultError
from db.files import atomic
from db.secrets import keyfile, slots
from db.secrets.kdf import CHEAPEST, MIB, KdfParams, typed
from db.secrets.kdf_policy import raised
from db.vault import rewrap
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.session.session import Session
from desktop.vault.opening import Opening
from desktop.work import Work

LEAST = KdfParams(m=20 * MIB, t=2, p=1)
LONG = 20_000


def opened(qtbot: QtBot, folder: Path, passphrase: str, least: KdfParams) -> tuple[Session, Work]:
    """Unlock as the program does, and wait until the worker rests."""
    work = Work()
    opening = Opening(folder, work, least=least)
    with qtbot.waitSignal(opening.opened, timeout=LONG) as heard:
        opening.with_passphrase(passphrase)
    session = Session(heard.args[0])
    opening.strengthen(session)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=LONG)
    return session, work


def costs(folder: Path) -> dict[str, KdfParams]:
    return {slot.type: slot.kdf for slot in keyfile.parse((folder / "valv.key").read_bytes()).slots}


def test_a_cheap_slot_is_wrapped_anew_with_the_same_passphrase_and_logged(
    qtbot: QtBot, vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    session, _work = opened(qtbot, vault_folder, passphrase, LEAST)
    assert [row.event for row in session.log.rows()] == ["passphrase_strengthened"]
    session.vault.close()
    assert costs(vault_folder) == {"pass": LEAST, "recovery": CHEAPEST}
    assert (vault_folder / "valv.key").read_bytes() == (vault_folder / "valv.key.bak").read_bytes()
    vault = vaults.unlock(vault_folder, passphrase)
    assert vault.notices == ()
    vault.close()
    assert vaults.try_recovery_code(vault_folder, recovery_code)


def test_a_slot_that_costs_enough_is_left_and_its_passphrase_not_kept(
    qtbot: QtBot, vault_folder: Path, passphrase: str
) -> None:
    before = (vault_folder / "valv.key").read_bytes()
    session, _work = opened(qtbot, vault_folder, passphrase, CHEAPEST)
    assert session.log.rows() == []
    assert (vault_folder / "valv.key").read_bytes() == before
    session.vault.close()


@pytest.mark.parametrize("error", [DiskFullError("full"), TooLittleMemoryError("little")])
def test_what_goes_wrong_changes_nothing_and_is_not_told(
    qtbot: QtBot, vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_given: object, **_options: object) -> None:
        raise error

    before = (vault_folder / "valv.key").read_bytes()
    if isinstance(error, DiskFullError):
        monkeypatch.setattr(atomic, "write", fail)
    else:
        monkeypatch.setattr(slots, "seal", fail)
    session, _work = opened(qtbot, vault_folder, passphrase, LEAST)
    assert session.log.rows() == []
    session.vault.close()
    assert (vault_folder / "valv.key").read_bytes() == before
    monkeypatch.undo()
    vaults.unlock(vault_folder, passphrase).close()


def test_a_passphrase_changed_meanwhile_is_not_put_back(vault: Vault, passphrase: str) -> None:
    vaults.change_passphrase(vault, passphrase, "en annan fras på fem ord")
    secret = typed(passphrase)
    assert not rewrap.strengthen(vault.key, secret, LEAST)
    assert not any(secret)
    assert costs(vault.folder)["pass"] == CHEAPEST
    vaults.unseal(vault.folder, "en annan fras på fem ord").wipe()


def test_the_passphrase_is_wiped_whatever_happens(vault: Vault, passphrase: str) -> None:
    for least in (LEAST, CHEAPEST):
        secret = typed(passphrase)
        rewrap.strengthen(vault.key, secret, least)
        assert secret
        assert not any(secret)
    vault.close()
    secret = typed(passphrase)
    with pytest.raises(VaultError):
        rewrap.strengthen(vault.key, secret, KdfParams(m=21 * MIB, t=2, p=1))
    assert not any(secret)


def test_what_is_dearer_than_the_least_is_kept() -> None:
    measured = KdfParams(m=256 * MIB, t=3, p=4)
    assert raised(measured, KdfParams(m=64 * MIB, t=3, p=4)) == measured
    assert raised(CHEAPEST, measured) == measured
    assert raised(KdfParams(m=512 * MIB, t=2, p=4), measured) == KdfParams(m=512 * MIB, t=3, p=4)
