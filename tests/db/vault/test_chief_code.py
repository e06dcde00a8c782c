"""The enhetschef's recovery code: a slot of its own, which neither shadows nor voids the user's."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup import container as backup_container
from db.backup import restore as backup_restore
from db.backup.container import never_cancelled
from db.errors import (
    DiskFullError,
    HeaderDamagedError,
    VaultClosedError,
    WrongPassphraseError,
)
from db.secrets import keyfile, slots
from db.secrets.kdf import CHEAPEST
from db.vault import keys, rewrap
from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE, OWN_CODE
from db.vault.vault import Vault
from tests.db.backup.copies import copy
from tests.db.vault.vault_files import OTHER, files


@pytest.fixture
def chief(vault: Vault) -> str:
    """Return the code of the chief in a vault that is open."""
    return vaults.new_recovery_code(vault, CHIEF_CODE)


def test_a_new_vault_has_no_code_for_the_chief(vault: Vault) -> None:
    assert vault.key.has(OWN_CODE)
    assert not vault.key.has(CHIEF_CODE)


def test_each_code_opens_and_tells_which_it_was(
    vault: Vault, chief: str, recovery_code: str, passphrase: str
) -> None:
    folder = vault.folder
    vault.close()
    for code, kind in ((chief, CHIEF_CODE), (recovery_code, OWN_CODE)):
        assert vaults.try_recovery_code(folder, code) == kind
        opened = vaults.unlock_with_recovery(folder, code)
        assert opened.opened_by_recovery
        assert opened.key.code_used == kind
        opened.close()
    by_phrase = vaults.unlock(folder, passphrase)
    assert not by_phrase.opened_by_recovery
    by_phrase.close()


def test_the_chiefs_code_lets_a_new_passphrase_be_chosen_and_goes_on_opening(
    vault: Vault, chief: str, recovery_code: str, passphrase: str
) -> None:
    folder = vault.folder
    vault.close()
    opened = vaults.unlock_with_recovery(folder, chief)
    vaults.change_passphrase(opened, None, OTHER)
    assert not opened.opened_by_recovery
    with pytest.raises(WrongPassphraseError):
        vaults.change_passphrase(opened, None, passphrase)
    opened.close()
    with pytest.raises(WrongPassphraseError):
        vaults.unseal(folder, passphrase)
    vaults.unseal(folder, OTHER).wipe()
    assert vaults.try_recovery_code(folder, chief) == CHIEF_CODE
    assert vaults.try_recovery_code(folder, recovery_code) == OWN_CODE


def test_a_new_code_voids_the_old_of_its_kind_alone(vault: Vault, chief: str, recovery_code: str) -> None:
    new_own = vaults.new_recovery_code(vault)
    assert vaults.try_recovery_code(vault.folder, chief) == CHIEF_CODE
    assert vaults.try_recovery_code(vault.folder, recovery_code) == ""
    new_chief = vaults.new_recovery_code(vault, CHIEF_CODE)
    assert vaults.try_recovery_code(vault.folder, new_own) == OWN_CODE
    assert vaults.try_recovery_code(vault.folder, chief) == ""
    assert vaults.try_recovery_code(vault.folder, new_chief) == CHIEF_CODE
    assert [slot.type for slot in vault.key.header.slots] == ["pass", OWN_CODE, CHIEF_CODE]


def test_a_code_that_is_taken_away_opens_nothing_any_more_in_either_file(
    vault: Vault, chief: str, recovery_code: str, passphrase: str
) -> None:
    rewrap.take_away_chief_code(vault.key)
    assert not vault.key.has(CHIEF_CODE)
    assert vaults.try_recovery_code(vault.folder, chief) == ""
    (vault.folder / "valv.key").unlink()
    assert vaults.try_recovery_code(vault.folder, chief) == ""
    assert vaults.try_recovery_code(vault.folder, recovery_code) == OWN_CODE
    vaults.unseal(vault.folder, passphrase).wipe()


def test_a_full_disk_while_it_is_taken_away_leaves_every_way_in(
    vault: Vault, chief: str, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files(vault.folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError):
            rewrap.take_away_chief_code(vault.key)
    assert files(vault.folder)["valv.key"] == before["valv.key"]
    assert vault.key.has(CHIEF_CODE)
    assert vaults.try_recovery_code(vault.folder, chief) == CHIEF_CODE
    vaults.unseal(vault.folder, passphrase).wipe()


def test_nothing_is_taken_away_with_a_wiped_key(vault: Vault, chief: str) -> None:
    vault.close()
    with pytest.raises(VaultClosedError):
        rewrap.take_away_chief_code(vault.key)


def test_a_copy_of_the_key_file_that_missed_the_change_is_mended_at_the_next_opening(
    vault: Vault, chief: str, passphrase: str
) -> None:
    behind = (vault.folder / "valv.key.bak").read_bytes()
    rewrap.take_away_chief_code(vault.key)
    folder = vault.folder
    vault.close()
    (folder / "valv.key.bak").write_bytes(behind)
    vaults.unlock(folder, passphrase).close()
    assert not any(slot.type == CHIEF_CODE for slot in keyfile.parse(files(folder)["valv.key.bak"]).slots)


@pytest.mark.parametrize("lock_with", ["chief", "own"])
def test_a_copy_opens_on_a_new_computer_with_either_code(
    vault: Vault, chief: str, recovery_code: str, tmp_path: Path, lock_with: str
) -> None:
    made = Path(shutil.copy(copy(vault).front.path, tmp_path))
    there = tmp_path / "ny dator"
    secret = chief if lock_with == "chief" else recovery_code
    backup_restore.prepare(made, there, secret, is_code=True, mend=lambda *_given: None, tick=never_cancelled)
    backup_restore.finish(there)
    assert vaults.try_recovery_code(there, chief) == CHIEF_CODE
    assert vaults.try_recovery_code(there, recovery_code) == OWN_CODE


def test_a_copy_made_before_still_opens_with_a_code_taken_away_since(
    vault: Vault, chief: str, tmp_path: Path
) -> None:
    made = copy(vault).front
    rewrap.take_away_chief_code(vault.key)
    _header, dek, slot = slots.unseal(made.key_data, keys.code_bytes(chief), keys.BY_RECOVERY)
    assert dek == vault.key.dek
    assert slot.type == CHIEF_CODE
    after = copy(vault, tmp_path / "senare", seq=2).front
    assert [one.type for one in after.header.slots] == ["pass", OWN_CODE]


def test_only_slots_that_need_nothing_of_this_computer_go_along(vault: Vault, chief: str) -> None:
    header, dek = vault.key.header, vault.key.dek
    device = slots.seal(dek, header.vault, 9, "pass+device", bytearray(b"x"), CHEAPEST, os.urandom(32))
    manifest = copy(vault).front.manifest
    front = backup_container.encode_front(header.next((*header.slots, device)), manifest, dek)
    assert b"recovery-chief" in front
    assert b"pass+device" not in front


def test_a_slot_relabelled_as_the_other_kind_does_not_open(vault: Vault, chief: str) -> None:
    """The type stands in what the wrap vouches for and in how its key is derived."""
    slot = next(one for one in vault.key.header.slots if one.type == CHIEF_CODE)
    forged = keyfile.Slot(slot.id, OWN_CODE, slot.kdf, slot.salt, slot.nonce, slot.wrap)
    data = keyfile.encode(vault.key.header.next((forged,)), vault.key.dek)
    with pytest.raises(WrongPassphraseError):
        slots.unseal(data, keys.code_bytes(chief), keys.BY_RECOVERY)


def test_every_flip_and_cut_of_a_file_with_the_slot_is_damage(vault: Vault, chief: str) -> None:
    whole = (vault.folder / "valv.key").read_bytes()
    assert keyfile.parse(whole) == vault.key.header
    for place in range(len(whole) - 32):
        changed = bytearray(whole)
        changed[place] ^= 0x01
        with pytest.raises(HeaderDamagedError):
            keyfile.parse(bytes(changed))
        with pytest.raises(HeaderDamagedError):
            keyfile.parse(whole[:place])
    for place in range(len(whole) - 32, len(whole)):  # the keyed sum, which takes the data key to tell
        changed = bytearray(whole)
        changed[place] ^= 0x01
        assert not keyfile.is_authentic(bytes(changed), vault.key.dek)


class BrokenOff(BaseException):
    """Stands in for the end of the process in the middle of writing."""


@pytest.mark.parametrize("act", ["make", "replace", "take away"])
def test_broken_off_anywhere_the_passphrase_and_the_users_code_still_open(
    vault_folder: Path, passphrase: str, recovery_code: str, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """At every call that forces to disk or renames. The chief's code then opens, or does not: never half."""
    first = vaults.unlock(vault_folder, passphrase)
    if act != "make":
        vaults.new_recovery_code(first, CHIEF_CODE)
    first.close()
    whole, left, ended = files(vault_folder), 0, False
    while not ended:
        left += 1
        for name, data in whole.items():
            (vault_folder / name).write_bytes(data)
        vault = vaults.unlock(vault_folder, passphrase)
        with monkeypatch.context() as patched:
            _break_after(patched, left)
            try:
                if act == "take away":
                    rewrap.take_away_chief_code(vault.key)
                else:
                    vaults.new_recovery_code(vault, CHIEF_CODE)
                ended = True
            except BrokenOff:
                pass
        vault.close()
        again = vaults.unlock(vault_folder, passphrase)
        assert again.notices == ()
        again.close()
        assert vaults.try_recovery_code(vault_folder, recovery_code) == OWN_CODE
        assert files(vault_folder)["valv.key"] == files(vault_folder)["valv.key.bak"]
    assert left > 4


def _break_after(patched: pytest.MonkeyPatch, calls: int) -> None:
    left = calls

    def broken(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise BrokenOff
            return real(*given, **named)

        return call

    for name in ("fsync", "replace"):
        patched.setattr(os, name, broken(getattr(os, name)))
