"""What a vault bound to its computer keeps through the other changes of its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.errors import DeviceSecretMissingError
from db.secrets import keyfile, slots
from db.secrets.kdf import KdfParams, typed
from db.vault import copy_slot, rewrap
from db.vault import vault as vaults
from db.vault.keys import CHIEF_CODE, OWN_CODE
from desktop.device import anchors
from desktop.safety import codes
from desktop.secrets.change import new_recovery_code
from desktop.secrets.kdf_upgrade import WeakPassphrase
from desktop.session.session import Session
from desktop.vault.key_change import key_change_of
from desktop.work import Work
from tests.builders import DAY
from tests.desktop.backup.copying import LONG
from tests.desktop.device.acts import Acts
from tests.desktop.device.keyring import Keyring
from tests.desktop.vault.test_key_change import changed

NEW = "en helt annan räv på taket"
MIB = 1024


def device(keyring: Keyring, session: Session) -> bytearray:
    entry = keyring.entry(session.vault.vault_id)
    assert entry is not None
    return bytearray(entry.device)


def chief_code(qtbot: QtBot, session: Session) -> str:
    """Let the enhetschef have a code, as the page of safety does."""
    made: list[str] = []
    new_recovery_code(session, Work(session), made.append, lambda error: made.append(str(error)), codes.CHIEF)
    qtbot.waitUntil(lambda: bool(made), timeout=LONG)
    return made[0]


@pytest.mark.parametrize("copies_open", [True, False])
def test_a_new_encryption_key_leaves_the_vault_bound_and_its_copies_as_they_were(
    acts: Acts, keyring: Keyring, qtbot: QtBot, passphrase: str, vault_folder: Path, copies_open: bool
) -> None:
    assert acts.bind(passphrase, copies_open) is None
    own = device(keyring, acts.session)
    assert key_change_of(acts.session).lost() == ()
    changed(qtbot, acts.session, passphrase)
    with pytest.raises(DeviceSecretMissingError):
        vaults.unseal(vault_folder, NEW)
    after = Session(vaults.unlock(vault_folder, NEW, bytes(own)), today=lambda: DAY)
    assert copy_slot.is_open(after.vault.connection, after.vault.key.header) is copies_open
    assert anchors.look(after) == []
    after.vault.close()


def test_a_new_encryption_key_says_that_the_code_of_the_enhetschef_goes_and_forgets_it(
    acts: Acts, keyring: Keyring, qtbot: QtBot, passphrase: str, vault_folder: Path
) -> None:
    code = chief_code(qtbot, acts.session)
    assert acts.session.choices.chief_code_made_on
    assert key_change_of(acts.session).lost() == ("code",)
    new = changed(qtbot, acts.session, passphrase)
    after = Session(vaults.unlock(vault_folder, NEW), today=lambda: DAY)
    assert not vaults.try_recovery_code(vault_folder, code)
    assert vaults.try_recovery_code(vault_folder, new) == OWN_CODE
    assert (after.choices.chief_code_made_on, after.choices.chief_code_proved_on) == ("", "")
    assert not after.vault.key.has(CHIEF_CODE)
    after.vault.close()


def test_a_slot_made_to_cost_more_stays_bound(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path
) -> None:
    assert acts.bind(passphrase) is None
    own = device(keyring, acts.session)
    acts.session.vault.close()
    vault = vaults.unlock(vault_folder, passphrase, bytes(own))
    least = KdfParams(m=20 * MIB, t=2, p=1)
    assert rewrap.strengthen(vault.key, typed(passphrase), least)
    vault.close()
    with pytest.raises(DeviceSecretMissingError):
        vaults.unseal(vault_folder, passphrase)
    again = vaults.unlock(vault_folder, passphrase, bytes(own))
    assert again.key.slot is not None
    assert again.key.slot.kdf == least
    again.close()


def test_the_codes_open_a_bound_vault_and_tell_which_they_were(
    acts: Acts, keyring: Keyring, qtbot: QtBot, passphrase: str, vault_folder: Path
) -> None:
    assert acts.bind(passphrase) is None
    code = chief_code(qtbot, acts.session)
    acts.session.vault.close()
    vault = vaults.unlock_with_recovery(vault_folder, code)
    assert vault.key.by_chief
    assert vault.key.is_bound
    vault.close()


@pytest.mark.parametrize("copies_open", [True, False])
def test_copies_elsewhere_open_as_before_once_the_slot_costs_more(
    acts: Acts, keyring: Keyring, qtbot: QtBot, passphrase: str, vault_folder: Path, copies_open: bool
) -> None:
    assert acts.bind(passphrase, copies_open) is None
    own = device(keyring, acts.session)
    acts.session.vault.close()
    vault = vaults.unlock(vault_folder, passphrase, bytes(own))
    after, work = Session(vault, today=lambda: DAY), Work()
    weak = WeakPassphrase.of(vault.key, passphrase, KdfParams(m=20 * MIB, t=2, p=1))
    assert weak is not None
    weak.strengthen(after, work)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=LONG)
    assert after.log.rows(1)[0].event == "passphrase_strengthened"
    found = copy_slot.for_elsewhere(vault.connection, vault.key.header)
    assert any(slot.type == "pass" for slot in found.slots) is copies_open
    if copies_open:
        data = keyfile.encode(found, vault.key.dek)
        slots.unseal(data, typed(passphrase), ("pass",))
    assert not any(weak.secret)
    vault.close()


def test_a_lock_in_the_middle_never_binds_the_vault_to_a_wiped_secret(
    acts: Acts, keyring: Keyring, passphrase: str, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert acts.bind(passphrase) is None
    own, key = bytes(device(keyring, acts.session)), acts.session.vault.key
    seal = slots.seal

    def sealed_after_lock(*given: Any) -> keyfile.Slot:
        key.wipe()
        return seal(*given)

    with monkeypatch.context() as patch:
        patch.setattr(slots, "seal", sealed_after_lock)
        key.slot = next(slot for slot in key.header.slots if slot.type == slots.WITH_DEVICE)
        rewrap.strengthen(key, typed(passphrase), KdfParams(m=20 * MIB, t=2, p=1))
    vaults.unseal(vault_folder, passphrase, own).wipe()
    assert not any(key.dek)
    assert not any(key.device)
