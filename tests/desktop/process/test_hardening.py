from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop.process import hardening

SOURCE = """
import os, sys, tempfile
from pathlib import Path
from desktop.process import hardening
hardening.harden()
place = hardening.private_temporary_folder(Path(sys.argv[1]))
hardening.hold_to(Path(sys.argv[1]))
with tempfile.NamedTemporaryFile() as file:
    print(Path(file.name).parent == place)
Path(sys.argv[1], "ny").write_text("x")
if os.name == "posix":
    import resource
    print(resource.getrlimit(resource.RLIMIT_CORE))
if sys.platform == "linux":
    import ctypes
    print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_the_temporary_folder_is_emptied_also_of_folders_and_links(tmp_path: Path) -> None:
    place = tmp_path / "tmp"
    (place / "inside").mkdir(parents=True)
    (place / "inside" / "page.pdf").write_text("old")
    (place / "left").write_text("old")
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "paper").write_text("not ours")
    if os.name == "posix":
        (place / "link").symlink_to(kept, target_is_directory=True)
    hardening.sweep(tmp_path)
    assert list(place.iterdir()) == []
    assert (kept / "paper").exists()
    hardening.sweep(tmp_path / "nowhere")


def test_a_hardened_process_leaves_no_core_and_keeps_its_files_to_itself(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / "left-over").write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", SOURCE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    said = done.stdout.split("\n")
    assert said[0] == "True"
    assert list((tmp_path / "tmp").iterdir()) == []
    if os.name == "posix":
        assert (tmp_path / "ny").stat().st_mode & 0o077 == 0
        assert (tmp_path / "tmp").stat().st_mode & 0o077 == 0
        assert said[1] == "(0, 0)"
    if sys.platform == "linux":
        assert said[2] == "0", "the process may be read from outside"
