"""The case of `tests.secret_case`, followed up and about to close; what is hidden from the family is its own word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.records import Case, FollowUp
from desktop.closing import writing as closings
from desktop.followup import planning
from desktop.referrals.handing import hand_over
from desktop.referrals.words import asked
from desktop.referrals.writing import begin_referral, save_referral
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.referrals.handing_over import a_ready
from tests.secret_case import Secrets, secret_case

_RECORDS = ("child_words", "home_words", "school_words", "worked", "not_worked", "decision_reason")
_OF_CLOSING = ("note", "child_words", "child_how", "unfinished_reason", "no_booster_reason")


def secret_case_followed(session: Session, *, protected: bool = False) -> tuple[Case, Secrets]:
    """Return the case with drafts of a follow-up and a closing: the child's words are not to be shown."""
    case, secrets = secret_case(session, protected=protected)
    plan = session.db.plans.current(case.id)
    assert plan is not None
    with session.change("follow_ups") as db:
        follow_up = db.follow_ups.add(
            FollowUp(
                case_id=case.id,
                plan_id=plan.id,
                held_on=DAY,
                changes="Sahra ringer.",
                decision="fortsatt",
                next_on=DAY + timedelta(days=30),
                **{name: secrets.word(f"uppföljningen, {name}", on_record=True) for name in _RECORDS},  # type: ignore[arg-type]  # all are texts
            )
        )
        planning.prepare(session, follow_up)
        for goal in db.follow_up_goals.of(follow_up.id):
            why = secrets.word("uppföljningen, varför inte bedömt", on_record=True)
            db.follow_up_goals.put(replace(goal, is_not_judged=True, why_not=why))
        for line in db.follow_up_measures.of(follow_up.id):
            db.follow_up_measures.put(replace(line, kept="delvis", why="familjen", what_now="Sahra ringer."))
    _closing(session, secrets, case)
    told = {name: secrets.word(f"oro, {name}", on_record=True) for name in asked("oro")}
    hand_over(session, a_ready(session, case.id, "oro", **told).id)
    sip = begin_referral(session, case.id, "sip")
    silent = secrets.word("SIP, det de inte vill prata om", on_record=True)
    save_referral(session, sip.id, {"what": "Magen gör ont.", "leave_out": silent})
    return case, secrets


def _closing(session: Session, secrets: Secrets, case: Case) -> None:
    closing = closings.begin(session, case.id)
    own = {name: secrets.word(f"avslutet, {name}", on_record=True) for name in _OF_CLOSING}
    closings.save_all(session, closing.id, {"reason": "avbojt", "helped_most": "Lugna morgnar", **own})
    with session.change("closing_duties") as db:
        for duty in db.closing_duties.of(closing.id):
            whom = secrets.word("avslutet, vem som tar över", on_record=True)
            db.closing_duties.put(replace(duty, choice="overlamnad", to_whom=whom))
