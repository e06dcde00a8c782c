from __future__ import annotations

import pytest

from desktop.forms.informants import age_group, guardian, kind


@pytest.mark.parametrize(
    ("year", "group"),
    [
        ("F", "F-3"),
        ("förskoleklass", "F-3"),
        (0, "F-3"),
        (1, "F-3"),
        ("3", "F-3"),
        ("4", "4-6"),
        ("6A", "4-6"),
        ("åk 7", "7-9"),
        ("Årskurs 9", "7-9"),
        (9, "7-9"),
        ("gy1", "gy"),
        ("Gymnasiet", "gy"),
        (10, "gy"),
        (None, "7-9"),
        ("", "7-9"),
        ("okänd", "7-9"),
    ],
)
def test_the_school_year_tells_the_age_group(year: str | int | None, group: str) -> None:
    assert age_group(year) == group


def test_informants_are_pupil_guardians_and_school() -> None:
    assert [kind(code) for code in ("E", guardian(1), guardian(12), "S")] == ["E", "V", "V", "S"]


@pytest.mark.parametrize("code", ["", "V", "V0", "E1", "X", "V1 ", "s"])
def test_an_unknown_informant_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no such informant"):
        kind(code)
