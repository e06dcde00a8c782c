"""What can be put on paper in a case: chosen, drawn from what is stored, and remembered once it has left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import Case, Print
from db.records.events import LogEvent
from db.records.states import Document, PrintHow, PrintLevel
from desktop import dates
from desktop.consent import versions as consents
from desktop.consent.around import has_custody
from desktop.errors import UserError
from desktop.paper.values import (
    RECIPIENTS,
    ConsentPaper,
    InformationPaper,
    Level,
    PlanPaper,
    SummaryPaper,
)
from desktop.session.session import Session
from desktop.sharing.disclosed import disclose
from desktop.sharing.guard import is_of_age, may_give, need_cover
from desktop.sharing.recipients import FAMILY, PUPIL, RECORD, Recipient, as_recipient
from desktop.sharing.situation import situation_of
from desktop.sharing.verdicts import Matter, Verdict

if TYPE_CHECKING:
    from desktop.paper.pdf import Paper, Printed

_PAPERS: dict[Document, type[Paper]] = {
    "handlingsplan": PlanPaper,
    "samtycke": ConsentPaper,
    "informationsblad": InformationPaper,
    "kartlaggning": SummaryPaper,
}
_MATTERS: dict[Document, Matter] = {
    "handlingsplan": Matter(("plan",)),
    "kartlaggning": Matter(("kartlaggning",)),
    "samtycke": Matter(any_row=True),
    "informationsblad": Matter(),
}
"""What each document gives away, as the guard asks about it."""

_ALONE = ("E", "V1")
"""A paper for the record may hold what anybody has said alone."""

_LEVELS: dict[Level, PrintLevel] = {Level.FAMILY: "familj", Level.RECORD: "akt"}


@dataclass(frozen=True)
class Choice:
    """A document that exists. `id` is the plan's, consent's, round's or case's."""

    kind: Document
    id: str
    label: str
    version: int = 1

    @property
    def key(self) -> str:
        """How a place names it: `handlingsplan:<id>`."""
        return f"{self.kind}:{self.id}"


def choices(session: Session, case_id: str) -> list[Choice]:
    """Return what can be printed in a case now, of each kind what holds first and then the newest."""
    db, today = session.db, session.today()
    found = []
    in_force_first = sorted(db.plans.of(case_id), key=lambda plan: plan.status != "signed")
    for plan in in_force_first:
        state = {"draft": "utkast", "signed": "gäller", "replaced": "ersatt"}[plan.status]
        found.append(
            Choice("handlingsplan", plan.id, f"Handlingsplan, version {plan.version}, {state}", plan.version)
        )
    for consent in db.consents.of(case_id):
        label = f"Samtycke, version {consent.version}"
        found.append(Choice("samtycke", consent.id, label, consent.version))
    for round_ in db.assessments.of(case_id):
        begun = dates.plain(round_.started_on, today)
        label = f"Kartläggning, sammanfattning, började {begun}"
        found.append(Choice("kartlaggning", round_.id, label, round_.round))
    found.append(Choice("informationsblad", case_id, "Informationsblad"))
    return found


def levels(choice: Choice) -> tuple[PrintLevel, ...]:
    """Return for whom a document can be printed: `familj`, and `akt` where that differs."""
    return tuple(_LEVELS[level] for level in RECIPIENTS[_PAPERS[choice.kind]])


def draw(session: Session, choice: Choice, level: PrintLevel = "familj", copies: int = 1) -> Printed:
    """Return the document as PDF. Raises `UserError` when something it cannot do without is missing.

    A level that the document does not exist at is drawn for the family.
    """
    from desktop.paper import (
        builders as papers,  # 150 ms with reportlab: only when something is to be printed
    )
    from desktop.paper.pdf import render

    at = Level(level) if level in levels(choice) else Level.FAMILY
    paper: Paper
    if choice.kind == "handlingsplan":
        if session.db.plans.get(choice.id).next_on is None:
            raise UserError(
                "Planen saknar datum för nästa uppföljning",
                safe="Planen är sparad.",
                do="Fyll i datumet under Uppföljning i planen. Det är det största på papperet.",
            )
        paper = papers.plan_paper(session, choice.id, at)
    elif choice.kind == "samtycke":
        paper = papers.consent_paper(session, choice.id)
    elif choice.kind == "kartlaggning":
        paper = papers.summary_paper(session, choice.id, at)
    else:
        paper = papers.information_paper(session, choice.id)
    return render(paper, level=at, copies=copies)


def recipients(session: Session, case_id: str) -> list[Recipient]:
    """Return who a document can be for: the family and each guardian, the parties of the consent, the own record.

    The parties are those of the version that holds, else of the latest. From eighteen the pupil is the family.
    """
    situation, today = situation_of(session, case_id), session.today()
    standing = situation.standing(today)
    told = next((version for version, state in standing if state.holds), standing[0][0] if standing else None)
    parties = [as_recipient(one) for one in told.parties] if told else []
    if is_of_age(situation, today):
        return [PUPIL, *parties, RECORD]
    guardians = [
        Recipient("guardian", one.name, one.id) for one in situation.contacts if has_custody(one, today)
    ]
    return [FAMILY, *guardians, *parties, RECORD]


def written(session: Session, case_id: str, text: str) -> Recipient:
    """Return who somebody typed in is: a party by name, so that its row decides, then a guardian, else another."""
    name = " ".join(text.split())
    known = recipients(session, case_id)
    for kind in ("party", "guardian"):
        for one in known:
            if one.kind == kind and name.casefold() in (one.name.casefold(), one.told.casefold()):
                return one
    return Recipient("other", name)


def matter(choice: Choice, level: PrintLevel) -> Matter:
    """Return what a document gives away at a level; the record's holds what was said alone."""
    its = _MATTERS[choice.kind]
    is_record = level == "akt" and level in levels(choice)
    return Matter(its.categories, _ALONE, its.any_row) if is_record else its


def may_leave(
    session: Session, case_id: str, choice: Choice, level: PrintLevel, recipient: Recipient
) -> Verdict:
    """Ask the guard whether a document may be given to somebody today."""
    return may_give(session, case_id, recipient, matter(choice, level))


def need_leave(
    session: Session, case_id: str, choice: Choice, level: PrintLevel, recipient: Recipient
) -> Verdict:
    """Return the guard's yes, before anything is printed or saved. Raises `UserError` with its reason for a no."""
    if recipient.kind == "other" and not recipient.name:
        raise UserError(
            "Skriv vem papperet är till",
            safe="Inget har lämnats ut.",
            do="Skriv namnet, eller välj i listan.",
        )
    return need_cover(session, case_id, recipient, matter(choice, level))


def file_name(session: Session, case_id: str, choice: Choice) -> str:
    """Return a name that says nothing about anyone: `26-014-handlingsplan-2.pdf`."""
    case = session.db.cases.get(case_id)
    return f"{case.number}-{choice.kind}-{choice.version}.pdf"


def remember(
    session: Session,
    case: Case,
    choice: Choice,
    *,
    level: PrintLevel,
    recipient: Recipient,
    copies: int,
    pages: int,
    how: PrintHow,
) -> Print:
    """Note that a document left the program; `how` is `skrivare` or `fil`. To a party it is a disclosure too.

    Raises `UserError` for what the guard does not cover: nothing is then noted, so ask `need_leave` before.
    """
    found = need_leave(session, case.id, choice, level, recipient)
    made = Print(
        case_id=case.id,
        document=choice.kind,
        subject_id=choice.id,
        version=choice.version,
        level=level,
        recipient=recipient.told,
        copies=copies,
        pages=pages,
        how=how,
        made_by=session.worker.name,
    )
    event: LogEvent = "printed" if how == "skrivare" else "exported"
    with session.change(
        "prints", event=event, subject_id=case.id, object_id=choice.id, detail=choice.kind
    ) as db:
        db.prints.add(made)
        ways = {"skrivare": "På papper", "fil": "Som fil"}
        what = f"{choice.label}."
        disclose(session, case.id, recipient, matter(choice, level), found, what=what, how=ways[how])
        if choice.kind == "samtycke":
            consents.note_printed(session, db.consents.get(choice.id))
    return made
