from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.errors import UserError
from desktop.failures.vault import in_swedish
from desktop.vault import opening as openings
from desktop.vault.opening import Opening
from desktop.work import Work

FRAS = "fem nya ord för ett valv"


@pytest.fixture
def opening(vault_folder: Path, qtbot: QtBot) -> Opening:
    """Return what opens `vault_folder`."""
    return Opening(vault_folder, Work())


def test_the_right_passphrase_opens(opening: Opening, passphrase: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opening.opened, timeout=10_000) as heard:
        opening.with_passphrase(passphrase)
    vault = heard.args[0]
    assert isinstance(vault, Vault)
    assert vault.connection.execute("SELECT count(*) FROM meta").fetchone()[0] >= 3
    assert openings.say_notices(vault) == []
    vault.close()


def test_the_recovery_code_opens(opening: Opening, recovery_code: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opening.opened, timeout=10_000) as heard:
        opening.with_recovery_code(recovery_code)
    assert heard.args[0].opened_by_recovery
    heard.args[0].close()


def test_wrong_passphrases_wait_longer_and_a_wait_runs_no_key_derivation(
    opening: Opening, qtbot: QtBot
) -> None:
    waits = []
    for _ in range(3):
        with qtbot.waitSignal(opening.was_wrong, timeout=10_000) as heard:
            opening.with_passphrase("fel fras som ingen har")
        waits.append(heard.args[0])
    assert waits == [0, 0, 2]
    with qtbot.waitSignal(opening.was_wrong, timeout=1000) as heard:
        opening.with_passphrase("fel fras som ingen har")
    assert heard.args[0] in {1, 2}
    assert opening.throttle.wrong_tries == 3


def test_a_missing_file_is_named_before_any_passphrase_is_asked_for(
    vault_folder: Path, opening: Opening, qtbot: QtBot
) -> None:
    assert openings.what_stands_in_the_way(vault_folder) is None
    (vault_folder / "valv.db").unlink()
    problem = openings.what_stands_in_the_way(vault_folder)
    assert isinstance(problem, UserError)
    with qtbot.waitSignal(opening.failed, timeout=10_000) as heard:
        opening.with_passphrase("vad som helst alls")
    assert heard.args[0].text() == problem.text()


def test_damage_found_on_the_way_is_handed_on_with_the_key(
    vault_folder: Path, opening: Opening, passphrase: str, qtbot: QtBot
) -> None:
    data = bytearray((vault_folder / "valv.db").read_bytes())
    data[9000] ^= 1
    (vault_folder / "valv.db").write_bytes(data)
    with qtbot.waitSignal(opening.damaged, timeout=10_000) as heard:
        opening.with_passphrase(passphrase)
    key, error = heard.args
    assert any(key.dek)
    assert in_swedish(error).title == "En del av arkivet är skadad"
    key.wipe()


def test_a_copy_of_the_key_file_that_had_to_be_used_is_told(
    vault_folder: Path, opening: Opening, passphrase: str, qtbot: QtBot
) -> None:
    (vault_folder / "valv.key").write_bytes(b"")
    with qtbot.waitSignal(opening.opened, timeout=10_000) as heard:
        opening.with_passphrase(passphrase)
    assert "valv.key.bak" in openings.say_notices(heard.args[0])[0]
    heard.args[0].close()


def test_a_new_vault_is_made_with_a_code_that_opens_it(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "nytt"
    assert not openings.has_vault(folder)
    opening = Opening(folder, Work())
    with qtbot.waitSignal(opening.created, timeout=10_000) as heard:
        opening.make(FRAS, CHEAPEST)
    vault, code = heard.args
    vault.close()
    assert openings.has_vault(folder)
    assert vaults.try_recovery_code(folder, code)


def test_a_vault_is_not_made_over_another(vault_folder: Path, opening: Opening, qtbot: QtBot) -> None:
    before = (vault_folder / "valv.key").read_bytes()
    with qtbot.waitSignal(opening.failed, timeout=10_000) as heard:
        opening.make(FRAS, CHEAPEST)
    assert heard.args[0].title == "Här finns redan ett arkiv"
    assert (vault_folder / "valv.key").read_bytes() == before
