"""The pages of a damaged database, unsealed one at a time without SQLite. Nothing is ever written.

SQLite gives up a whole table when the page at its top is gone. Here each page is opened on its own: AES-256-CBC
under the data key, sealed by HMAC-SHA512 over page and page number (SQLCipher 4's format; see docs/adr/0019).
A page whose seal does not hold is not read at all. What a killed program left in the WAL beside the file is laid
over it, one whole transaction at a time, as SQLite would have done.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from db.errors import DatabaseDamagedError
from db.secrets.kdf import wipe
from db.store.connection import PAGE

USABLE = PAGE - 80
"""Bytes of a page that hold data; 16 of nonce and 64 of seal follow."""

MOST_MOVED = 200
"""So many pages with broken seals are tried in each other's places, in case they have only been swapped."""

_SALT, _IV = 16, 16
_HEAD = b"SQLite format 3\x00"
_LOG_HEADER, _FRAME_HEADER = 32, 24
_COUNT = 28  # where the first page says how many there are: the file may have been cut, or grown by garbage
_MAGIC = (0x377F0682, 0x377F0683)


class Pages:
    """Page numbers begin at 1. `said` is how many the file itself says it has; after those may come garbage.

    Used by one thread; `close` wipes the keys.
    """

    def __init__(self, path: Path, dek: bytearray, vault: str) -> None:
        self._key = bytearray(dek)
        self._file: BinaryIO = path.open("rb")
        self._log: BinaryIO | None = None
        self._places: dict[int, int] = {}  # page: where in the WAL it lies
        self._moved: dict[int, int] = {}  # page: in whose place it lies
        self._mac_key = self._mac_key_of(bytes.fromhex(vault))
        size = path.stat().st_size
        self.count = -(-size // PAGE)
        beside = path.with_name(f"{path.name}-wal")
        if beside.is_file():
            self._log = beside.open("rb")
            self._read_log()
        first = self.read(1)
        self.said = int(struct.unpack_from(">I", first, _COUNT)[0]) if first else self.count
        self.count = max(self.count, self.said)

    def read(self, number: int) -> bytes | None:
        """Return the page in the clear, or None where it is missing or its seal is broken."""
        return self._unsealed(number, self._raw(number))

    def find_moved(self, broken: list[int]) -> None:
        """Look for pages that lie, whole, in another's place; from then on `read` finds them."""
        if not 1 < len(broken) <= MOST_MOVED:
            return
        lying = {place: self._raw(place) for place in broken}
        for number in broken:
            for place, raw in lying.items():
                if self._is_sealed(number, raw):
                    self._moved[number] = place

    def close(self) -> None:
        """Close the files and wipe the keys."""
        wipe(self._key, self._mac_key)
        for file in (self._file, self._log):
            if file is not None:
                file.close()

    def _raw(self, number: int) -> bytes:
        if number in self._places and self._log is not None:
            self._log.seek(self._places[number])
            return self._log.read(PAGE)
        self._file.seek((self._moved.get(number, number) - 1) * PAGE)
        return self._file.read(PAGE)

    def _mac_key_of(self, salt: bytes) -> bytearray:
        mixed = bytes(byte ^ 0x3A for byte in salt)
        return bytearray(hashlib.pbkdf2_hmac("sha512", self._key, mixed, 2, 32))

    def _is_sealed(self, number: int, raw: bytes) -> bool:
        if len(raw) != PAGE:
            return False
        begin = _SALT if number == 1 else 0
        seal = hmac.digest(self._mac_key, raw[begin : USABLE + _IV] + struct.pack("<I", number), "sha512")
        return hmac.compare_digest(seal, raw[USABLE + _IV :])

    def _unsealed(self, number: int, raw: bytes) -> bytes | None:
        if not self._is_sealed(number, raw):
            return None
        begin = _SALT if number == 1 else 0
        opener = Cipher(AES256(self._key), CBC(raw[USABLE : USABLE + _IV])).decryptor()
        plain = opener.update(raw[begin:USABLE]) + opener.finalize()
        return _HEAD + plain if number == 1 else plain

    def _read_log(self) -> None:
        """Note where the latest saved state of each page lies. Only whole transactions count."""
        assert self._log is not None
        header = self._log.read(_LOG_HEADER)
        if len(header) < _LOG_HEADER or struct.unpack_from(">I", header)[0] not in _MAGIC:
            return
        salts, pending, is_whole, place = header[16:24], {}, True, _LOG_HEADER
        while len(frame := self._log.read(_FRAME_HEADER + PAGE)) == _FRAME_HEADER + PAGE:
            number, pages = struct.unpack_from(">II", frame)
            if frame[8:16] != salts:
                break
            is_whole = is_whole and self._is_sealed(number, frame[_FRAME_HEADER:])
            pending[number] = place + _FRAME_HEADER
            place += len(frame)
            if not pages:
                continue
            if is_whole:
                self._places |= pending
                self.count = pages
            pending, is_whole = {}, True


def refuse_broken_under_wal(path: Path, dek: bytearray, vault: str) -> None:
    """Raise `DatabaseDamagedError` where a killed program left a WAL beside a file that is damaged too.

    SQLite would checkpoint the WAL into the damaged file, and remove it, before anyone had looked. Reads the whole
    file: for small ones.
    """
    beside = path.with_name(f"{path.name}-wal")
    if not beside.is_file() or not beside.stat().st_size:
        return
    pages = Pages(path, dek, vault)
    try:
        broken = sum(pages.read(number) is None for number in range(1, pages.said + 1))
    finally:
        pages.close()
    if broken:
        raise DatabaseDamagedError("unreadable", broken)


def holds_any(path: Path, dek: bytearray, vault: str, most: int = 64) -> bool:
    """Tell whether any of the first pages bears this vault's seal, whatever has happened to the first of all."""
    pages = Pages(path, dek, vault)
    try:
        return any(pages.read(number) is not None for number in range(1, min(most, pages.count) + 1))
    finally:
        pages.close()
