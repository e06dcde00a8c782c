"""Whether what a kept paper says is what a paper of today would say, and in which of its parts they differ."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from desktop.paper.kept.code import unanswered
from desktop.paper.kept.written import SignedPaper
from desktop.paper.values import ConsentPaper, PlanPaper

_DAY = date(2000, 1, 1)
_AGES = (15, 18)
"""Years from which a paper looks otherwise; a birthday between them changes nothing on it."""

_NAMES = {
    "letterhead": "avsändaren",
    "worker": "skolsocionomen",
    "pupil": "elevens namn, skola eller klass",
    "number": "numret",
    "version": "versionen",
    "valid_from": "tiden",
    "valid_until": "tiden",
    "parties": "vilka som får veta vad",
    "signatories": "vilka som ska skriva under",
    "controller": "dataskyddsombudet",
    "independent_school": "skolans huvudman",
    "kept_at": "var originalet förvaras",
    "next_meeting": "nästa uppföljning",
    "pupil_words": "elevens egna ord",
    "home_words": "orden hemifrån",
    "strengths": "det som fungerar",
    "hardest": "det som är svårt",
    "attendance": "närvaron",
    "situation": "så är det nu",
    "long_term": "det långsiktiga målet",
    "goals": "målen",
    "doings": "vem som gör vad",
    "stairs": "trappan",
    "stairs_now": "trappan",
    "morning": "morgonen",
    "stop": "om det inte går",
    "school_support": "skolans stöd",
    "shared_with": "vilka som får planen",
    "participants": "vilka som var med",
    "changes": "det som är ändrat sedan förra planen",
    "changed_since": "det som är ändrat sedan förra planen",
    "signers": "vilka som ska skriva under",
    "answered": "vilka som har svarat",
    "no_answers": "vilka som inte svarar",
    "areas": "det som hjälper och hindrar",
    "started": "så började det",
    "keeps_going": "det som gör att det fortsätter",
    "protects": "det som skyddar",
    "thought": "tanken",
    "to_learn": "det vi vill veta mer om",
    "suggested_goals": "förslagen till mål",
    "informants": "svaren bredvid varandra",
    "done": "det som gjordes",
    "helped": "det som hjälpte mest",
    "people": "vem som gör vad nu",
    "signs": "de tidiga tecknen",
    "consent_ends": "när samtycket slutar",
    "agreed": "svaren bredvid varandra",
    "differing": "svaren bredvid varandra",
    "answers_from": "vilka dagar svaren är från",
}
TEXTS = "programmets texter"
OTHER = "något annat"


def differs(was: SignedPaper, now: SignedPaper) -> tuple[str, ...]:
    """Return what is not the same on two papers of a thing, in words; empty when all that counts is.

    What is filled in on the paper itself (answers, the child's view, that the sheet was handed over) does not count,
    nor the day it was printed and that it was a draft.
    """
    before, after = _apart(was), _apart(now)
    if type(before) is not type(after):
        return (OTHER,)
    found = (
        _NAMES.get(field.name, OTHER)
        for field in fields(before)
        if getattr(before, field.name) != getattr(after, field.name)
    )
    return tuple(dict.fromkeys(found))


def _apart(paper: SignedPaper) -> SignedPaper:
    """Return a paper without what does not count."""
    said: Any = unanswered(paper)
    age = said.pupil.age
    reached = None if age is None else max((one for one in _AGES if age >= one), default=0)
    said = replace(said, draft=False, hindsight=None, pupil=replace(said.pupil, age=reached))
    if isinstance(said, ConsentPaper):
        return said
    plan: PlanPaper = replace(said, day=_DAY)
    return plan
