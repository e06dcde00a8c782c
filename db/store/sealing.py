"""What of a record a signature vouches for, so that a column added later never changes what an old hash comes to."""

from __future__ import annotations

from typing import Any

from db.store.codec import Value, columns, to_row

LATER: dict[str, dict[str, Value]] = {
    "Note": {"signed_for": "", "written_by": ""},
    "Amendment": {"signed_for": "", "struck_of": "", "struck_at": None},
    "Assessment": {"age_group": "", "earlier_forms": "", "signed_for": ""},
    "Plan": {"signed_for": ""},
}
"""Columns that a later step gave to records that are sealed: record, column, what the rows there were got.

Such a column is left out of the seal while it holds that value: the seal then is what it was, and two different
records never have the same. A test holds that every column added since the first step is here, or is set apart.
"""


def sealed(record: Any, apart: frozenset[str]) -> dict[str, Value]:
    """Return a record's columns as they are stored, but for those set `apart`, which may change after signing."""
    later = LATER.get(type(record).__name__, {})
    row = zip(columns(type(record)), to_row(record), strict=True)
    return {
        name: value
        for name, value in row
        if name not in apart and not (name in later and later[name] == value)
    }
