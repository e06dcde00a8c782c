"""A closing that is filled in, on whatever case and day the test stands."""

from __future__ import annotations

from typing import Any

from db.records import Closing
from desktop.closing import act, writing
from desktop.session.session import Session


def filled(session: Session, case_id: str, **own: Any) -> Closing:
    """Begin the closing and fill in what it demands; `own` are fields that the test cares about."""
    closing = writing.begin(session, case_id)
    said: dict[str, Any] = {
        "reason": "mal_nadda",
        "child_words": "Måndagar är vanliga dagar nu.",
        "child_words_shown": True,
        "helped_most": "Att ändra tiden och inte intresset",
        "early_signs": "Två måndagar borta på en månad\nTrött redan på söndagen",
    }
    people = session.db.closing_people.of(closing.id)
    first = [(people[0], {"who": "Ellen Grip", "organisation": "skolan", "what": "träffar eleven måndagar"})]
    duties = [(one, {"choice": "utgar"}) for one in session.db.closing_duties.of(closing.id)]
    return writing.save_all(session, closing.id, said | own, [*first, *duties])


def closed(session: Session, case_id: str, **own: Any) -> Closing:
    """Fill the closing in and close the case."""
    return act.close(session, filled(session, case_id, **own).id)
