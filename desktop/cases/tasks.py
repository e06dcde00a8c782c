"""Own tasks and planned meetings: written down, ticked, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.clock import now
from db.records import Meeting, Task
from db.records.events import LogEvent
from desktop import spans
from desktop.errors import UserError
from desktop.session.session import Session


def add_task(
    session: Session, what: str, due_on: date | None, case_id: str | None = None, icon: str = "check-circle"
) -> Task:
    """Write down something to do; `icon` is a name in the icon table. Raises `UserError` for an
    empty text or a day that cannot be meant.
    """
    if not what.strip():
        raise UserError("Uppgiften är tom", do="Skriv vad som ska göras.")
    spans.hold("task", due_on, session.today())
    with session.change("tasks", event="task_added", subject_id=case_id or "") as db:
        return db.tasks.add(Task(case_id=case_id, what=what.strip(), icon=icon, due_on=due_on))


def tick(session: Session, task: Task, *, done: bool = True) -> Task:
    """Call a task done, or take that back."""
    event: LogEvent = "task_done" if done else "task_reopened"
    with session.change("tasks", event=event, subject_id=task.case_id or "", object_id=task.id) as db:
        return db.tasks.put(replace(task, done_at=now() if done else None))


def change_task(session: Session, task: Task, what: str, due_on: date | None, *, done: bool = False) -> Task:
    """Give a task other words or another day, and call it done if it is. One transaction; nothing changed is
    nothing written. Raises `UserError` for an empty text or a new day that cannot be meant.
    """
    if not what.strip():
        raise UserError("Uppgiften är tom", safe="Den står kvar som den var.", do="Skriv vad som ska göras.")
    was = session.db.tasks.get(task.id)
    spans.hold("task", due_on, session.today(), was=was.due_on)
    changed = replace(was, what=what.strip(), due_on=due_on)
    with session.change():
        if changed != was:
            with session.change(
                "tasks", event="task_changed", subject_id=was.case_id or "", object_id=was.id
            ) as db:
                db.tasks.put(changed)
        if done != (was.done_at is not None):
            changed = tick(session, changed, done=done)
    return changed


def plan_meeting(session: Session, meeting: Meeting) -> Meeting:
    """Store a meeting, new or changed. Raises `UserError` when title or times are wrong, or the day cannot be."""
    if not meeting.title.strip():
        raise UserError("Mötet har inget namn", safe="Inget är sparat än.", do="Skriv vad mötet handlar om.")
    if meeting.starts_at and meeting.ends_at and meeting.ends_at < meeting.starts_at:
        raise UserError(
            "Mötet slutar innan det börjar", safe="Inget är sparat än.", do="Ändra en av tiderna."
        )
    was = session.db.meetings.find(meeting.id)
    spans.hold("meeting", meeting.held_on, session.today(), was=was.held_on if was else None)
    with session.change(
        "meetings", event="meeting_planned", subject_id=meeting.case_id or "", object_id=meeting.id
    ) as db:
        return db.meetings.save(meeting)


def cancel_meeting(session: Session, meeting: Meeting) -> None:
    """Take a meeting away."""
    with session.change(
        "meetings", event="meeting_cancelled", subject_id=meeting.case_id or "", object_id=meeting.id
    ) as db:
        db.meetings.remove(meeting.id)
