"""How cases of the invented pupils end: the closing written or signed, and the booster held on the closed case."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from desktop.closing import booster, writing
from desktop.demo.story import Act, Story, Told
from desktop.paper.kept.signing import sign_closing


def acts(story: Story) -> Iterator[Act]:
    """Tell of every closing and booster in the story; a closing without a moment to sign stays a draft."""
    for told in story.all("closing"):
        yield told["at"], partial(_write, story, told)
        if "signed_at" in told:
            yield told["signed_at"], partial(_sign, story)
    for told in story.all("booster"):
        yield told["at"], partial(_hold, story, told)


def _write(story: Story, told: Told) -> None:
    """Begin it and fill in what is told; what was still to come is called off."""
    session = story.session
    closing = writing.begin(session, story.case_id)
    people = told.get("person", ())
    for _ in people[1:]:
        writing.add_person(session, closing.id)
    rows = zip(session.db.closing_people.of(closing.id), people, strict=False)
    parts: list[tuple[Any, Told]] = list(rows)
    parts += [(duty, {"choice": "utgar"}) for duty in session.db.closing_duties.of(closing.id)]
    writing.save_all(session, closing.id, dict(told["fields"]), parts)


def _sign(story: Story) -> None:
    draft = story.session.db.closings.draft(story.case_id)
    assert draft is not None
    sign_closing(story.session, draft.id)


def _hold(story: Story, told: Told) -> None:
    session = story.session
    planned = session.db.boosters.planned(story.case_id)
    assert planned is not None
    booster.save(session, planned.id, {"held_on": session.today(), **told["fields"]})
    booster.hold(session, planned.id)
