"""Which outcome of asking an informant holds, and what the family meets of it. It looks at the rows alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from db.records import Asking
from db.records.states import SILENCES, Silence
from desktop.content import texts
from desktop.forms.informants import SCHOOL

ASKED = ("begard", "pamind")
"""What is noted when somebody is asked, and asked again."""


@dataclass(frozen=True)
class Silent:
    """That one informant gives no answer, why not, and since when. Never the reason: that is the worker's."""

    informant: str
    why: Silence
    since: date


def holding(rows: Iterable[Asking]) -> dict[str, Asking]:
    """Return the outcome that holds, by informant; none of those whose outcome was taken back."""
    found: dict[str, Asking] = {}
    for row in rows:
        if row.kind in SILENCES:
            found[row.informant] = row
        elif row.kind == "angrad":
            found.pop(row.informant, None)
    return found


def silent(rows: Iterable[Asking]) -> dict[str, Silent]:
    """Return who gives no answer, by informant."""
    return {
        who: Silent(who, cast("Silence", row.kind), row.happened_on) for who, row in holding(rows).items()
    }


def asked_on(rows: Iterable[Asking], informant: str) -> tuple[date, ...]:
    """Return the days one informant was asked or reminded, each once, in order."""
    days = {row.happened_on for row in rows if row.informant == informant and row.kind in ASKED}
    return tuple(sorted(days))


def no_answer_words(one: Silent, name: str) -> str:
    """Return what a family's screen or paper says: `Vi har inte skolans svar.` Neither why, nor who said no."""
    if one.informant == SCHOOL:
        return texts("sv").get("kartlaggning.inte_skolans")
    return texts("sv").get("kartlaggning.inte_svar", namn=name)
