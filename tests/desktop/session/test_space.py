from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from db.files import ballast
from db.store.connection import sqlcipher3
from desktop.errors import UserError
from desktop.notes import notes
from desktop.session import space
from desktop.session.session import Session
from desktop.vault.opening import say_notices
from desktop.vault.practice import practice_folder
from tests import builders


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what makes the disk say that so many megabytes are free."""

    def leave(megabytes: int) -> None:
        monkeypatch.setattr(
            shutil, "disk_usage", lambda _folder: SimpleNamespace(free=megabytes * space.MEGABYTE)
        )

    return leave


def test_little_room_is_told_with_how_much_there_is(tmp_path: Path, free: Callable[[int], None]) -> None:
    free(200)
    assert space.low_space(tmp_path) == ""
    free(199)
    assert "199 MB" in space.low_space(tmp_path)
    assert space.low_space(tmp_path / "finns inte") != ""


def test_little_room_is_told_when_the_vault_opens(session: Session, free: Callable[[int], None]) -> None:
    free(5000)
    assert say_notices(session.vault) == []
    free(12)
    assert ["12 MB" in said for said in say_notices(session.vault)] == [True]


def test_the_ballast_takes_real_room_and_is_laid_once(tmp_path: Path) -> None:
    assert ballast.lay(tmp_path)
    there = (tmp_path / ballast.NAME).stat()
    assert there.st_size == ballast.SIZE
    assert getattr(there, "st_blocks", ballast.SIZE) * 512 >= ballast.SIZE
    assert ballast.lay(tmp_path)
    assert (tmp_path / ballast.NAME).stat().st_mtime_ns == there.st_mtime_ns
    assert ballast.release(tmp_path)
    assert not ballast.release(tmp_path)


def test_no_ballast_is_laid_where_it_would_itself_fill_the_disk(
    tmp_path: Path, free: Callable[[int], None]
) -> None:
    free(60)
    assert not ballast.lay(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not ballast.lay(tmp_path / "finns inte")


def test_a_practice_vault_keeps_no_room(tmp_path: Path) -> None:
    practice_folder(tmp_path).mkdir()
    space.keep_some(practice_folder(tmp_path))
    assert list(practice_folder(tmp_path).iterdir()) == []
    space.keep_some(tmp_path)
    assert (tmp_path / ballast.NAME).exists()


def test_a_full_disk_gives_the_ballast_back_once_and_says_so(session: Session) -> None:
    space.keep_some(session.vault.folder)
    with session.change("cases") as db:
        case = db.cases.add(builders.a_case(db.pupils.add(builders.a_pupil()).id))
    connection = session.vault.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    said = []
    for _try in range(2):
        with pytest.raises(UserError) as caught, session.change("notes") as db:
            db.notes.add(builders.a_note(case.id, body="ord " * 100_000))
        said.append(caught.value)
        assert not connection.in_transaction
    assert [error.title for error in said] == ["Disken är full"] * 2
    assert ["frigjort" in error.do for error in said] == [True, False]
    assert not (session.vault.folder / ballast.NAME).exists()
    connection.execute("PRAGMA max_page_count = 100000")
    assert notes.begin_note(session, case.id) in session.db.notes.of(case.id)


def test_any_other_failure_leaves_the_ballast_where_it_is(session: Session) -> None:
    space.keep_some(session.vault.folder)
    with pytest.raises(UserError) as caught, session.change("cases"):
        error = sqlcipher3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_WRITE"
        raise error
    assert caught.value.title == "Disken svarade med ett fel"
    assert (session.vault.folder / ballast.NAME).exists()
