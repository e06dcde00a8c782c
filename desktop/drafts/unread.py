"""Days and times that were typed and could not be read: kept as typed, and in the way of signing and closing.

A row of `drafts` for each form that saves itself; its name begins with the case, so that a case can ask for its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.drafts import drafts
from desktop.errors import UserError
from desktop.session.session import Session

ROW = drafts.SHARED


def form(case_id: str, what: str, *ids: str) -> str:
    """Return the name of a form: `what` is `anteckning`, `plan`, `uppfoljning`, `samtycke`, `svar` or `underlag`."""
    return ":".join((case_id, what, *ids))


def keep(session: Session, name: str, texts: Mapping[str, str]) -> None:
    """Keep what cannot be read in a form, by field; forget the form when everything can."""
    if texts:
        drafts.keep(session, ROW + name, dict(texts))
    else:
        drop(session, name)


def kept(session: Session, name: str) -> dict[str, str]:
    """Return the texts that were kept for a form, by field."""
    return {field: str(text) for field, text in drafts.kept(session, ROW + name).items()}


def drop(session: Session, name: str) -> None:
    """Forget what was kept for a form: it is thrown away, or everything can be read."""
    drafts.drop(session, ROW + name)


def refuse(session: Session, name: str) -> None:
    """Raise `UserError` when something in a form, or in any form whose name begins so, cannot be read.

    Called before what is signed or closed: it would otherwise say another day than the one that was typed.
    """
    begins = ROW + name
    for draft in session.db.drafts.all():
        if draft.id == begins or draft.id.startswith(f"{begins}:"):
            text = next(iter(drafts.kept(session, draft.id).values()), "")
            raise UserError(
                "En dag eller tid går inte att läsa",
                f"Det står ”{text}” {_WHERE.get(draft.id.split(':')[2], 'i ärendet')}.",
                "Inget har ändrats, och det som är skrivet finns kvar.",
                "Skriv om den, till exempel 24/11 eller 10.20, och försök igen.",
            )


_WHERE = {
    "anteckning": "i ett utkast till anteckning",
    "plan": "i planen",
    "uppfoljning": "i uppföljningen",
    "samtycke": "i samtyckets tid och villkor",
    "svar": "i ett svar i kartläggningen",
    "underlag": "bland underlagen",
}
