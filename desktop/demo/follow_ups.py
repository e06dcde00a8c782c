"""Follow-ups of the invented pupils: written, signed, cancelled for a new day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from desktop.demo.story import Act, Story, Told
from desktop.followup import planning, writing
from desktop.paper.kept.signing import sign_follow_up


def acts(story: Story) -> Iterator[Act]:
    """Tell of every follow-up in the story: written on its day, and signed then if the file says when."""
    for told in story.all("follow_up"):
        yield told["at"], partial(_write, story, told)
        if "signed_at" in told:
            yield told["signed_at"], partial(_sign, story)
    for told in story.all("cancelled"):
        yield told["at"], partial(_cancel, story, told)


def _write(story: Story, told: Told) -> None:
    """Begin it and fill in what is told: levels and answers in the order of the plan, everybody there."""
    session = story.session
    follow_up = planning.begin(session, story.case_id, session.today())
    db = session.db
    parts: list[tuple[Any, Told]] = []
    for goal, said in zip(db.follow_up_goals.of(follow_up.id), told.get("goal", ()), strict=False):
        parts.append((goal, said))
    for line, said in zip(db.follow_up_measures.of(follow_up.id), told.get("measure", ()), strict=False):
        parts.append((line, said))
    if not told.get("goal") and "level" in told:
        parts += [(goal, {"level": told["level"]}) for goal in db.follow_up_goals.of(follow_up.id)]
    if not told.get("measure") and "kept" in told:
        parts += [(line, {"kept": told["kept"]}) for line in db.follow_up_measures.of(follow_up.id)]
    writing.save_all(session, follow_up.id, dict(told.get("fields", {})), parts)
    if "signed_at" in told:
        writing.everybody_came(session, follow_up.id)


def _sign(story: Story) -> None:
    draft = story.session.db.follow_ups.draft(story.case_id)
    assert draft is not None
    sign_follow_up(story.session, draft.id)


def _cancel(story: Story, told: Told) -> None:
    planning.cancel(story.session, story.case_id, told["reason"], told["new_day"], told.get("new_time", ""))
