"""Plans through their versions: written, signed, followed, changed in a new draft."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from db.records import Goal, LadderStep, Measure, Participant, Plan, PlanPoint
from db.records.states import PointKind
from desktop.demo.story import Act, Story, Told, without
from desktop.plan import verbs
from desktop.plan.sources import Source, findings

_TEXTS = "fields"


def acts(story: Story) -> Iterator[Act]:
    """Tell of every version in the story, in order, and of how it went in between."""
    for place, table in enumerate(story.all("plan")):
        yield table["at"], partial(_write, story, table)
        if "signed_at" in table:
            yield table["signed_at"], partial(_sign, story, place)
        for yes in table.get("approval", ()):
            yield yes["at"], partial(_approve, story, place, yes)
        for note in table.get("progress", ()):
            yield note["at"], partial(_note, story, place, note)


def _write(story: Story, told: Told) -> None:
    """Write a version: the first from nothing, a later one as changes of the one before."""
    session = story.session
    plan = verbs.start_plan(session, story.case_id)
    story.plan_ids.append(plan.id)
    verbs.save_fields(session, plan.id, **_stripped(told.get(_TEXTS, {})))
    _put_words(story, plan, told.get("words", {}))
    _put_points(story, plan, told)
    for table in told.get("change", ()):
        _change(story, plan, table)
    for table in told.get("goal", ()):
        _add_goal(story, plan, table)
    for table in told.get("measure", ()):
        _add_measure(story, session.db.goals.of(plan.id)[table["goal"] - 1], without(table, "goal"))
    for table in told.get("ladder", ()):
        verbs.add_part(session, LadderStep(plan_id=plan.id, **table))
    _put_participants(story, plan, told.get("participant", ()))


def _stripped(fields: Told) -> Told:
    return {key: value.strip() if isinstance(value, str) else value for key, value in fields.items()}


def _put_words(story: Story, plan: Plan, told: Told) -> None:
    contacts = {one.id: one.informant for one in story.session.db.contacts.of(story.pupil_id)}
    for row in story.session.db.plan_words.of(plan.id):
        said = told.get(contacts.get(row.contact_id or "") or "", {})
        if said:
            verbs.save_part(story.session, row, **said)


def _put_points(story: Story, plan: Plan, told: Told) -> None:
    """Write strengths and barriers in the story's own words, in place of those the plan began with."""
    kinds: tuple[tuple[PointKind, str], ...] = (("strength", "strengths"), ("barrier", "barriers"))
    for kind, name in kinds:
        if name not in told:
            continue
        for point in story.session.db.plan_points.of(plan.id):
            if point.kind == kind:
                verbs.remove_part(story.session, point)
        for text in told[name]:
            verbs.add_part(story.session, PlanPoint(plan_id=plan.id, kind=kind, text=text))


def _change(story: Story, plan: Plan, told: Told) -> None:
    """Change a goal, or one of its measures, that came over from the version before."""
    goal = story.session.db.goals.of(plan.id)[told["goal"] - 1]
    values = without(told, "goal", "measure")
    if "measure" in told:
        verbs.save_part(story.session, _measures(story, goal)[told["measure"] - 1], **values)
    else:
        verbs.save_part(story.session, goal, **values)


def _measures(story: Story, goal: Goal) -> list[Measure]:
    return [one for one in story.session.db.measures.of(goal.plan_id) if one.goal_id == goal.id]


def _add_goal(story: Story, plan: Plan, told: Told) -> None:
    goal = verbs.add_goal(story.session, plan.id, told["wording"])
    known = {one.question_id: one for one in findings(story.session, story.case_id).barriers}
    for question_id, text in told.get("factors", ()):
        source = known.get(question_id) or Source(question_id, text, (), is_private=False, is_kept=False)
        verbs.link_factor(story.session, goal, source)
    goal = verbs.save_part(story.session, goal, **without(told, "measure", "factors"))
    for table in told.get("measure", ()):
        _add_measure(story, goal, table)


def _add_measure(story: Story, goal: Goal, told: Told) -> None:
    measure = verbs.add_measure(story.session, goal, told.get("code", ""), told["what"])
    verbs.save_part(story.session, measure, **without(told, "code"))


def _put_participants(story: Story, plan: Plan, told: Any) -> None:
    if told:
        for one in story.session.db.participants.of(plan.id):
            verbs.remove_part(story.session, one)
    for table in told:
        verbs.add_part(story.session, Participant(plan_id=plan.id, **table))


def _sign(story: Story, place: int) -> None:
    verbs.sign_plan(story.session, story.plan_ids[place])


def _approve(story: Story, place: int, told: Told) -> None:
    people = story.session.db.participants.of(story.plan_ids[place])
    person = next(one for one in people if one.name == told["name"])
    verbs.approve(story.session, person, told["how"], story.session.today())


def _note(story: Story, place: int, told: Told) -> None:
    """Note a goal's level, or the state of one of its measures."""
    goal = story.session.db.goals.of(story.plan_ids[place])[told["goal"] - 1]
    if "measure" in told:
        measure = _measures(story, goal)[told["measure"] - 1]
        verbs.note_status(story.session, measure, told["status"], told.get("sentence", ""))
    else:
        verbs.note_level(story.session, goal, told["level"], told.get("sentence", ""))
