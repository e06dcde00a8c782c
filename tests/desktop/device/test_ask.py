"""One question to the keyring, in every way it may go, with a real process at the other end."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from desktop.device import ask, protocol
from desktop.device.ask import Ask, Found, KeyringError
from desktop.device.protocol import Act, Entry, Noted
from tests.desktop.device.keyring import Keyring

VAULT = "00112233445566778899aabbccddeeff"
NOTED = Noted(2, 40, "00ff00ff00ff00ff")


def kind_of(question: Ask) -> str:
    with pytest.raises(KeyringError) as heard:
        question.run()
    return heard.value.kind


def test_what_is_written_is_read_noted_and_forgotten(keyring: Keyring) -> None:
    device = bytearray(os.urandom(32))
    assert Ask("bind", VAULT, NOTED, device).run() is None
    assert keyring.entry(VAULT) == Entry(bytes(device), NOTED)
    assert Ask("read", VAULT).run() == Found(device, NOTED)
    later = Noted(3, 55, "1234123412341234")
    assert Ask("note", VAULT, later).run() is None
    assert keyring.entry(VAULT) == Entry(bytes(device), later)
    assert Ask("forget", VAULT).run() is None
    assert keyring.entry(VAULT) is None
    assert Ask("forget", VAULT).run() is None


@pytest.mark.parametrize("act", ["read", "note", "leave"])
def test_a_missing_entry_is_never_made_by_reading_or_noting(keyring: Keyring, act: Act) -> None:
    assert kind_of(Ask(act, VAULT, NOTED)) == "missing"
    assert keyring.entry(VAULT) is None


@pytest.mark.parametrize("act", ["read", "bind", "note", "leave"])
@pytest.mark.parametrize(("mode", "kind"), [("none", "none"), ("locked", "locked"), ("failing", "failed")])
def test_a_keyring_that_cannot_be_used_is_told_apart(
    keyring: Keyring, mode: str, kind: str, act: Act
) -> None:
    keyring.behave(mode)
    expected = "locked" if act == "leave" and mode == "failing" else kind  # it is not asked at all
    assert kind_of(Ask(act, VAULT, NOTED, bytes(32) if act == "bind" else b"")) == expected


def test_a_keyring_that_takes_all_and_keeps_nothing_is_found_out(keyring: Keyring) -> None:
    keyring.behave("null")
    assert kind_of(Ask("bind", VAULT, NOTED, os.urandom(32))) == "refused"


@pytest.mark.parametrize("act", ["read", "note"])
def test_an_entry_someone_changed_is_told_and_left_alone(keyring: Keyring, act: Act) -> None:
    keyring.put(VAULT, '{"v":1,"dev":"not ours"}')
    assert kind_of(Ask(act, VAULT, NOTED)) == "garbled"
    assert "not ours" in (keyring.folder / "entries").read_text()


def test_a_slow_keyring_is_not_waited_for_longer_than_it_may(
    keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.behave("slow")
    monkeypatch.setattr(ask, "PATIENCE", 0.5)
    question = Ask("read", VAULT)
    assert kind_of(question) == "slow"
    assert question._process is not None
    assert question._process.returncode is not None, "its process still runs"
    assert set() == ask._RUNNING


@pytest.mark.parametrize("how", ["by the user", "by the lock"])
def test_waiting_can_be_broken_off(keyring: Keyring, how: str) -> None:
    keyring.behave("slow")
    question, heard = Ask("read", VAULT), []
    worker = threading.Thread(target=lambda: heard.append(kind_of(question)))
    worker.start()
    while not keyring.is_waiting():
        worker.join(0.02)
    question.stop() if how == "by the user" else ask.stop_all()
    worker.join(20)
    assert heard == ["cancelled"]
    assert question._process is not None
    assert question._process.returncode is not None


def test_one_that_was_stopped_before_it_began_starts_no_process(keyring: Keyring) -> None:
    question = Ask("read", VAULT)
    question.stop()
    assert kind_of(question) == "cancelled"
    assert keyring.times_asked() == 0


def test_the_keyring_process_ends_when_the_program_is_gone(keyring: Keyring) -> None:
    keyring.behave("slow")
    process = subprocess.Popen(keyring.command(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin is not None
    process.stdin.write(protocol.question("read", VAULT, NOTED))
    process.stdin.flush()
    while not keyring.is_waiting():
        assert process.poll() is None
    process.stdin.close()
    assert process.wait(20) == 1


def test_what_is_left_at_a_lock_is_put_down_without_waiting(keyring: Keyring) -> None:
    device = os.urandom(32)
    Ask("bind", VAULT, NOTED, device).run()
    later = Noted(2, 99, "abcdabcdabcdabcd")
    ask.leave(VAULT, later)
    keyring.settle()
    assert keyring.entry(VAULT) == Entry(device, later)


def test_no_secret_is_in_the_command_line_or_the_environment(
    keyring: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    start = subprocess.Popen

    def watched(*given: object, **more: object) -> object:
        seen.append((given, more))
        return start(*given, **more)  # type: ignore[call-overload]  # handed on as it came

    monkeypatch.setattr(subprocess, "Popen", watched)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "foreign.Backend")
    device = os.urandom(32)
    Ask("bind", VAULT, NOTED, device).run()
    assert len(seen) == 1
    told = str(seen)
    assert Entry(device, NOTED).text()[8:52] not in told
    assert device.hex() not in told
    assert "PYTHON_KEYRING_BACKEND" not in told


def test_the_program_side_imports_no_keyring_and_no_socket() -> None:
    source = "import sys, desktop.device.unsealing, desktop.device.binding, desktop.device.anchors\n"
    source += "print([name for name in sys.modules if name.split('.')[0] in"
    source += " ('keyring', 'secretstorage', 'socket', 'ssl', 'http', 'asyncio')])"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
