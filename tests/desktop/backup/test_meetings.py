"""Where one change meets another: a key file changed meanwhile, a copy from elsewhere, a text another key sealed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from db.errors import DiskFullError, WrongPassphraseError
from db.files import swap
from db.secrets.kdf import typed
from db.secrets.sealed import seal
from db.vault import keys, rewrap
from db.vault import vault as vaults
from db.vault.keys import UnsealedKey
from desktop.backup.facts import copies
from desktop.drafts import drafts, rescue
from desktop.drafts.rescue import Rescued
from desktop.session import settings
from desktop.vault import opening as openings
from desktop.vault.open_session import OpenSession
from desktop.vault.opening import Opening
from desktop.vault.restoring import look_at
from desktop.work import Work
from tests.desktop.backup.copying import LONG, copied
from tests.desktop.vault.test_key_change import NEW, again, changed, forged
from tests.desktop.vault.test_restoring import restored

TEXT = Rescued("Anteckning", "Text", "Bussen kom inte")


def test_a_change_of_key_gives_way_to_what_was_done_to_the_key_file_meanwhile(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    made, _code = forged(qtbot, session, passphrase)
    code = rewrap.rewrap_recovery(session.vault.key)
    with qtbot.waitSignal(made.failed, timeout=LONG):
        made.change()
    assert not (vault_folder / swap.STAGE).exists()
    session.vault.close()
    vaults.unlock(vault_folder, passphrase).close()
    assert vaults.try_recovery_code(vault_folder, code)


def test_a_restored_copy_lets_nothing_aside_here_be_taken_for_what_lay_aside_there(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    changed(qtbot, session, passphrase)
    with_old_pair = again(vault_folder)
    assert settings.key_state(with_old_pair.db).aside == "ersatt-1"
    copied(qtbot, with_old_pair)
    choice = look_at(copies(with_old_pair)[0].path)
    with_old_pair.vault.close()
    restored(qtbot, vault_folder, lambda one: one.restore(choice, NEW, is_code=False))
    after = again(vault_folder)
    state = settings.key_state(after.db)
    assert (bool(state.changed_on), state.aside) == (True, "")
    after.vault.close()


def test_a_text_that_another_key_sealed_is_kept_and_stands_in_no_ones_way(
    session: OpenSession, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    foreign = seal(bytearray(32), b"[]", bytes.fromhex(session.vault.vault_id))
    (vault_folder / "valv.utkast").write_bytes(foreign)

    def full(*_given: object, **_named: object) -> None:
        raise DiskFullError("full")

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "keep", full)
        rescue.keep(session, [TEXT])
    assert (vault_folder / "valv.utkast.skadad").read_bytes() == foreign
    assert rescue.fetch(session) == [TEXT]


def test_a_fault_while_opening_leaves_no_key_behind(
    qtbot: QtBot, vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[UnsealedKey] = []

    def kept(*given: Any, **named: Any) -> UnsealedKey:
        made.append(replace(*given, **named))
        return made[-1]

    def fail(_folder: Path, key: UnsealedKey) -> None:
        key.wipe()
        raise RuntimeError("the database did not accept")

    monkeypatch.setattr(openings, "replace", kept)
    monkeypatch.setattr(vaults, "open_vault", fail)
    opening = Opening(vault_folder, Work())
    with qtbot.captureExceptions() as caught:
        opening.with_passphrase(passphrase)
        qtbot.waitUntil(lambda: bool(caught), timeout=LONG)
    assert not any(made[0].dek)


def test_a_wrong_passphrase_is_wiped_as_a_right_one_is(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bytearray] = []

    def kept(text: str) -> bytearray:
        tried.append(typed(text))
        return tried[-1]

    monkeypatch.setattr(keys, "typed", kept)
    vaults.unseal(vault_folder, passphrase).wipe()
    with pytest.raises(WrongPassphraseError):
        vaults.unseal(vault_folder, "fel fras som ingen har")
    assert [any(secret) for secret in tried] == [False, False]
