"""Kartläggning: who answered what, when, in which wording."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from db.clock import now
from db.ids import new_id
from db.records.states import AskingKind, AssessmentStatus, Saying, SideSet


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One round of kartläggning with one version of one form.

    `form_hash` is the id of the `KeptForm` it is asked with; `earlier_forms` those it was lifted from, oldest first,
    a blank between. `age_group` (`F-3`, `4-6`, `7-9`, `gy`) is whose words were put, kept from the first answer on:
    a new grade or school re-words nothing. Both are empty in rounds from before they were kept.

    `branch` (gren) tells apart rounds of the same number that met when a case came from another vault: empty, b, c …
    It is where the round stands in this vault, and no part of what was signed.
    """

    id: str = field(default_factory=new_id)
    case_id: str
    form_id: str
    form_version: str
    form_hash: str
    round: int = 1
    short: bool = True
    status: AssessmentStatus = "open"
    started_on: date
    last_question: str = ""  # where the conversation was left
    last_informant: str = ""
    signed_at: datetime | None = None
    signed_by: str = ""
    content_hash: str = ""
    created_at: datetime = field(default_factory=now)
    branch: str = ""
    age_group: str = ""
    earlier_forms: str = ""
    signed_for: str = ""  # whom the signer stood in for


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """A form as it was when a round began with it. `id` is the SHA-256 of `content`, as `desktop.forms.build` counts.

    `content` is JSON in plain ASCII, as `desktop.content` reads it: the tables of the file with the municipality's
    laid over, and the scales, in the file's order. Nothing in it is about a pupil.
    """

    id: str
    form_id: str
    version: str
    content: str
    kept_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Informant:
    """Whose answers they are: E, V1, V2 … or S, with the name and role they answered under."""

    id: str = field(default_factory=new_id)
    assessment_id: str
    informant: str
    contact_id: str | None = None
    name: str
    role: str = ""
    answered_on: date | None = None
    how: str = ""  # på plats, på telefon, med tolk
    interpreter: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredAnswer:
    """One informant's answer to one question, with the wording it was asked in.

    `value` and `follow_ups` are JSON as written by `desktop.forms.answers`; `own_words` is plain text.
    """

    id: str = field(default_factory=new_id)
    assessment_id: str
    question_id: str
    informant: str
    value: str = ""
    own_words: str = ""
    follow_ups: str = ""
    may_show_family: bool = False
    asked_wording: str = ""
    asked_levels: str = ""  # JSON list of the level words shown
    answered_on: date
    asked_by: str = ""
    updated_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The worker's and the family's conclusions; `id` is the assessment's id."""

    id: str
    known: str = ""
    triggering: str = ""
    maintaining: str = ""
    protecting: str = ""
    further: str = ""
    further_who: str = ""
    thought: str = ""
    proposal: str = ""
    next_step: str = ""
    child_words: str = ""
    updated_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Which side the worker has set something said to, who set it and when; only ever added to.

    With `words` it is free text of that informant. Without, it is a line of the family's paper, of all when there is
    no informant either. The latest of the same question, informant and words is what holds.
    """

    id: str = field(default_factory=new_id)
    assessment_id: str
    question_id: str
    informant: str = ""
    words: str = ""
    side: SideSet
    set_by: str
    set_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Clearance:
    """What the pupil said to having the answers of a round shown, or that it was taken back; only ever added to."""

    id: str = field(default_factory=new_id)
    assessment_id: str
    informant: str
    said: Saying
    asked_on: date
    asked_by: str
    noted_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """That one informant was asked, reminded, said no, did not answer or was not asked; only ever added to.

    `who` is who was asked, or who said no; `words` the reason, in their words. `angrad` takes the outcome back.
    """

    id: str = field(default_factory=new_id)
    assessment_id: str
    informant: str
    kind: AskingKind
    happened_on: date
    who: str = ""
    how: str = ""
    words: str = ""
    noted_by: str
    noted_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class CaseDocument:
    """A document to collect. `kind` and `status` are codes in the lists `underlag` and `underlag_status`."""

    id: str = field(default_factory=new_id)
    case_id: str
    kind: str
    status: str = "inte_aktuellt"
    requested_on: date | None = None
    requested_from: str = ""
    received_on: date | None = None
    conclusion: str = ""
    updated_at: datetime = field(default_factory=now)


@dataclass(frozen=True, kw_only=True)
class SafetyAction:
    """What the worker did when a safety question was reached; codes or own words, with the time."""

    id: str = field(default_factory=new_id)
    case_id: str
    question_id: str
    actions: str = ""  # chosen sentences, one a line
    words: str = ""
    done_at: datetime = field(default_factory=now)
