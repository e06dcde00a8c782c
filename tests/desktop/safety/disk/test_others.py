"""Windows and macOS: every answer they give, and none."""

from __future__ import annotations

import sys
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from desktop.safety.disk import macos as mac
from desktop.safety.disk.facts import DiskFacts, Memory, State
from desktop.safety.disk.macos import MacOS, parsed
from desktop.safety.disk.windows import Windows
from desktop.safety.disk.windows_shell import bitlocker_number

FOLDER = PureWindowsPath(r"D:\Anna\narvara")
SWAP = "total = 2048.00M  used = 1024.25M  free = 1023.75M  (encrypted)\n"


@pytest.mark.parametrize(
    ("number", "state", "why"),
    [
        (1, State.ON, ""),
        (2, State.OFF, ""),
        (3, State.OFF, "converting"),
        (4, State.OFF, "converting"),
        (5, State.OFF, "paused"),
        (6, State.ON, ""),
        (8, State.OFF, "waiting"),
        (0, State.UNKNOWN, ""),
        (7, State.UNKNOWN, ""),
        (99, State.UNKNOWN, ""),
        (None, State.UNKNOWN, ""),
    ],
)
def test_every_number_of_windows_is_on_off_or_not_to_be_told(
    number: int | None, state: State, why: str
) -> None:
    found = Windows(lambda _drive: number, "C:").read(FOLDER)
    assert (found.state, found.why, found.system) == (state, why, "Windows")
    assert found.by == ("" if state is State.UNKNOWN else "BitLocker")


def test_the_folders_drive_and_the_systems_are_asked_about_each_for_its_own() -> None:
    numbers = {"D:": 1, "C:": 2}
    found = Windows(numbers.__getitem__, "C:").read(FOLDER)
    assert (found.state, found.memory) == (State.ON, Memory.OPEN)
    found = Windows(numbers.__getitem__, "D:").read(PureWindowsPath(r"c:\narvara"))
    assert (found.state, found.memory) == (State.OFF, Memory.SAFE)


@pytest.mark.parametrize("folder", [r"\\server\hem\anna", r"\\?\Volume{0a1b}\narvara", "narvara"])
def test_a_folder_without_a_drive_is_never_asked_about(folder: str) -> None:
    asked: list[str] = []

    def ask(drive: str) -> int:
        asked.append(drive)
        return 1

    assert Windows(ask, "C:").read(PureWindowsPath(folder)).state is State.UNKNOWN
    assert asked == ["C:"]


@pytest.mark.skipif(sys.platform == "win32", reason="the shell answers there")
def test_elsewhere_the_shell_says_nothing() -> None:
    assert bitlocker_number("C:") is None


@pytest.mark.parametrize(
    ("said", "state", "why"),
    [
        ("FileVault is On.\n", State.ON, ""),
        ("FileVault is Off.\n", State.OFF, ""),
        ("FileVault is Off, but will be enabled after the next restart.\n", State.OFF, "waiting"),
        ("FileVault is Off, but needs to be restarted to finish.\n", State.OFF, ""),
        ("FileVault is On, but needs to be restarted to finish.\n", State.UNKNOWN, ""),
        ("FileVault is On.\nEncryption in progress: Percent completed = 12.00\n", State.OFF, "converting"),
        ("FileVault is Off.\nDecryption in progress: Percent completed = 8\n", State.OFF, "converting"),
        ("Error: Unable to determine status.\n", State.UNKNOWN, ""),
        ("", State.UNKNOWN, ""),
        ("FileVault är på.\n", State.UNKNOWN, ""),
    ],
)
def test_every_answer_of_fdesetup(said: str, state: State, why: str) -> None:
    assert parsed(said) == (state, why)


def test_both_programs_are_asked_by_their_whole_path() -> None:
    answers = {mac.STATUS: "FileVault is On.\n", mac.SWAP: SWAP}
    found = MacOS(answers.__getitem__).read(PurePosixPath("/Users", "anna", "narvara"))
    assert found == DiskFacts(State.ON, Memory.SAFE, "FileVault", "macOS")
    assert all(command[0].startswith("/usr/") for command in answers)


def test_another_volume_than_the_startup_disk_cannot_be_told() -> None:
    answers = {mac.STATUS: "FileVault is On.\n", mac.SWAP: "total = 0.00M  used = 0.00M  free = 0.00M\n"}
    found = MacOS(answers.__getitem__).read(PurePosixPath("/Volumes/USB/narvara"))
    assert found == DiskFacts(system="macOS")


def test_a_program_that_is_not_there_fails_or_hangs_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mac, "_LONGEST", 0.2)
    assert mac.run(("/no/such/program",)) == ""
    assert mac.run((sys.executable, "-c", "print('on'); raise SystemExit(1)")) == ""
    assert mac.run((sys.executable, "-c", "import time; time.sleep(30)")) == ""
