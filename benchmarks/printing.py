"""What three pages cost on their way to a printer: time until they are handed over, and memory.

`python -m benchmarks.printing` compares it with how it was done before: each page drawn by the window at the
printer's own resolution. The print server is a program that takes everything at once; it is not what is measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from desktop.process.environment import clean_environment
from tests.desktop.paper.pdf import samples
from tests.desktop.printing.cups import Cups

ROUNDS = 5
FINE = 1200
"""Dots an inch: what a laser printer tells that it can do."""


def handed_over(folder: Path) -> dict[str, float]:
    """Return the median seconds (`time`, `cpu`) and most memory (`memory`, MiB) of the process that hands over."""
    from desktop.paper.pdf import render
    from desktop.printing import protocol
    from desktop.printing.job import Job

    cups, asked = Cups(folder), protocol.question(Job("Kontoret", 1, 3), render(samples.a_log()).data)
    return _medians(lambda: _run(cups.command(), asked))


def drawn(dots: int, folder: Path) -> dict[str, float]:
    """Return the same of the process that draws the pages as pictures, `dots` an inch, by Qt."""
    from desktop.paper.pdf import render

    paper = folder / "paper.pdf"
    paper.write_bytes(render(samples.a_log()).data)
    line = [sys.executable, "-m", "benchmarks.printing", str(dots), str(paper), str(folder / "out.pdf")]
    rounds = ROUNDS if dots < FINE else 1
    return _medians(lambda: _run(line, b""), rounds)


def _medians(once: Callable[[], dict[str, float]], rounds: int = ROUNDS) -> dict[str, float]:
    found = [once() for _ in range(rounds)]
    return {name: median(one[name] for one in found) for name in found[0]}


def _run(line: list[str], asked: bytes) -> dict[str, float]:
    """Run it to its end; memory is that of the largest process below it, which is itself or `lp`."""
    environment = clean_environment(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    started = time.perf_counter()
    process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment)
    assert process.stdin is not None
    process.stdin.write(asked)
    process.stdin.flush()
    _pid, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    process.stdin.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, line)
    return {"time": taken, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def _draw(dots: int, paper: Path, out: Path) -> None:
    """Be the process that draws."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinter

    from desktop.printing.job import Job
    from ui.paper import by_qt

    application = QGuiApplication([])
    by_qt.DOTS = dots
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(out))
    assert by_qt.draw(paper.read_bytes(), printer, Job("", 1, 3))
    application.quit()


def main() -> int:
    """Print a table of the ways."""
    if len(sys.argv) == 4:
        _draw(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    with tempfile.TemporaryDirectory(prefix="narvara-bench-") as name:
        folder = Path(name)
        ways = {
            "before: pictures, 1200 an inch": drawn(FINE, folder),
            "Windows: pictures, 300 an inch": drawn(300, folder),
            "lp: the PDF itself": handed_over(folder / "cups"),
        }
    print(f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} busy with this and other things")
    for way, figures in ways.items():
        told = f"{figures['time']:>7.2f} s, {figures['cpu']:>6.2f} s CPU, {figures['memory']:>5.0f} MiB"
        print(f"Three pages, {way:<32}{told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
