"""Deriving keys."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from db.errors import TooLittleMemoryError
from db.secrets import kdf
from db.secrets.kdf import CHEAPEST, FLOOR, KdfParams
from tests.fresh import said


def test_composed_and_decomposed_letters_are_the_same_secret() -> None:
    composed = unicodedata.normalize("NFC", "Åke äter ål")
    assert kdf.typed(composed) == kdf.typed(unicodedata.normalize("NFD", composed))


def test_spaces_case_and_length_all_count() -> None:
    for other in (" fem ord", "Fem ord", "fem  ord", "fem ord "):
        assert kdf.typed(other) != kdf.typed("fem ord")


def test_any_pasted_character_can_be_a_secret() -> None:
    for text in ("🦆" * 300, "a\x00b", "\ud800", ""):
        assert len(kdf.stretch(kdf.typed(text), bytes(16), CHEAPEST)) == 32


def test_one_key_gives_different_keys_for_different_purposes() -> None:
    key = bytearray(range(32))
    assert kdf.expand(key, "draft") != kdf.expand(key, "audit")
    assert kdf.expand(key, "draft") == kdf.expand(bytearray(range(32)), "draft")


def test_calibration_stays_between_the_floor_and_one_gibibyte() -> None:
    assert kdf.calibrate(0.0) == FLOOR
    assert FLOOR.m < kdf.calibrate(1000.0).m <= 1024 * kdf.MIB
    assert kdf.calibrate(1000.0).is_allowed()


def test_wiping_leaves_nothing_but_zeros() -> None:
    key = bytearray(b"secret")
    kdf.wipe(key)
    assert key == bytes(6)


SHORT_OF_MEMORY = """
from db.secrets import kdf
from db.errors import TooLittleMemoryError
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (600 * 2**20, 600 * 2**20))
    wanted = 2**20
except ImportError:
    wanted = 2**31
try:
    kdf.stretch(bytearray(b"x"), bytes(16), kdf.KdfParams(wanted, 1, 1))
except TooLittleMemoryError:
    print("named")
"""


def test_too_little_memory_is_named_and_not_called_a_wrong_passphrase() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORT_OF_MEMORY], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("named\n", "")


def test_memory_beyond_the_machine_is_named_too() -> None:
    with pytest.raises(TooLittleMemoryError):
        kdf.stretch(bytearray(b"x"), bytes(16), KdfParams(m=2**31, t=1, p=1))


# Stretches a secret in a thread, wipes it, and counts what is left of it. Its own needle is backwards until then.
LEFT = """
import os, re, sys, threading
from db.secrets import kdf
def work():
    secret = bytearray(reversed(sys.argv[1].encode()))
    kdf.wipe(kdf.stretch(secret, bytes(16), kdf.CHEAPEST), secret)
if sys.argv[2] == "kept":
    real, calls = kdf._argon2id, []
    kdf._argon2id = lambda *given: calls.append(1) or (real(*given) if len(calls) == 1 else None)
thread = threading.Thread(target=work)
thread.start()
thread.join()
memory = os.open("/proc/self/mem", os.O_RDONLY)
backwards, found = sys.argv[1].encode(), 0
for line in open("/proc/self/maps", encoding="ascii").read().splitlines():
    mapping = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
    if mapping is not None and "[v" not in line:
        start, end = (int(side, 16) for side in mapping.groups())
        found += os.pread(memory, end - start, start)[::-1].count(backwards)
print(found)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a process reads its own memory through Linux's /proc")
def test_a_stretched_secret_leaves_nothing_in_the_librarys_own_memory() -> None:
    backwards = "kanariefagel i guldbur 7141"[::-1]
    assert said(LEFT, backwards, "wiped") == ["0"]
    assert int(said(LEFT, backwards, "kept")[0]) > 0, "the second call is not needed any more"
