"""Keys made, unsealed and re-wrapped. No SQLite here, so any thread will do."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Literal

from db.clock import now
from db.errors import (
    ForeignKeyFileError,
    HeaderDamagedError,
    KeyFileMissingError,
    KeyFileTooNewError,
    VaultClosedError,
    WrongPassphraseError,
)
from db.files import atomic
from db.files.staging import DATABASE, KEY, KEY_COPY
from db.secrets import keyfile, recovery, slots
from db.secrets.kdf import FLOOR, KEY_BYTES, KdfParams, calibrate, typed, wipe
from db.secrets.keyfile import Header, Slot, SlotType
from db.store.pages import holds_any
from db.vault.anchors import Anchor

BY_PASSPHRASE: tuple[SlotType, ...] = ("pass", "pass+device")
CodeType = Literal["recovery", "recovery-chief"]
CodeFound = CodeType | Literal[""]
"""Which of the two codes it was; empty for neither."""

OWN_CODE: CodeType = "recovery"
CHIEF_CODE: CodeType = "recovery-chief"
BY_RECOVERY: tuple[CodeType, ...] = (OWN_CODE, CHIEF_CODE)
"""The user's recovery code, and the enhetschef's: the same form, each in a slot of its own."""

BAK_USED = "bak_used"
"""Notice: `valv.key` was missing or damaged and its copy opened the vault."""

KEY_FROM_COPY = "key_from_copy"
"""Notice: both key files were gone or unusable, and the one in a copy opened the vault."""

HEADER_ROLLED_BACK = "header_rolled_back"
"""Notice: the key file is older than the database has seen; an old passphrase may be in force again."""


@dataclass
class NewKey:
    """Everything a new vault needs before it has a place on disk. Nothing is lost if it is thrown away."""

    data: bytes = field(repr=False)
    header: Header
    dek: bytearray = field(repr=False)
    code: str = field(repr=False)


@dataclass
class UnsealedKey:
    """A data key, and the key file it came out of. `kinds` tells which sort of slot opened; a code's is alone.

    `slot` is the one that opened. `writing` is held while the key file is being replaced: two threads may want to.
    """

    folder: Path
    data: bytes = field(repr=False)
    header: Header
    dek: bytearray = field(repr=False)
    kinds: tuple[SlotType, ...]
    notices: tuple[str, ...] = ()
    device: bytearray = field(default_factory=bytearray, repr=False)
    """This computer's own secret, where the key file wants one and it was given."""
    anchor: Anchor | None = None
    """How the vault stood when it was last noted outside, where that is known."""
    slot: Slot | None = None
    seen_gen: int = 0
    """The newest generation of the key file that the database has seen, once it is open."""
    writing: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def is_bound(self) -> bool:
        """Tell whether the passphrase opens the key file on one computer only."""
        return any(slot.type == slots.WITH_DEVICE for slot in self.header.slots)

    @property
    def code_used(self) -> CodeFound:
        """Return which code opened it, `OWN_CODE` or `CHIEF_CODE`; empty after a passphrase."""
        return next((kind for kind in BY_RECOVERY if kind == self.kinds[0]), "")

    @property
    def by_chief(self) -> bool:
        """Tell whether the enhetschef's code opened it."""
        return self.code_used == CHIEF_CODE

    def has(self, kind: SlotType) -> bool:
        """Tell whether the key file has a slot of this type."""
        return any(slot.type == kind for slot in self.header.slots)

    def copy_of_dek(self) -> bytearray:
        """Return the data key for work that may outlive the vault; the caller wipes it."""
        dek = bytearray(self.dek)
        if not any(dek):
            raise VaultClosedError("the key has been wiped")
        return dek

    def next_header(self, found: tuple[Slot, ...]) -> Header:
        """Return the header that follows this one and every other that the database has seen."""
        later = self.header.next(found)
        return replace(later, gen=max(later.gen, self.seen_gen + 1))

    def wipe(self) -> None:
        """Overwrite the data key and the device secret."""
        wipe(self.dek, self.device)


def forge(passphrase: str, kdf: KdfParams | None = None) -> NewKey:
    """Make the key of a new vault and prove that both its secrets open it. Seconds long; any thread.

    Without `kdf` the cost is measured on this computer (`calibrate`).
    """
    params = kdf or calibrate()
    dek, vault, code = bytearray(os.urandom(KEY_BYTES)), os.urandom(16).hex(), recovery.new_code()
    secret, spare = typed(passphrase), code_bytes(code)
    made = (
        slots.seal(dek, vault, 0, "pass", secret, params),
        slots.seal(dek, vault, 1, OWN_CODE, spare, _recovery_cost(params)),
    )
    header = Header(vault=vault, gen=1, created=now().isoformat(timespec="seconds"), slots=made)
    data = keyfile.encode(header, dek)
    prove(data, secret, BY_PASSPHRASE, dek)
    prove(data, spare, BY_RECOVERY, dek)
    wipe(secret, spare)
    return NewKey(data=data, header=header, dek=dek, code=code)


def unseal(folder: Path, passphrase: str, device: slots.Device = slots.NO_DEVICE) -> UnsealedKey:
    """Get the data key out with the passphrase. About a second; any thread.

    Raises `WrongPassphraseError`, `HeaderDamagedError` (the copy is tried first), `KeyFileMissingError`,
    `KeyFileTooNewError`, `ForeignKeyFileError`, `DeviceSecretMissingError`, `DeviceSecretWrongError`,
    `OnlyRecoveryCodeError` or `TooLittleMemoryError`.
    """
    return _unseal(folder, typed(passphrase), BY_PASSPHRASE, device)


def unseal_with_recovery(folder: Path, code: str) -> UnsealedKey:
    """Get the data key out with either recovery code, however it is spaced. Raises as `unseal`."""
    return _unseal(folder, code_bytes(code), BY_RECOVERY, slots.NO_DEVICE)


def mend_files(key: UnsealedKey) -> None:
    """Make both key files whole again, once the vault has opened. A damaged one is kept aside."""
    for name in (KEY, KEY_COPY):
        path = key.folder / name
        found = read(path)
        if found == key.data or _is_later(found, key.header):
            continue
        if found is not None and not _is_ours(found, key.header):
            atomic.keep_aside(path)
        atomic.write(path, key.data)


def read_header(folder: Path) -> Header | None:
    """Return what the key file, or else its copy, says before anything is opened; None when neither can be read."""
    for name in (KEY, KEY_COPY):
        data = read(folder / name)
        try:
            if data is not None:
                return keyfile.parse(data)
        except (HeaderDamagedError, KeyFileTooNewError):
            continue
    return None


def _unseal(
    folder: Path, secret: bytearray, kinds: tuple[SlotType, ...], device: slots.Device
) -> UnsealedKey:
    """Try the key file and then its copy; `secret` is wiped, whatever comes of it."""
    try:
        return _first_that_opens(folder, secret, kinds, device)
    finally:
        wipe(secret)


def _first_that_opens(
    folder: Path, secret: bytearray, kinds: tuple[SlotType, ...], device: slots.Device
) -> UnsealedKey:
    failure: Exception = KeyFileMissingError(KEY)
    for name in (KEY, KEY_COPY):
        data = read(folder / name)
        if data is None:
            continue
        try:
            is_foreign = seems_foreign(folder, keyfile.parse(data))
            header, dek, slot = slots.unseal(data, secret, kinds, device)
        except HeaderDamagedError as error:
            failure = error
            continue
        except WrongPassphraseError:
            if is_foreign:
                raise ForeignKeyFileError("the key file belongs to another database") from None
            raise
        if is_foreign and not holds_any(folder / DATABASE, dek, header.vault):
            wipe(dek)
            raise ForeignKeyFileError("the key file belongs to another database")
        opened_by = (slot.type,) if slot.type in BY_RECOVERY else kinds
        notices = () if name == KEY else (BAK_USED,)
        own = bytearray(device) if slot.type == slots.WITH_DEVICE else bytearray()
        return UnsealedKey(folder, data, header, dek, opened_by, notices, own, slot=slot)
    raise failure


def seems_foreign(folder: Path, header: Header) -> bool:
    """Compare the vault's id with the database's first 16 bytes, its salt, which was set to that id.

    Half of them equal is damage and not another vault; so is a file whose beginning has been zeroed. A beginning
    from elsewhere may be either: the seals of the pages that follow tell, once the data key is known.
    """
    path = folder / DATABASE
    if not path.is_file():
        return False
    with path.open("rb") as file:
        salt = file.read(16)
    same = sum(a == b for a, b in zip(salt, bytes.fromhex(header.vault), strict=False))
    return len(salt) == 16 and same < 8 and any(salt)


def prove(
    data: bytes,
    secret: bytearray,
    kinds: tuple[SlotType, ...],
    dek: bytearray,
    device: slots.Device = slots.NO_DEVICE,
) -> None:
    """Raise unless these bytes really give the data key back."""
    _header, found, _slot = slots.unseal(data, secret, kinds, device)
    try:
        if found != dek:
            raise HeaderDamagedError("the new key file gives another key")
    finally:
        wipe(found)


def read(path: Path) -> bytes | None:
    """Return the bytes of a key file, one byte more than allowed at most; None where there is none."""
    with atomic.named_failures():
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(keyfile.MAX_BYTES + 1)


def _is_ours(data: bytes, header: Header) -> bool:
    try:
        return keyfile.parse(data).vault == header.vault
    except HeaderDamagedError:
        return False


def _is_later(data: bytes | None, header: Header) -> bool:
    return data is not None and _is_ours(data, header) and keyfile.parse(data).gen > header.gen


def code_bytes(code: str) -> bytearray:
    """Return the bytes a recovery code stands for, however it was spaced. Raises `WrongPassphraseError`."""
    whole = recovery.parse(code)
    if whole is None:
        raise WrongPassphraseError("not a recovery code")
    return typed(whole)


def _recovery_cost(params: KdfParams) -> KdfParams:
    """Return what the recovery slot costs: the floor, or less where the whole vault is cheap (tests)."""
    return params if params.m < FLOOR.m else FLOOR
