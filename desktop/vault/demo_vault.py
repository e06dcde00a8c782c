"""`narvara demo --out FOLDER`: a vault with the invented pupils, its passphrase told, and their papers."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QLockFile

from db.errors import HeaderDamagedError
from db.files.staging import DATABASE, KEY
from db.secrets.keyfile import MAX_BYTES, parse
from db.vault import vault as vaults
from desktop.demo.papers import write_papers
from desktop.demo.school_files import write_files
from desktop.errors import UserError
from desktop.failures.vault import as_user_errors
from desktop.process.single_instance import LOCK
from desktop.session.session import Session
from desktop.vault import practice

VAULT, PAPERS, FILES = "vault", "pdf", "filer"
MARK = "demo.txt"
MARKED = "Ett arkiv med påhittade elever. Närvara får ersätta det med ett nytt.\n"


def write_demo(out: Path) -> Path:
    """Make the demo with its papers in `out` and return the folder of its vault; an earlier demo there is replaced.

    Raises `UserError` where something else lies, where the demo is open, and where nothing can be written.
    """
    folder = out / VAULT
    _refuse_foreign(folder)
    try:
        _clear(folder)
        with as_user_errors():
            _make(folder, out / PAPERS)
    except OSError as error:
        raise _not_writable(out) from error
    return folder


def is_demo(folder: Path) -> bool:
    """Return whether what lies in the folder was made here: nothing else is ever replaced."""
    mark, key = folder / MARK, folder / KEY
    if not mark.is_file():
        return False
    if not key.is_file():
        return not (folder / DATABASE).exists()
    try:
        with key.open("rb") as file:
            header = parse(file.read(MAX_BYTES + 1))
    except HeaderDamagedError:
        return False
    return mark.read_text(encoding="utf-8").endswith(f"\n{header.vault}\n")


def _make(folder: Path, papers: Path) -> None:
    new = vaults.forge(practice.PASSPHRASE)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / MARK).write_text(f"{MARKED}{new.header.vault}\n", encoding="utf-8")
    vault = vaults.make_vault(folder, new)
    try:
        session = Session(vault)
        with session.change(event="vault_created"):
            pass
        practice.fill(session)
        print(f"Lösenfras: {practice.PASSPHRASE}", flush=True)
        write_papers(session, papers)
        write_files(papers.with_name(FILES), session.today())
    finally:
        vault.close()


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists() or (folder.is_dir() and (is_demo(folder) or not any(folder.iterdir()))):
        return
    raise UserError(
        f"I mappen {folder.name} finns något annat än en demo",
        "Det kan vara ett riktigt arkiv och skrivs aldrig över.",
        "Inget har ändrats.",
        "Välj en annan mapp efter --out.",
    )


def _clear(folder: Path) -> None:
    """Take the earlier demo away, unless somebody is looking at it."""
    if not folder.exists():
        return
    lock = QLockFile(str(folder / LOCK))  # as SingleInstance holds it, without raising the window
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        raise UserError(
            "Demon är öppen i ett annat fönster",
            "Då kan den inte göras om.",
            "Inget har ändrats.",
            "Stäng fönstret och kör kommandot igen.",
        )
    lock.unlock()
    shutil.rmtree(folder)


def _not_writable(out: Path) -> UserError:
    return UserError(
        f"Det går inte att skriva i mappen {out.name}",
        "Den är skrivskyddad, full eller något annat än en mapp.",
        "Inget riktigt arkiv har ändrats.",
        "Välj en annan mapp efter --out.",
    )
