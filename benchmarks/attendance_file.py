"""Half a year of a class's lessons previewed for one pupil: 50 000 rows, from the bytes to the rows of the sheet.

python -m benchmarks.attendance_file FOLDER      prints one line of JSON: seconds, and MiB more than before
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from desktop.attendance_files.asking import TableRequest, contents
from desktop.attendance_files.preview import FileAnswers, preview
from desktop.attendance_files.pupil import Named

PUPILS, WEEKS, LESSONS = 30, 20, 84
"""A week has 84 lessons here, more than any timetable, so that the rows are 50 000."""
FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 24)
HEAD = ("Personnr", "Namn", "Klass", "Datum", "Starttid", "Ämne", "Lektionstid", "Frånvarotid", "Anledning")


def main(folder: Path) -> dict[str, float]:
    """Read and look through the file once, in a process that has not made it."""
    path = folder / "klass.xlsx"
    if not path.exists():
        subprocess.run((sys.executable, "-m", "benchmarks.attendance_file", str(folder), "make"), check=True)
    before, begun = _most(), time.perf_counter()
    table = TableRequest(contents(path)).run()
    shown = preview(table, Named("Elev3", "Testsson", "200901032383"), FileAnswers(), TODAY)
    seconds = time.perf_counter() - begun
    assert len(table.rows) == 1 + PUPILS * WEEKS * LESSONS
    assert len(shown.result.lessons) == WEEKS * LESSONS
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return {"seconds": seconds, "memory": _most() - before, "reader": reader}


def make(path: Path) -> None:
    """Write the file."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Frånvaro")
        sheet.write_row(0, 0, HEAD)
        at = 1
        for pupil in range(PUPILS):
            number = "20090103-2383" if pupil == 3 else f"200902{pupil + 1:02}-2383"
            for week in range(WEEKS):
                for lesson in range(LESSONS):
                    day = FIRST + timedelta(weeks=week, days=lesson % 5)
                    gone = 60 if lesson % 4 == 0 else 0
                    start = f"{8 + lesson % 8:02}:{lesson % 6}0"
                    row = (number, f"Elev{pupil} Testsson", "7B", day.isoformat(), start, "Ma", 60, gone, "")
                    sheet.write_row(at, 0, row)
                    at += 1


def _most() -> float:
    """Return the most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if sys.argv[2:] == ["make"]:
        make(Path(sys.argv[1]) / "klass.xlsx")
    else:
        print(json.dumps(main(Path(sys.argv[1]))))
