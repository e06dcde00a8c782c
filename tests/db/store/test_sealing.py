"""A column that comes later never changes what was signed before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from db.chain import seals
from db.chain.things import FREE, OUTSIDE, RECORDS
from db.store import locks, migrations, sealing
from db.store.sealing import sealed
from tests.builders import a_plan
from tests.db.store.shapes import in_memory

SEALED = {
    **dict.fromkeys(("notes", "amendments"), seals.NOT_IN_NOTES),
    **dict.fromkeys(("plans", *seals.PLAN_PARTS), seals.NOT_IN_PLANS),
    **dict.fromkeys(
        ("assessments", "informants", "answers", "summaries", "placements", "askings"), seals.NOT_IN_ROUNDS
    ),
}
"""Every table whose columns are sealed as they come, with what is set apart. A consent's seal names its columns."""


def test_every_column_added_since_the_first_step_is_set_apart_or_left_out_while_it_says_nothing() -> None:
    """In the seal a thing carries itself, and in the content hash of its link."""
    old, new = in_memory(), in_memory()
    migrations.migrate(old, 1)
    migrations.migrate(new)
    for table, record in RECORDS.items():
        before = set(locks.columns(old, table))
        if not before:
            continue  # nothing was signed in a table that was not there
        added = set(locks.columns(new, table)) - before
        later = set(sealing.LATER.get(record.__name__, {}))
        assert added - FREE.get(table, frozenset()) - OUTSIDE == later, table
        assert table not in SEALED or added - SEALED[table] == later, table
    assert set(SEALED) <= set(RECORDS)


def test_the_records_named_are_records() -> None:
    assert set(sealing.LATER) <= {record.__name__ for record in RECORDS.values()}


@dataclass(frozen=True)
class Thing:
    id: str
    text: str
    acting_for: str = ""


def test_a_later_column_is_left_out_while_it_holds_what_old_rows_were_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sealing.LATER, "Thing", {"acting_for": ""})
    assert sealed(Thing("a", "b"), frozenset()) == {"id": "a", "text": "b"}
    said = sealed(Thing("a", "b", acting_for="Karin"), frozenset({"id"}))
    assert said == {"text": "b", "acting_for": "Karin"}


def test_where_a_plan_stands_in_this_vault_is_no_part_of_its_seal() -> None:
    plan = a_plan("0" * 32)
    apart = seals.NOT_IN_PLANS
    assert sealed(replace(plan, branch="b"), apart) == sealed(plan, apart)
    assert sealed(replace(plan, situation="x"), apart) != sealed(plan, apart)
