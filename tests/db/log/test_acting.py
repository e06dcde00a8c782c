"""Whom an actor stood in for is under the row's mac; a row of before the column keeps the mac it always had."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest

from db.log.chain import FIRST, Event, Log, Wanted
from db.store.connection import transaction
from db.vault.vault import Vault


@pytest.fixture
def log(vault: Vault) -> Log:
    """Return a log with a row of the owner's, one of a stand-in's and the owner's again."""
    made = Log(vault.connection, bytes(vault.subkey("audit")), "test", "")
    with transaction(vault.connection):
        made.write(Event("case_opened"), "Karin Lund")
        made.write(Event("case_opened"), "Karolina Ström", "Karin Lund")
        made.write(Event("note_signed"), "Karin Lund")
    return made


def test_the_mac_of_a_row_without_a_stand_in_is_what_0_1_0_made_of_its_twelve_fields(
    vault: Vault, log: Log
) -> None:
    row = vault.connection.execute("SELECT * FROM log WHERE seq = 1").fetchone()
    fields = json.dumps(list(row[:12]), ensure_ascii=False, separators=(",", ":")).encode()
    assert row[11] == FIRST
    assert row[12] == hmac.new(bytes(vault.subkey("audit")), fields, hashlib.sha256).hexdigest()
    assert log.first_break() is None


@pytest.mark.parametrize(
    ("seq", "said"), [(1, "Karin Lund"), (2, ""), (2, "Maria Ek"), (3, "arkivets ägare")]
)
def test_nobody_can_be_given_or_robbed_of_a_name_unseen(vault: Vault, log: Log, seq: int, said: str) -> None:
    vault.connection.execute("DROP TRIGGER log_never_change")
    vault.connection.execute("UPDATE log SET acting_for = ? WHERE seq = ?", (said, seq))
    assert log.first_break() == seq


def test_the_rows_of_stand_ins_are_found_alone(log: Log) -> None:
    assert [row.actor for row in log.find(Wanted(is_acting=True))] == ["Karolina Ström"]
    assert log.find(Wanted(is_acting=True, after=2)) == []
    assert [row.seq for row in log.find(Wanted(after=1))] == [3, 2]
