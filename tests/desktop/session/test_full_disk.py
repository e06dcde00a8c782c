"""A disk of eighty megabytes, filled to the last byte while someone writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[3]
ALONE = ("unshare", "--mount", *(() if os.name == "nt" or os.geteuid() == 0 else ("--map-root-user",)))
MOUNT = 'mount -t tmpfs -o size=80m,mode=0700 tmpfs "$0" && exec "$@"'


def on_a_small_disk(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run with a disk of its own at `folder`, seen by nobody else and gone afterwards."""
    return subprocess.run(
        (*ALONE, "sh", "-c", MOUNT, str(folder), *command),
        cwd=HOME, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_disk_that_fills_up_is_told_relieved_and_loses_nothing(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or on_a_small_disk(tmp_path, "true").returncode != 0:
        pytest.skip("no disk may be mounted here; test_space.py fills the database instead")
    done = on_a_small_disk(tmp_path, sys.executable, "-m", "tests.desktop.session.full_disk", str(tmp_path))
    assert done.returncode == 0, done.stderr[-2000:]
    assert "none lost" in done.stdout
