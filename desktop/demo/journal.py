"""Notes, tasks, planned meetings, documents to collect and what was done when something grave was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from db.clock import local as local_time
from db.records import CaseDocument, Meeting, Note, Task
from desktop.assessment.documents import save_document
from desktop.assessment.safety import FEEDBACK, note_safety
from desktop.cases.tasks import add_task, plan_meeting, tick
from desktop.demo.story import Act, Story, Told, without
from desktop.notes.amending import amend_note
from desktop.notes.notes import begin_note, save_note, sign_note
from desktop.session.session import Session

WRITTEN_AFTER = timedelta(minutes=50)
"""How long after the event its note is written, unless the story says when."""


def acts(story: Story) -> Iterator[Act]:
    """Tell what was written down, what is to be done and who is to be met."""
    for table in story.all("meeting"):
        yield table["at"], partial(_meet, story, table)
    for table in story.all("note"):
        yield from _note(story, table)
    for table in story.all("task"):
        yield from _task(story, table)
    for table in story.all("document"):
        yield table["at"], partial(_document, story, table)
    for table in story.all("safety"):
        yield table["at"], partial(_safety, story, table)
        yield table["come_back"], partial(_come_back, story)


def plan_meeting_at(session: Session, moment: datetime, meeting: Meeting) -> Act:
    """Return the act of planning a meeting."""
    return moment, lambda: plan_meeting(session, meeting)


def _meet(story: Story, told: Told) -> None:
    school = story.schools.get(told.get("school", ""))
    meeting = Meeting(
        **without(told, "at", "school"), case_id=story.case_id, school_id=school.id if school else None
    )
    plan_meeting(story.session, meeting)


def _note(story: Story, told: Told) -> Iterator[Act]:
    written = told.get("written", told["at"] + WRITTEN_AFTER)
    latest = story.calendar.latest
    made: list[Note] = []
    yield min(written, latest) if latest else written, lambda: made.append(_write(story, told))
    for amendment in told.get("amendment", ()):
        yield amendment["at"], partial(_amend, story, made, amendment)


def _amend(story: Story, made: list[Note], told: Told) -> None:
    amend_note(story.session, made[0], told.get("struck", ""), told["added"], told["reason"])


def _write(story: Story, told: Told) -> Note:
    """Write a note as its author did: begun, filled in, and signed unless it is a draft or a minnesstöd."""
    session, local = story.session, local_time(told["at"])
    is_scratch = told["kind"] == "minnesstod"
    meeting = _met(story, told["of_meeting"], local) if "of_meeting" in told else None
    begun = begin_note(session, story.case_id, told["kind"], scratch=is_scratch, meeting=meeting)
    school = story.schools.get(told.get("school", ""))
    written = save_note(
        session,
        replace(
            begun,
            event_on=local.date(),
            event_time=f"{local:%H:%M}",
            place=told.get("place", begun.place),
            present=told.get("present", begun.present),
            school_id=school.id if school else None,
            goal_id=_goal(story, told["goal"]) if "goal" in told else None,
            body=told["body"].strip(),
        ),
    )
    return written if is_scratch or told.get("draft") else sign_note(session, written)


def _met(story: Story, starts_at: str, local: datetime) -> Meeting:
    day = local.date()
    return next(
        one
        for one in story.session.db.meetings.between(day, day)
        if one.case_id == story.case_id and one.starts_at == starts_at
    )


def _goal(story: Story, number: int) -> str:
    plan = story.session.db.plans.current(story.case_id) or story.session.db.plans.get(story.plan_ids[-1])
    return story.session.db.goals.of(plan.id)[number - 1].id


def _task(story: Story, told: Told) -> Iterator[Act]:
    made: list[Task] = []

    def write() -> None:
        made.append(add_task(story.session, told["what"], told.get("due_on"), story.case_id, told["icon"]))

    yield told["at"], write
    if "done_at" in told:
        yield told["done_at"], lambda: tick(story.session, made[0])


def _document(story: Story, told: Told) -> None:
    known = {row.kind: row for row in story.session.db.case_documents.of(story.case_id)}
    row = known.get(told["kind"]) or CaseDocument(case_id=story.case_id, kind=told["kind"])
    save_document(story.session, replace(row, **without(told, "at", "kind")))


def _safety(story: Story, told: Told) -> None:
    note_safety(
        story.session, story.case_id, told["question"], told["actions"], told.get("words", ""), told["at"]
    )


def _come_back(story: Story) -> None:
    """Tick what the note asked for: to come back to whom it was about."""
    waiting = [task for task in story.session.db.tasks.of(story.case_id) if task.what == FEEDBACK]
    for task in waiting:
        tick(story.session, task)
