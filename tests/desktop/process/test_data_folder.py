from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop.process.data_folder import copied_by, data_folder, file_system


def test_the_folder_on_the_command_line_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NARVARA_HOME", str(tmp_path / "miljö"))
    assert data_folder(tmp_path / "rad") == tmp_path / "rad"
    assert data_folder() == tmp_path / "miljö"


def test_without_a_word_the_folder_is_the_systems_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NARVARA_HOME", raising=False)
    assert data_folder().name == "narvara"
    assert data_folder().is_absolute()


def test_a_folder_named_from_here_becomes_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("här")) == tmp_path / "här"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"D:\hem\anna\OneDrive - Kommunen\narvara"), "OneDrive"),
        (PureWindowsPath(r"D:\hem\anna\AppData\Roaming\narvara"), "den flyttbara Windowsprofilen"),
        (PureWindowsPath(r"\\server\hem\anna"), "en delad mapp på nätet"),
        (PurePosixPath("/hem/anna/Dropbox/narvara"), "Dropbox"),
        (PurePosixPath("/hem/anna/Library/Mobile Documents/narvara"), "iCloud"),
        (PurePosixPath("/hem/anna/Nextcloud/x"), "Nextcloud"),
    ],
)
def test_a_folder_that_is_copied_away_is_recognised(folder: PurePosixPath, service: str) -> None:
    assert copied_by(folder) == service


def test_an_ordinary_folder_is_left_in_peace(tmp_path: Path) -> None:
    assert copied_by(tmp_path) == ""


def test_the_innermost_mount_decides_the_file_system() -> None:
    mounts = "/dev/sda / ext4 rw 0 0\nserver:/hem /hem nfs4 rw 0 0\n//fil/x /hem/min\\040mapp cifs rw 0 0\n"
    assert file_system(PurePosixPath("/var/lib"), mounts) == "ext4"
    assert file_system(PurePosixPath("/hem/anna"), mounts) == "nfs4"
    assert file_system(PurePosixPath("/hem/min mapp/x"), mounts) == "cifs"
