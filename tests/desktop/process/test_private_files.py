"""What lies in the data folder is the user's alone, also when it was there before."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.process import private_files, windows_access

SID = "S-1-5-21-1-2-3-1001"
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has lists of rights instead")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@posix
def test_files_and_folders_that_were_there_before_are_closed_to_everybody_else(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    files: tuple[str, ...] = (
        "valv.db",
        "valv.key",
        "valv.key.bak",
        "fel.log",
        "fonster.json",
        "valv.utkast",
        "kopior/1.narvarakopia",
    )
    files += (
        "ersatt-1/valv.db",
        "kommun/texter.toml",
        "ovning/kopior/1.narvarakopia",
        ".valv-aterstalls/valv.key",
    )
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
        (folder / name).chmod(0o644)
    for path in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        path.chmod(0o755)
    private_files.keep_to_user(folder)
    for path in [folder, *folder.rglob("*")]:
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


@posix
def test_what_is_not_the_programs_and_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    folder, outside = tmp_path / "data", tmp_path / "outside"
    for place in (folder / "bilder", folder / "kopior", outside):
        place.mkdir(parents=True)
    for path in (folder / "brev.txt", folder / "bilder" / "hund.png", outside / "paper"):
        path.touch()
        path.chmod(0o644)
    (folder / "kopior" / "link").symlink_to(outside / "paper")
    (folder / "ersatt-1").symlink_to(outside, target_is_directory=True)
    outside.chmod(0o755)
    private_files.keep_to_user(folder)
    assert [mode(path) for path in (folder / "brev.txt", folder / "bilder" / "hund.png")] == [0o644, 0o644]
    assert mode(outside / "paper") == 0o644
    assert mode(outside) == 0o755


@posix
def test_rights_that_are_narrower_already_are_kept(tmp_path: Path) -> None:
    (tmp_path / "valv.key.bak").touch()
    (tmp_path / "valv.key.bak").chmod(0o400)
    private_files.keep_to_user(tmp_path)
    assert mode(tmp_path / "valv.key.bak") == 0o400
    private_files.keep_to_user(tmp_path / "nowhere")


class Call:
    """One function of Windows: remembers what it was given, in plain values, and answers."""

    def __init__(self, windows: Windows, name: str, answer: int) -> None:
        self._windows, self._name, self.answer = windows, name, answer
        self.restype: Any = None

    def __call__(self, *given: Any) -> int:
        values = [one.value if hasattr(one, "value") else one for one in given]
        self._windows.calls.append((self._name, values))
        if self._name == "ConvertSidToStringSidW":
            given[1]._obj.value = SID
        if self._name == "GetSecurityDescriptorDacl":
            given[1]._obj.value, given[2]._obj.value = 1, 0x77
        return self.answer


class Windows:
    """Stands in for `ctypes.windll`; a function that `refuses` answers as one that failed."""

    def __init__(self, refuses: str = "") -> None:
        self.calls: list[tuple[str, list[Any]]] = []
        self._refuses = refuses
        self._made: dict[str, Call] = {}

    @property
    def kernel32(self) -> Windows:
        return self

    advapi32 = kernel32

    def __getattr__(self, name: str) -> Call:
        is_refused = name == self._refuses
        success, failure = (0, 5) if name == "SetNamedSecurityInfoW" else (1, 0)
        return self._made.setdefault(name, Call(self, name, failure if is_refused else success))

    def given(self, name: str) -> list[Any]:
        return next(values for called, values in self.calls if called == name)


def test_on_windows_the_folder_gets_a_list_with_the_user_alone(tmp_path: Path) -> None:
    windows = Windows()
    assert windows_access.keep_to_user(tmp_path, windows)
    described = windows.given("ConvertStringSecurityDescriptorToSecurityDescriptorW")
    assert described[0] == f"D:P(A;OICI;FA;;;{SID})"
    name, kind, what, owner, group, rows, _audit = windows.given("SetNamedSecurityInfoW")
    assert (name, kind, what) == (str(tmp_path), 1, 0x80000004)
    assert (owner, group, rows) == (None, None, 0x77)
    called = [name for name, _given in windows.calls]
    assert called.count("LocalFree") == 2
    assert "CloseHandle" in called
    assert windows.GetCurrentProcess.restype is ctypes.c_void_p


@pytest.mark.parametrize(
    "refuses",
    [
        "OpenProcessToken",
        "GetTokenInformation",
        "ConvertSidToStringSidW",
        "ConvertStringSecurityDescriptorToSecurityDescriptorW",
        "GetSecurityDescriptorDacl",
        "SetNamedSecurityInfoW",
    ],
)
def test_what_windows_refuses_is_told_and_nothing_is_left_open(tmp_path: Path, refuses: str) -> None:
    windows = Windows(refuses)
    assert not windows_access.keep_to_user(tmp_path, windows)
    called = [name for name, _given in windows.calls]
    assert called.count("CloseHandle") == (refuses != "OpenProcessToken")
