from __future__ import annotations

import pytest

from desktop import content


def test_the_rules_start_where_the_law_and_caution_put_them() -> None:
    rules = content.rules()
    assert rules.consent.pupil_signs_from == 15
    assert rules.consent.longest == 12
    assert rules.consent.both_guardians
    assert not rules.protected.registering_allowed
    assert rules.plan.most_goals == 3
    assert rules.disposal.sentence


@pytest.mark.parametrize(
    ("percent", "band"),
    [(0, 0), (9.9, 0), (10, 1), (14.9, 1), (15, 2), (20, 3), (50, 3), (50.1, 4), (100, 4)],
)
def test_absence_falls_in_the_band_its_words_say(percent: float, band: int) -> None:
    attendance = content.rules().attendance
    assert attendance.bands() == ("under 10", "10–15", "15–20", "20–50", "över 50")
    assert attendance.band(percent) == band
