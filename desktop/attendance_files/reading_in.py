"""What the sheet *Läs in närvaro* asks of the vault and keeps in it, for one case."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from db.clock import now
from db.records import AttendanceLesson, AttendanceMapping, AttendancePeriod, AttendanceSource, AttendanceWeek
from db.tables.database import Database
from desktop.attendance.calendars import calendar_of
from desktop.attendance_files import taking, words
from desktop.attendance_files.preview import Preview, remembered_of
from desktop.attendance_files.profiles import GENERAL, Meaning
from desktop.attendance_files.taking import Change, Kind, Provenance, take_in
from desktop.attendance_files.words import amount
from desktop.dates import MONTHS, locally
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.sharing.receiving import OtherGround, may_receive, received
from desktop.sharing.verdicts import Verdict

CATEGORY = "narvaro"


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
            system="" if profile.code == GENERAL else profile.name.partition(",")[0],
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


def covered(session: Session, case_id: str, school_id: str | None) -> Verdict:
    """Return whether a consent lets the team receive attendance from the school."""
    return may_receive(session, case_id, school_id, CATEGORY)


def receive(
    session: Session,
    case_id: str,
    school_id: str | None,
    chosen: Sequence[Change],
    provenance: Provenance,
    ground: OtherGround | None,
    mapping: tuple[str, Mapping[str, Meaning]] | None = None,
) -> AttendanceSource:
    """Keep the chosen rows, the row of the log of sharing, and the columns' meaning if it is given with its profile.

    Raises `UserError` when neither a consent nor a ground covers it; nothing has then been kept.
    """
    found = covered(session, case_id, school_id)
    grounds = found if found.is_covered else ground
    if grounds is None or (isinstance(grounds, OtherGround) and not (grounds.kind and grounds.note.strip())):
        raise UserError(
            "Inget samtycke täcker det",
            found.because,
            "Inget har sparats.",
            "Avstå, eller skriv vilken annan grund som finns för att ta emot uppgifterna.",
        )
    school = session.db.schools.get(school_id).name if school_id else ""
    with session.change():
        source = take_in(session, case_id, chosen, provenance)
        rows = [one.row for one in chosen if one.kind != "lika"]
        weeks = sum(isinstance(row, AttendanceWeek) for row in rows)
        periods = sum(isinstance(row, AttendancePeriod) for row in rows)
        if rows:
            received(
                session,
                case_id,
                CATEGORY,
                grounds,
                sender=school,
                what=f"närvaro, {amount(weeks, periods, len(rows) - weeks - periods)}",
                how="Inklistrat" if provenance.kind == "klistra" else "Fil",
            )
        if mapping is not None and school_id:
            remember(session, school_id, *mapping)
    return source


def remember(session: Session, school_id: str, profile: str, meanings: Mapping[str, Meaning]) -> None:
    """Keep what a school's columns mean, by folded heading, for its next file."""
    written = json.dumps(dict(meanings), ensure_ascii=False, sort_keys=True)
    was = next((one for one in session.db.attendance_mappings.of(school_id) if one.profile == profile), None)
    if not meanings or (was is not None and was.mapping == written):
        return
    with session.change("attendance_mappings") as db:
        if was is None:
            db.attendance_mappings.add(
                AttendanceMapping(school_id=school_id, profile=profile, mapping=written)
            )
        else:
            db.attendance_mappings.put(replace(was, mapping=written, saved_at=now()))


def remembered(db: Database, school_id: str | None) -> dict[str, Meaning]:
    """Return what the user has said that a school's columns mean, the latest over the earlier."""
    known: dict[str, Meaning] = {one: one for one in get_args(Meaning)}
    found: dict[str, Meaning] = {}
    for one in reversed(db.attendance_mappings.of(school_id) if school_id else []):
        for head, meaning in json.loads(one.mapping).items():
            if meaning in known:
                found[head] = known[meaning]
    return found
