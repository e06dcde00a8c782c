from __future__ import annotations

from collections.abc import Callable

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


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        (0, "under gränsen 10 %"),
        (9, "under gränsen 10 %"),
        (10, "mellan gränserna 10 och 15 %"),
        (46, "mellan gränserna 20 och 50 %"),
        (50, "mellan gränserna 20 och 50 %"),
        (51, "över gränsen 50 %"),
        (100, "över gränsen 50 %"),
    ],
)
def test_an_absence_is_said_with_the_limit_it_has_passed(percent: int, words: str) -> None:
    assert content.rules().attendance.said(percent) == words


@pytest.mark.parametrize(
    ("percent", "words"), [(24, "under gränsen 25 %"), (25, "vid gränsen 25 %"), (26, "över gränsen 25 %")]
)
def test_a_municipality_with_one_limit_is_told_of_that_one(
    municipal_rules: Callable[[str], None], percent: int, words: str
) -> None:
    municipal_rules("[narvaro]\ngranser = [25]\n")
    assert content.rules().attendance.said(percent) == words


def test_the_municipalitys_own_version_stands_after_ours(municipal_rules: Callable[[str], None]) -> None:
    ours = content.rules().version
    municipal_rules('[meta]\nversion = "älvbro 2"\n[plan]\nhogst_mal = 2\n')
    assert content.rules().version == f"{ours}+älvbro 2"
