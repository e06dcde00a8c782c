"""The rows that stand where a lost one is referred to, in a vault that was salvaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.records import (
    Assessment,
    AttendanceSnapshot,
    AttendanceSource,
    Case,
    Closing,
    Consent,
    ConsentParty,
    Contact,
    FollowUp,
    Goal,
    GroupActivity,
    KeptPaper,
    Measure,
    Note,
    Plan,
    Progress,
    Pupil,
    Referral,
    School,
)
from desktop.content import form
from desktop.version import VERSION

_ONE = "0" * 32
"""The id of the one pupil, case, plan and consent that lost rows without a home are put under."""


class StandIns:
    """Makes the rows that stand where a lost one is referred to. Nothing in them lets anything be shared or changed.

    Stand-in cases are numbered 00 and the beginning of their id, which no real case ever is.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._makers: dict[str, Callable[[str], Any]] = {
            "pupils": self._pupil,
            "cases": self._case,
            "schools": lambda id: School(id=id, name=_unread()),
            "contacts": lambda id: Contact(
                id=id, pupil_id=_ONE, name=_unread(), role="ovrig", contact_rule="forsiktigt"
            ),
            "notes": lambda id: Note(
                id=id, case_id=_ONE, status="signed", event_on=self._today, body=_unread()
            ),
            "plans": lambda id: Plan(
                id=id, case_id=_ONE, number=_number(id), status="replaced", change_note=_unread()
            ),
            "goals": lambda id: Goal(id=id, plan_id=_ONE, status="ended", wording=_unread()),
            "measures": lambda id: Measure(id=id, plan_id=_ONE, status="avslutad", what=_unread()),
            "progress": self._progress,
            "assessments": self._assessment,
            "consents": self._consent,
            "consent_parties": lambda id: ConsentParty(id=id, consent_id=_ONE, code="annan", name=_unread()),
            "attendance_sources": lambda id: AttendanceSource(
                id=id, pupil_id=_ONE, kind="tidigare", system=_unread()
            ),
            "attendance_snapshots": lambda id: AttendanceSnapshot(
                id=id, case_id=_ONE, moment="forfragan", anchor_on=self._today, reason=_unread()
            ),
            "follow_ups": lambda id: FollowUp(
                id=id, case_id=_ONE, number=_number(id), status="installd", cancelled_reason=_unread()
            ),
            "closings": lambda id: Closing(
                id=id, case_id=_ONE, number=_number(id), status="signerad", note=_unread()
            ),
            "referrals": lambda id: Referral(
                id=id, case_id=_ONE, kind="annan", status="avbruten", title=_unread()
            ),
            "kept_papers": self._kept_paper,
            "group_activities": lambda id: GroupActivity(
                id=id, kind="natverk_utan_elev", held_on=self._today, advice=_unread()
            ),
        }

    def __call__(self, table: str, id: str) -> Any:
        """Return the record for a lost row."""
        return self._makers[table](id)

    def _pupil(self, id: str) -> Pupil:
        # Whether the address was secret can no longer be known, so it is taken to be.
        return Pupil(id=id, first_names=_unread(), last_name="", is_protected=True)

    def _case(self, id: str) -> Case:
        return Case(id=id, number=f"00-{id[:4]}", pupil_id=_ONE, opened_on=self._today)

    def _assessment(self, id: str) -> Assessment:
        today = form("kartlaggning")
        return Assessment(
            id=id,
            case_id=_ONE,
            form_id=today.id,
            form_version=today.version,
            form_hash=today.hash,
            round=_number(id),
            status="signed",
            started_on=self._today,
        )

    def _consent(self, id: str) -> Consent:
        return Consent(
            id=id,
            case_id=_ONE,
            number=_number(id),
            stage="ended",
            purpose=_unread(),
            valid_from=self._today,
            valid_until=self._today,
        )

    def _progress(self, id: str) -> Progress:
        return Progress(
            id=id,
            case_id=_ONE,
            subject="goal",
            lineage=id,
            value="",
            sentence=_unread(),
            noted_on=self._today,
        )

    def _kept_paper(self, id: str) -> KeptPaper:
        return KeptPaper(
            id=id, case_id=_ONE, document="handlingsplan", object_id=_ONE, version=_number(id),
            drawn_from="", drawn_from_hash="", rows_then="", texts_version="", texts_hash="",
            program=VERSION, pages=0, in_hindsight=True, original_hash="", original=b"",
        )  # fmt: skip


def _number(id: str) -> int:
    """Return a number that no real plan, consent or round has: they are counted from 1."""
    return 1000 + int(id[:4], 16)


def _unread() -> str:
    return QCoreApplication.translate("SalvageTold", "Gick inte att läsa")
