"""Try the installed program as its user meets it: unlock the demo vault in a real window, see the day, lock.

python .ci/try_installed.py PROGRAM VAULT
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from desktop.vault.practice import PASSPHRASE
from tests.journeys.program import Program
from tests.journeys.screen import Screen


def main(program: str, vault: Path) -> None:
    """Raise AssertionError, with all that shows, at the first thing that is not as it should be."""
    with tempfile.TemporaryDirectory() as name:
        screen = Screen(Path(name))
        try:
            started = Program(screen, program, "--data-dir", str(vault), folder=Path(name))
            started.type_in("Lösenfras", PASSPHRASE)
            started.press("Lås upp")
            started.find("push button", "Lås", patience=60)
            started.keys("ctrl+l")
            started.find("push button", "Lås upp")
            started.close()
        finally:
            screen.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]).resolve())
    print("Det installerade programmet öppnar demoarkivet, visar det och låser.")
