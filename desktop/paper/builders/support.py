"""The underlag of Vidare stöd, out of the vault: what the worker has written in one, and nothing she has not."""

from __future__ import annotations

from db.clock import day_of, local
from db.records import Case, Referral
from desktop import dates
from desktop.consent.around import has_custody
from desktop.paper import values as papers
from desktop.paper.builders.shared import letterhead, lines, paper_pupil, pupil_of, worker
from desktop.referrals.calling import called_to
from desktop.referrals.linked import linked_goals
from desktop.referrals.states import NO_ANSWER_YET
from desktop.referrals.words import child_told, paper_called, to_whom
from desktop.session.session import Session


def support_paper(
    session: Session, referral_id: str, level: papers.Level
) -> papers.ConcernPaper | papers.SupportPaper:
    """Return the underlag of one; of an oro there is one for the record alone."""
    one = session.db.referrals.get(referral_id)
    case = session.db.cases.get(one.case_id)
    return _concern(session, case, one) if one.kind == "oro" else _support(session, case, one, level)


def _concern(session: Session, case: Case, one: Referral) -> papers.ConcernPaper:
    pupil = pupil_of(session, case)
    day = f"{dates.long(one.seen_on)} {one.seen_on.year}" if one.seen_on else ""
    at = f"klockan {dates.clock(one.seen_time)}" if one.seen_time else ""
    when = " ".join(part for part in (day, at) if part)
    told = [part.strip().rstrip(".") for part in (one.who_said, when, one.seen_place) if part.strip()]
    knows = None if not one.family_knows else one.family_knows != "vet_inte"
    return papers.ConcernPaper(
        letterhead=letterhead(session),
        worker=worker(session),
        pupil=paper_pupil(session, case),
        address="" if pupil.is_protected else pupil.address.strip(),
        made=local(one.signed_at or one.updated_at),
        seen=one.what.strip(),
        thought=one.thought.strip(),
        words=one.wishes.strip(),
        question=one.question.strip(),
        told_by=". ".join(part[:1].upper() + part[1:] for part in told),
        did=one.did.strip(),
        consulted=one.consulted.strip(),
        safe_now=one.safe_now.strip(),
        comfort=one.comfort.strip(),
        earlier=one.ongoing.strip(),
        siblings=one.siblings.strip(),
        reach=one.reach.strip(),
        child_knows=child_told(one),
        guardians_know=knows,
        guardians_words=one.family_why.strip() if knows is False else "",
        receipt=_receipt(session, one),
    )


def _support(session: Session, case: Case, one: Referral, level: papers.Level) -> papers.SupportPaper:
    pupil, is_sip = pupil_of(session, case), one.kind == "sip"
    called = called_to(session, one)
    own = [contact for contact in session.db.contacts.of(pupil.id) if has_custody(contact, session.today())]
    family = (pupil.called, *(contact.called for contact in own)) if is_sip else ()
    return papers.SupportPaper(
        letterhead=letterhead(session),
        pupil=paper_pupil(session, case),
        what=paper_called(one),
        made=day_of(one.signed_at or one.updated_at),
        child=papers.Words(pupil.called, one.child_words.strip().strip('”"')),
        is_sip=is_sip,
        why=one.what.strip(),
        wishes=one.wishes.strip(),
        take_up=one.take_up.strip(),
        leave_out=one.leave_out.strip() if level is papers.Level.RECORD else "",
        goals=linked_goals(session, one),
        ongoing=lines(one.ongoing),
        lacks=one.thought.strip(),
        doers=tuple(_doer(line) for line in lines(one.did)),
        called=tuple(papers.Called(person.name, person.is_covered) for person in called),
        family=family,
        receipt=_receipt(session, one),
        made_for=level,
    )


def _doer(line: str) -> papers.Doer:
    """Return a line that reads `Vem: vad; när` in its parts; without them all of it is what."""
    who, mark, rest = line.partition(":")
    if not mark:
        who, rest = "", line
    what, _, when = rest.partition(";")
    said = what.strip()
    return papers.Doer(who.strip(), said[:1].upper() + said[1:], when.strip())


def _receipt(session: Session, one: Referral) -> papers.Receipt:
    if one.status != "lamnad" or one.given_on is None:
        return papers.Receipt()
    beside = session.db.referral_additions.of(one.id)
    answers = [row for row in beside if row.answer and row.answer not in NO_ANSWER_YET]
    meets = [row.happened_on for row in answers if row.answer == "sip_mote"]
    at = f"{dates.plain(one.given_on, one.given_on)} {one.given_on.year} kl. {dates.clock(one.given_time)}"
    answered = answers[-1] if answers else None
    return papers.Receipt(
        to=to_whom(one),
        at=at,
        answered=day_of(answered.signed_at) if answered else None,
        meets_on=meets[-1] if meets else None,
    )
