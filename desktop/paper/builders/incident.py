"""The sheet about a lost computer, from what lies here or from what a restored copy knows."""

from __future__ import annotations

from datetime import datetime

from db.clock import local, now
from db.secrets.keyfile import SlotType
from desktop import content, dates
from desktop.paper.builders.shared import letterhead, listed
from desktop.paper.values import IncidentPaper
from desktop.safety import incident_words
from desktop.safety.disk_words import disk_state, memory_state
from desktop.session.session import Session
from desktop.session.settings import Incident

_STRENGTH = ("", "Svag", "Ganska svag", "Bra", "Stark")
_WAYS: dict[SlotType, str] = {
    "pass": "lösenfras",
    "pass+device": "lösenfras tillsammans med datorns nyckelring",
    "recovery": "återställningskod",
    "recovery-chief": "enhetschefens kod",
}


def incident_paper(session: Session, facts: Incident) -> IncidentPaper:
    """Return what stands on the sheet. `facts` with `as_of` are about another computer, the lost one."""
    return IncidentPaper(
        letterhead=letterhead(session),
        made_at=now(),
        as_of=datetime.fromisoformat(facts.as_of) if facts.as_of else None,
        computer=facts.name,
        user=session.owner.name,
        passphrase=_passphrase(facts),
        ways=_ways(facts),
        idle_minutes=facts.idle_minutes,
        opened=_opened(facts),
        locked=_moment(facts.locked_at),
        disk=disk_state(facts),
        memory=memory_state(facts),
        counts=(facts.pupils, facts.protected, facts.others, facts.cases, facts.notes, facts.consents),
        copied=_moment(facts.copied_at),
        place=_place(facts),
        decider=letterhead(session).board,
        steps=incident_words.steps(),
        law=incident_words.law(),
    )


def _passphrase(facts: Incident) -> str:
    chosen = dates.stored(facts.passphrase_set_on)
    day = f"vald {dates.full(chosen)}" if chosen else ""
    return ", ".join(part for part in (_STRENGTH[facts.strength], day) if part)


def _ways(facts: Incident) -> str:
    said = listed([word for way, word in _WAYS.items() if way in facts.ways.split(",")])
    return said[:1].upper() + said[1:]


def _opened(facts: Incident) -> str:
    moment = _moment(facts.opened_at)
    if facts.as_of or not moment:
        return moment
    return content.texts().get("incident.vid_utskriften", datum=moment)


def _place(facts: Incident) -> str:
    """Say where copies lie: beside the vault, and in the second place when there is one."""
    if not facts.copied_at:
        return "Ingen kopia är gjord"
    there = f"{facts.place}, {_moment(facts.place_at) or 'ingen kopia där än'}" if facts.place else ""
    return "; ".join(part for part in ("På samma dator", there) if part)


def _moment(text: str) -> str:
    """Return a moment with its date: the paper is read on another day."""
    if not text:
        return ""
    at = local(datetime.fromisoformat(text))
    return f"{dates.full(at)} kl. {dates.clock(at)}"
