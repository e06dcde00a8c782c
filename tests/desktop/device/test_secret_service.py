"""The program's own keyring process with keyring's real Secret Service class, and everything that might steer it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.device import ask, backends, protocol
from desktop.device.ask import Ask, Found, KeyringError
from desktop.device.backends import NoBackendError
from desktop.device.protocol import Act, Entry, Noted
from tests.desktop.device.secret_service import FakeSecretService
from tests.desktop.lock.sources.buses import PrivateBus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")

VAULT = "00112233445566778899aabbccddeeff"
NOTED = Noted(2, 40, "00ff00ff00ff00ff")
SECRET = bytes(range(32))
FOREIGN = """
from pathlib import Path
from keyring.backend import KeyringBackend
Path({told!r}).open("a").write("imported\\n")
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): return None
    def set_password(self, service, username, password): Path({told!r}).open("a").write(password)
    def delete_password(self, service, username): pass
"""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSecretService]:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    fake = FakeSecretService(bus)
    yield fake
    fake.close()
    bus.close()


def kind_of(question: Ask) -> str:
    with pytest.raises(KeyringError) as heard:
        question.run()
    return heard.value.kind


def test_the_real_class_keeps_gives_back_notes_and_forgets(service: FakeSecretService) -> None:
    assert kind_of(Ask("read", VAULT)) == "missing"
    assert Ask("bind", VAULT, NOTED, SECRET).run() is None
    assert service.secret == Entry(SECRET, NOTED).text().encode()
    assert (service.attributes["service"], service.attributes["username"]) == ("se.narvara.vault", VAULT)
    assert Ask("read", VAULT).run() == Found(bytearray(SECRET), NOTED)
    later = Noted(3, 41, "1111222233334444")
    ask.leave(VAULT, later)
    ask._LEFT.pop().wait(20)
    assert Ask("read", VAULT).run() == Found(bytearray(SECRET), later)
    assert Ask("forget", VAULT).run() is None
    assert service.secret is None


def test_a_locked_keyring_is_opened_by_its_own_question(service: FakeSecretService) -> None:
    Ask("bind", VAULT, NOTED, SECRET).run()
    service.is_locked = True
    assert Ask("read", VAULT).run() == Found(bytearray(SECRET), NOTED)


def test_a_no_to_that_question_leaves_it_locked(service: FakeSecretService) -> None:
    Ask("bind", VAULT, NOTED, SECRET).run()
    service.is_locked, service.answer = True, "no"
    assert kind_of(Ask("read", VAULT)) == "locked"
    assert kind_of(Ask("bind", VAULT, NOTED, bytes(32))) == "locked"
    assert service.secret == Entry(SECRET, NOTED).text().encode()


def test_a_question_nobody_answers_is_ended(
    service: FakeSecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ask("bind", VAULT, NOTED, SECRET).run()
    service.is_locked, service.answer = True, "nobody"
    monkeypatch.setattr(ask, "PATIENCE", 1.5)
    assert kind_of(Ask("read", VAULT)) == "slow"


def test_a_lock_never_makes_the_keyring_ask(service: FakeSecretService) -> None:
    Ask("bind", VAULT, NOTED, SECRET).run()
    service.is_locked, service.answer = True, "nobody"
    service.asked.clear()
    assert kind_of(Ask("leave", VAULT, Noted(9, 9, "9" * 16))) == "locked"
    assert not {"Unlock", "Prompt"} & set(service.asked)


@pytest.mark.parametrize("act", ["read", "note", "forget"])
def test_no_keyring_is_made_where_there_is_none(service: FakeSecretService, act: Act) -> None:
    service.has_collection = False
    assert kind_of(Ask(act, VAULT, NOTED)) == "none"
    assert not {"CreateCollection", "Prompt"} & set(service.asked)


@pytest.mark.parametrize(
    "address", ["", "unix:path=/nowhere/at/all", "tcp:host=127.0.0.1,port=1", "nonsense"]
)
def test_without_a_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert kind_of(Ask("read", VAULT)) in ("none", "failed")


def test_a_bus_without_a_secret_service_has_no_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    assert kind_of(Ask("bind", VAULT, NOTED, SECRET)) == "none"
    bus.close()


def test_settings_variables_and_modules_of_others_choose_nothing(
    service: FakeSecretService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """keyring's own choice would load the module, and hand it the secret: `keyring.get_keyring` does."""
    foreign, told = tmp_path / "foreign", tmp_path / "told"
    settings = tmp_path / "config" / "python_keyring"
    for place in (foreign, settings, tmp_path / "data" / "python_keyring"):
        place.mkdir(parents=True)
    (foreign / "foreign_keyring.py").write_text(FOREIGN.format(told=str(told)))
    for name in ("sitecustomize", "usercustomize", "jaraco", "secretstorage", "keyring"):
        (foreign / f"{name}.py").write_text(FOREIGN.format(told=str(told)))
    told_to = f"[backend]\ndefault-keyring=foreign_keyring.Keyring\nkeyring-path={foreign}\n"
    (settings / "keyringrc.cfg").write_text(told_to)
    for name, value in {
        "PYTHON_KEYRING_BACKEND": "foreign_keyring.Keyring",
        "PYTHONPATH": str(foreign),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "KEYRING_PROPERTY_SCHEME": "KeePassXC",
        "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/nowhere",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(foreign)
    assert Ask("bind", VAULT, NOTED, SECRET).run() is None
    assert Ask("read", VAULT).run() == Found(bytearray(SECRET), NOTED)
    assert service.attributes["username"] == VAULT
    assert not told.exists(), told.read_text()


def test_the_bait_would_be_taken_by_keyrings_own_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    told = tmp_path / "told"
    (tmp_path / "foreign_keyring.py").write_text(FOREIGN.format(told=str(told)))
    given = os.environ | {"PYTHON_KEYRING_BACKEND": "foreign_keyring.Keyring", "PYTHONPATH": str(tmp_path)}
    source = "import keyring; keyring.set_password('a', 'b', 'the secret')"
    subprocess.run([sys.executable, "-c", source], env=given, check=True)
    assert told.read_text() == "imported\nthe secret"


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_look_only_at_their_own(system: str) -> None:
    """Their classes can be imported here and say themselves that they are not for this system."""
    with pytest.raises(NoBackendError):
        backends.choose(True, system)


def test_only_four_classes_are_trusted() -> None:
    trusted = {f"{module}.{name}" for classes in backends._ALLOWED.values() for module, name in classes}
    assert trusted == {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
    assert protocol.SERVICE.endswith(".vault")
