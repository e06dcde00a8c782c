"""What a restore or a salvage moved aside before the vault was bound must not undo the binding."""

from __future__ import annotations

import shutil

import pytest

from db.backup.source import hold_still
from db.errors import OnlyRecoveryCodeError
from db.secrets import keyfile
from db.secrets.kdf import CHEAPEST
from db.vault import aside_slots, device_slot
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.backup import run as backup_run
from desktop.session import settings


@pytest.mark.parametrize("when", ["at the binding", "after a kill"])
def test_what_was_moved_aside_opens_neither_vault_with_the_passphrase_alone(
    vault: Vault, passphrase: str, recovery_code: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, aside = vault.folder, vault.folder / "ersatt-1"
    aside.mkdir()
    for name in ("valv.db", "valv.key", "valv.key.bak"):
        shutil.copy(folder / name, aside / name)
    other, _code = vaults.create(folder / "ersatt-2", passphrase, kdf=CHEAPEST)
    other.close()
    with monkeypatch.context() as patch:
        if when == "after a kill":
            patch.setattr(aside_slots, "revoke_passphrase", lambda *_: 0)
        device_slot.bind(vault.key, passphrase, device_slot.new_secret(), lambda: None)
    if when == "after a kill":
        vaults.unseal(aside, passphrase).wipe()
        source = hold_still(vault)
        backup_run.run(source, settings.Copies(), "asked")
        source.release()
    for name in ("valv.key", "valv.key.bak"):
        types = {slot.type for slot in keyfile.parse((aside / name).read_bytes()).slots}
        assert types == {"recovery"}
    with pytest.raises(OnlyRecoveryCodeError):
        vaults.unseal(aside, passphrase)
    vaults.unlock_with_recovery(aside, recovery_code).close()
    vaults.unseal(folder / "ersatt-2", passphrase).wipe()
