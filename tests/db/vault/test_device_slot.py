"""A vault that is bound to one computer: which secrets open it, and that a kill on the way never shuts anyone out."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from db.errors import (
    DeviceSecretMissingError,
    DeviceSecretWrongError,
    OnlyRecoveryCodeError,
    VaultError,
    WrongPassphraseError,
)
from db.log.chain import Event, Log
from db.records.events import LogEvent
from db.secrets import slots
from db.secrets.kdf import CHEAPEST, expand
from db.store.connection import transaction
from db.vault import copy_slot, device_slot, keys
from db.vault import vault as vaults
from db.vault.anchors import Anchor, anchor_of, is_older
from db.vault.vault import Vault
from tests.db.killed import killed_at

FRAS, NEW = "fem ord i en lång rad", "en annan fras på fem ord"
DEVICE = bytes(range(32))


def nothing() -> None:
    """Put the secret nowhere."""


def bound(vault: Vault, passphrase: str) -> None:
    device_slot.bind(vault.key, passphrase, bytearray(DEVICE), nothing)


def test_both_secrets_are_wanted_and_each_that_fails_is_told_apart(
    vault: Vault, vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    bound(vault, passphrase)
    assert [slot.type for slot in vault.key.header.slots] == ["pass+device", "recovery"]
    keys.unseal(vault_folder, passphrase, DEVICE).wipe()
    vaults.unseal_with_recovery(vault_folder, recovery_code).wipe()
    for given, error in ((b"", DeviceSecretMissingError), (os.urandom(32), DeviceSecretWrongError)):
        with pytest.raises(error):
            keys.unseal(vault_folder, passphrase, given)
    with pytest.raises(WrongPassphraseError):
        keys.unseal(vault_folder, NEW, DEVICE)


def test_the_secret_is_put_away_before_the_key_file_changes_and_not_for_a_wrong_passphrase(
    vault: Vault, vault_folder: Path, passphrase: str
) -> None:
    put: list[bytes] = []

    def refuse() -> None:
        put.append((vault_folder / "valv.key").read_bytes())
        raise LookupError("no keyring")

    before = (vault_folder / "valv.key").read_bytes()
    with pytest.raises(WrongPassphraseError):
        device_slot.bind(vault.key, NEW, bytearray(DEVICE), refuse)
    assert put == []
    with pytest.raises(LookupError):
        device_slot.bind(vault.key, passphrase, bytearray(DEVICE), refuse)
    assert put == [before]
    assert (vault_folder / "valv.key").read_bytes() == before
    assert not vault.key.is_bound


def test_a_new_passphrase_and_a_new_code_keep_the_vault_bound(
    vault: Vault, vault_folder: Path, passphrase: str
) -> None:
    bound(vault, passphrase)
    vaults.change_passphrase(vault, passphrase, NEW)
    assert vault.key.is_bound
    code = vaults.new_recovery_code(vault)
    assert vault.key.is_bound
    keys.unseal(vault_folder, NEW, DEVICE).wipe()
    vaults.unseal_with_recovery(vault_folder, code).wipe()
    with pytest.raises(DeviceSecretMissingError):
        keys.unseal(vault_folder, NEW)


def test_the_code_makes_a_vault_whose_device_is_gone_open_with_a_new_passphrase_alone(
    vault: Vault, vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    bound(vault, passphrase)
    vault.close()
    opened = vaults.unlock_with_recovery(vault_folder, recovery_code)
    vaults.change_passphrase(opened, None, NEW)
    assert not opened.key.is_bound
    opened.close()
    vaults.unlock(vault_folder, NEW).close()


def test_letting_go_wants_the_passphrase_and_wipes_the_secret(
    vault: Vault, vault_folder: Path, passphrase: str
) -> None:
    bound(vault, passphrase)
    held = vault.key.device
    with pytest.raises(WrongPassphraseError):
        device_slot.release(vault.key, NEW)
    assert held == DEVICE
    device_slot.release(vault.key, passphrase)
    assert not any(held)
    keys.unseal(vault_folder, passphrase).wipe()


def test_closing_wipes_the_device_secret(vault: Vault, passphrase: str) -> None:
    bound(vault, passphrase)
    held = vault.key.device
    vault.close()
    assert len(held) == 32
    assert not any(held)


def test_a_vault_is_bound_once_and_only_to_a_whole_secret(vault: Vault, passphrase: str) -> None:
    for wrong in (bytearray(), bytearray(31), bytearray(32)):
        with pytest.raises(ValueError, match="device secret"):
            device_slot.bind(vault.key, passphrase, wrong, nothing)
    bound(vault, passphrase)
    with pytest.raises(ValueError, match="already"):
        bound(vault, passphrase)


def test_two_slots_made_with_one_secret_share_no_nonce(vault: Vault, passphrase: str) -> None:
    bound(vault, passphrase)
    first = vault.key.header.slots[0]
    vaults.change_passphrase(vault, passphrase, NEW)
    second = vault.key.header.slots[0]
    assert first.nonce != second.nonce
    assert slots.is_bound_to(first, DEVICE)
    assert slots.is_bound_to(second, DEVICE)
    assert not slots.is_bound_to(second, b"")


def test_without_a_slot_for_the_passphrase_only_the_code_is_asked_for(
    vault: Vault, vault_folder: Path, passphrase: str, recovery_code: str
) -> None:
    from db.secrets import keyfile

    header = vault.key.header
    alone = header.next(tuple(slot for slot in header.slots if slot.type == "recovery"))
    for name in ("valv.key", "valv.key.bak"):
        (vault_folder / name).write_bytes(keyfile.encode(alone, vault.key.dek))
    with pytest.raises(OnlyRecoveryCodeError):
        keys.unseal(vault_folder, passphrase)
    vaults.unseal_with_recovery(vault_folder, recovery_code).wipe()


def test_the_slot_for_copies_counts_until_the_passphrase_changes(vault: Vault, passphrase: str) -> None:
    bound(vault, passphrase)
    assert copy_slot.for_elsewhere(vault.connection, vault.key.header) == vault.key.header
    made = copy_slot.make(vault.key, passphrase)
    with transaction(vault.connection):
        copy_slot.keep(vault.connection, made)
    elsewhere = copy_slot.for_elsewhere(vault.connection, vault.key.header)
    assert [slot.type for slot in elsewhere.slots] == ["pass", "recovery"]
    vaults.change_passphrase(vault, passphrase, NEW)
    assert copy_slot.for_elsewhere(vault.connection, vault.key.header) == vault.key.header
    with transaction(vault.connection):
        copy_slot.keep(vault.connection, "")
    assert vault.connection.execute("SELECT count(*) FROM meta WHERE key = 'copy_slot'").fetchone()[0] == 0


def test_the_slot_for_copies_lies_in_no_file_that_can_be_read(
    vault: Vault, vault_folder: Path, passphrase: str
) -> None:
    bound(vault, passphrase)
    made = copy_slot.make(vault.key, passphrase)
    with transaction(vault.connection):
        copy_slot.keep(vault.connection, made)
    vault.close()
    wrap = json.loads(made)["slot"]["wrap"].encode()
    assert [file.name for file in vault_folder.iterdir() if wrap in file.read_bytes()] == []


def test_an_anchor_tells_an_older_and_another_log_from_one_that_went_on(vault: Vault) -> None:
    log = Log(vault.connection, bytes(expand(vault.key.dek, "audit")), "0", "test")

    def write(*events: LogEvent) -> None:
        for event in events:
            with transaction(vault.connection):
                log.write(Event(event), "Test")

    write("case_opened", "printed")
    seen = anchor_of(3, log)
    assert not is_older(seen, 3, log)
    write("exported")
    assert not is_older(seen, 4, log)
    assert is_older(seen, 2, log), "the key file is older than what was noted"
    assert is_older(Anchor(3, seen.seq + 2, seen.head), 3, log), "rows are gone"
    assert is_older(Anchor(3, seen.seq + 1, seen.head), 3, log), "another row has that number"
    assert is_older(Anchor(3, 0, "f" * 16), 3, log)
    assert not is_older(Anchor(1, 0, "0" * 16), 3, log)


STEP = """
from db.vault import device_slot
from db.vault import vault as vaults
folder, what = Path(given[0]), given[1]
FRAS, NEW, device = "fem ord i en lång rad", "en annan fras på fem ord", bytes(range(32))
vault = vaults.unlock(folder, FRAS, device)
count()
if what == "bind":
    device_slot.bind(vault.key, FRAS, bytearray(device), lambda: None)
elif what == "release":
    device_slot.release(vault.key, FRAS)
else:
    vaults.change_passphrase(vault, FRAS, NEW)
"""


@pytest.mark.parametrize("what", ["bind", "release", "change"])
def test_a_kill_anywhere_leaves_a_vault_that_opens_on_this_computer_and_with_the_code(
    tmp_path: Path, what: str
) -> None:
    """On this computer: with the keyring's secret, which is there from before `bind` until after `release`."""
    made, code = vaults.create(tmp_path / "0", FRAS, kdf=CHEAPEST)
    if what != "bind":
        bound(made, FRAS)
    made.close()
    opened_as, number, finished = set(), 0, False
    while not finished:
        number += 1
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "0", folder)
        finished = killed_at(STEP, number, folder, what)
        opened_as.add(opens(folder))
        vaults.unlock_with_recovery(folder, code).close()
    assert opened_as == {(FRAS, what != "bind"), (NEW if what == "change" else FRAS, what != "release")}
    assert number > 6


def opens(folder: Path) -> tuple[str, bool]:
    """Return the passphrase that opens it, with this computer's secret, and whether it is wanted."""
    for fras in (FRAS, NEW):
        try:
            vault = vaults.unlock(folder, fras, DEVICE)
        except WrongPassphraseError:
            continue
        is_bound = vault.key.is_bound
        vault.close()
        if is_bound:
            with pytest.raises(VaultError):
                vaults.unlock(folder, fras)
        return fras, is_bound
    raise AssertionError("nothing opens it")
