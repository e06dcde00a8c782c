"""Grupp och råd in the demo: advice, a class, a group that meets, parents' meetings, all without a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from db.records import GroupActivity, School
from desktop.demo.story import Act, Told, without
from desktop.groups.writing import save_activity
from desktop.session.session import Session

FILE = "grupp/tillfallen.toml"


def acts(session: Session, told: Told, schools: Mapping[str, School]) -> Iterator[Act]:
    """Tell every occasion; those of a group name the one that came first."""
    first: dict[str, str] = {}
    for table in told["activity"]:
        yield table["at"], partial(_note, session, table, schools, first)


def _note(session: Session, told: Told, schools: Mapping[str, School], first: dict[str, str]) -> None:
    group = told.get("group", "")
    made = GroupActivity(
        held_on=session.today(), series_id=first.get(group, ""), **without(told, "at", "school", "group")
    )
    if group:
        first.setdefault(group, made.id)
    at = [schools[key].id for key in told.get("school", ())]
    save_activity(session, made, at)
