"""Saving what can be read: lost parents, loose texts, a gap in the access log, nothing told to the disk."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup.errors import BackupCancelledError, BackupError
from db.errors import DatabaseDamagedError
from db.files.swap import STAGE
from db.log.chain import Log
from db.salvage import save as salvage
from db.secrets.kdf import expand
from db.store.connection import transaction
from db.tables.database import Database
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from db.vault.vault import Vault
from desktop.drafts import rescue
from desktop.failures.salvage import counts_in_words
from desktop.notes import notes
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.backup.copies import copy
from tests.db.power import work
from tests.db.salvage.salvaging import (
    LONG,
    change,
    files_of,
    hurt,
    pages_of_rows,
    place_of,
    reading,
    salvaged,
    take,
    ways,
)
from tests.db.vault.vault_files import files


@pytest.mark.parametrize("place", [5, 50, 2000], ids=["salt", "header", "list of tables"])
def test_a_damaged_first_page_costs_nothing(folder: Path, key: UnsealedKey, place: int) -> None:
    data = bytearray((folder / "valv.db").read_bytes())
    data[place] ^= 1
    (folder / "valv.db").write_bytes(data)
    with pytest.raises(DatabaseDamagedError):
        vaults.unlock(folder, work.OLD)
    found, saved = salvaged(folder, key)
    assert found.is_complete
    assert (len(saved["notes"]), len(saved["cases"]), len(saved["pupils"])) == (20, 1, 1)


def test_the_damaged_vault_is_moved_aside_as_it_was_and_the_new_one_is_sound(
    folder: Path, key: UnsealedKey
) -> None:
    data, before = hurt(folder, 41), files(folder)
    vault = take(folder, key)
    assert Database(vault.connection).notes.count() == 20
    vault.close()
    assert files(folder / "ersatt-1") == {
        name: before[name] for name in ("valv.db", "valv.key", "valv.key.bak")
    }
    assert (folder / "ersatt-1" / "valv.db").read_bytes() == data
    vaults.unlock(folder, work.OLD).close()


def test_rows_whose_parents_are_lost_stay_under_stand_ins(folder: Path, key: UnsealedKey) -> None:
    hurt(folder, place_of(folder, key, "pupils", 1)[0], place_of(folder, key, "cases", 1)[0])
    vault = take(folder, key)
    db = Database(vault.connection)
    assert db.notes.count() == 20
    (case,) = db.cases.all()
    (pupil,) = db.pupils.all()
    assert {note.case_id for note in db.notes.all()} == {case.id}
    assert case.pupil_id == pupil.id
    assert pupil.first_names == "Gick inte att läsa"
    assert pupil.is_protected
    assert vault.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    vault.close()
    hurt(folder, place_of(folder, vaults.unseal(folder, work.OLD), "pupils", 1)[0])
    again = take(folder, vaults.unseal(folder, work.OLD))
    assert Database(again.connection).notes.count() == 20
    again.close()


def test_the_beginning_of_a_long_text_is_handed_back(folder: Path, key: UnsealedKey) -> None:
    def write(vault: Vault) -> None:
        session = Session(vault, today=lambda: DAY)
        note = session.db.notes.all()[0]
        notes.sign_note(session, notes.save_note(session, replace(note, body=LONG)))

    change(folder, write)
    pages = place_of(folder, key, "notes", 1)
    assert len(pages) > 8
    with reading(folder / "valv.db", key) as connection:
        alone = [
            page
            for page in pages
            if sum(page in on for on in pages_of_rows(folder / "valv.db", key, connection).values()) == 1
        ]
    hurt(folder, alone[len(alone) // 2])
    vault = take(folder, key)
    session = Session(vault, today=lambda: DAY)
    kept = [note for note in session.db.notes.all() if note.body != "Gick inte att läsa"]
    assert len(kept) == 19
    (piece,) = rescue.kept(session)
    assert piece.place == "Anteckning"
    assert 4000 < len(piece.text) < len(LONG)
    assert LONG.startswith(piece.text)
    (row,) = [one for one in session.log.rows(3) if one.event == "vault_salvaged"]
    assert "19 av 20 anteckningar" in counts_in_words(row.detail)
    vault.close()


def test_signed_rows_are_locked_again_and_say_the_same(folder: Path, key: UnsealedKey) -> None:
    change(
        folder,
        lambda vault: notes.sign_note(
            session := Session(vault, today=lambda: DAY), session.db.notes.all()[0]
        ),
    )
    with reading(folder / "valv.db", key) as connection:
        signed = connection.execute("SELECT * FROM notes WHERE status = 'signed'").fetchall()
        schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    hurt(folder, 41)
    vault = take(folder, key)
    assert vault.connection.execute("SELECT * FROM notes WHERE status = 'signed'").fetchall() == signed
    assert (
        vault.connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        == schema
    )
    with pytest.raises(Exception, match="locked"), transaction(vault.connection):
        vault.connection.execute("UPDATE notes SET body = 'ändrad' WHERE status = 'signed'")
    vault.close()


def test_a_gap_in_the_access_log_is_a_broken_chain_and_a_row_of_its_own(
    folder: Path, key: UnsealedKey
) -> None:
    def log(vault: Vault) -> None:
        session = Session(vault, today=lambda: DAY)
        for _ in range(60):
            with session.change(event="case_opened"):
                pass

    change(folder, log)
    for rowid in (30, 80):
        whole = (folder / "valv.db").read_bytes()
        hurt(folder, place_of(folder, key, "log", rowid)[0])
        salvage.prepare(folder, key, ways())
        with reading(folder / STAGE / "valv.db", key) as connection:
            chain = Log(connection, bytes(expand(key.dek, "audit")), "", "")
            (row,) = [one for one in chain.rows() if one.event == "vault_salvaged"]
            seqs = [one.seq for one in chain.rows()]
            assert chain.first_break() == min(set(range(1, max(seqs))) - set(seqs))
        assert "log:" in row.detail
        assert "saknas" in counts_in_words(row.detail)
        salvage.discard(folder)
        (folder / "valv.db").write_bytes(whole)


def test_nothing_readable_is_written_anywhere(folder: Path, key: UnsealedKey) -> None:
    hurt(folder, 41)
    salvage.prepare(folder, key, ways())
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Hodan" not in data
            assert "berättar".encode() not in data
            assert "berättar".encode("utf-16-le") not in data


@pytest.mark.parametrize("ticks", [1, 2, 3])
def test_broken_off_it_leaves_everything_as_it_was(folder: Path, key: UnsealedKey, ticks: int) -> None:
    change(folder, copy)
    hurt(folder, 41)
    before = files_of(folder)
    with pytest.raises(BackupCancelledError):
        salvage.prepare(folder, key, ways(stop_after=ticks))
    assert files_of(folder) == before


def test_no_room_is_said_before_anything_is_written(
    folder: Path, key: UnsealedKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurt(folder, 41)
    before = files_of(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(1, 1, 100_000))
    with pytest.raises(BackupError) as caught:
        salvage.prepare(folder, key, ways())
    assert (caught.value.kind, caught.value.megabytes) == ("full", 4)
    assert files_of(folder) == before
