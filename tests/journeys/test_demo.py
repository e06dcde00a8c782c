"""The demo, opened by someone who cannot see the screen: unlock, find a pupil, read, lock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.program import Program


@pytest.fixture
def demo(tmp_path: Path) -> tuple[Path, str]:
    """Return the demo's data folder and the passphrase it prints."""
    command = (sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path / "demo"))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    (said,) = [line for line in done.stdout.splitlines() if line.startswith("Lösenfras: ")]
    return tmp_path / "demo" / "vault", said.removeprefix("Lösenfras: ")


def test_unlock_find_a_pupil_read_and_lock(narvara: Callable[..., Program], demo: tuple[Path, str]) -> None:
    folder, phrase = demo
    program = narvara(folder)
    program.write("Lösenfras", "en fras som inte stämmer alls")
    program.press("Lås upp")
    assert program.sees(
        "Lösenfrasen stämmer inte. Inget har ändrats. Försök igen. Har du glömt den? Använd återställningskoden."
    )
    program.write("Lösenfras", phrase)
    program.press("Lås upp")
    program.find("push button", "Boka möte", patience=60)
    first = program.screen.titles()
    program.keys("ctrl+k")
    program.type_in("Sök eller gör", "amina")
    program.keys("Return")
    assert program.sees("Amina Warsame")
    assert program.sees("Steg 3 av 8: Kartläggning")
    program.keys("alt+2")
    assert program.sees("signerad")
    program.keys("alt+6")
    assert program.sees("Dela inte än.")
    program.keys("ctrl+l")
    assert program.sees("Arkivet är låst")
    assert not program.shows("Amina")
    assert "Amina" not in " ".join([*first, *program.screen.titles()])
    program.write("Lösenfras", phrase)
    program.press("Lås upp")
    assert program.sees("Dela inte än.", patience=60)
