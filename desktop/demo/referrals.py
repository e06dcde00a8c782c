"""Vidare stöd of the invented pupils: handed over on its day, and answered when the file says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from desktop.demo.story import Act, Story, Told
from desktop.notes.notes import mark_transferred
from desktop.referrals import beside, handing, writing
from desktop.referrals.linked import goals_to_link


def acts(story: Story) -> Iterator[Act]:
    """Tell of every referral in the story."""
    for told in story.all("referral"):
        made: list[str] = []
        yield told["at"], partial(_hand, story, told, made)
        for answer in told.get("answer", ()):
            yield answer["at"], partial(_answer, story, answer, made)


def _hand(story: Story, told: Told, made: list[str]) -> None:
    session = story.session
    draft = writing.begin_referral(session, story.case_id, told["kind"])
    goals = goals_to_link(session, draft)
    about = " ".join(goals[number - 1].lineage for number in told.get("about", ()))
    writing.save_referral(session, draft.id, {**told["fields"], "goals": about})
    handing.hand_over(session, draft.id)
    mark_transferred(session, session.db.notes.get(draft.id))
    made.append(draft.id)


def _answer(story: Story, told: Told, made: list[str]) -> None:
    beside.add_answer(
        story.session,
        made[0],
        told["answer"],
        told.get("words", ""),
        happened_on=told.get("happened_on"),
        next_on=told.get("next_on"),
        diary=told.get("diary", ""),
        coordinator=told.get("coordinator", ""),
    )
