"""A vault with pages that hold nothing, to be damaged. Vaults give such pages back by themselves (`auto_vacuum`)."""

from __future__ import annotations

import hashlib
import hmac
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from db.salvage.tree import Tree
from db.store.connection import PAGE, transaction
from db.store.pages import USABLE, Pages
from db.vault import vault as vaults
from tests.db.backup.copies import write
from tests.db.power import work

_INCREMENTAL = 64  # where the first page says that pages are given back only when asked for


def with_unused_pages(folder: Path) -> list[int]:
    """Free some pages without giving them back; return where they begin."""
    vault = vaults.unlock(folder, work.OLD)
    write(vault, "borta", 40, "ord " * 800)
    write(vault, "kvar", 5, "ord " * 800)
    vault.connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    with transaction(vault.connection):
        vault.connection.execute("DELETE FROM meta WHERE key LIKE 'borta%'")
    dek, name = bytearray(vault.key.dek), vault.vault_id
    vault.close()
    _reseal_as_full(folder / "valv.db", dek)
    pages = Pages(folder / "valv.db", dek, name)
    tree = Tree(pages, lambda _count: None)
    found = [(number - 1) * PAGE for number in range(1, pages.count + 1) if tree.is_free(number)]
    pages.close()
    return found


def _reseal_as_full(path: Path, dek: bytearray) -> None:
    """Write the first page as it is in every vault, without the vacuum that SQLite would do on the way."""
    data = bytearray(path.read_bytes())
    salt, nonce = bytes(data[:16]), bytes(data[USABLE : USABLE + 16])
    cipher = Cipher(AES256(bytes(dek)), CBC(nonce))
    opener, closer = cipher.decryptor(), cipher.encryptor()
    plain = bytearray(16) + bytearray(opener.update(bytes(data[16:USABLE])))
    plain[_INCREMENTAL : _INCREMENTAL + 4] = bytes(4)
    data[16:USABLE] = closer.update(bytes(plain[16:]))
    key = hashlib.pbkdf2_hmac("sha512", dek, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    sealed = bytes(data[16 : USABLE + 16]) + struct.pack("<I", 1)
    data[USABLE + 16 : PAGE] = hmac.digest(key, sealed, "sha512")
    path.write_bytes(data)
