"""What the underlag of Vidare stöd are made from: to an orosanmälan, and to a SIP, an ansökan or other support."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop.paper.values.shared import RECORD_ONLY, Letterhead, Level, PaperPupil, Words, Worker


@dataclass(frozen=True)
class Receipt:
    """To whom it was handed, in words, and when; empty until it is. `answered` is when there was an answer."""

    to: str = ""
    at: str = ""
    answered: date | None = None
    meets_on: date | None = None


@dataclass(frozen=True)
class ConcernPaper:
    """Underlag till orosanmälan: the worker's own. What was seen stands apart from what is thought.

    `made` is when it was written. `guardians_know`: None for not answered. Nothing of guilt, consent or kartläggning
    stands here but what the worker has written.
    """

    letterhead: Letterhead
    worker: Worker
    pupil: PaperPupil
    address: str
    made: datetime
    seen: str = ""
    thought: str = ""
    words: str = ""
    question: str = ""
    told_by: str = ""
    did: str = ""
    consulted: str = ""
    safe_now: str = ""
    comfort: str = ""
    earlier: str = ""
    siblings: str = ""
    reach: str = ""
    child_knows: str = ""
    guardians_know: bool | None = None
    guardians_words: str = ""
    receipt: Receipt = Receipt()


@dataclass(frozen=True)
class Doer:
    """Who could do what, and by when."""

    who: str
    what: str = ""
    when: str = ""


@dataclass(frozen=True)
class Called:
    """Somebody who should be there. `is_covered`: whether the consent covers it; None for the family itself."""

    name: str
    is_covered: bool | None = None


@dataclass(frozen=True)
class SupportPaper:
    """Underlag till SIP, or to other support (`what` as in a sentence). A SIP has who is called and who says yes."""

    letterhead: Letterhead
    pupil: PaperPupil
    what: str
    made: date
    child: Words
    is_sip: bool = False
    why: str = ""
    wishes: str = ""
    take_up: str = ""
    leave_out: str = field(default="", metadata=RECORD_ONLY)
    goals: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    lacks: str = ""
    doers: tuple[Doer, ...] = ()
    called: tuple[Called, ...] = ()
    family: tuple[str, ...] = ()
    receipt: Receipt = Receipt()
    made_for: Level = field(kw_only=True)
