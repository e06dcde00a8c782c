"""Every figure the program has promised, measured in one run: `make bench`.

Absolute times say something about this machine, ratios about the program. Ends with 1 when a promise is not kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import big_vault, papers, start_up
from tests.journeys.screen import Screen


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
            inside = in_vault(folder / "vault", display)
        finally:
            screen.close()
        figures = [
            Figure("Start to unlock window, against a bare window", program / bare, 1.5, "times"),
            Figure(
                "Unlock to first list, beyond the key derivation",
                (inside["open"] + inside["list"]) * 1e3,
                100,
                "ms",
            ),
            Figure("A case with 500 notes opens", inside["case"] * 1e3, 100, "ms"),
            Figure("Plan as PDF, once reportlab is loaded", papers.plan() * 1e3, 200, "ms"),
            Figure("Memory with that vault open", inside["memory"], 250, "MiB"),
        ]
    milliseconds = {"bare window": bare, "unlock window": program, **inside}
    told = (f"{name} {milliseconds[name] * 1e3:.0f} ms" for name in milliseconds if name != "memory")
    print(", ".join(told), end="\n\n")
    print("\n".join(figure.line() for figure in figures))
    return 0 if all(figure.is_kept() for figure in figures) else 1


def in_vault(vault: Path, display: dict[str, str]) -> dict[str, float]:
    """Measure what happens after the passphrase, in a process that has done nothing else."""
    done = subprocess.run(
        (sys.executable, "-m", "benchmarks.in_vault", str(vault)),
        env=display,
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return {name: float(value) for name, value in json.loads(done.stdout).items()}


if __name__ == "__main__":
    sys.exit(main())
