"""Every figure the program has promised, measured in one run: `make bench`.

Absolute times say something about this machine, ratios about the program. Ends with 1 when a promise is not kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import big_vault, papers, start_up
from desktop.environment import clean
from tests.journeys.screen import Screen

ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    """One measured thing and what was promised of it."""

    what: str
    measured: float
    promised: float
    unit: str

    def is_kept(self) -> bool:
        """Return whether the promise holds."""
        return self.measured <= self.promised

    def line(self) -> str:
        """Return the figure as a line of the table."""
        verdict = "" if self.is_kept() else "   NOT KEPT"
        return f"{self.what:<58}{self.measured:>9.2f} ≤ {self.promised:<7.2f}{self.unit}{verdict}"


def main() -> int:
    """Measure everything and print a table."""
    with tempfile.TemporaryDirectory(prefix="narvara-bench-") as name:
        folder = Path(name)
        print(f"Making a vault with {big_vault.CASES} cases and {big_vault.NOTES} notes …", flush=True)
        big_vault.make(folder / "vault")
        screen = Screen(folder)
        try:
            display = screen.environment()
            bare, program = start_up.measure(folder / "vault", folder, display)
            today, pupils = in_vault(folder / "vault", display)
        finally:
            screen.close()
        figures = [
            Figure("Start to unlock window, against a bare window", program / bare, 1.5, "times"),
            Figure("Unlock to first page (I dag), beyond the key derivation", today["list"] * 1e3, 100, "ms"),
            Figure(
                "Unlock to first list (Elever), beyond the key derivation", pupils["list"] * 1e3, 100, "ms"
            ),
            Figure("A case with 500 notes opens", today["case"] * 1e3, 100, "ms"),
            Figure("The journal of that case opens", today["journal"] * 1e3, 100, "ms"),
            Figure("Plan as PDF, once reportlab is loaded", papers.plan() * 1e3, 200, "ms"),
            Figure("Memory with that vault open", max(today["memory"], pupils["memory"]), 250, "MiB"),
        ]
    seconds = {"bare window": bare, "unlock window": program, "key derivation": today["kdf"]}
    print(", ".join(f"{name} {seconds[name] * 1e3:.0f} ms" for name in seconds))
    print(
        f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy with this and other things", end="\n\n"
    )
    print("\n".join(figure.line() for figure in figures))
    return 0 if all(figure.is_kept() for figure in figures) else 1


def in_vault(vault: Path, display: dict[str, str]) -> tuple[dict[str, float], dict[str, float]]:
    """Measure what happens after the passphrase, by first page, turn by turn in fresh processes; the medians."""
    rounds = [(_once(vault, "today", display), _once(vault, "pupils", display)) for _ in range(ROUNDS)]
    today, pupils = (
        {name: median(one[name] for one in turn) for name in turn[0]} for turn in zip(*rounds, strict=True)
    )
    return today, pupils


def _once(vault: Path, page: str, display: dict[str, str]) -> dict[str, float]:
    """Measure in a process that has done nothing else, with the surroundings the program gives itself."""
    done = subprocess.run(
        (sys.executable, "-m", "benchmarks.in_vault", str(vault), page),
        env=clean(display),
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


if __name__ == "__main__":
    sys.exit(main())
