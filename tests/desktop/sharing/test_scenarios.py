"""The scenarios hold: who may be given what on a day, and why, in words."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.sharing.guard import verdict
from desktop.sharing.recipients import FAMILY
from desktop.sharing.verdicts import VERDICTS
from tests.builders import DAY
from tests.desktop.sharing import scene
from tests.desktop.sharing.scenarios import (
    AFTER,
    ATTENDANCE,
    BUP,
    COMING,
    ENDS,
    HEALTH,
    LAST,
    MENTOR,
    NURSE,
    OUTSIDE,
    PLAN,
    SCENARIOS,
    SUMMARY,
    THE_PAPER,
)
from tests.desktop.sharing.scene import Scene


@pytest.mark.parametrize("told", SCENARIOS)
def test_the_guard_says_who_may_be_given_what_and_why(told: str) -> None:
    happened, recipient, matter, day, key, ground = SCENARIOS[told]
    standing = Scene()
    for happen in happened:
        standing = happen(standing)
    found = verdict(standing.situation(), recipient, matter, day)
    assert (found.key, ground in f"{found.because} {found.caution}") == (key, True), found


def test_every_verdict_is_among_the_scenarios() -> None:
    assert {line[4] for line in SCENARIOS.values()} == set(VERDICTS)
    assert len(SCENARIOS) >= 40


def test_nothing_is_covered_without_a_ground_or_a_reason() -> None:
    """What is shared on a consent names it; what is given to whom it is about needs none."""
    on_consent = verdict(Scene().situation(), MENTOR, PLAN, DAY)
    assert (on_consent.ground, on_consent.consent_id) == ("samtycke", scene.CONSENT.id)
    to_family = verdict(Scene().situation(), FAMILY, PLAN, DAY)
    assert (to_family.ground, to_family.consent_id) == ("egen_begaran", None)
    missing = scene.on_other_ground(scene.SIGNED)(scene.answers("V2")(Scene()))
    other = verdict(missing.situation(), MENTOR, PLAN, DAY)
    assert (other.ground, other.consent_id) == ("provning", scene.CONSENT.id)


@pytest.mark.parametrize("day", [DAY, LAST, AFTER, ENDS])
@pytest.mark.parametrize("who", ["V1", "V2"])
def test_no_yes_of_another_ever_outweighs_a_no(who: str, day: date) -> None:
    standing = scene.refuses(who)(scene.on_other_ground(scene.SIGNED)(Scene()))
    for recipient in (MENTOR, NURSE, BUP, COMING, OUTSIDE):
        for matter in (ATTENDANCE, PLAN, SUMMARY, HEALTH, THE_PAPER):
            assert not verdict(standing.situation(), recipient, matter, day).is_covered
