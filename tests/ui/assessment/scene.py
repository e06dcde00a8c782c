"""A kartläggning under way: Amina, both parents and the school have answered part of the short version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import Assessment, Case
from db.records.states import Saying
from desktop.assessment import rounds as assessments
from desktop.forms.answers import Answer, Choices, Value
from desktop.forms.definition import NoAnswer
from desktop.session import settings
from desktop.session.session import Session
from tests.stories import a_family_case

UNKNOWN = NoAnswer.DONT_KNOW
SCALES: dict[str, tuple[Value, Value, Value, Value]] = {  # E, V1, V2, S
    "O8": (2, 2, None, 2),
    "S1": (1, 2, None, 2),
    "S4": (3, 0, 1, 2),
    "S5": (1, 1, None, 1),
    "S10": (3, None, None, 3),
    "S19": (None, 2, 2, 2),
    "I1": (1, 1, None, 2),
    "I2": (3, 3, None, 1),
    "I6": (2, 1, None, 1),
    "I8": (2, 0, UNKNOWN, None),
    "F3": (None, 2, None, None),
    "F4": (None, 0, 0, None),
    "F5": (1, 3, None, None),
    "S9": (2, 2, None, 2),
    "S16": (1, 1, None, 3),
    "I13": (3, 3, None, 3),
}
TEXTS: dict[str, tuple[str, str]] = {  # E, V1
    "O1": ("Jag vaknar när Sahra ringer. Sen sitter jag i köket.", "Jag går kvart över sex."),
    "O3": ("I femman, när Elin flyttade.", "När farmor blev sjuk."),
    "O5": ("Det är tyst.", "Hon slipper bullret."),
    "O9": ("Bild och musik. Då sitter vi i halvklass.", "När Sahra ringer på morgonen."),
    "I17": ("Att rita.", "Hon tecknar och tar hand om sin kusin."),
    "I18": ("Att andas lugnt när magen gör ont.", ""),
    "F1": ("Mamma och lillebror. Pappa varannan helg.", ""),
    "F6": ("Sahra ringer, mamma har gått.", "Jag ringer klockan sju."),
    "Y11": ("Korridoren. Matsalen.", "Att vara ensam på morgonen."),
    "Y12": ("Att rita. Lisa. Och när Sahra ringer.", "Moster Sahra."),
    "Y13": ("Att få komma in bakvägen, innan alla andra.", ""),
}
OWN_WORDS = {
    ("S4", "E"): ("Lisa på biblioteket. Hon frågar inte.", True),
    ("S4", "V1"): ("Jag vet inte vem det skulle vara.", False),
    ("I2", "S"): ("Hon verkar lugn när hon väl är här.", True),
    ("I8", "V1"): ("Hon är vaken när jag går till jobbet.", True),
}
INFORMANTS = ("E", "V1", "V2", "S")


def a_case(session: Session) -> Case:
    """Put Amina, her parents, her school and the worker in the vault."""
    case = a_family_case(session)
    mother = session.db.contacts.of(case.pupil_id)[0]
    with session.change("contacts", "settings") as db:
        db.contacts.put(replace(mother, needs_interpreter=True, language="somaliska"))
        settings.write(db, settings.Office(tel_reception="0123-45 60 00", tel_on_call="0123-45 61 12"))
    return case


def answered(session: Session, case: Case, *, short: bool = False, said: Saying | None = "ja") -> Assessment:
    """Begin a round and answer part of it; `said` is what the pupil says to having the answers shown."""
    round_ = assessments.start_assessment(session, case.id, short=short)
    for question, values in SCALES.items():
        for who, value in zip(INFORMANTS, values, strict=True):
            words, may_show = OWN_WORDS.get((question, who), ("", False))
            if value is not None:
                answer = Answer(question, who, value, words, may_show_family=may_show)
                assessments.save_answer(session, round_, answer)
    for question, (mine, theirs) in TEXTS.items():
        for who, text in (("E", mine), ("V1", theirs)):
            if text:
                assessments.save_answer(session, round_, Answer(question, who, text))
    hard = Choices(("på morgonen", "raster", "annat"), "korridoren")
    assessments.save_answer(session, round_, Answer("O2", "E", hard))
    assessments.save_answer(session, round_, Answer("S3", "E", NoAnswer.RATHER_NOT))
    assessments.save_answer(session, round_, Answer("F10", "E", 2, "Med pappa i telefon."))
    assessments.name_school(session, round_, "Peter Ek", "mentor")
    for who, day in (("V1", 14), ("V2", 18), ("S", 17)):
        how = "På telefon" if who == "V2" else ""
        assessments.save_informant(session, round_, who, answered_on=date(2026, 11, day), how=how)
    if said is not None:
        assessments.note_clearance(session, round_, said)
    return session.db.assessments.get(round_.id)
