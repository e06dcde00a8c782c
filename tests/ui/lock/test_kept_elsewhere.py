"""What was typed when it locked on a disk that takes nothing: kept elsewhere, told, and given back."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.files import atomic
from desktop.drafts import sealed_places
from tests.ui.lock.conftest import Office
from tests.ui.lock.test_nothing_lost import WORDS, Full, handed_back, texts, write_in_the_journal
from tests.ui.running import Running


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The other places of this computer, none of them real, and no `XDG_RUNTIME_DIR`: Windows and macOS have none."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(sealed_places, "own_folder", lambda: tmp_path / "egen")
    for name in ("minne", "tillfalligt"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sealed_places, "IN_MEMORY", tmp_path / "minne")
    monkeypatch.setattr(sealed_places, "TEMPORARY", (tmp_path / "tillfalligt",))
    return tmp_path


def lock_where_nothing_can_be_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, *folders: Path
) -> None:
    written = atomic.write

    def refuse_here(path: Path, data: bytes) -> None:
        if any(path.is_relative_to(folder) for folder in folders):
            raise OSError(30, "read-only")
        written(path, data)

    with monkeypatch.context() as patch:
        Full(office, patch)
        patch.setattr(atomic, "write", refuse_here)
        office.unlocked.lock()


def test_a_folder_that_takes_no_file_leaves_it_in_the_users_own_memory_folder(
    office: Office, monkeypatch: pytest.MonkeyPatch, elsewhere: Path
) -> None:
    runtime = elsewhere / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    write_in_the_journal(office)
    lock_where_nothing_can_be_written(office, monkeypatch, office.folder, elsewhere / "egen")
    assert [path.suffix for path in runtime.iterdir()] == [".utkast"]
    office.again()
    back = handed_back(office)
    assert back is not None
    assert WORDS in texts(back)
    assert list(runtime.iterdir()) == []


@pytest.mark.parametrize(
    ("refused", "where", "words"),
    [
        ((), "egen", "i din egen mapp för programdata"),
        (("egen",), "minne", "i datorns minne. Stäng inte av datorn"),
        (("egen", "minne"), "tillfalligt", "i datorns mapp för tillfälliga filer. Stäng inte av datorn"),
    ],
)
def test_without_a_runtime_folder_it_lies_elsewhere_and_the_locked_window_says_where(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    elsewhere: Path,
    refused: tuple[str, ...],
    where: str,
    words: str,
) -> None:
    write_in_the_journal(office)
    lock_where_nothing_can_be_written(
        office, monkeypatch, office.folder, *(elsewhere / name for name in refused)
    )
    sealed = list((elsewhere / where).rglob("*.utkast"))
    assert len(sealed) == 1
    assert WORDS.encode() not in sealed[0].read_bytes()
    locked = Running(office.qtbot, office.folder)
    office.qtbot.waitUntil(lambda: words in texts(locked.window), timeout=10_000)
    locked.window.hide()
    office.again()
    back = handed_back(office)
    assert back is not None
    assert WORDS in texts(back)
    assert not list(elsewhere.rglob("*.utkast"))
