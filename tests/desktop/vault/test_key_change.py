"""The change of key as the program does it: nothing written is left behind, and a lock on the way undoes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.errors import WrongPassphraseError
from db.files import swap
from db.secrets.sealed import seal
from db.vault import vault as vaults
from desktop.backup.facts import copies
from desktop.drafts import rescue
from desktop.errors import UserError
from desktop.lock import locking
from desktop.log import access as access_log
from desktop.notes import notes
from desktop.session import settings
from desktop.session.settings import prefer
from desktop.vault.key_change import TRIES, KeyChange
from desktop.vault.old_vault import OldCopies, key_state, say_key_changed
from desktop.vault.open_session import OpenSession
from tests.builders import DAY, a_case, a_pupil
from tests.desktop.backup.copying import LONG, change, copied, events
from tests.desktop.chain.checked import faults

NEW = "en helt annan räv på taket"


def forged(
    qtbot: QtBot, session: OpenSession, passphrase: str, new: str | None = NEW
) -> tuple[KeyChange, str]:
    made = session.key_change
    with qtbot.waitSignal(made.forged, timeout=LONG) as heard:
        made.forge(passphrase, new, 4)
    assert heard.args is not None
    return made, heard.args[0]


def changed(qtbot: QtBot, session: OpenSession, passphrase: str, new: str | None = NEW) -> str:
    """Change the key and close the vault; the next unlock opens the new one. Returns the new code."""
    made, code = forged(qtbot, session, passphrase, new)
    with qtbot.waitSignal(made.waits, timeout=LONG):
        made.change()
    assert locking.close_alone(session) == []
    return code


def again(folder: Path, passphrase: str = NEW) -> OpenSession:
    return OpenSession(vaults.unlock(folder, passphrase), today=lambda: DAY)


def test_the_change_is_logged_in_the_new_vault_and_the_whole_log_holds(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    change(session, 3)
    code = changed(qtbot, session, passphrase)
    after = again(vault_folder)
    last = events(after)[:3]
    assert last == [("locked", "key_change"), ("key_changed", "new_passphrase"), ("key_change_begun", "")]
    assert access_log.check(after).is_whole
    assert after.db.pupils.count() == 3
    assert (after.choices.code_proved_on, after.choices.passphrase_set_on) == (DAY.isoformat(),) * 2
    assert after.choices.passphrase_strength == 4
    assert settings.copies(after.db).is_unsaved
    assert vaults.try_recovery_code(vault_folder, code)
    after.vault.close()


def test_signed_texts_still_hold_and_a_head_on_paper_is_found(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    with session.change("cases") as db:
        case = db.cases.add(a_case(db.pupils.add(a_pupil()).id))
    note = notes.save_note(session, replace(notes.begin_note(session, case.id), body="Hodan ringde."))
    notes.sign_note(session, note)
    seq, mac = session.log.head()
    changed(qtbot, session, passphrase, None)
    after = again(vault_folder, passphrase)
    assert faults(after) == []
    row = after.log.at(seq)
    assert row is not None
    assert row.mac == mac
    after.vault.close()


def test_what_stands_on_the_screen_is_saved_first_and_what_cannot_be_stops_it(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    made, _code = forged(qtbot, session, passphrase)
    stops = UserError("Disken är full")

    def cannot() -> None:
        raise stops

    made.save_first = cannot
    with qtbot.waitSignal(made.failed, timeout=LONG) as heard:
        made.change()
    assert heard.args == [stops]
    made.save_first = lambda: rescue.keep(
        session, [rescue.Rescued("Ny anteckning", "Text", "Bussen kom inte")]
    )
    with qtbot.waitSignal(made.waits, timeout=LONG):
        made.change()
    session.vault.close()
    after = again(vault_folder)
    assert [one.text for one in rescue.fetch(after)] == ["Bussen kom inte"]
    after.vault.close()


def writing_between(monkeypatch: pytest.MonkeyPatch, write: Callable[[], None], times: int) -> None:
    """Let something be written each time the answer comes from the worker, before it is heard."""
    real, left = KeyChange._on_made, times

    def heard(self: KeyChange, nothing: None) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            write()
        real(self, nothing)

    monkeypatch.setattr(KeyChange, "_on_made", heard)


def test_what_is_written_while_the_vault_is_copied_makes_it_be_copied_again(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing_between(monkeypatch, lambda: change(session), TRIES - 1)
    changed(qtbot, session, passphrase)
    after = again(vault_folder)
    assert after.db.pupils.count() == TRIES - 1
    after.vault.close()


def test_a_vault_that_is_written_to_all_the_time_is_left_as_it_is(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing_between(monkeypatch, lambda: change(session), 99)
    made, code = forged(qtbot, session, passphrase)
    with qtbot.waitSignal(made.failed, timeout=LONG) as heard:
        made.change()
    assert heard.args is not None
    assert "skrivs till just nu" in heard.args[0].text()
    assert events(session)[0] == ("key_change_stopped", "not_ready")
    assert not (vault_folder / swap.STAGE).exists()
    change(session)
    assert session.db.pupils.count() == TRIES + 1
    assert not vaults.try_recovery_code(vault_folder, code)


def test_once_it_is_decided_nothing_more_can_be_written_to_the_old_vault(
    qtbot: QtBot, session: OpenSession, passphrase: str
) -> None:
    made, _code = forged(qtbot, session, passphrase)
    with qtbot.waitSignal(made.waits, timeout=LONG):
        made.change()
    with pytest.raises(UserError):
        change(session)


def test_broken_off_it_changes_nothing_and_can_be_done_again(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    change(session, 200)
    made, _code = forged(qtbot, session, passphrase)
    with qtbot.waitSignal(made.cancelled, timeout=LONG):
        made.change()
        made.cancel()
    assert events(session)[0] == ("key_change_stopped", "cancelled")
    assert not (vault_folder / swap.STAGE).exists()
    change(session)
    with qtbot.waitSignal(made.waits, timeout=LONG):
        made.change()
    session.vault.close()
    after = again(vault_folder)
    assert after.db.pupils.count() == 201
    after.vault.close()


def test_a_lock_in_the_middle_undoes_it_and_loses_nothing(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    change(session, 200)
    made, _code = forged(qtbot, session, passphrase)
    made.change()
    new = made._new
    assert new is not None
    made.forget()
    typed = [rescue.Rescued("Ny anteckning", "Text", "Bussen kom inte")]
    assert locking.put_away(session, "idle", lambda: None, {}, lambda: typed) == []
    assert not any(new.dek)
    qtbot.waitUntil(lambda: not made._work.is_busy, timeout=LONG)
    after = again(vault_folder, passphrase)
    assert after.db.pupils.count() == 200
    assert [one.text for one in rescue.kept(after)] == ["Bussen kom inte"]
    assert not (vault_folder / "ersatt-1").exists()
    after.vault.close()


def test_the_wrong_passphrase_is_said_and_makes_nothing(qtbot: QtBot, session: OpenSession) -> None:
    made = session.key_change
    with qtbot.waitSignal(made.failed, timeout=LONG) as heard:
        made.forge("inte den rätta", NEW)
    assert heard.args is not None
    assert heard.args[0].title == "Den nuvarande lösenfrasen stämmer inte"
    assert session.log.rows() == []


def test_a_text_sealed_under_the_old_key_is_handed_back(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    data = b'[{"place": "Anteckning", "field": "Text", "text": "Bussen kom inte"}]'
    about = bytes.fromhex(session.vault.vault_id)
    sealed = seal(session.vault.subkey("draft"), data, about)
    changed(qtbot, session, passphrase)
    (vault_folder / "valv.utkast").write_bytes(sealed)
    after = again(vault_folder)
    assert [one.text for one in rescue.fetch(after)] == ["Bussen kom inte"]
    assert not (vault_folder / "valv.utkast").exists()
    after.vault.close()


def test_the_old_vault_goes_once_the_new_one_has_been_opened_and_checked(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    changed(qtbot, session, passphrase)
    after = again(vault_folder)
    aside = vault_folder / key_state(after).aside
    assert aside.name == "ersatt-1"
    assert (aside / "valv.db").exists()
    after.vault.is_checked = False
    old = after.old_vault
    old._look()
    assert (aside / "valv.db").exists()
    after.vault.is_checked = True
    with qtbot.waitSignal(old.removed, timeout=LONG):
        old._look()
    assert not aside.exists()
    assert key_state(after).aside == ""
    assert events(after)[0] == ("old_vault_removed", "")
    after.vault.close()


def test_that_it_is_done_is_told_once(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    assert say_key_changed(session) == []
    changed(qtbot, session, passphrase)
    after = again(vault_folder)
    assert "Krypteringsnyckeln är bytt" in say_key_changed(after)[0]
    assert say_key_changed(after) == []
    after.vault.close()


def test_old_copies_are_named_and_removed_only_when_there_is_a_new_one(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    change(session)
    copied(qtbot, session)
    assert OldCopies(session).found() == []
    changed(qtbot, session, passphrase)
    after = again(vault_folder)
    old = OldCopies(after)
    (found,) = old.found()
    assert not old.is_replaced()
    old.remove()
    assert found.path.exists()
    copied(qtbot, after)
    assert old.is_replaced()
    with qtbot.waitSignal(old.removed, timeout=LONG):
        old.remove()
    assert not found.path.exists()
    assert [copy.path.exists() for copy in copies(after)] == [True]
    assert events(after)[0] == ("old_copies_removed", "count:1")
    after.vault.close()


def test_a_practice_vault_changes_too_and_stays_practice(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    prefer(session, is_practice=True)
    changed(qtbot, session, passphrase, None)
    after = again(vault_folder, passphrase)
    assert after.choices.is_practice
    after.vault.close()


def test_the_old_passphrase_and_the_old_code_are_void(
    qtbot: QtBot, session: OpenSession, passphrase: str, recovery_code: str, vault_folder: Path
) -> None:
    changed(qtbot, session, passphrase)
    again(vault_folder).vault.close()
    with pytest.raises(WrongPassphraseError):
        vaults.unlock(vault_folder, passphrase)
    assert not vaults.try_recovery_code(vault_folder, recovery_code)
