"""What is typed in a dialog before its act is done: kept in the vault until it is done, or thrown away by the user.

A row of `drafts` for each dialog and what it is about. The row's name holds whose it is (a case, a pupil or a
school), so that nothing begun about one is ever shown for another. Only fields that were changed are kept, each
with what it held before, so that a form taken up later does not undo what was stored meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Literal

from db.records import Draft
from desktop.drafts import drafts
from desktop.session.session import Session

ROW = "dialog:"

Table = Literal[
    "", "pupils", "schoolings", "contacts", "schools", "school_contacts", "cases",
    "meetings", "tasks", "notes", "assessments", "consents", "consent_parties", "goals", "follow_ups",
    "referrals", "group_activities",
    "calendar_spans",
]  # fmt: skip
"""The tables whose rows dialogs are about."""


@dataclass(frozen=True)
class DraftOf:
    """Which dialog it is, and about what.

    `kind` is a word of its own for each dialog. `owner` is the id of the case, pupil or school it belongs to, empty
    for none. `row` is the id of what is changed, in `table`; one that is not stored yet counts as none, since the
    next new one will have another id.
    """

    kind: str
    owner: str = ""
    table: Table = ""
    row: str = ""


@dataclass(frozen=True)
class TypedField:
    """One field: what it is called on the screen, what it held first (`was`) and what it holds (`now`).

    Both are text as typed, a key of a list, several keys, or a tick. `is_text` where the user wrote it.
    """

    label: str
    was: Any
    now: Any
    is_text: bool


def name(session: Session, of: DraftOf) -> str:
    """Return the name that what is typed in this dialog is kept under."""
    is_stored = bool(of.table and of.row) and _is_there(session, of.table, of.row)
    return ":".join((f"{ROW}{of.owner}", of.kind, of.table if is_stored else "", of.row if is_stored else ""))


def begun(session: Session, name: str) -> list[str]:
    """Return the rows of this name, numbered ones too, that hold something of the one who works here now."""
    rows = ((draft.id, draft.id.partition("@")[0]) for draft in session.db.drafts.starting(name))
    return [row for id, row in rows if row.split("#")[0] == name and drafts.row_of(session, row) == id]


def keep(session: Session, row: str, title: str, fields: Mapping[str, TypedField]) -> None:
    """Keep the fields that were changed; forget the row when none is. `title` is the dialog's, for a later search.

    Raises `UserError` when the disk is full or failing.
    """
    if fields:
        held = {field: asdict(one) for field, one in fields.items()}
        drafts.keep(session, row, {"title": title, "fields": held})
    else:
        drafts.drop(session, row)


def kept(session: Session, row: str) -> dict[str, TypedField]:
    """Return the fields that were kept, by name; empty if nothing was."""
    draft = session.db.drafts.find(drafts.row_of(session, row))
    return fields_in(draft) if draft is not None else {}


def fields_in(draft: Draft) -> dict[str, TypedField]:
    """Return the fields a row of `drafts` holds, by name; none where it is no dialog's."""
    found = json.loads(draft.body).get("fields", {}) if draft.id.startswith(ROW) else {}
    return {field: TypedField(**one) for field, one in found.items()}


def drop(session: Session, row: str) -> None:
    """Forget it: the act is done, or the user threw it away."""
    drafts.drop(session, row)


@contextmanager
def done_with(session: Session, row: str) -> Iterator[None]:
    """Forget it in the same transaction as the act in the block: neither is done without the other."""
    with session.change():
        yield
        drop(session, row)


def take_homeless(session: Session) -> list[tuple[str, str, str]]:
    """Take away what no dialog can show again, and return its texts as (dialog, field, text).

    Where the case, pupil or school itself is gone, what was begun about it goes with it and is not returned.
    """
    texts: list[tuple[str, str, str]] = []
    for draft in session.db.drafts.starting(ROW):
        form = draft.id.partition("@")[0]
        if drafts.row_of(session, form) != draft.id:
            continue  # somebody else's, who is handed it when back
        owner, _, table, row, *_ = form.removeprefix(ROW).split("#")[0].split(":")
        is_owned = not owner or any(_is_there(session, one, owner) for one in ("cases", "pupils", "schools"))
        if is_owned and (not table or _is_there(session, table, row)):
            continue
        if is_owned:
            title = str(drafts.kept(session, form).get("title", ""))
            written = (one for one in fields_in(draft).values() if one.is_text)
            texts += [(title, one.label, one.now) for one in written if one.now.strip()]
        drop(session, form)
    return texts


def _is_there(session: Session, table: str, row: str) -> bool:
    find: Callable[[str], object] | None = getattr(getattr(session.db, table, None), "find", None)
    return find is not None and find(row) is not None
