"""The key file's form: damage is always called damage, and nothing else gets past the parser."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any

import pytest

from db.errors import (
    DeviceSecretMissingError,
    DeviceSecretWrongError,
    HeaderDamagedError,
    KeyFileTooNewError,
    WrongPassphraseError,
)
from db.secrets import keyfile, slots
from db.secrets.kdf import CHEAPEST, typed
from db.secrets.keyfile import MAGIC, Header, Slot, SlotType

SECRET = "Åke äter ål i natt"
VAULT = "0123456789abcdef" * 2
DEK = bytearray(range(1, 33))


def a_slot(number: int = 0, kind: SlotType = "pass", device: bytes = b"") -> Slot:
    return slots.seal(DEK, VAULT, number, kind, typed(SECRET), CHEAPEST, device)


def a_file(*made: Slot, dek: bytearray = DEK) -> bytes:
    header = Header(vault=VAULT, gen=1, created="2026-11-24T08:00:00+00:00", slots=made or (a_slot(),))
    return keyfile.encode(header, dek)


def body_of(data: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(data[len(MAGIC) : -64])
    return body


def forged(raw: bytes) -> bytes:
    """Return a file with this JSON and a right unkeyed sum, as damage before writing would leave it."""
    data = MAGIC + raw
    return data + hashlib.sha256(data).digest() + bytes(32)


def opened(data: bytes) -> bytearray:
    return slots.unseal(data, typed(SECRET), ("pass", "pass+device"))[1]


def test_a_whole_file_gives_the_data_key_back() -> None:
    assert opened(a_file()) == DEK


def test_every_flipped_byte_is_reported_as_damage() -> None:
    whole = a_file()
    for place in range(len(whole)):
        for bit in (0x01, 0x80):
            changed = bytearray(whole)
            changed[place] ^= bit
            with pytest.raises(HeaderDamagedError):
                opened(bytes(changed))


def test_every_cut_is_reported_as_damage() -> None:
    whole = a_file()
    for length in range(len(whole)):
        with pytest.raises(HeaderDamagedError):
            opened(whole[:length])
    with pytest.raises(HeaderDamagedError):
        opened(whole + b"\x00")


def test_damage_and_a_wrong_passphrase_are_told_apart() -> None:
    with pytest.raises(WrongPassphraseError):
        slots.unseal(a_file(), typed("något helt annat"), ("pass",))
    damaged = a_file()[:-70] + b"xxxxxx" + a_file()[-64:]
    with pytest.raises(HeaderDamagedError):
        slots.unseal(damaged, typed("något helt annat"), ("pass",))


def test_a_file_sealed_with_another_data_key_is_damaged() -> None:
    with pytest.raises(HeaderDamagedError):
        opened(a_file(dek=bytearray(os.urandom(32))))


def test_a_slot_moved_to_another_vault_does_not_open() -> None:
    other = Header(vault="f" * 32, gen=1, created="2026-11-24T08:00:00+00:00", slots=(a_slot(),))
    with pytest.raises(WrongPassphraseError):
        opened(keyfile.encode(other, DEK))


def test_a_slot_with_changed_parameters_does_not_open() -> None:
    body = body_of(a_file())
    body["slots"][0]["kdf"]["t"] = 2
    with pytest.raises(WrongPassphraseError):
        opened(forged(keyfile.canonical(body)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("slots", 0, "kdf", "m"), 1024 * 1024 + 1),
        (("slots", 0, "kdf", "m"), 19 * 1024 - 1),
        (("slots", 0, "kdf", "t"), 17),
        (("slots", 0, "kdf", "t"), 0),
        (("slots", 0, "kdf", "p"), 9),
        (("slots", 0, "kdf", "p"), True),
        (("slots", 0, "kdf", "alg"), "scrypt"),
        (("slots", 0, "kdf", "salt"), "AAAA"),
        (("slots", 0, "kdf", "salt"), 7),
        (("slots", 0, "nonce"), "not base64"),
        (("slots", 0, "wrap"), ""),
        (("slots", 0, "type"), "open sesame"),
        (("slots", 0, "id"), -1),
        (("slots", 0, "id"), "0"),
        (("slots", 0), None),
        (("slots",), []),
        (("slots",), {}),
        (("vault",), "abc"),
        (("vault",), "g" * 32),
        (("vault",), None),
        (("gen",), 0),
        (("gen",), 1.0),
        (("created",), 20261124),
        (("v",), 0),
        (("v",), "1"),
    ],
)
def test_anything_outside_the_strict_form_is_damage(path: tuple[Any, ...], value: object) -> None:
    body: Any = body_of(a_file())
    inner = body
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(forged(keyfile.canonical(body)))


def test_missing_and_extra_keys_are_damage() -> None:
    for key in ("v", "vault", "gen", "created", "slots"):
        body = body_of(a_file())
        del body[key]
        with pytest.raises(HeaderDamagedError):
            keyfile.parse(forged(keyfile.canonical(body)))
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(forged(keyfile.canonical({**body_of(a_file()), "extra": 1})))


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"1", b"{", b"null", b"\xff\xfe", b"[" * 60_000, b'{"v":1,"v":1}', b'{"v": 1}']
)
def test_other_json_and_no_json_are_damage(raw: bytes) -> None:
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(forged(raw))


def test_json_in_another_spelling_is_damage() -> None:
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(forged(json.dumps(body_of(a_file())).encode()))


def test_nine_slots_and_a_file_over_64_kib_are_refused() -> None:
    slot = a_slot()
    many = tuple(Slot(number, "pass", slot.kdf, slot.salt, slot.nonce, slot.wrap) for number in range(9))
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(a_file(*many))
    assert len(keyfile.parse(a_file(*many[:8])).slots) == 8
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(a_file() + bytes(64 * 1024))


def test_two_slots_with_the_same_number_are_damage() -> None:
    with pytest.raises(HeaderDamagedError):
        keyfile.parse(a_file(a_slot(3), a_slot(3)))


def test_a_newer_form_is_named_with_both_versions() -> None:
    with pytest.raises(KeyFileTooNewError) as caught:
        keyfile.parse(forged(keyfile.canonical({"v": 7, "anything": "else"})))
    assert (caught.value.found, caught.value.known) == (7, 1)


def test_the_device_slot_needs_both_secrets() -> None:
    device = os.urandom(32)
    data = a_file(a_slot(0, "pass+device", device))
    assert slots.unseal(data, typed(SECRET), ("pass", "pass+device"), device)[1] == DEK
    with pytest.raises(DeviceSecretMissingError):
        opened(data)
    with pytest.raises(DeviceSecretWrongError):
        slots.unseal(data, typed(SECRET), ("pass", "pass+device"), os.urandom(32))
    with pytest.raises(WrongPassphraseError):
        slots.unseal(data, typed("something else altogether"), ("pass", "pass+device"), device)


def test_a_wiped_data_key_is_never_sealed() -> None:
    with pytest.raises(ValueError, match="wiped"):
        a_file(dek=bytearray(32))
    with pytest.raises(ValueError, match="wiped"):
        slots.seal(bytearray(32), VAULT, 0, "pass", typed(SECRET), CHEAPEST)


def test_nothing_secret_shows_when_a_slot_is_printed() -> None:
    assert "wrap" not in repr(a_slot())
    assert "salt" not in repr(a_slot())
