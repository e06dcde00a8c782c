"""A stand-in sees how the vault is protected, and is stopped with a clear word before she is asked for anything."""

from __future__ import annotations

import pytest

from desktop.errors import UserError
from desktop.safety.facts import safety_facts
from desktop.session import settings
from desktop.vault.open_session import OpenSession
from tests.desktop.session.standing import stand_in
from tests.ui.finding import found
from ui.security.code_rows import ChiefCodeRow, CodeRow
from ui.security.device_row import DeviceRow
from ui.security.fact_rows import IdleRow, PassphraseRow
from ui.security.key_row import KeyRow
from ui.widgets.input.combo import Combo


def test_every_act_about_keys_says_that_it_is_the_owners(session: OpenSession, dressed: object) -> None:
    with session.change("settings") as db:
        settings.write(db, settings.Worker(name="Karin Lund"))
    stand_in(session)
    acts = (
        PassphraseRow(session)._on_change,
        CodeRow(session)._on_new,
        ChiefCodeRow(session)._on_change,
        KeyRow(session)._on_change,
        KeyRow(session)._on_old,
        DeviceRow(session)._on_act,
    )
    for act in acts:
        with pytest.raises(UserError, match="Det här kan bara Karin Lund ändra"):
            act()


def test_the_time_to_the_lock_is_shown_and_cannot_be_changed(session: OpenSession, dressed: object) -> None:
    stand_in(session)
    row = IdleRow(session)
    row.tell(safety_facts(session))
    assert not found(row, Combo, "idle-minutes").isEnabled()
