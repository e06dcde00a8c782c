"""Files are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from db.errors import DiskFailingError, DiskFullError, HeaderDamagedError, VaultReadOnlyError
from db.files import atomic


def fails_with(number: int) -> object:
    def fail(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_is_replaced_and_no_temporary_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "valv.key"
    atomic.write(path, b"old")
    atomic.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["valv.key"]


def test_a_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    atomic.write(tmp_path / "valv.key", b"data")
    # Windows has no such modes; there the folder's access list rules.
    others = 0o066 if os.name == "nt" else 0
    assert stat.S_IMODE((tmp_path / "valv.key").stat().st_mode) & 0o077 == others


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, VaultReadOnlyError),
        (errno.EACCES, VaultReadOnlyError),
        (errno.EIO, DiskFailingError),
    ],
)
def test_a_failing_disk_is_named_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, named: type[Exception]
) -> None:
    path = tmp_path / "valv.key"
    atomic.write(path, b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails_with(number))
        with pytest.raises(named):
            atomic.write(path, b"new")
        with pytest.raises(named):
            atomic.try_writing(tmp_path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["valv.key"]


def test_a_check_that_refuses_leaves_the_old_file(tmp_path: Path) -> None:
    def refuse(_back: bytes) -> None:
        raise HeaderDamagedError("no")

    path = tmp_path / "valv.key"
    atomic.write(path, b"old")
    with pytest.raises(HeaderDamagedError):
        atomic.write(path, b"new", check=refuse)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["valv.key"]


def test_leftovers_of_a_killed_program_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".narvara-x1.tmp").write_bytes(b"half")
    (tmp_path / "valv.key").write_bytes(b"whole")
    atomic.sweep(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["valv.key"]


def test_a_file_kept_aside_never_replaces_another(tmp_path: Path) -> None:
    for content in (b"one", b"two", b"three"):
        (tmp_path / "valv.key").write_bytes(content)
        atomic.keep_aside(tmp_path / "valv.key")
    kept = {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()}
    assert kept == {"valv.key.skadad": b"one", "valv.key.skadad-2": b"two", "valv.key.skadad-3": b"three"}
