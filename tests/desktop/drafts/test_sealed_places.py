"""Text that the vault cannot take, on a computer that has no `XDG_RUNTIME_DIR`, as Windows and macOS never have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from db.errors import DiskFullError, VaultReadOnlyError
from db.files import atomic
from desktop.backup.known import keep
from desktop.drafts import drafts, rescue, sealed_places
from desktop.drafts.rescue import Rescued
from desktop.vault.open_session import OpenSession

WORDS = "Amina sa att bussen är värst, särskilt på tisdagar"
TEXT = Rescued("Journal", "Text", WORDS)


class Computer:
    """The places of one computer, none of them real; `refuse` makes some of them unwritable."""

    def __init__(self, root: Path, vault: Path, patch: pytest.MonkeyPatch) -> None:
        self.own, self.memory, self.temporary = root / "own", root / "shm", root / "tmp"
        self.second, self.vault = root / "usb", vault
        for folder in (self.memory, self.temporary, self.second):
            folder.mkdir()
        self._refused: tuple[Path, ...] = ()
        patch.delenv("XDG_RUNTIME_DIR", raising=False)
        patch.setattr(sealed_places, "own_folder", lambda: self.own)
        patch.setattr(sealed_places, "IN_MEMORY", self.memory)
        patch.setattr(sealed_places, "TEMPORARY", (self.temporary,))
        written = atomic.write

        def write(path: Path, data: bytes) -> None:
            if any(path.is_relative_to(folder) for folder in self._refused):
                raise VaultReadOnlyError("read-only")
            written(path, data)

        patch.setattr(atomic, "write", write)

    def refuse(self, *folders: Path) -> None:
        self._refused = folders

    def sealed(self) -> list[str]:
        """Return which places hold a file of ours."""
        places = {"vault": self.vault, "own": self.own, "memory": self.memory, "tmp": self.temporary}
        return [
            name for name, place in {**places, "usb": self.second}.items() if any(place.rglob("*.utkast"))
        ]


@pytest.fixture
def computer(tmp_path: Path, vault_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(tmp_path, vault_folder, monkeypatch)


def kept_while_full(session: OpenSession) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise DiskFullError("full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "keep", full)
        rescue.keep(session, [TEXT])


CASES: dict[str, tuple[Callable[[Computer], tuple[Path, ...]], list[str], str]] = {
    "the vault's folder takes it": (lambda _one: (), ["vault"], "i arkivets mapp"),
    "a read-only vault": (lambda one: (one.vault,), ["own"], "din egen mapp"),
    "a full home": (lambda one: (one.vault, one.own), ["memory", "tmp", "usb"], "datorns minne"),
    "no memory folder": (lambda one: (one.vault, one.own, one.memory), ["tmp", "usb"], "tillfälliga filer"),
    "only the stick": (lambda one: (one.vault, one.own, one.memory, one.temporary), ["usb"], ""),
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_is_kept_sealed_told_and_found_again(
    session: OpenSession, computer: Computer, name: str
) -> None:
    refused, where, words = CASES[name]
    keep(session, place=str(computer.second))
    computer.refuse(*refused(computer))
    kept_while_full(session)
    assert computer.sealed() == where
    for path in computer.vault.parent.rglob("*.utkast"):
        assert WORDS.encode() not in path.read_bytes()
        if os.name == "posix":
            assert path.stat().st_mode & 0o077 == 0
    told = sealed_places.told(computer.vault)
    assert words in told
    assert ("Stäng inte av datorn" in told) == (name in ("a full home", "no memory folder"))
    computer.refuse()
    assert rescue.fetch(session) == [TEXT]
    assert computer.sealed() == []
    assert sealed_places.told(computer.vault) == ""
    assert not [*computer.memory.iterdir(), *computer.temporary.iterdir()], "nor the folders made for it"


def test_where_nothing_takes_it_what_stopped_it_is_raised(session: OpenSession, computer: Computer) -> None:
    computer.refuse(computer.vault.parent)
    with pytest.raises(VaultReadOnlyError):
        kept_while_full(session)


def test_a_text_kept_twice_is_handed_back_once(session: OpenSession, computer: Computer) -> None:
    computer.refuse(computer.vault, computer.own)
    kept_while_full(session)
    kept_while_full(session)
    assert computer.sealed() == ["memory", "tmp"]
    computer.refuse()
    assert rescue.fetch(session) == [TEXT]


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX")
@pytest.mark.parametrize("trap", ["open to all", "a link", "a file"])
def test_a_folder_that_somebody_else_has_laid_out_is_not_used(
    session: OpenSession, computer: Computer, trap: str
) -> None:
    mine = computer.memory / f"narvara-{os.getuid()}"
    if trap == "open to all":
        mine.mkdir()
        mine.chmod(0o777)
    elif trap == "a link":
        (computer.memory.parent / "elsewhere").mkdir()
        mine.symlink_to(computer.memory.parent / "elsewhere")
    else:
        mine.write_text("")
    computer.refuse(computer.vault, computer.own)
    kept_while_full(session)
    assert computer.sealed() == ["tmp"]


def test_it_is_told_also_where_the_key_file_is_gone(session: OpenSession, computer: Computer) -> None:
    computer.refuse(computer.vault)
    kept_while_full(session)
    for name in ("valv.key", "valv.key.bak"):
        (computer.vault / name).unlink()
    assert "din egen mapp" in sealed_places.told(computer.vault)


def test_a_file_of_garbage_is_told_of_by_nobody(computer: Computer) -> None:
    (computer.vault / "valv.utkast").write_bytes(b"inte v\xc3\xa5r")
    assert sealed_places.told(computer.vault) == ""
