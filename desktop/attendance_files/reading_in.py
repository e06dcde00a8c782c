"""What the sheet *Läs in närvaro* asks of the vault and keeps in it, for one case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import AttendanceLesson, AttendancePeriod, AttendanceWeek
from desktop.attendance.calendars import calendar_of
from desktop.attendance_files import taking, words
from desktop.attendance_files.preview import Preview, remembered_of
from desktop.attendance_files.receiving import covered, receive, remembered
from desktop.attendance_files.taking import Change, Kind, Provenance
from desktop.dates import MONTHS, locally
from desktop.session.session import Session
from desktop.sharing.receiving import OtherGround


@dataclass(frozen=True)
class FileFacts:
    """What is kept of a file: its name without folder, its SHA-256, the sheet. Empty for what is pasted."""

    name: str = ""
    digest: str = ""
    sheet: str = ""
    is_pasted: bool = False


class Receiver:
    """`begin` before each file. `school` is the name of the pupil's school now, empty without one."""

    def __init__(self, session: Session, case_id: str) -> None:
        self._session, self._case_id = session, case_id
        self.pupil = session.db.pupils.get(session.db.cases.get(case_id).pupil_id)
        now_at = session.db.schoolings.current(self.pupil.id)
        self._school_id = now_at.school_id if now_at else None
        self.school = session.db.schools.get(self._school_id).name if self._school_id else ""
        self.remembered = remembered(session.db, self._school_id)
        self.begin()

    def begin(self) -> None:
        """Ask again what the consents say today."""
        self.verdict = covered(self._session, self._case_id, self._school_id)

    def changes(self, shown: Preview) -> list[Change]:
        """Return what a table is beside what is kept."""
        calendar = calendar_of(self._session, self._school_id)
        return taking.changes(self._session.db, self.pupil.id, self._school_id, calendar, shown.result)

    def last_offered(self, shown: Preview) -> int | None:
        """Return the time offered in the latest school week that is kept, in the unit of the table."""
        units = {row.figures.unit for row in shown.result.weeks}
        kept = [
            row.offered
            for row in self._session.db.attendance_weeks.of(self.pupil.id)
            if row.unit in units and row.offered
        ]
        return kept[-1] if kept else None

    def already(self, of: FileFacts, *, is_new: bool) -> str:
        """Return that the same file has been read before, and whether anything is new; empty when it has not."""
        if not of.digest:
            return ""
        found = taking.already_read(self._session.db, self.pupil.id, of.digest)
        if found is None:
            return ""
        day = locally(found.read_at).date()
        told = f"Filen är redan inläst {day.day} {MONTHS[day.month - 1]}."
        return told if is_new else f"{told} Inget är nytt."

    def take(
        self,
        of: FileFacts,
        shown: Preview,
        chosen: Sequence[Change],
        told: tuple[str, date | None],
        ground: OtherGround | None,
        *,
        remembers: bool,
    ) -> None:
        """Keep it, in one act. Raises `UserError`; nothing has then been kept."""
        profile = shown.heading.profile
        told_by, told_on = told
        provenance = Provenance(
            kind="klistra" if of.is_pasted else "fil",
            system="" if profile.code == "allman" else profile.name.partition(",")[0],
            profile=profile.code,
            profile_version=profile.version,
            file_name=of.name,
            file_hash=of.digest,
            sheet=of.sheet,
            told_by=told_by.strip(),
            told_on=told_on,
            rows_read=len(shown.own.rows) - len(shown.result.refused),
            rows_refused=len(shown.result.refused),
            rows_others=shown.own.others,
        )
        mapping = (profile.code, remembered_of(shown)) if remembers else None
        receive(self._session, self._case_id, self._school_id, chosen, provenance, ground, mapping)

    def deviation(self, shown: Preview) -> str:
        """Return the text for the report of a deviation."""
        return words.deviation(self._session.today(), self.school, shown.own.other_people)

    @staticmethod
    def amount(chosen: Sequence[Change]) -> str:
        """Return how much is kept, in words."""
        kinds = Counter(type(one.row) for one in chosen)
        return words.amount(kinds[AttendanceWeek], kinds[AttendancePeriod], kinds[AttendanceLesson])

    @staticmethod
    def kinds(chosen: Sequence[Change]) -> Counter[Kind]:
        """Return how many of the weeks and periods are new and how many change."""
        return Counter(one.kind for one in chosen if not isinstance(one.row, AttendanceLesson))
