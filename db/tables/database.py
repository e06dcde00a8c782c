"""The open vault as a set of tables."""

from __future__ import annotations

from db.store.connection import Connection
from db.tables.assessment import (
    Answers,
    Askings,
    Assessments,
    CaseDocuments,
    Clearances,
    Informants,
    KeptForms,
    Placements,
    SafetyActions,
    Summaries,
)
from db.tables.attendance import (
    AttendanceEarliers,
    AttendanceLessons,
    AttendanceMappings,
    AttendancePeriods,
    AttendanceSnapshots,
    AttendanceSources,
    AttendanceWeeks,
    CalendarSpans,
)
from db.tables.caseload import Caseload
from db.tables.cases import Cases, CaseSteps, Meetings, StepChanges, Tasks
from db.tables.chain import CaseLinks, VaultLinks
from db.tables.closings import (
    Boosters,
    ClosingDuties,
    ClosingGoals,
    ClosingPeople,
    Closings,
    ClosingUndoings,
    ClosingViews,
)
from db.tables.consents import ConsentCells, ConsentParties, Consents, Disclosures, Signatories, Withdrawals
from db.tables.follow_ups import (
    FollowUpCorrections,
    FollowUpGoals,
    FollowUpMeasures,
    FollowUpPeople,
    FollowUps,
)
from db.tables.groups import GroupActivities, GroupActivitySchools
from db.tables.notes import Amendments, Drafts, Notes, NoteVersions
from db.tables.office import Prints, Settings, StandIns
from db.tables.papers import KeptPapers, PaperSignings
from db.tables.people import Contacts, Pupils, SchoolContacts, Schoolings, Schools, Siblings
from db.tables.plans import (
    GoalFactors,
    Goals,
    LadderSteps,
    Measures,
    Participants,
    PlanPoints,
    Plans,
    PlanWordsTable,
    ProgressTable,
)
from db.tables.referrals import ReferralAdditions, Referrals


class Database:
    """Every table of one connection. Reading is free; writing goes through `Session.change`."""

    def __init__(self, connection: Connection) -> None:
        self.schools = Schools(connection)
        self.school_contacts = SchoolContacts(connection)
        self.pupils = Pupils(connection)
        self.schoolings = Schoolings(connection)
        self.contacts = Contacts(connection)
        self.pupil_siblings = Siblings(connection)
        self.cases = Cases(connection)
        self.case_steps = CaseSteps(connection)
        self.step_changes = StepChanges(connection)
        self.tasks = Tasks(connection)
        self.meetings = Meetings(connection)
        self.caseload = Caseload(connection)
        self.notes = Notes(connection)
        self.note_versions = NoteVersions(connection)
        self.amendments = Amendments(connection)
        self.drafts = Drafts(connection)
        self.assessments = Assessments(connection)
        self.forms = KeptForms(connection)
        self.informants = Informants(connection)
        self.answers = Answers(connection)
        self.summaries = Summaries(connection)
        self.placements = Placements(connection)
        self.clearances = Clearances(connection)
        self.askings = Askings(connection)
        self.case_documents = CaseDocuments(connection)
        self.safety_actions = SafetyActions(connection)
        self.plans = Plans(connection)
        self.plan_words = PlanWordsTable(connection)
        self.plan_points = PlanPoints(connection)
        self.goals = Goals(connection)
        self.goal_factors = GoalFactors(connection)
        self.measures = Measures(connection)
        self.ladder_steps = LadderSteps(connection)
        self.participants = Participants(connection)
        self.progress = ProgressTable(connection)
        self._add_attendance(connection)
        self._add_follow_ups(connection)
        self.referrals = Referrals(connection)
        self.referral_additions = ReferralAdditions(connection)
        self._add_consents(connection)
        self._add_office(connection)

    def _add_attendance(self, connection: Connection) -> None:
        self.attendance_sources = AttendanceSources(connection)
        self.attendance_weeks = AttendanceWeeks(connection)
        self.attendance_periods = AttendancePeriods(connection)
        self.attendance_lessons = AttendanceLessons(connection)
        self.attendance_earlier = AttendanceEarliers(connection)
        self.attendance_mappings = AttendanceMappings(connection)
        self.attendance_snapshots = AttendanceSnapshots(connection)
        self.calendar_spans = CalendarSpans(connection)

    def _add_follow_ups(self, connection: Connection) -> None:
        self.follow_ups = FollowUps(connection)
        self.follow_up_goals = FollowUpGoals(connection)
        self.follow_up_measures = FollowUpMeasures(connection)
        self.follow_up_people = FollowUpPeople(connection)
        self.follow_up_corrections = FollowUpCorrections(connection)
        self.closings = Closings(connection)
        self.closing_goals = ClosingGoals(connection)
        self.closing_people = ClosingPeople(connection)
        self.closing_duties = ClosingDuties(connection)
        self.closing_views = ClosingViews(connection)
        self.closing_undoings = ClosingUndoings(connection)
        self.boosters = Boosters(connection)

    def _add_consents(self, connection: Connection) -> None:
        self.consents = Consents(connection)
        self.consent_parties = ConsentParties(connection)
        self.consent_cells = ConsentCells(connection)
        self.signatories = Signatories(connection)
        self.withdrawals = Withdrawals(connection)
        self.disclosures = Disclosures(connection)

    def _add_office(self, connection: Connection) -> None:
        self.case_links = CaseLinks(connection)
        self.vault_links = VaultLinks(connection)
        self.settings = Settings(connection)
        self.prints = Prints(connection)
        self.kept_papers = KeptPapers(connection)
        self.paper_signings = PaperSignings(connection)
        self.stand_ins = StandIns(connection)
        self.group_activities = GroupActivities(connection)
        self.group_activity_schools = GroupActivitySchools(connection)
