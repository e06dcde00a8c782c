"""The command line as its user meets it: a real process, a real exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop.version import VERSION

HOME = Path(__file__).parents[2]


def narvara(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        (sys.executable, "-m", "desktop", *words),
        cwd=HOME,
        env=kept | {"QT_QPA_PLATFORM": "xcb"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_version_is_said() -> None:
    told = narvara("--version")
    assert (told.returncode, told.stdout) == (0, f"Närvara {VERSION}\n")


def test_without_a_display_it_says_so_in_swedish_and_fails(tmp_path: Path) -> None:
    told = narvara("--data-dir", str(tmp_path))
    assert told.returncode == 2
    assert "ingen skärm" in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_display_that_does_not_answer_counts_as_none(tmp_path: Path) -> None:
    told = narvara("--data-dir", str(tmp_path), DISPLAY=":4999")
    assert told.returncode == 2
    assert "ingen skärm" in told.stderr


def test_demo_without_a_folder_tells_how_it_is_used() -> None:
    told = narvara("demo")
    assert told.returncode == 2
    assert "--out" in told.stderr
