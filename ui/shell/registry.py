"""The pages by name. A page is imported when it is first shown, so the start does not pay for it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.page.page import Page

PAGES = {
    "today": "ui.today.page:TodayPage",
    "pupils": "ui.people.pupil.pupils_page:PupilsPage",
    "groups": "ui.groups.page:GroupsPage",
    "case": "ui.case.page:CaseOverviewPage",
    "events": "ui.events.page:EventsPage",
    "journal": "ui.notes.page:JournalPage",
    "attendance": "ui.attendance.page:AttendancePage",
    "assessment": "ui.assessment.overview.page:AssessmentPage",
    "conversation": "ui.assessment.talk.page:ConversationPage",
    "comparison": "ui.assessment.comparison.page:ComparisonPage",
    "documents": "ui.assessment.documents_page:DocumentsPage",
    "plan": "ui.plan.page:PlanPage",
    "followup": "ui.followup.page:FollowUpPage",
    "closing": "ui.closing.page:ClosingPage",
    "consent": "ui.consent.page:ConsentPage",
    "prints": "ui.paper.page:PrintsPage",
    "family": "ui.people.family.family_page:FamilyPage",
    "referrals": "ui.referrals.page:ReferralsPage",
    "schools": "ui.people.school.schools_page:SchoolsPage",
    "security": "ui.security.page:SecurityPage",
    "log": "ui.log.page:LogPage",
    "settings": "ui.settings.page:SettingsPage",
}


@cache
def exists(name: str) -> bool:
    """Return whether the page is part of this version; looks for the module without importing it."""
    return name in PAGES and find_spec(PAGES[name].partition(":")[0]) is not None


@cache
def page_class(name: str) -> type[Page]:
    """Import and return a page's class. Raises KeyError for an unknown name."""
    module, _, class_name = PAGES[name].partition(":")
    return cast("type[Page]", getattr(import_module(module), class_name))
