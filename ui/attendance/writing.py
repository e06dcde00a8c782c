"""What the page does with what is typed: kept as a draft, kept as a week when it is one, undone a week at a time."""

from __future__ import annotations

from datetime import timedelta

from db.records import AttendanceWeek, Case
from desktop.attendance.board import WeekColumn
from desktop.attendance.entry import Part, RefusedError
from desktop.attendance.in_hand import TYPED, as_row, of_boxes
from desktop.attendance.typed import keep_typed, save_typed, take_back, typed
from desktop.errors import UserError
from desktop.session.session import Session
from ui.attendance.grid_model import GridModel, Key

Before = tuple[Key, AttendanceWeek | None]


class WeekWriting:
    """One case's typing. Weeks that are no weeks yet lie in the drafts of the vault."""

    def __init__(self, session: Session, case_id: str, cells: GridModel) -> None:
        self._session, self._case_id, self._cells = session, case_id, cells
        self._undo: list[Before] = []
        self._fetch()

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._session.db.cases.get(self._case_id)

    def keep_draft(self) -> None:
        """Write what is typed and is no week yet. Raises `UserError` when the disk is full or failing."""
        keep_typed(self._session, self._case_id, self._held())

    def _held(self) -> dict[str, dict[str, str]]:
        held = {
            _name(key): {str(part): text for part, text in its.items()}
            for key, its in self._cells.texts.items()
        }
        return held | {_name(key): {"boxes": boxes} for key, boxes in self._cells.boxes.items()}

    def is_ready(self, week: WeekColumn) -> bool:
        """Tell whether what is typed of a week is a week, all of it."""
        key = week.week.key
        if self._cells.is_half_days:
            return len(self._cells.boxes.get(key, "").replace(" ", "")) == 10
        found = self._cells.in_hand(week)
        if found is None or not found.can_be_kept:
            return False
        return found.is_break or week.is_filled or all(part in found.amounts for part in TYPED[1:])

    def save(self, week: WeekColumn) -> str:
        """Keep a week that is typed; return why not, or nothing. Raises `UserError` when it cannot be written."""
        key = week.week.key
        was = week.week.rows[0] if week.week.rows else None
        bare = was or self.bare(week)
        try:
            if self._cells.is_half_days:
                row = of_boxes(self._cells.boxes_of(week), bare)
            else:
                found = self._cells.in_hand(week)
                if found is None:
                    return ""
                row = as_row(found, bare, self._cells.unit, week.days)
        except RefusedError as error:
            return str(error)
        self._undo.append((key, was))
        # Before it is written: the page reads again in the midst of it.
        texts, boxes = self._cells.texts.pop(key, None), self._cells.boxes.pop(key, None)
        try:
            save_typed(self._session, self._case_id, row, self._held())
        except UserError:
            self._undo.pop()
            if texts is not None:
                self._cells.texts[key] = texts
            if boxes is not None:
                self._cells.boxes[key] = boxes
            raise
        return ""

    def undo(self) -> Key | None:
        """Take the last kept week back to what it was; return which, None where there is nothing to take back."""
        if not self._undo:
            return None
        key, was = self._undo.pop()
        take_back(self._session, self._case_id, key, was)
        return key

    def bare(self, week: WeekColumn) -> AttendanceWeek:
        """Return a week with nothing in it: its school, unit, and what is proposed to be offered."""
        friday = week.week.monday + timedelta(days=4)
        db = self._session.db
        there = db.schoolings.on(self.case.pupil_id, friday) or db.schoolings.current(self.case.pupil_id)
        return AttendanceWeek(
            pupil_id=self.case.pupil_id,
            year=week.week.year,
            week=week.week.week,
            school_id=there.school_id if there else None,
            unit=self._cells.unit,
            offered=week.offered,
            school_days=week.days,
            full_time=self._full_time(week),
        )

    def _full_time(self, week: WeekColumn) -> int | None:
        """Return the ordinary timetable's time of the school week before, while the pupil's own is less."""
        rows = self._session.db.attendance_weeks.of(self.case.pupil_id)
        before = [row for row in rows if (row.year, row.week) < week.week.key and row.offered]
        last = before[-1] if before else None
        return last.full_time if last is not None and last.unit == self._cells.unit else None

    def _fetch(self) -> None:
        for name, held in typed(self._session, self._case_id).items():
            year, week = name.split("-")
            if "boxes" in held:
                self._cells.boxes[int(year), int(week)] = str(held["boxes"])
            else:
                parts: dict[Part, str] = {part: str(held[part]) for part in TYPED if part in held}
                self._cells.texts[int(year), int(week)] = parts


def _name(key: Key) -> str:
    return f"{key[0]}-{key[1]}"
