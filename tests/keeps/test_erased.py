"""A vault that was decided on is erased by the real program at its next start, before anything else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from db.files import erase
from tests.house import HOME

PATIENCE = 30.0  # seconds


def test_the_next_start_erases_what_was_decided_on(vault_folder: Path, tmp_path: Path) -> None:
    (vault_folder / "kopior").mkdir(exist_ok=True)
    (vault_folder / "kopior" / "1.narvarakopia").write_bytes(b"x" * 5000)
    erase.decide(vault_folder, erase.Erasure("0" * 32, is_bound=False))
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(HOME),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--data-dir", str(vault_folder)], env=environment, cwd=HOME
    )
    try:
        until = time.monotonic() + PATIENCE
        while not (vault_folder / "raderat.txt").exists():
            assert process.poll() is None, "it ended"
            assert time.monotonic() < until, sorted(path.name for path in vault_folder.iterdir())
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    left = {path.name for path in vault_folder.rglob("*") if path.is_file()}
    assert {name for name in left if name.startswith("valv.") or "kopia" in name} <= {
        "valv.lock",
        "valv.visa",
    }
