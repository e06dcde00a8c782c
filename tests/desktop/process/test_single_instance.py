from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.process.single_instance import LOCK, SHOW, SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.process.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.take(), flush=True)
if len(sys.argv) > 2:
    sys.stdin.read()
"""


def second(folder: Path) -> str:
    line = [sys.executable, "-c", SECOND, str(folder)]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.strip()


def test_a_second_program_is_sent_away_and_the_first_is_asked_to_show(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "valv")
    assert first.take()
    with qtbot.waitSignal(first.asked_to_show, timeout=5000):
        assert second(tmp_path / "valv") == "False"
    with qtbot.waitSignal(first.asked_to_show, timeout=5000):
        assert second(tmp_path / "valv") == "False"
    first.release()


def test_what_passes_between_them_is_an_empty_file(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take()
    second(tmp_path)
    assert (tmp_path / SHOW).read_bytes() == b""
    first.release()


def test_a_released_folder_can_be_taken_by_another(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take()
    first.release()
    assert second(tmp_path) == "True"


def test_two_folders_do_not_stand_in_each_others_way(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "ett")
    assert first.take()
    assert second(tmp_path / "två") == "True"
    first.release()


def test_the_lock_of_a_killed_program_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(tmp_path), "stay"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert killed.stdin is not None
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == b"True"
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdin.close()
    killed.stdout.close()
    assert (tmp_path / LOCK).exists()
    instance = SingleInstance(tmp_path)
    assert instance.take()
    instance.release()
