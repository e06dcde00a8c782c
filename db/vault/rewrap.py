"""The slots of a key file replaced and taken away, while its vault is open. No SQLite here, so any thread will do.

Each change is written whole and proved before it takes the old file's place; the copy follows after that.
"""

from __future__ import annotations

from db.errors import WrongPassphraseError
from db.files import atomic
from db.files.staging import KEY, KEY_COPY
from db.secrets import kdf_policy, keyfile, recovery, slots
from db.secrets.kdf import FLOOR, KdfParams, typed, wipe
from db.secrets.keyfile import Slot, SlotType
from db.vault import keys
from db.vault.keys import CodeType, UnsealedKey


def rewrap_passphrase(key: UnsealedKey, current: str | None, new: str) -> None:
    """Put a new passphrase in the key file. `current` may be None only if a recovery code opened the vault.

    A vault bound to this computer stays so; one that the code opened, its device secret unknown, does not.
    Some seconds; any thread. Raises `WrongPassphraseError` or as `atomic.write`; then nothing has changed.
    """
    if current is not None:
        keys.unseal(key.folder, current, key.device).wipe()
    elif not key.code_used:
        raise WrongPassphraseError("the present passphrase is needed")
    put_passphrase(key, new, key.device)
    key.kinds = keys.BY_PASSPHRASE


def put_passphrase(key: UnsealedKey, passphrase: str, device: slots.Device) -> None:
    """Replace what the passphrase opens by one slot, bound to `device` where there is one.

    Raises as `atomic.write`.
    """
    cost = next((slot.kdf for slot in key.header.slots if slot.type in keys.BY_PASSPHRASE), FLOOR)
    kind: SlotType = slots.WITH_DEVICE if device else "pass"
    _replace_slot(key, keys.BY_PASSPHRASE, kind, typed(passphrase), cost, device)


def rewrap_recovery(key: UnsealedKey, kind: CodeType = keys.OWN_CODE) -> str:
    """Put a new code of this kind in the key file and return it; its old paper is void, the other's is not.

    Any thread. Raises as `atomic.write`; then nothing has changed.
    """
    code = recovery.new_code()
    cost = next((slot.kdf for slot in key.header.slots if slot.type in keys.BY_RECOVERY), FLOOR)
    _replace_slot(key, (kind,), kind, keys.code_bytes(code), cost, key.device)
    return code


def take_away_chief_code(key: UnsealedKey) -> None:
    """Remove the enhetschef's slot from both key files. Copies made before still open with that code.

    Any thread. Raises as `atomic.write`.
    """
    dek = key.copy_of_dek()
    try:
        with key.writing:
            header = key.next_header(tuple(slot for slot in key.header.slots if slot.type != keys.CHIEF_CODE))
            data = keyfile.encode(header, dek)
            atomic.write(key.folder / KEY, data)
            key.data, key.header = data, header
            atomic.write(key.folder / KEY_COPY, data)
    finally:
        wipe(dek)


def strengthen(key: UnsealedKey, secret: bytearray, least: KdfParams | None = None) -> bool:
    """Wrap the slot that opened once more, with the same secret at today's cost. Any thread; `secret` is wiped.

    False where it costs enough, or where the passphrase has been changed since. Raises as `atomic.write`, or
    `TooLittleMemoryError`; the old slot then still opens.
    """
    try:
        slot = key.slot
        if slot is None or kdf_policy.raised(slot.kdf, least) == slot.kdf:
            return False
        cost = kdf_policy.raised(slot.kdf, least)
        return _replace_slot(key, (slot.type,), slot.type, secret, cost, key.device, instead_of=slot)
    finally:
        wipe(secret)


def _replace_slot(
    key: UnsealedKey,
    kinds: tuple[SlotType, ...],
    kind: SlotType,
    secret: bytearray,
    cost: KdfParams,
    device: slots.Device,
    *,
    instead_of: Slot | None = None,
) -> bool:
    """Put a slot in place of those of these kinds. False, and nothing done, when `instead_of` is no longer there."""
    # A lock may wipe the key meanwhile, the data key first: this copy is whole if the data key's, made after it, is.
    own, dek = bytearray(device), bytearray()
    try:
        dek = key.copy_of_dek()
        with key.writing:
            if instead_of is not None and instead_of not in key.header.slots:
                return False
            old = [slot for slot in key.header.slots if slot.type in kinds]
            number = old[0].id if old else max(slot.id for slot in key.header.slots) + 1
            fresh = slots.seal(dek, key.header.vault, number, kind, secret, cost, own)
            kept = tuple(slot for slot in key.header.slots if slot.id != number and slot.type not in kinds)
            header = key.next_header(_in_order((*kept, fresh)))
            data = keyfile.encode(header, dek)
            atomic.write(key.folder / KEY, data, check=lambda back: keys.prove(back, secret, kinds, dek, own))
            # The copy still opens with the old secret until here: a kill never leaves a vault without a way in.
            key.data, key.header = data, header
            if any(key.dek):
                key.device[:] = own
            atomic.write(key.folder / KEY_COPY, data)
            return True
    finally:
        wipe(dek, secret, own)


def _in_order(found: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return tuple(sorted(found, key=lambda slot: slot.id))
