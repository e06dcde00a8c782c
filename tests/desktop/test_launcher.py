from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop import launcher


def script(text: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(text)]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let each start run the next of these lines instead of the program."""
    queue: list[list[str]] = []
    monkeypatch.setattr(launcher, "command", lambda _folder: queue.pop(0))
    return queue


def test_the_program_is_started_with_its_folder_and_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert launcher.command(tmp_path) == [
        sys.executable, "-m", "desktop", "--data-dir", str(tmp_path), "--window",
    ]  # fmt: skip
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launcher.command(tmp_path) == [sys.executable, "--data-dir", str(tmp_path), "--window"]


@pytest.mark.parametrize("code", [0, 1, 2, 7])
def test_its_exit_code_is_handed_on(lines: list[list[str]], tmp_path: Path, code: int) -> None:
    lines.append(script(f"raise SystemExit({code})"))
    assert launcher.launch(tmp_path) == code


def test_a_program_that_locked_is_started_again(lines: list[list[str]], tmp_path: Path) -> None:
    lines += [script(f"raise SystemExit({launcher.LOCKED})")] * 3 + [script("raise SystemExit(0)")]
    assert launcher.launch(tmp_path) == 0
    assert lines == []


def test_a_program_that_locks_at_once_again_and_again_is_given_up(
    lines: list[list[str]], tmp_path: Path
) -> None:
    lines += [script(f"raise SystemExit({launcher.LOCKED})")] * 9
    assert launcher.launch(tmp_path, clock=lambda: 0.0) == launcher.LOCKED
    assert len(lines) == 4


def test_what_could_load_foreign_code_is_not_handed_down(
    lines: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "foreign")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "foreign.Backend")
    monkeypatch.setenv("KEPT", "yes")
    lines.append(
        script("""
        import os
        foreign = {"QT_PLUGIN_PATH", "PYTHON_KEYRING_BACKEND"} & set(os.environ)
        raise SystemExit(3 if foreign or os.environ.get("KEPT") != "yes" else 0)
        """)
    )
    assert launcher.launch(tmp_path) == 0


# Starts a child that writes down the signal it gets, tells when both are ready, and waits.
PARENT = """
import sys
from desktop import launcher
child = '''
import pathlib, signal, sys
def heard(number, frame):
    pathlib.Path(sys.argv[1]).write_text(str(number))
    raise SystemExit({code})
signal.signal(signal.SIGTERM, heard)
print("ready", flush=True)
signal.pause()
'''
launcher.command = lambda folder: [sys.executable, "-c", child, sys.argv[1]]
sys.exit(launcher.launch(None))
"""


@pytest.mark.parametrize("code", [0, launcher.LOCKED])
def test_a_request_to_end_reaches_the_program_and_ends_both(tmp_path: Path, code: int) -> None:
    told = tmp_path / "signal"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("{code}", str(code)), str(told)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    parent.stdout.close()
    assert told.read_text() == str(int(signal.SIGTERM))


def test_the_launcher_loads_neither_qt_nor_the_vault() -> None:
    source = "import sys, desktop.launcher; print([n for n in sys.modules if n.split('.')[0] in ('PySide6', 'db')])"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
