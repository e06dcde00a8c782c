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
from typing import Any

from benchmarks import big_vault, growth, papers, printing, start_up
from desktop.process.environment import clean_environment
from tests.journeys.screen import Screen
from tests.keeps.lean import lean
from tests.keeps.rounds import lock_again_and_again
from ui.shell.places import case_pages

ROUNDS = 5
LOCKS = 9
NOTICED = 50  # milliseconds; a letter that waits longer is felt to be late


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


@dataclass(frozen=True)
class Measured:
    """All that one run measures, in seconds unless the key says otherwise; `grown` is act → milliseconds by size."""

    megabytes: float
    bare: float
    program: float
    today: dict[str, float]
    pupils: dict[str, float]
    locks: dict[str, list[float]]
    keys: dict[str, float]
    year: dict[str, float]
    followed: dict[str, float]
    visits: dict[str, float]
    file: dict[str, float]
    handed: dict[str, float]
    grown: dict[str, list[float]]


def main() -> int:
    """Measure everything and print a table."""
    with tempfile.TemporaryDirectory(prefix="narvara-bench-") as name:
        found = _measured(Path(name))
        figures = [*_in_the_vault(found), *_on_paper(found), *_at_the_keys(found)]
    print(f"A vault of {found.megabytes:.0f} MB, copied in {found.keys['copy']:.1f} s")
    seconds = {
        "bare window": found.bare,
        "unlock window": found.program,
        "key derivation": found.today["kdf"],
    }
    print(", ".join(f"{name} {seconds[name] * 1e3:.0f} ms" for name in seconds))
    print(
        f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy with this and other things", end="\n\n"
    )
    print("\n".join(growth.table(found.grown)), end="\n\n")
    print("\n".join(figure.line() for figure in figures))
    return 0 if all(figure.is_kept() for figure in figures) else 1


def _measured(folder: Path) -> Measured:
    print(f"Making a vault with {big_vault.CASES} cases and {big_vault.NOTES} notes …", flush=True)
    made = big_vault.make(folder / "vault")
    megabytes = (made.data / "valv.db").stat().st_size / 1e6
    screen = Screen(folder)
    try:
        display = screen.environment()
        bare, program = start_up.measure(folder / "vault", folder, display)
        today, pupils = in_vault(folder / "vault", display)
        return Measured(
            megabytes=megabytes,
            bare=bare,
            program=program,
            today=today,
            pupils=pupils,
            locks=lock_again_and_again(_new(folder / "locks"), LOCKS, 1, made),
            keys=_alone("at_the_keys", display, str(made.data), made.case, made.note),
            year=_alone("attendance", display, str(_new(folder / "year"))),
            followed=_alone("follow_ups", display),
            visits=_alone("case_pages", display, str(made.data)),
            file=_alone("attendance_file", display, str(_new(folder / "file"))),
            handed=printing.handed_over(folder / "cups"),
            grown=growing(_new(folder / "growth"), display),
        )
    finally:
        screen.close()


def _in_the_vault(found: Measured) -> list[Figure]:
    """Return the figures of starting, unlocking, finding and going from page to page."""
    today, pupils = found.today["list"], found.pupils["list"]
    worst = growth.worst(found.grown)
    return [
        Figure("Start to unlock window, against a bare window", found.program / found.bare, 1.2, "times"),
        Figure("Unlock to first page (I dag), beyond the key derivation", today * 1e3, 60, "ms"),
        Figure("Unlock to first list (Elever), beyond the key derivation", pupils * 1e3, 60, "ms"),
        Figure("A case with 500 notes opens", found.today["case"] * 1e3, 60, "ms"),
        Figure("The journal of that case opens", found.today["journal"] * 1e3, 60, "ms"),
        Figure("Ctrl+K, a letter, 2 000 cases, processor time", slowest_letter(found.grown), 15, "ms"),
        Figure("100 000 notes against 1 000, the act that grows most", worst, growth.FLAT, "times"),
        *_visited(found.visits),
        Figure("Memory with that vault open", max(found.today["memory"], found.pupils["memory"]), 250, "MiB"),
    ]


def _on_paper(found: Measured) -> list[Figure]:
    """Return the figures of weeks, files, follow-ups and papers."""
    file, followed, handed = found.file, found.followed, found.handed
    return [
        Figure("A year of weeks kept and drawn", found.year["year"] * 1e3, 100, "ms"),
        Figure("A school's file of 50 000 lessons previewed", file["seconds"], 3, "s"),
        Figure("Memory of that beside the window's own", file["memory"], 150, "MiB"),
        Figure("Plan as PDF, once reportlab is loaded", papers.plan() * 1e3, 200, "ms"),
        Figure("The line over 20 follow-ups opens", followed["line"] * 1e3, 100, "ms"),
        Figure("A follow-up being written opens, after 20 others", followed["draft"] * 1e3, 100, "ms"),
        Figure("A follow-up as PDF", followed["paper"] * 1e3, 100, "ms"),
        Figure("Three pages handed to the printer, processor time", handed["cpu"] * 1e3, 250, "ms"),
        Figure("Memory of the process that hands them over", handed["memory"], 60, "MiB"),
    ]


def _at_the_keys(found: Measured) -> list[Figure]:
    """Return the figures of typing and locking."""
    keys, locks = found.keys, {name: median(times) for name, times in found.locks.items()}
    return [
        Figure("Longest a draft of 100 000 letters holds the keyboard", keys["long"] * 1e3, 16, "ms"),
        Figure("The same of a million, which is kept whole", keys["huge"] * 1e3, 100, "ms"),
        Figure("Longest wait for a letter while the vault is copied", keys["wait"] * 1e3, NOTICED, "ms"),
        Figure("Lock while typing to a covered screen", locks["covered"] * 1e3, 200, "ms"),
        Figure("Lock to a wiped key and an ended process", locks["ended"] * 1e3, 1_000, "ms"),
        Figure("Lock to a new locked window", locks["locked window"] * 1e3, 2_000, "ms"),
    ]


def _visited(took: dict[str, float]) -> list[Figure]:
    """Return the figures of the pages of a filled-in case, processor time."""
    figures = [Figure("The first Skriv ut, once what it needs is there", took["paper"] * 1e3, 150, "ms")]
    for spot in case_pages():
        figures.append(Figure(f"{spot.word}: first visit", took[f"first {spot.page}"] * 1e3, 60, "ms"))
        figures.append(Figure(f"{spot.word}: back to it", took[f"back {spot.page}"] * 1e3, 20, "ms"))
    return figures


def in_vault(vault: Path, display: dict[str, str]) -> tuple[dict[str, float], dict[str, float]]:
    """Measure what happens after the passphrase, by first page, turn by turn in fresh processes; the medians."""
    rounds = [(_once(vault, "today", display), _once(vault, "pupils", display)) for _ in range(ROUNDS)]
    today, pupils = (
        {name: median(one[name] for one in turn) for name in turn[0]} for turn in zip(*rounds, strict=True)
    )
    return today, pupils


def growing(folder: Path, display: dict[str, str]) -> dict[str, list[float]]:
    """Measure what grows with the vault, in a process of its own: act → milliseconds by size."""
    done = _ask("growth", display, str(folder))
    return {name: [float(one) for one in times] for name, times in done.items()}


def slowest_letter(grown: dict[str, list[float]]) -> float:
    """Return the milliseconds of the letter that takes longest in a search over two thousand cases."""
    return max(times[0] for name, times in grown.items() if name.startswith("Search for"))


def _once(vault: Path, page: str, display: dict[str, str]) -> dict[str, float]:
    return _alone("in_vault", display, str(vault), page)


def _alone(module: str, display: dict[str, str], *words: str) -> dict[str, float]:
    return {name: float(value) for name, value in _ask(module, display, *words).items()}


def _ask(module: str, display: dict[str, str], *words: str) -> dict[str, Any]:
    """Measure in a process that has done nothing else, with the surroundings the program gives itself."""
    done = subprocess.run(
        (*lean(f"benchmarks.{module}"), *words),
        env=clean_environment(display),
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
