"""A row of a consent for any unit of a kind beside the row of one: the unit's own row is what counts for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.sharing.guard import verdict
from desktop.sharing.recipients import Recipient
from tests import builders
from tests.builders import DAY
from tests.desktop.sharing import scene
from tests.desktop.sharing.scenarios import ATTENDANCE, SUMMARY, Line
from tests.desktop.sharing.scene import Scene

ANY_BUP = builders.a_party(scene.CONSENT.id, code="bup", name="", unit="")
TO_BUP = Recipient("other", "BUP", code="bup", unit="BUP Älvbro")

UNITS: dict[str, Line] = {
    "a unit's own row beside one for any": (
        [scene.also_asks(ANY_BUP, "narvaro")],
        TO_BUP,
        SUMMARY,
        DAY,
        "covered",
        "BUP Älvbro",
    ),
    "what only the row for any unit has": (
        [scene.also_asks(ANY_BUP, "narvaro")],
        TO_BUP,
        ATTENDANCE,
        DAY,
        "not_covered",
        "BUP Älvbro har inte",
    ),
    "another unit has the row for any": (
        [scene.also_asks(ANY_BUP, "narvaro")],
        replace(TO_BUP, unit="BUP Norr"),
        ATTENDANCE,
        DAY,
        "covered",
        "BUP",
    ),
    "taken back for any unit": (
        [scene.also_asks(ANY_BUP, "kartlaggning"), scene.withdraws(DAY, party=ANY_BUP.id)],
        TO_BUP,
        SUMMARY,
        DAY,
        "withdrawn",
        "återkallat",
    ),
}


@pytest.mark.parametrize("told", UNITS)
def test_a_units_own_row_goes_before_the_row_for_any(told: str) -> None:
    happened, recipient, matter, day, key, ground = UNITS[told]
    standing = Scene()
    for happen in happened:
        standing = happen(standing)
    found = verdict(standing.situation(), recipient, matter, day)
    assert (found.key, ground in f"{found.because} {found.caution}") == (key, True), found
