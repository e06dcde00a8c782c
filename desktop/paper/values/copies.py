"""What a copy is made from: the original's values, untouched, beside what was answered and where it stands.

Nothing of today is in the original (decision 21). The days here are true moments out of the vault: when somebody
answered, took something back, when it was replaced, ran out or ended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from desktop.paper.values.consent import ConsentPaper
from desktop.paper.values.plan import PlanPaper
from desktop.paper.values.shared import Level
from desktop.paper.values.summary import SummaryPaper


class StandingMark(Enum):
    """Where the original stands. What holds has no mark; what is partly taken back is told by its `Taken`."""

    HOLDS = "galler"
    NOT_YET = "inte_an"
    REFUSED = "nej"
    REPLACED = "ersatt"
    WITHDRAWN = "aterkallat"
    EXPIRED = "gatt_ut"
    ENDED = "avslutat"


@dataclass(frozen=True)
class Standing:
    """The true state of an original.

    `on`: the day of the mark: replaced, ended, refused; the last day of what has run out; the first of what does not
    hold yet (None: not everybody has answered). `at` and `by`: the moment and the name of who took all of it back.
    `version`: what replaced it. `agreed`: it ended because those it is about agreed. `pupil`: the no is the pupil's.
    `other_ground`: on what it is shared though a signature is missing, who decided it and when.
    """

    mark: StandingMark = StandingMark.HOLDS
    on: date | None = None
    at: datetime | None = None
    by: str = ""
    version: int = 0
    agreed: bool = False
    pupil: bool = False
    other_ground: str = ""


@dataclass(frozen=True)
class Taken:
    """A part that was taken back: one row, one category everywhere, or one in one row. Empty: whichever it is.

    `what` says it in words. With `left` it was nobody's act: the row ended, after that last day, with the school.
    """

    party: str = ""
    category: str = ""
    what: str = ""
    at: datetime | None = None
    by: str = ""
    left: date | None = None


class Answer(Enum):
    """What somebody answered. `NONE`: nothing yet. `SIGNED`: locked by its author in the program, with no pen."""

    YES = "ja"
    YES_TO_PLAN = "ja_planen"
    NO = "nej"
    NONE = "inte"
    SIGNED = "signerade"


@dataclass(frozen=True)
class Given:
    """One row of the answers: who, what, when and how. `about`: "vårdnadshavare 1", "mentor"."""

    name: str
    about: str = ""
    answer: Answer = Answer.NONE
    on: date | None = None
    spoken: bool = False


class Stance(Enum):
    """What the child says to a consent."""

    YES = "ja"
    NO = "nej"
    CANNOT = "kan_inte"
    NOT_ASKED = "ej_fragad"


@dataclass(frozen=True)
class ChildsView:
    """What the child said when asked, and its own words; `reason` why it was not asked."""

    stance: Stance
    on: date | None = None
    words: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CopyNotes:
    """What every copy says of itself. `code`: the original's Kontrollkod, none for what was drawn in hindsight."""

    printed_on: date
    standing: Standing = Standing()
    code: str = ""
    in_hindsight: bool = False


@dataclass(frozen=True)
class ConsentCopy:
    """A copy of a consent that somebody has answered.

    `is_refused`: a no stands. The family's copy then tells nobody's answer (`answers` is empty): who said no can be
    dangerous to have on paper.
    """

    original: ConsentPaper
    notes: CopyNotes
    answers: tuple[Given, ...] = ()
    is_refused: bool = False
    taken: tuple[Taken, ...] = ()
    view: ChildsView | None = None
    made_for: Level = field(kw_only=True)
    """Whose view it was made from: the record's names who said no, and is never drawn for anybody else."""


@dataclass(frozen=True)
class PlanCopy:
    """A copy of a signed plan, with who said yes to it."""

    original: PlanPaper
    notes: CopyNotes
    answers: tuple[Given, ...] = ()


@dataclass(frozen=True)
class SummaryCopy:
    """A copy of the summary of a signed kartläggning.

    `is_whole`: whether it has all that the original has; not so when the pupil has taken the yes back since.
    """

    original: SummaryPaper
    notes: CopyNotes
    is_whole: bool = True
