"""One of every paper that is about a pupil and has a level to be drawn at."""

from __future__ import annotations

from collections.abc import Callable

from desktop.paper.values import (
    ClosingPaper,
    ConcernPaper,
    ConsentCopy,
    ConsentPaper,
    FollowUpPaper,
    InformationPaper,
    Paper,
    PlanCopy,
    PlanPaper,
    SummaryCopy,
    SummaryPaper,
    SupportPaper,
)
from tests.desktop.paper.pdf import (
    closing_samples,
    copy_samples,
    follow_up_samples,
    samples,
    support_samples,
)

SAMPLES: dict[type[Paper], Callable[[], Paper]] = {
    PlanPaper: samples.a_plan,
    ConsentPaper: samples.a_consent,
    InformationPaper: samples.an_information,
    SummaryPaper: samples.a_summary,
    ConsentCopy: copy_samples.a_consent_copy,
    PlanCopy: copy_samples.a_plan_copy,
    SummaryCopy: copy_samples.a_summary_copy,
    FollowUpPaper: follow_up_samples.a_follow_up,
    ClosingPaper: closing_samples.a_closing,
    ConcernPaper: support_samples.a_concern,
    SupportPaper: support_samples.a_support,
}
