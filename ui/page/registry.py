"""The pages by name. A page is imported when it is first shown, so the start does not pay for it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.pages.page import Page

PAGES = {
    "today": "ui.pages.today:TodayPage",
    "pupils": "ui.pages.pupils:PupilsPage",
    "case": "ui.pages.case_overview:CaseOverviewPage",
    "journal": "ui.pages.journal:JournalPage",
    "assessment": "ui.pages.assessment:AssessmentPage",
    "conversation": "ui.pages.conversation:ConversationPage",
    "voices": "ui.pages.voices:VoicesPage",
    "documents": "ui.pages.documents:DocumentsPage",
    "plan": "ui.pages.plan:PlanPage",
    "consent": "ui.pages.consent:ConsentPage",
    "prints": "ui.pages.prints:PrintsPage",
    "network": "ui.pages.network:NetworkPage",
    "schools": "ui.pages.schools:SchoolsPage",
    "security": "ui.pages.security:SecurityPage",
    "log": "ui.pages.log:LogPage",
    "settings": "ui.pages.settings:SettingsPage",
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
