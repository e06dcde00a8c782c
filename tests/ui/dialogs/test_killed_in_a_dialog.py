"""A process that is killed while one types in a dialog loses less than two seconds of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.conftest import PASSPHRASE
from tests.stories import a_new_case
from ui.duties.task_dialog import TaskDialog

TYPED = "Ring mentor om bussen\u00a0 på tisdag"

TYPES = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from db.vault import vault as vaults
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.ui.lock.typing import type_in
from ui.duties.task_dialog import TaskDialog

app = QApplication([])
session = OpenSession(vaults.unlock(__import__("pathlib").Path(sys.argv[1]), sys.argv[2]), today=lambda: DAY)
window = QWidget()
dialog = TaskDialog(window, session, sys.argv[3])
dialog.show()
letters = iter({TYPED!r})
typing, resting = QTimer(), QTimer()

def one():
    letter = next(letters, None)
    if letter is None:
        typing.stop()
        resting.start(2000)
    else:
        type_in(dialog.what, letter)

def rested():
    resting.stop()
    print("two seconds since the last key", flush=True)

typing.timeout.connect(one)
resting.timeout.connect(rested)
typing.start(15)
app.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_kill_loses_at_most_two_seconds(qtbot: QtBot, vault_folder: Path) -> None:
    vault = vaults.unlock(vault_folder, PASSPHRASE)
    case = a_new_case(OpenSession(vault, today=lambda: DAY))
    vault.close()
    child = subprocess.Popen(
        [sys.executable, "-c", TYPES, str(vault_folder), PASSPHRASE, case.id],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert child.stdout is not None
    assert "two seconds" in child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait(30)
    child.stdout.close()
    again: Vault = vaults.unlock(vault_folder, PASSPHRASE)
    session = OpenSession(again, today=lambda: DAY)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TaskDialog(window, session, case.id)
    dialog.show()
    assert dialog.what.text() == TYPED
    dialog.reject()
    again.close()
