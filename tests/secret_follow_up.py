"""The case of `tests.secret_case` with a follow-up, where everything the family may not meet is a word of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.records import Case, FollowUp
from desktop.followup import planning
from desktop.referrals.handing import hand_over
from desktop.referrals.words import asked
from desktop.referrals.writing import begin_referral, save_referral
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.referrals.handing_over import a_ready
from tests.secret_case import Secrets, secret_case

_RECORDS = ("child_words", "home_words", "school_words", "worked", "not_worked", "decision_reason")


def secret_case_followed(session: Session, *, protected: bool = False) -> tuple[Case, Secrets]:
    """Return the case with a draft of a follow-up: the child's words are not to be shown."""
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
    told = {name: secrets.word(f"oro, {name}", on_record=True) for name in asked("oro")}
    hand_over(session, a_ready(session, case.id, "oro", **told).id)
    sip = begin_referral(session, case.id, "sip")
    silent = secrets.word("SIP, det de inte vill prata om", on_record=True)
    save_referral(session, sip.id, {"what": "Magen gör ont.", "leave_out": silent})
    return case, secrets
