"""Files as a school sends them, of invented pupils: to try *Läs in fil* with. One has been read in already."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from desktop.attendance_files import template
from desktop.attendance_files.preview import FileAnswers, preview
from desktop.attendance_files.protocol import FileTable
from desktop.attendance_files.pupil import Named
from desktop.attendance_files.reading_in import FileFacts, Receiver
from desktop.attendance_files.workbook import Cell
from desktop.demo.calendar import Calendar
from desktop.demo.school_days import is_school_day
from desktop.demo.story import Act, Story, Told
from resources import FOLDER

SHIPPED = FOLDER / "demo" / "filer"
PUPIL = ("Amina Warsame", "201301032387")
"""Whose the files are: a pupil of the practice vault."""
_OTHERS = (("Alva Påhittsson", "201302132384"), ("Ivar Påhittsson", "201303292393"))
_LESSONS = (
    ("08:10", "09:10", "Matematik", 60),
    ("10:20", "11:20", "Svenska", 60),
    ("13:00", "13:50", "Idrott", 50),
)
_SIX_WEEKS = [
    [28, 14, 4, 8, 2],
    [30, 15, 5, 8, 2],
    [30, 17, 5, 7, 1],
    [30, 17, 6, 7, 0],
    [30, 19, 5, 6, 0],
    [24, 16, 3, 5, 0],
]


def acts(story: Story) -> Iterator[Act]:
    """Tell of each file that was read in for the pupil."""
    for table in story.all("attendance_file"):
        yield table["at"], partial(_read_in, story, table)


def _read_in(story: Story, told: Told) -> None:
    """Read a table in our own layout, as the sheet does: the weeks before the last, one for each line of figures."""
    session, figures = story.session, told["figures"]
    receiver = Receiver(session, story.case_id)
    pupil = receiver.pupil
    shown = preview(
        FileTable("text", _own_layout(story.calendar, figures), encoding="utf-8", delimiter=";"),
        Named(pupil.first_names, pupil.last_name, pupil.identity_number),
        FileAnswers(is_all_theirs=True),
        session.today(),
    )
    of = FileFacts("narvaro.csv", hashlib.sha256(repr(figures).encode()).hexdigest())
    who = (told["told_by"], session.today())
    receiver.take(of, shown, receiver.changes(shown), who, None, remembers=False)


def _own_layout(calendar: Calendar, figures: list[list[int]]) -> list[list[Cell]]:
    """Return our own table filled in: offered, present, excused, unexcused and unregistered lessons a week."""
    weeks = [calendar.week(back) for back in range(len(figures) + 1, 1, -1)]
    rows: list[list[Cell]] = [list(template.HEADINGS)]
    for (year, week), line in zip(weeks, figures, strict=True):
        rows.append([f"{year}-v{week:02}", *map(str, line), "", "lektioner"])
    return rows


def write_files(folder: Path, today: date) -> list[Path]:
    """Write a school's files in three layouts and return them. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {one.name: one.read_bytes() for one in sorted(SHIPPED.glob("*.xls"))}
    made["franvarotillfallen-7B.csv"] = _lessons_of_a_class(today)
    made["narvaro-en-elev.xlsx"] = _one_pupil(today)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def _lessons_of_a_class(today: date) -> bytes:
    """Return three weeks of lessons in the words of Skola24, as Windows writes them."""
    kept = io.StringIO(newline="")
    table = csv.writer(kept, delimiter=";")
    table.writerow(
        [
            "Personnummer",
            "Namn",
            "Klass",
            "Datum",
            "Starttid",
            "Ämne",
            "Lektionstid",
            "Frånvarotid",
            "Anledning",
        ]
    )
    days = [today - timedelta(days=back) for back in range(28, 6, -1)]
    for at, day in enumerate(one for one in days if is_school_day(one)):
        for place, (start, _, subject, minutes) in enumerate(_LESSONS):
            for who, (name, number) in enumerate((PUPIL, *_OTHERS)):
                gone = minutes if (at + place + who) % 3 == 0 else 0
                why = "Sjuk" if gone and (at + who) % 2 else ""
                row = [number, name, "7B", day.isoformat(), start, subject, minutes, gone, why]
                table.writerow([template.as_text(str(cell)) for cell in row])
    return kept.getvalue().encode("cp1252")


def _one_pupil(today: date) -> bytes:
    """Return our own table with six weeks of one pupil, and nobody's name."""
    import xlsxwriter  # 30 ms

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Närvaro")
        for at, row in enumerate(_own_layout(Calendar(today, None), _SIX_WEEKS)):
            for column, cell in enumerate(row):
                text = str(cell or "")
                sheet.write(at, column, int(text) if text.isdigit() else text)
    return kept.getvalue()
