"""What is sealed outside the database opens with its own key and vault, whole, or not at all."""

from __future__ import annotations

import os

import pytest

from db.secrets.sealed import SealBrokenError, seal, unseal

KEY, VAULT = bytearray(os.urandom(32)), os.urandom(16)
TEXT = "Amina sa att bussen är värst".encode()


def test_it_opens_again() -> None:
    assert unseal(KEY, seal(KEY, TEXT, VAULT), VAULT) == TEXT


def test_the_same_text_never_looks_the_same() -> None:
    one, other = seal(KEY, TEXT, VAULT), seal(KEY, TEXT, VAULT)
    assert one != other
    assert TEXT not in one


def test_every_changed_byte_and_every_cut_is_found() -> None:
    whole = seal(KEY, TEXT, VAULT)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        for broken in (bytes(changed), whole[:place]):
            with pytest.raises(SealBrokenError):
                unseal(KEY, broken, VAULT)


def test_another_vaults_is_refused() -> None:
    with pytest.raises(SealBrokenError):
        unseal(KEY, seal(KEY, TEXT, VAULT), os.urandom(16))
    with pytest.raises(SealBrokenError):
        unseal(bytearray(32), seal(KEY, TEXT, VAULT), VAULT)
