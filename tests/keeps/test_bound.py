"""The real processes with a vault bound to its computer: launcher, program, keyring process, Secret Service."""

from __future__ import annotations

import base64
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.vault import device_slot
from db.vault import vault as vaults
from desktop.device import protocol
from desktop.device.protocol import Entry, Noted
from tests.desktop.device.secret_service import FakeSecretService
from tests.desktop.lock.sources.buses import PrivateBus
from tests.keeps import traces
from tests.keeps.office import PASSPHRASE, PATIENCE, Office

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    one = Office(tmp_path, "tests.keeps.bound")
    yield one
    one.end()


@pytest.fixture
def service(bus: PrivateBus) -> Iterator[FakeSecretService]:
    fake = FakeSecretService(bus)
    yield fake
    fake.close()


def kept(service: FakeSecretService) -> Entry:
    assert service.secret is not None
    return protocol.parse(service.secret.decode("ascii"))


def test_a_bound_vault_opens_notes_locks_and_opens_again(
    office: Office, bus: PrivateBus, service: FakeSecretService
) -> None:
    device = os.urandom(32)
    vault = vaults.unlock(office.data, PASSPHRASE)
    device_slot.bind(vault.key, PASSPHRASE, bytearray(device), lambda: None)
    service.attributes = {"username": vault.vault_id, "service": protocol.SERVICE}
    service.secret = Entry(device, Noted(1, 0, "0" * 16)).text().encode()
    vault.close()
    office.start(DBUS_SESSION_BUS_ADDRESS=bus.address)
    pid = office.paused("unlocked")
    at_unlock = kept(service)
    assert at_unlock.noted.gen == 2
    assert at_unlock.noted.seq > 0
    (modules,) = (one["names"] for one in office.told("modules"))
    outside = ("keyring", "secretstorage", "ssl", "http", "asyncio")
    assert [name for name in modules if name.split(".")[0] in outside] == []
    code = base64.b64encode(device)
    assert traces.in_memory(pid, {"entry": code, "in UTF-16": code.decode().encode("utf-16-le")}) == []
    watched = [
        json.loads(line) for line in (office.plan / "watched").read_text(encoding="utf-8").splitlines()
    ]
    starts = [one[1] for one in watched if one[0] == "start"]
    assert starts
    assert all("--keyring" in one for one in starts)
    assert code.decode() not in str(starts)
    office.go("unlocked")
    office.paused("again")
    until = time.monotonic() + PATIENCE
    while kept(service).noted.seq <= at_unlock.noted.seq:
        assert time.monotonic() < until, "nothing was noted at the lock"
        time.sleep(0.05)
    assert kept(service).device == device
    office.go("again")
    office.wait()
