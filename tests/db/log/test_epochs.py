"""What a replaced key vouched for still holds, row by row, and nothing later passes under it."""

from __future__ import annotations

import shutil

import pytest

from db.log import epochs as key_epochs
from db.log.chain import Event, Log
from db.records.events import LogEvent
from db.secrets.kdf import expand
from db.store.connection import sqlcipher3, transaction
from db.vault import vault as vaults
from db.vault.vault import Vault
from tests.db.vault.changing import change


def log_of(vault: Vault) -> Log:
    return Log(vault.connection, bytes(vault.subkey("audit")), "test", "")


def log(vault: Vault, *events: LogEvent) -> None:
    with transaction(vault.connection):
        for event in events:
            log_of(vault).write(Event(event), "test")


def test_rows_keep_their_marks_and_every_epoch_is_proved(vault: Vault, passphrase: str) -> None:
    folder, heads = vault.folder, []
    for _ in range(3):
        log(vault, "case_opened", "note_begun", "note_signed")
        heads.append(log_of(vault).head())
        change(vault, passphrase)
        vault = vaults.unlock(folder, passphrase)
        shutil.rmtree(folder / "ersatt-1")
    log(vault, "printed")
    whole = log_of(vault)
    assert whole.first_break() is None
    assert whole.first_break(2) is None
    assert heads == [(row.seq, row.mac) for row in (whole.at(seq) for seq, _mac in heads) if row]
    connection = vault.connection
    connection.execute("DROP TRIGGER log_never_change")
    for seq in (1, 3, 4, 5, 8, 12, 13):
        with pytest.raises(ZeroDivisionError), transaction(connection):
            connection.execute("UPDATE log SET actor = 'annan' WHERE seq = ?", (seq,))
            assert whole.first_break() == seq
            raise ZeroDivisionError  # undone
    assert whole.first_break() is None
    vault.close()


def test_a_row_under_an_earlier_key_does_not_pass_for_a_later_one(vault: Vault, passphrase: str) -> None:
    folder, old = vault.folder, vault.key.copy_of_dek()
    log(vault, "case_opened")
    change(vault, passphrase)
    after = vaults.unlock(folder, passphrase)
    with transaction(after.connection):
        Log(after.connection, bytes(expand(old, "audit")), "test", "").write(Event("printed"), "test")
    assert log_of(after).first_break() == 3
    after.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE key_epochs SET upto = 99",
        "DELETE FROM key_epochs",
        "INSERT OR REPLACE INTO key_epochs SELECT * FROM key_epochs",
    ],
)
def test_an_epoch_cannot_be_changed_and_if_it_were_the_log_would_not_hold(
    vault: Vault, passphrase: str, sql: str
) -> None:
    log(vault, "case_opened")
    change(vault, passphrase)
    after = vaults.unlock(vault.folder, passphrase)
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
        after.connection.execute(sql)
    for name in ("key_epochs_never_change", "key_epochs_never_go", "key_epochs_never_replaced"):
        after.connection.execute(f"DROP TRIGGER {name}")
    if "REPLACE" not in sql:
        after.connection.execute(sql)
        assert log_of(after).first_break() is not None
    after.close()


def test_the_old_subkeys_are_kept_and_the_old_key_itself_is_not(vault: Vault, passphrase: str) -> None:
    old, draft = vault.key.copy_of_dek(), vault.subkey("draft")
    change(vault, passphrase)
    after = vaults.unlock(vault.folder, passphrase)
    assert key_epochs.earlier(after.connection, "draft") == [draft]
    tables = [
        row[0] for row in after.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    for table in tables:
        for row in after.connection.execute(f'SELECT * FROM "{table}"'):
            assert all(bytes(old) != cell and bytes(old).hex() != cell for cell in row), table
    after.close()
