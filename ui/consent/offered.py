"""What may be done with a consent as it stands, and throwing a draft away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.records import Consent
from desktop.consent.state import ConsentState
from desktop.consent.versions import discard_draft
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.ask import ask, show_error

ACTS = ("withdraw", "end", "discard", "new", "terms", "print")
"""The buttons of the head, by the names they have on the page, in their order; `sign` is the main one."""


def offered(session: Session, state: ConsentState, versions: Sequence[Consent]) -> frozenset[str]:
    """Return the names of the acts that a version may go through where it stands; `versions`: the latest first."""
    consent = state.consent
    assert consent is not None
    is_open, is_replaced = consent.locked_at is None, consent.stage == "replaced"
    is_last = versions[0].id == consent.id and not is_replaced
    has_begun = not is_open and not is_replaced
    waiting = any(not one.kind for one in session.db.signatories.of(consent.id))
    goes_on = session.db.cases.get(consent.case_id).status == "open"
    may = {
        "print": True,
        "terms": is_open,
        "discard": is_open and not any(one.refused_on for one in state.refused),
        "withdraw": has_begun and state.key in ("active", "expiring", "partial", "refused"),
        "end": has_begun and state.key not in ("ended", "withdrawn"),
        "new": goes_on and is_last and state.key != "partial" and (not is_open or state.key == "refused"),
        "sign": waiting and not state.is_over and not is_replaced,
    }
    return frozenset(name for name, is_so in may.items() if is_so)


def discard(parent: QWidget, session: Session, consent: Consent) -> bool:
    """Ask, then throw a draft away; True once it is gone. Why it cannot be is shown."""
    sure = ask(
        parent,
        _tr("Kasta utkastet?"),
        _tr("Utkastet försvinner. Det som har skrivits under tidigare är kvar."),
        _tr("Kasta utkastet"),
        danger=True,
    )
    if not sure:
        return False
    try:
        discard_draft(session, consent)
    except UserError as error:
        show_error(parent, error)
        return False
    return True


def _tr(text: str) -> str:
    return QCoreApplication.translate("Consent", text)
