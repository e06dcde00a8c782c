"""Forty scenarios from the life of a consent: who may be given what on a day, and why, in words.

Written from the domain's description of the form's fields and the consent's life, before the guard was. A line:
what happened · to whom · what · on which day · the verdict · what the ground says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.sharing.recipients import FAMILY, PUPIL, RECORD, Recipient
from desktop.sharing.verdicts import Matter, VerdictKey
from tests import builders
from tests.builders import DAY
from tests.desktop.sharing import scene
from tests.desktop.sharing.scene import Happening

MENTOR = Recipient("party", "Peter Ek", code="mentor", school_id=scene.SCHOOL.id, unit="Björkbacka skola")
NEW_MENTOR = Recipient("party", "Eva Ask", code="mentor", school_id=scene.NEW_SCHOOL.id, unit="Tallgården")
STAND_IN = Recipient("party", "Omar Said", code="mentor", school_id=scene.SCHOOL.id)
NURSE = Recipient("party", code="emi", school_id=scene.SCHOOL.id, unit="Björkbacka skola")
PSYCHOLOGIST = Recipient("party", code="elevhalsa", school_id=scene.SCHOOL.id)
BUP = Recipient("party", "Sara Holm", code="bup", unit="BUP Älvbro")
AT_BUP = Recipient("other", "Jonas Lind", unit="BUP Älvbro")
COMING = Recipient("party", code="ny_skola", school_id=scene.NEW_SCHOOL.id, unit="Tallgården")
OUTSIDE = Recipient("other", "Fotbollsklubben")
HODAN = Recipient("guardian", "Hodan Warsame", contact_id=scene.HODAN.id)
ABDI = Recipient("guardian", "Abdi Nur", contact_id=scene.ABDI.id)
AUNT = builders.a_guardian(scene.PUPIL.id, name="Ayan", role="slakting", informant=None, custody="")
AS_AUNT = Recipient("other", "Ayan", contact_id=AUNT.id)
STEP = builders.a_guardian(scene.PUPIL.id, name="Nadia Ek", informant="V3", started_on=date(2026, 11, 1))
# Abdi also works as a teacher at the school: asked as one, he is one.
ABDI_AT_WORK = Recipient("party", "Abdi Nur", code="larare", school_id=scene.SCHOOL.id)

ATTENDANCE, PLAN, WORK = Matter(("narvaro",)), Matter(("plan",)), Matter(("skolarbete",))
SUMMARY, HEALTH, ADULTS = Matter(("kartlaggning",)), Matter(("halsa",)), Matter(("foralders_halsa",))
BOTH = Matter(("narvaro", "halsa"))
ALONE_E, ALONE_V1, ALONE_V2 = (Matter(("hem",), private_to=(who,)) for who in ("E", "V1", "V2"))
THE_PAPER, NOTHING_PERSONAL = Matter(any_row=True), Matter()

TURNS = date(2011, 11, 20)  # fifteen on the twentieth of November 2026
OF_AGE = date(2008, 11, 20)
LAST, AFTER = scene.LAST, date(2027, 9, 9)
ENDS = date(2026, 11, 20)

Line = tuple[list[Happening], Recipient, Matter, date, VerdictKey, str]
SCENARIOS: dict[str, Line] = {
    # The family itself
    "1 a guardian, the child's own": ([], HODAN, ATTENDANCE, DAY, "covered", "vårdnadshavare"),
    "2 a guardian, her own words": ([], HODAN, ALONE_V1, DAY, "covered", "egna ord"),
    "3 a guardian, the other's words": ([], HODAN, ALONE_V2, DAY, "not_covered", "enskilt"),
    "4 a guardian, the child's words": ([], ABDI, ALONE_E, DAY, "not_covered", "enskilt"),
    "5 a guardian after a no": ([scene.refuses("V2")], HODAN, PLAN, DAY, "covered", "vårdnadshavare"),
    "6 a guardian, the adults' health": ([], HODAN, ADULTS, DAY, "not_covered", "vuxna"),
    "7 a guardian never to be contacted": (
        [scene.gets(replace(scene.ABDI, contact_rule="aldrig"))],
        ABDI,
        PLAN,
        DAY,
        "not_covered",
        "inte ska kontaktas",
    ),
    "8 custody that has ended": (
        [scene.gets(replace(scene.ABDI, ended_on=ENDS))],
        ABDI,
        PLAN,
        DAY,
        "not_covered",
        "inte vårdnadshavare",
    ),
    "9 the day before it ended": (
        [scene.gets(replace(scene.ABDI, ended_on=ENDS))],
        ABDI,
        PLAN,
        date(2026, 11, 19),
        "covered",
        "vårdnadshavare",
    ),
    "10 a guardian of one who is eighteen": (
        [scene.is_born(OF_AGE)],
        HODAN,
        PLAN,
        DAY,
        "not_covered",
        "fyllt 18",
    ),
    "11 the pupil, own words": ([], PUPIL, ALONE_E, DAY, "covered", "egna ord"),
    "12 the pupil, a guardian's words": ([], PUPIL, ALONE_V1, DAY, "not_covered", "enskilt"),
    "13 the family together, what was said alone": ([], FAMILY, ALONE_E, DAY, "not_covered", "enskilt"),
    "14 an aunt is no guardian": ([scene.gets(AUNT)], AS_AUNT, PLAN, DAY, "not_covered", "står inte i"),
    "15 a guardian who is a teacher there": ([], ABDI_AT_WORK, PLAN, DAY, "not_covered", "står inte i"),
    "15b the family of one who is eighteen": (
        [scene.is_born(OF_AGE)],
        FAMILY,
        PLAN,
        DAY,
        "not_covered",
        "fyllt 18",
    ),
    # The parties
    "16 a party and its row": ([], MENTOR, ATTENDANCE, DAY, "covered", "Peter Ek"),
    "17 a party that only tells": ([], MENTOR, WORK, DAY, "not_covered", "inte lämna"),
    "18 a party and another's row": ([], MENTOR, HEALTH, DAY, "not_covered", "Hälsa och mående"),
    "19 one kind of two": ([], MENTOR, BOTH, DAY, "not_covered", "Hälsa och mående"),
    "20 the unit with another there": ([], STAND_IN, PLAN, DAY, "covered", "Omar Said"),
    "21 somebody at a party's unit": ([], AT_BUP, SUMMARY, DAY, "covered", "BUP Älvbro"),
    "22 a unit, and not this": ([], BUP, SUMMARY, DAY, "covered", "Inget om syskon"),
    "23 another profession in the house": ([], PSYCHOLOGIST, HEALTH, DAY, "not_covered", "står inte i"),
    "24 what was said alone, to a party": ([], BUP, ALONE_E, DAY, "not_covered", "enskilt"),
    "25 the consent itself": ([], NURSE, THE_PAPER, DAY, "covered", "samtycket"),
    # Outside, and what is nobody's
    "26 somebody outside": ([], OUTSIDE, PLAN, DAY, "not_covered", "står inte i"),
    "27 a sheet about nobody": ([scene.never_asked], OUTSIDE, NOTHING_PERSONAL, DAY, "covered", "ingen"),
    "28 the unit's own record": ([scene.never_asked], RECORD, ALONE_E, DAY, "covered", "akten"),
    "29 nobody was asked": ([scene.never_asked], MENTOR, PLAN, DAY, "not_covered", "inget samtycke"),
    # Signed, refused, on another ground
    "30 one has not signed": ([scene.answers("V2")], MENTOR, PLAN, DAY, "not_covered", "Abdi Nur"),
    "31 one has said no": ([scene.refuses("V2")], MENTOR, PLAN, DAY, "refused", "har sagt nej. Dela inte."),
    "32 a no and another ground": (
        [scene.on_other_ground(SIGNED := scene.SIGNED), scene.refuses("V2")],
        MENTOR,
        PLAN,
        DAY,
        "refused",
        "Dela inte.",
    ),
    "33 missing, on another ground": (
        [scene.answers("V2"), scene.on_other_ground(SIGNED)],
        MENTOR,
        PLAN,
        DAY,
        "covered",
        "Eva Berg",
    ),
    "34 another ground, the other adult": (
        [scene.answers("V2"), scene.on_other_ground(SIGNED)],
        BUP,
        ADULTS,
        DAY,
        "not_covered",
        "själv",
    ),
    "35 before the ground was decided": (
        [scene.answers("V2"), scene.on_other_ground(DAY)],
        MENTOR,
        PLAN,
        date(2026, 11, 23),
        "not_covered",
        "Abdi Nur",
    ),
    "36 the day before the last signed": (
        [scene.answers("V2", kind="papper", signed_on=DAY)],
        MENTOR,
        PLAN,
        date(2026, 11, 23),
        "not_covered",
        "Abdi Nur",
    ),
    # Withdrawn
    "37 wholly withdrawn": ([scene.withdraws(DAY)], MENTOR, PLAN, DAY, "withdrawn", "24 november 2026"),
    "38 the day before": ([scene.withdraws(DAY)], MENTOR, PLAN, date(2026, 11, 23), "covered", "Peter Ek"),
    "39 for one party": (
        [scene.withdraws(DAY, party=scene.MENTOR.id)],
        MENTOR,
        PLAN,
        DAY,
        "withdrawn",
        "Mentor, Björkbacka skola",
    ),
    "40 for another party": (
        [scene.withdraws(DAY, party=scene.BUP.id)],
        MENTOR,
        PLAN,
        DAY,
        "covered",
        "Peter Ek",
    ),
    "41 for one kind": (
        [scene.withdraws(DAY, category="halsa")],
        NURSE,
        HEALTH,
        DAY,
        "withdrawn",
        "Hälsa och mående",
    ),
    # Over in time
    "42 the last day": ([], MENTOR, PLAN, LAST, "covered", "Peter Ek"),
    "43 the day after": ([], MENTOR, PLAN, AFTER, "expired", "8 september 2027"),
    "44 before it began": (
        [scene.changes(valid_from=date(2026, 12, 1))],
        MENTOR,
        PLAN,
        DAY,
        "not_covered",
        "1 december 2026",
    ),
    "45 ended by agreement": (
        [scene.changes(stage="ended", ended_on=ENDS, ended_how="overenskommelse")],
        MENTOR,
        PLAN,
        DAY,
        "expired",
        "20 november 2026",
    ),
    "46 the day before it ended": (
        [scene.changes(stage="ended", ended_on=ENDS, ended_how="overenskommelse")],
        MENTOR,
        PLAN,
        date(2026, 11, 19),
        "covered",
        "Peter Ek",
    ),
    "47 a closed case": ([scene.closes(ENDS)], MENTOR, PLAN, DAY, "expired", "Ärendet avslutades"),
    # New versions
    "48 replaced: no longer for the plan": (
        [scene.new_version(kind="papper", signed_on=date(2026, 11, 2))],
        MENTOR,
        PLAN,
        DAY,
        "not_covered",
        "Handlingsplan och uppföljning",
    ),
    "49 before it was replaced": (
        [scene.new_version(kind="papper", signed_on=date(2026, 11, 2))],
        MENTOR,
        PLAN,
        date(2026, 11, 1),
        "covered",
        "Peter Ek",
    ),
    "50 a no to the new leaves the old": (
        [scene.new_version(refused_on=date(2026, 11, 2))],
        MENTOR,
        PLAN,
        DAY,
        "covered",
        "nyare",
    ),
    "51 a no follows to the next": (
        [scene.refuses("V2"), scene.new_version()],
        MENTOR,
        ATTENDANCE,
        DAY,
        "refused",
        "Dela inte.",
    ),
    "52 what replaced it was withdrawn": (
        [scene.new_version(kind="papper", signed_on=date(2026, 11, 2)), scene.withdraws(DAY)],
        MENTOR,
        PLAN,
        DAY,
        "withdrawn",
        "24 november 2026",
    ),
    # Another school
    "53 the old school": ([scene.moves(ENDS)], MENTOR, PLAN, DAY, "expired", "19 november 2026"),
    "54 its last day": ([scene.moves(ENDS)], MENTOR, PLAN, date(2026, 11, 19), "covered", "Peter Ek"),
    "55 the new school, not asked about": (
        [scene.moves(ENDS)],
        NEW_MENTOR,
        PLAN,
        DAY,
        "not_covered",
        "Tallgården",
    ),
    "56 the new school, asked about": ([], COMING, ATTENDANCE, DAY, "covered", "Tallgården"),
    "57 asked about, after the move": ([scene.moves(ENDS)], COMING, ATTENDANCE, DAY, "covered", "Tallgården"),
    "58 another unit after the move": ([scene.moves(ENDS)], BUP, SUMMARY, DAY, "covered", "BUP Älvbro"),
    # Older, and new custody
    "59 fifteen, not asked": ([scene.is_born(TURNS)], MENTOR, PLAN, DAY, "covered", "fyllt 15"),
    "60 eighteen, not asked": ([scene.is_born(OF_AGE)], MENTOR, PLAN, DAY, "not_covered", "fyllt 18"),
    "61 eighteen, and has signed": (
        [scene.is_born(OF_AGE), scene.pupil_signs(SIGNED)],
        MENTOR,
        PLAN,
        DAY,
        "covered",
        "Peter Ek",
    ),
    "62 a guardian who came later": ([scene.gets(STEP)], MENTOR, PLAN, DAY, "covered", "vårdnaden"),
}
