"""Copies under another key than the present one are removed only when there is a later one that takes their place."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from db.backup import restore as backup_restore
from db.backup.container import never_cancelled
from desktop.backup.facts import copies, unreadable
from desktop.vault.old_vault import OldCopies
from desktop.vault.open_session import OpenSession
from desktop.vault.restoring import say_where_from
from tests.desktop.backup.copying import change, copied
from tests.desktop.vault.test_key_change import NEW, again, changed

LAST = "en tredje fras om tåget till Ånge"


def test_after_a_restore_the_later_copies_under_the_later_key_stay(
    qtbot: QtBot, session: OpenSession, passphrase: str, vault_folder: Path
) -> None:
    changed(qtbot, session, passphrase)
    second = again(vault_folder)
    copied(qtbot, second)
    (older,) = copies(second)
    changed(qtbot, second, NEW, LAST)
    third = again(vault_folder, LAST)
    change(third, 3)
    copied(qtbot, third)
    later = next(copy for copy in copies(third) if copy.path != older.path)
    third.vault.close()
    backup_restore.prepare(
        older.path, vault_folder, NEW, is_code=False, mend=say_where_from, tick=never_cancelled
    )
    backup_restore.finish(vault_folder)
    after = again(vault_folder)
    old = OldCopies(after)
    assert old.found() == []  # this vault has never had that key, so it could be anybody's
    assert unreadable(after) == 1
    copied(qtbot, after)
    assert [copy.path for copy in old.found()] == []
    assert later.path.exists()
    after.vault.close()
