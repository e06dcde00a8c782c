"""Tells all the stories at once, day by day, in one transaction."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any

from db import clock
from db.clock import standing_at
from desktop.demo import (
    answers,
    closings,
    consents,
    follow_ups,
    groups,
    journal,
    people,
    plans,
    referrals,
    school_files,
    workplace,
)
from desktop.demo.calendar import Calendar
from desktop.demo.story import Act, Story, on_day
from desktop.session.session import Session
from resources import FOLDER

STORIES = FOLDER / "demo"
WORKPLACE = "arbetsplats.toml"
TELLERS: tuple[Callable[[Story], Iterator[Act]], ...] = (
    people.acts,
    consents.acts,
    answers.acts,
    plans.acts,
    follow_ups.acts,
    referrals.acts,
    journal.acts,
    school_files.acts,
    closings.acts,
)


def build(session: Session, between: Callable[[], object] = lambda: None) -> None:
    """Fill an empty open vault with the invented pupils. Nothing is stored when it fails.

    It takes many seconds: `between` is called after each thing that happens, when nothing is half done but the whole.
    """
    today = session.today()
    calendar = Calendar(today, clock.real_now() if today == clock.today() else None)
    told = _read(WORKPLACE, calendar)
    workplace.settle(session, told)
    with session.change():
        schools = workplace.open_schools(session, told)
        stories = [
            Story(session, _read(path.name, calendar), schools, calendar)
            for path in sorted(STORIES.glob("*.toml"))
            if path.name != WORKPLACE
        ]
        acts = [act for story in stories for teller in TELLERS for act in teller(story)]
        acts += groups.acts(session, _read(groups.FILE, calendar), schools)
        _play(session, [*acts, *workplace.acts(session, told, schools)], between)
    workplace.choose_school(session, told, schools)


def _read(name: str, calendar: Calendar) -> dict[str, Any]:
    tables: dict[str, Any] = calendar.moved(tomllib.loads((STORIES / name).read_text(encoding="utf-8")))
    return tables


def _play(session: Session, acts: Iterable[Act], between: Callable[[], object]) -> None:
    """Do everything in the order it happened; what happened at once is done in the order it is told."""
    for moment, do in sorted(acts, key=itemgetter(0)):
        with standing_at(moment), on_day(session, clock.day_of(moment)):
            do()
        between()
