from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from desktop.process.single_instance import LOCK, SHOW, SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.process.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.take(by_force='force' in sys.argv), flush=True)
if len(sys.argv) > 2:
    sys.stdin.read()
"""


def second(folder: Path, *words: str) -> str:
    line = [sys.executable, "-c", SECOND, str(folder), *words]
    return subprocess.run(
        line, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    ).stdout.strip()


def test_a_second_program_is_sent_away_and_the_first_is_asked_to_show(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "valv")
    assert first.take() == "held"
    with qtbot.waitSignal(first.asked_to_show, timeout=5000):
        assert second(tmp_path / "valv") == "here"
    with qtbot.waitSignal(first.asked_to_show, timeout=5000):
        assert second(tmp_path / "valv") == "here"
    first.release()


def test_what_passes_between_them_is_an_empty_file(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take() == "held"
    second(tmp_path)
    assert (tmp_path / SHOW).read_bytes() == b""
    first.release()


def test_a_released_folder_can_be_taken_by_another(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take() == "held"
    first.release()
    assert second(tmp_path) == "held"


def test_two_folders_do_not_stand_in_each_others_way(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "ett")
    assert first.take() == "held"
    assert second(tmp_path / "två") == "held"
    first.release()


def test_the_lock_of_a_killed_program_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(tmp_path), "stay"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert killed.stdin is not None
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == b"held"
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdin.close()
    killed.stdout.close()
    assert (tmp_path / LOCK).exists()
    instance = SingleInstance(tmp_path)
    assert instance.take() == "held"
    instance.release()


ELSEWHERE = b"4711\nn\xc3\xa4rvara\nskolans-dator\n"
UNTOLD = {"empty": b"", "zeros": bytes(4096), "garbage": b"\xff\x00inte ett l\xc3\xa5s" * 50}


def test_the_lock_of_another_computer_is_told_and_opens_only_when_the_user_says_so(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / LOCK).write_bytes(ELSEWHERE)
    instance = SingleInstance(tmp_path)
    assert instance.take() == "elsewhere"
    assert instance.computer() == "skolans-dator"
    assert (tmp_path / LOCK).read_bytes() == ELSEWHERE
    assert instance.take(by_force=True) == "held"
    assert second(tmp_path) == "here"
    instance.release()


@pytest.mark.parametrize("name", UNTOLD)
def test_a_lock_that_tells_nothing_is_told_and_opens_only_when_the_user_says_so(
    qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / LOCK).write_bytes(UNTOLD[name])
    instance = SingleInstance(tmp_path)
    assert instance.take() == "unknown"
    assert instance.take(by_force=True) == "held"
    instance.release()


@pytest.mark.parametrize("data", [ELSEWHERE, b""])
def test_not_even_the_users_word_takes_it_from_a_living_program(
    qtbot: QtBot, tmp_path: Path, data: bytes
) -> None:
    first = SingleInstance(tmp_path)
    assert first.take() == "held"
    with (tmp_path / LOCK).open("r+b") as file:  # the same file, which the system still holds for the first
        file.truncate()
        file.write(data)
    assert second(tmp_path, "force") in ("elsewhere", "unknown")
    assert (tmp_path / LOCK).exists()


def test_a_live_process_with_the_number_of_one_that_died_is_not_taken_for_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    name, host = Path(sys.executable).resolve().name, QSysInfo.machineHostName()
    other = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    (tmp_path / LOCK).write_text(f"{other.pid}\n{name}\n{host}\n", encoding="utf-8")
    instance = SingleInstance(tmp_path)
    assert instance.take() == "held"
    instance.release()
    other.communicate()


def test_another_computers_name_is_shown_without_what_cannot_be_printed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("17\nx\n" + "a\u202e\u0007" * 200 + "\n", encoding="utf-8")
    instance = SingleInstance(tmp_path)
    assert instance.take() == "elsewhere"
    assert instance.computer() == "a" * 64
