"""The municipality's rules: ages, periods and thresholds that differ between municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from desktop.content.files import Own, own, shipped
from desktop.content.problems import Problem

FILE = "rules.toml"
_Percent = Annotated[int, msgspec.Meta(gt=0, lt=100)]
_Text = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class MunicipalityRules:
    """Who answers for the data; printed on the information sheet. `name` may be empty."""

    name: str
    board: _Text
    data_protection_contact: _Text


@dataclass(frozen=True)
class ConsentRules:
    """Consent: ages in years, `longest` in months, `remind` in days before the end.

    `other_ground_allowed`: whether something may be shared on another ground while a signature is missing.
    """

    pupil_signs_from: Annotated[int, msgspec.Meta(ge=12, le=15)]
    longest: Annotated[int, msgspec.Meta(ge=1, le=12)]
    remind: Annotated[int, msgspec.Meta(ge=1, le=180)]
    both_guardians: bool
    other_ground_allowed: bool


@dataclass(frozen=True)
class ProtectedRules:
    """Whether a pupil with protected identity may be registered, under an alias."""

    registering_allowed: bool


@dataclass(frozen=True)
class DisposalRules:
    """The municipality's own sentence about how long data is kept."""

    sentence: _Text


@dataclass(frozen=True)
class AttendanceRules:
    """Percent of absence where one band ends and the next begins, rising."""

    thresholds: Annotated[tuple[_Percent, ...], msgspec.Meta(min_length=1, max_length=8)]

    def __post_init__(self) -> None:
        """Refuse thresholds that do not rise."""
        if list(self.thresholds) != sorted(set(self.thresholds)):
            raise ValueError("stigande")

    def bands(self) -> tuple[str, ...]:
        """Return the bands in words, `under 10` to `över 50`."""
        inner = zip(self.thresholds, self.thresholds[1:], strict=False)
        return (
            f"under {self.thresholds[0]}",
            *(f"{low}–{high}" for low, high in inner),
            f"över {self.thresholds[-1]}",
        )

    def band(self, percent: float) -> int:
        """Return the index in `bands()`; a limit belongs to the band above it, save the last (`över`)."""
        low = sum(percent >= limit for limit in self.thresholds[:-1])
        return low + (percent > self.thresholds[-1])

    def said(self, percent: float) -> str:
        """Return in words which limit an absence has passed: `mellan gränserna 20 och 50 %`. No judgement in it."""
        if percent == self.thresholds[0] == self.thresholds[-1]:
            return f"vid gränsen {percent} %"  # the only limit there is belongs to the band under it
        place = self.band(percent)
        if place == 0:
            return f"under gränsen {self.thresholds[0]} %"
        if place == len(self.thresholds):
            return f"över gränsen {self.thresholds[-1]} %"
        return f"mellan gränserna {self.thresholds[place - 1]} och {self.thresholds[place]} %"


@dataclass(frozen=True)
class PlanRules:
    """How many goals may be active at once."""

    most_goals: Annotated[int, msgspec.Meta(ge=1, le=10)]


@dataclass(frozen=True)
class Rules:
    """All rules of one municipality. `version` is ours, and after a `+` the municipality's own if it has one."""

    version: str
    municipality: MunicipalityRules
    consent: ConsentRules
    protected: ProtectedRules
    disposal: DisposalRules
    attendance: AttendanceRules
    plan: PlanRules


_ENGLISH: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "kommun": (
        "municipality",
        {"namn": "name", "namnd": "board", "dso_kontakt": "data_protection_contact"},
    ),
    "samtycke": (
        "consent",
        {
            "elevens_rad_fran": "pupil_signs_from",
            "langst_manader": "longest",
            "paminn_dagar": "remind",
            "bada_vardnadshavare": "both_guardians",
            "annan_grund_tillaten": "other_ground_allowed",
        },
    ),
    "skyddade_personuppgifter": ("protected", {"registrering_tillaten": "registering_allowed"}),
    "gallring": ("disposal", {"mening": "sentence"}),
    "narvaro": ("attendance", {"granser": "thresholds"}),
    "plan": ("plan", {"hogst_mal": "most_goals"}),
}


def load_rules() -> tuple[Rules, list[Problem]]:
    """Return the rules, each of the municipality's lines tried by itself."""
    tables, theirs = shipped(FILE), own(FILE)
    for table, keys in theirs.tables.items():
        if table == "meta":
            continue
        if table not in _ENGLISH or not isinstance(keys, dict):
            theirs.refuse(table, "", "Rubriken finns inte bland reglerna.")
            continue
        for key, value in keys.items():
            _try(tables, theirs, table, key, value)
    if own_version := theirs.table("meta").get("version"):
        tables["meta"]["version"] = f"{tables['meta']['version']}+{own_version}"
    return _rules(tables), theirs.problems


def _try(tables: dict[str, Any], theirs: Own, table: str, key: str, value: object) -> None:
    """Set one rule in `tables`, or refuse it and leave the shipped one."""
    if key not in _ENGLISH[table][1]:
        theirs.refuse(table, key, "Regeln finns inte.")
        return
    before = tables[table][key]
    tables[table][key] = value
    try:
        _rules(tables)
    except msgspec.ValidationError:
        tables[table][key] = before
        theirs.refuse(table, key, f"Värdet går inte att använda. Programmets eget gäller: {before}.")


def _rules(tables: Mapping[str, Any]) -> Rules:
    raw = {
        english: {keys[key]: value for key, value in tables[swedish].items()}
        for swedish, (english, keys) in _ENGLISH.items()
    }
    return msgspec.convert({"version": tables["meta"]["version"], **raw}, Rules)
