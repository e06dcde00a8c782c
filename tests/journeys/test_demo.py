"""The demo, opened by someone who cannot see the screen: unlock, find a pupil, read, lock."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.ear import Ear
from tests.journeys.program import Program


@pytest.fixture
def demo(tmp_path: Path) -> tuple[Path, str]:
    """Return the demo's data folder and the passphrase it prints."""
    command = (sys.executable, "-m", "desktop", "demo", "--out", str(tmp_path / "demo"))
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    (said,) = [line for line in done.stdout.splitlines() if line.startswith("Lösenfras: ")]
    return tmp_path / "demo" / "vault", said.removeprefix("Lösenfras: ")


def test_unlock_find_a_pupil_read_and_lock(
    narvara: Callable[..., Program], demo: tuple[Path, str], ear: Ear
) -> None:
    folder, phrase = demo
    program = narvara(folder)
    program.write("Lösenfras", "en fras som inte stämmer alls")
    program.press("Lås upp")
    assert program.sees(
        "Lösenfrasen stämmer inte. Inget har ändrats. Försök igen. Har du glömt den? Använd återställningskoden."
    )
    assert ear.hears("Lösenfrasen stämmer inte.")
    assert {one.name for one in program.all("heading")} == {"Närvara", "Arkivet är låst"}
    program.write("Lösenfras", phrase)
    program.press("Lås upp")
    program.find("push button", "Boka möte", patience=60)
    first = program.screen.titles()
    program.keys("ctrl+k")
    program.type_in("Sök eller gör", "amina")
    assert ear.hears("1 träff. Amina Warsame")
    program.keys("Return")
    assert program.sees("Amina Warsame")
    assert "selected" in program.find("list item", "Översikt").states
    assert program.sees("Steg 3 av 8: Kartläggning")
    program.keys("alt+2")
    assert program.sees("signerad")
    _answer_and_go_on(program, ear)
    program.keys("alt+6")
    assert program.sees("Dela inte än.")
    program.keys("ctrl+l")
    assert program.sees("Arkivet är låst")
    assert not program.shows("Amina")
    assert "Amina" not in " ".join([*first, *program.screen.titles()])
    program.write("Lösenfras", phrase)
    program.press("Lås upp")
    assert program.sees("Dela inte än.", patience=60)


def _answer_and_go_on(program: Program, ear: Ear) -> None:
    """Hold a conversation by ear: the question is said, that the answer is saved, and the next question."""
    program.keys("alt+4")
    program.find("heading", "Kartläggning")
    program.press("Fortsätt samtalet")
    assert ear.hears("Fråga 2 av 3. Vad skulle vara ett lagom första steg?")
    program.type_in("Vad skulle vara ett lagom första steg?", "Till bilden")
    assert ear.hears("Sparat ")
    program.keys("ctrl+Return")
    assert ear.hears("Fråga 3 av 3. Hur vill du att vi jobbar tillsammans?")
    assert [box.name for box in program.all("check box")] == ["Får visas för familjen"]
