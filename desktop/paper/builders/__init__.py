"""From what is stored to what a paper is made of. Drawing is `desktop.paper.pdf`'s; nothing here knows a page."""

from __future__ import annotations

from desktop.paper.builders.closing import closing_paper
from desktop.paper.builders.consent import consent_paper, information_paper
from desktop.paper.builders.follow_up import follow_up_paper
from desktop.paper.builders.incident import incident_paper
from desktop.paper.builders.journal import events_paper, journal_paper
from desktop.paper.builders.levels import plan_paper, summary_paper
from desktop.paper.builders.log import log_paper
from desktop.paper.builders.support import support_paper

__all__ = [
    "closing_paper",
    "consent_paper",
    "events_paper",
    "follow_up_paper",
    "incident_paper",
    "information_paper",
    "journal_paper",
    "log_paper",
    "plan_paper",
    "summary_paper",
    "support_paper",
]
