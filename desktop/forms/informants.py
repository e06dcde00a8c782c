"""Whose answer it is: E the pupil, V1, V2 … the guardians, S the school. And how old the pupil is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

Kind = Literal["E", "V", "S"]
AgeGroup = Literal["F-3", "4-6", "7-9", "gy"]

PUPIL = "E"
SCHOOL = "S"
KINDS: tuple[Kind, ...] = ("E", "V", "S")
AGE_GROUPS: tuple[AgeGroup, ...] = ("F-3", "4-6", "7-9", "gy")

_CODE = re.compile(r"E|S|V[1-9][0-9]?")
_YEAR = re.compile(r"(?:åk|årskurs)?\s*(\d{1,2})", re.IGNORECASE)


def guardian(number: int) -> str:
    """Return the code of a guardian, from 1."""
    return f"V{number}"


@lru_cache(maxsize=256)
def kind(informant: str) -> Kind:
    """Return E, V or S. Raises `ValueError` on a code that is none of ours."""
    if not _CODE.fullmatch(informant):
        raise ValueError(f"no such informant: {informant}")
    return cast("Kind", informant[0])


@lru_cache(maxsize=256)
def order(informant: str) -> tuple[int, int]:
    """Return a sort key: the pupil first, guardians by number, the school last."""
    return KINDS.index(kind(informant)), int(informant[1:] or 0)


def age_group(school_year: str | int | None) -> AgeGroup:
    """Return the age group of a school year: F, 0–3, 4–6, 7–9 (also `7B`, `åk 7`), above that `gy`.

    Without a year that can be read it is 7–9, whose words are the ones the questions were written in.
    """
    text = str(school_year if school_year is not None else "").strip()
    if text.casefold() in {"f", "fsk", "förskoleklass"}:
        return "F-3"
    if text.casefold().startswith("gy"):
        return "gy"
    found = _YEAR.match(text)
    year = int(found[1]) if found else 7
    return "F-3" if year <= 3 else "4-6" if year <= 6 else "7-9" if year <= 9 else "gy"
