"""A column that comes later never changes what was signed before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from db import records
from db.store import locks, migrations, sealing
from db.store.sealing import sealed
from desktop.assessment import signing as assessment_signing
from desktop.notes import chain
from desktop.plan import signing as plan_signing
from tests.builders import a_plan
from tests.db.store.shapes import in_memory

SEALED = {
    ("notes", "Note"): chain.NOT_SEALED,
    ("amendments", "Amendment"): chain.NOT_SEALED,
    ("plans", "Plan"): plan_signing.NOT_SEALED,
    ("plan_words", "PlanWords"): plan_signing.NOT_SEALED,
    ("plan_points", "PlanPoint"): plan_signing.NOT_SEALED,
    ("goals", "Goal"): plan_signing.NOT_SEALED,
    ("goal_factors", "GoalFactor"): plan_signing.NOT_SEALED,
    ("measures", "Measure"): plan_signing.NOT_SEALED,
    ("ladder_steps", "LadderStep"): plan_signing.NOT_SEALED,
    ("participants", "Participant"): plan_signing.NOT_SEALED,
    ("assessments", "Assessment"): assessment_signing.NOT_SEALED,
    ("informants", "Informant"): assessment_signing.NOT_SEALED,
    ("answers", "StoredAnswer"): assessment_signing.NOT_SEALED,
    ("summaries", "Summary"): assessment_signing.NOT_SEALED,
}
"""Every record whose columns are hashed as they come, with what is set apart. A consent's hash names its columns."""


def test_every_column_added_since_the_first_step_is_set_apart_or_left_out_while_it_says_nothing() -> None:
    old, new = in_memory(), in_memory()
    migrations.migrate(old, 1)
    migrations.migrate(new)
    for (table, record), apart in SEALED.items():
        added = set(locks.columns(new, table)) - set(locks.columns(old, table))
        assert added - apart == set(sealing.LATER.get(record, {})), table
    assert {table for table, _record in SEALED} >= set(plan_signing.PARTS)


def test_the_records_named_are_records() -> None:
    assert all(hasattr(records, record) for _table, record in SEALED)
    assert set(sealing.LATER) <= {record for _table, record in SEALED}


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
    apart = plan_signing.NOT_SEALED
    assert sealed(replace(plan, branch="b"), apart) == sealed(plan, apart)
    assert sealed(replace(plan, situation="x"), apart) != sealed(plan, apart)
