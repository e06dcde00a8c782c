"""What is stored, as frozen dataclasses. Field names are column names; this is the page to read first."""

from __future__ import annotations

from db.records.assessment import (
    Assessment,
    CaseDocument,
    Clearance,
    Informant,
    KeptForm,
    Placement,
    SafetyAction,
    StoredAnswer,
    Summary,
)
from db.records.cases import (
    STEP_STATUSES,
    STEPS,
    AttendanceWeek,
    Case,
    CaseStep,
    Meeting,
    StepChange,
    Task,
)
from db.records.chain import CaseLink, Holding, VaultLink
from db.records.consents import Consent, ConsentCell, ConsentParty, Disclosure, Signatory, Withdrawal
from db.records.follow_ups import (
    FollowUp,
    FollowUpCorrection,
    FollowUpGoal,
    FollowUpMeasure,
    FollowUpPerson,
)
from db.records.notes import Amendment, Draft, Note, NoteVersion
from db.records.office import LogRow, Print, Setting, StandIn
from db.records.papers import KeptPaper, PaperSigning
from db.records.people import GUARDIAN_ROLES, Contact, Pupil, School, SchoolContact, Schooling
from db.records.plans import (
    Goal,
    GoalFactor,
    LadderStep,
    Measure,
    Participant,
    Plan,
    PlanPoint,
    PlanWords,
    Progress,
)

__all__ = [
    "GUARDIAN_ROLES",
    "STEPS",
    "STEP_STATUSES",
    "Amendment",
    "Assessment",
    "AttendanceWeek",
    "Case",
    "CaseDocument",
    "CaseLink",
    "CaseStep",
    "Clearance",
    "Consent",
    "ConsentCell",
    "ConsentParty",
    "Contact",
    "Disclosure",
    "Draft",
    "FollowUp",
    "FollowUpCorrection",
    "FollowUpGoal",
    "FollowUpMeasure",
    "FollowUpPerson",
    "Goal",
    "GoalFactor",
    "Holding",
    "Informant",
    "KeptForm",
    "KeptPaper",
    "LadderStep",
    "LogRow",
    "Measure",
    "Meeting",
    "Note",
    "NoteVersion",
    "PaperSigning",
    "Participant",
    "Placement",
    "Plan",
    "PlanPoint",
    "PlanWords",
    "Print",
    "Progress",
    "Pupil",
    "SafetyAction",
    "School",
    "SchoolContact",
    "Schooling",
    "Setting",
    "Signatory",
    "StandIn",
    "StepChange",
    "StoredAnswer",
    "Summary",
    "Task",
    "VaultLink",
    "Withdrawal",
]
