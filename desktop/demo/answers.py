"""Kartläggning: rounds, sittings with one informant at a time, conclusions, signing.

An answer in a file is a level, a text, a list of ticks, or a table: `value`, `code` (vet_inte …), `rows` (a
matrix), `other`; and beside it `words` (own words), `show` (the family may see them) and `follow`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from db.records import Assessment
from desktop.assessment import rounds as verbs
from desktop.assessment.asking import note_asking
from desktop.demo.story import Act, Story, Told, without
from desktop.forms.answers import Answer, Choices, FollowValue, Matrix, Value
from desktop.forms.definition import NoAnswer
from desktop.forms.derive import Side


def acts(story: Story) -> Iterator[Act]:
    """Tell of every round and sitting in the story, in order."""
    for table in story.all("assessment"):
        yield table["at"], partial(_start, story, table)
        for sitting in table.get("sitting", ()):
            yield sitting["at"], partial(_sit, story, sitting)
        for asked in table.get("asking", ()):
            yield asked["at"], partial(_ask, story, asked)
        if "settled" in table:
            yield table["settled"]["at"], partial(_settle, story, table["settled"])
        if "summary" in table:
            yield table["summary"]["at"], partial(_conclude, story, table["summary"])
        if "signed_at" in table:
            yield table["signed_at"], partial(_sign, story)


def _round(story: Story) -> Assessment:
    found = verbs.current(story.session, story.case_id)
    assert found is not None
    return found


def _start(story: Story, told: Told) -> None:
    verbs.start_assessment(story.session, story.case_id, short=told.get("short", True))


def _ask(story: Story, told: Told) -> None:
    """Note that somebody was asked, said no or did not answer, on that day."""
    given = without(told, "at", "informant", "kind")
    note_asking(story.session, _round(story), told["informant"], told["kind"], story.session.today(), **given)


def _sit(story: Story, told: Told) -> None:
    """Put one informant's answers of one sitting."""
    session, who, round_ = story.session, told["informant"], _round(story)
    if who == "S":
        verbs.name_school(session, round_, told["name"], told["role"])
    for question_id, given in told["answers"].items():
        verbs.save_answer(session, round_, _answer(question_id, who, given))
    verbs.save_informant(session, round_, who, how=told.get("how"), interpreter=told.get("interpreter"))
    if "stopped_at" in told:
        verbs.keep_place(session, round_, told["stopped_at"], who)


def _answer(question_id: str, who: str, given: Any) -> Answer:
    told = given if isinstance(given, dict) else {"value": given}
    follow = {key: _follow(value) for key, value in told.get("follow", {}).items()}
    return Answer(
        question_id,
        who,
        _value(told),
        told.get("words", ""),
        follow,
        bool(told.get("show", False)),
    )


def _value(told: Told) -> Value:
    if "code" in told:
        return NoAnswer(told["code"])
    if "rows" in told:
        return Matrix(told["rows"])
    value = told.get("value")
    if isinstance(value, list):
        return Choices(tuple(value), told.get("other", ""))
    return value.strip() if isinstance(value, str) else value


def _follow(value: Any) -> FollowValue:
    if isinstance(value, list):
        return tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return str(value)


def _settle(story: Story, told: Told) -> None:
    """Set the free texts of some questions to a side, and note what the pupil says to having the answers shown."""
    round_ = _round(story)
    sides = {"resources": Side.STRENGTH, "barriers": Side.BARRIER}
    for name, side in sides.items():
        for one in verbs.proposals_of(story.session, round_):
            if one.question.id in told[name]:
                verbs.place(story.session, round_, one.place, side)
    if "answers_shown" in told:
        verbs.note_clearance(story.session, round_, told["answers_shown"])


def _conclude(story: Story, told: Told) -> None:
    verbs.save_summary(story.session, _round(story), **without(told, "at"))


def _sign(story: Story) -> None:
    verbs.sign_assessment(story.session, _round(story))
