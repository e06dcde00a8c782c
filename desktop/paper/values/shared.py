"""What every paper has: sender, worker, pupil, words, and who it is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum


class Level(Enum):
    """Who receives the paper: decides what is on it, not only what it says on top."""

    FAMILY = "familj"
    SCHOOL = "skola"
    RECORD = "akt"


RECORD_ONLY = {"record_only": True}
"""Metadata of a field that stands on the record's paper alone: emptied for every other recipient."""


@dataclass(frozen=True)
class Letterhead:
    """The sender. `accent` is a #RRGGBB colour with at least 4.5:1 against white, else the shipped one."""

    municipality: str
    board: str = "Socialnämnden"
    team: str = ""
    accent: str = "#1D4A58"


@dataclass(frozen=True)
class Worker:
    """The skolsocionom who answers for the paper."""

    name: str
    title: str = "skolsocionom"
    phone: str = ""


@dataclass(frozen=True)
class PaperPupil:
    """The pupil as printed. `called` is the name used in sentences.

    `identity` is printed as it stands after "född": a number with hyphen, or only the year when the
    identity is protected, or nothing. `age` in whole years decides who signs a consent; None when unknown.
    """

    name: str
    called: str
    identity: str = ""
    school: str = ""
    school_class: str = ""
    age: int | None = None


@dataclass(frozen=True)
class Words:
    """Somebody's own words. `who` stands under them ("Rana, mamma").

    When `text` is empty, `reason` says why they were not there; with neither, the block is left out.
    """

    who: str
    text: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Item:
    """One line in a list. A private one is on the record's paper only, and marked there."""

    text: str
    private: bool = field(kw_only=True)


@dataclass(frozen=True)
class DataKeeping:
    """Who answers for the personal data, for the information sheet.

    `officer` is how the data protection officer is reached; `retention` the municipality's own sentence.
    """

    officer: str = ""
    retention: str = ""


@dataclass(frozen=True)
class RecoveryPaper:
    """Återställningskod: no personal data at all. `code` in groups as it is to be typed."""

    code: str
    fingerprint: str
    vault_name: str
    created: date
    for_manager: bool = False
