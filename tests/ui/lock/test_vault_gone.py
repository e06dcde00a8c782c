"""The vault's file goes while one writes: it is said once, and what was written comes back after the unlock."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.backup.facts import copies
from desktop.process.launcher import LOCKED
from desktop.vault.restoring import Restoring, look_at
from desktop.work import Work
from tests.conftest import PASSPHRASE
from tests.desktop.backup.copying import LONG, copied
from tests.ui.lock.conftest import Office
from tests.ui.lock.test_nothing_lost import WORDS, handed_back, texts, write_in_the_journal
from tests.ui.lock.typing import type_in
from ui.dialogs.ask import AskDialog
from ui.lock.files_watched import PresenceWatch

LATER = " Och sedan detta."


def told() -> list[AskDialog]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, AskDialog) and one.objectName() == "vault-gone" and one.isVisible()
    ]


@pytest.fixture
def watch(office: Office) -> PresenceWatch:
    found = office.unlocked.findChild(PresenceWatch)
    assert isinstance(found, PresenceWatch)
    return found


def test_it_is_said_once_until_it_has_been_put_right(office: Office, watch: PresenceWatch) -> None:
    watch.look()
    assert told() == []
    database = office.folder / "valv.db"
    for _ in range(2):
        database.rename(database.with_name("undan"))
        watch.look()
        watch.look()
        (dialog,) = told()
        assert "Arkivets fil är borta" in texts(dialog)
        dialog.reject()
        database.with_name("undan").rename(database)
        watch.look()
        assert told() == []


def test_what_was_written_meanwhile_is_handed_back_once_the_file_is_back(
    office: Office, watch: PresenceWatch
) -> None:
    page = write_in_the_journal(office)
    page.flush()
    database = office.folder / "valv.db"
    database.rename(database.with_name("undan"))
    watch.look()
    type_in(page.draft.body_text, LATER)
    page.flush()
    assert "Sparat" not in page.draft.saved.accessibleName()
    (dialog,) = told()
    dialog.accept()
    assert office.running.codes == [LOCKED]
    database.with_name("undan").rename(database)
    office.again()
    back = handed_back(office)
    everything = texts(office.page) + (texts(back) if back is not None else "")
    assert LATER.strip() in everything


def test_what_was_written_meanwhile_is_handed_back_in_a_restored_copy_too(
    office: Office, watch: PresenceWatch
) -> None:
    assert copied(office.qtbot, office.session) is None
    copy = copies(office.session)[0].path
    page = write_in_the_journal(office)
    page.flush()
    (office.folder / "valv.db").unlink()
    type_in(page.draft.body_text, LATER)
    office.unlocked.lock()
    restoring = Restoring(office.folder, Work())
    with office.qtbot.waitSignal(restoring.restored, timeout=LONG):
        restoring.restore(look_at(copy), PASSPHRASE, is_code=False)
    office.again()
    back = handed_back(office)
    assert back is not None
    assert WORDS + LATER in texts(back)
