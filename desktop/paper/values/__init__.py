"""What a paper is made from: plain values, one class a document, no records and no drawing.

Every string may be anything a user typed: any script, markup, newlines, megabytes. Empty strings and empty
tuples mean "nothing was said"; what is empty closes up on the page and leaves no trace.
Items that were said in private carry `private=True`, which has no default: whoever makes one says which it is. The
builders make a family's paper from the family's view alone, so that no private item is ever among its values;
`desktop.paper.pdf.papers.recipient` looks a second time before anything is laid out.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.paper.values.closing import ClosingPaper, GoalEnd, PersonNow
from desktop.paper.values.consent import (
    ConsentPaper,
    Direction,
    InformationPaper,
    Party,
    Share,
    Signatory,
)
from desktop.paper.values.copies import (
    Answer,
    ChildsView,
    ConsentCopy,
    CopyNotes,
    Given,
    PlanCopy,
    Stance,
    Standing,
    StandingMark,
    SummaryCopy,
    Taken,
)
from desktop.paper.values.follow_up import (
    FollowUpPaper,
    JudgedGoal,
    Promise,
    PromiseMark,
    RecordLine,
    WeekBar,
)
from desktop.paper.values.incident import IncidentPaper
from desktop.paper.values.journal import JournalEvent, JournalNote, JournalPaper, JournalPiece
from desktop.paper.values.log import LogEntry, LogPaper, LogWatch
from desktop.paper.values.plan import (
    Attendance,
    Doing,
    Goal,
    Meeting,
    PlanPaper,
    Side,
    Signer,
    Step,
)
from desktop.paper.values.shared import (
    RECORD_ONLY,
    DataKeeping,
    Item,
    Letterhead,
    Level,
    PaperPupil,
    RecoveryPaper,
    Words,
    Worker,
)
from desktop.paper.values.summary import (
    Area,
    ComparisonRow,
    Finding,
    InformantShape,
    Mark,
    Near,
    PaperInformant,
    Statement,
    SummaryPaper,
)
from desktop.paper.values.support import Called, ConcernPaper, Doer, Receipt, SupportPaper

Paper = (
    PlanPaper | ConsentPaper | InformationPaper | SummaryPaper | RecoveryPaper | LogPaper | IncidentPaper
    | ConsentCopy | PlanCopy | SummaryCopy | FollowUpPaper | JournalPaper | ClosingPaper
    | ConcernPaper | SupportPaper
)  # fmt: skip

RECIPIENTS: Mapping[type[Paper], tuple[Level, ...]] = {
    PlanPaper: (Level.FAMILY, Level.RECORD),
    ConsentPaper: (Level.FAMILY,),
    InformationPaper: (Level.FAMILY,),
    SummaryPaper: (Level.FAMILY, Level.RECORD),
    RecoveryPaper: (),
    LogPaper: (),
    IncidentPaper: (),
    ConsentCopy: (Level.FAMILY, Level.RECORD),
    PlanCopy: (Level.FAMILY, Level.RECORD),
    SummaryCopy: (Level.FAMILY, Level.RECORD),
    FollowUpPaper: (Level.FAMILY, Level.RECORD),
    ClosingPaper: (Level.FAMILY, Level.RECORD),
    JournalPaper: (Level.RECORD,),
    ConcernPaper: (Level.RECORD,),
    SupportPaper: (Level.FAMILY, Level.RECORD),
}
"""For whom each paper exists; nobody outside the unit for those with none. Every paper must stand here."""

__all__ = [
    "RECIPIENTS",
    "RECORD_ONLY",
    "Answer",
    "Area",
    "Attendance",
    "Called",
    "ChildsView",
    "ClosingPaper",
    "ComparisonRow",
    "ConcernPaper",
    "ConsentCopy",
    "ConsentPaper",
    "CopyNotes",
    "DataKeeping",
    "Direction",
    "Doer",
    "Doing",
    "Finding",
    "FollowUpPaper",
    "Given",
    "Goal",
    "GoalEnd",
    "IncidentPaper",
    "InformantShape",
    "InformationPaper",
    "Item",
    "JournalEvent",
    "JournalNote",
    "JournalPaper",
    "JournalPiece",
    "JudgedGoal",
    "Letterhead",
    "Level",
    "LogEntry",
    "LogPaper",
    "LogWatch",
    "Mark",
    "Meeting",
    "Near",
    "Paper",
    "PaperInformant",
    "PaperPupil",
    "Party",
    "PersonNow",
    "PlanCopy",
    "PlanPaper",
    "Promise",
    "PromiseMark",
    "Receipt",
    "RecordLine",
    "RecoveryPaper",
    "Share",
    "Side",
    "Signatory",
    "Signer",
    "Stance",
    "Standing",
    "StandingMark",
    "Statement",
    "Step",
    "SummaryCopy",
    "SummaryPaper",
    "SupportPaper",
    "Taken",
    "WeekBar",
    "Words",
    "Worker",
]
