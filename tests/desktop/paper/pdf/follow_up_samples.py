"""A fictional follow-up and journal on paper, for the tests."""

from __future__ import annotations

from datetime import date, datetime

from desktop.paper.values import (
    FollowUpPaper,
    JournalEvent,
    JournalNote,
    JournalPaper,
    JournalPiece,
    JudgedGoal,
    Level,
    Meeting,
    Promise,
    PromiseMark,
    RecordLine,
    Side,
    WeekBar,
    Words,
)
from tests.desktop.paper.pdf.samples import LETTERHEAD, PUPIL, WORKER

WEEKS = (
    WeekBar("41", 46),
    WeekBar("42", 52, begins_plan=True),
    WeekBar("43"),
    WeekBar("44", is_break=True),
    WeekBar("45", 100),
)


def a_follow_up(**changes: object) -> FollowUpPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "number": 2,
        "day": date(2026, 12, 1),
        "since": date(2026, 10, 14),
        "pupil_words": Words("Noor", "Det räcker att hon är där."),
        "goals": (
            JudgedGoal(
                "Jag är på plats tre dagar", 1, 2, "ingen dag", "två dagar", "Två dagar förra veckan."
            ),
            JudgedGoal("Jag har en vuxen jag kan gå till", 3, 1, "Lisa", "gick hem"),
            JudgedGoal("Jag somnar före elva", 2, 2, "ungefär halv ett", "ungefär halv ett"),
            JudgedGoal("Jag äter frukost"),
        ),
        "promises": (
            Promise("Lisa", "Möter vid biblioteket", PromiseMark.YES),
            Promise(
                "Hodan",
                "Skärmarna i köket från tio",
                PromiseMark.PARTLY,
                what_now="Från nio i stället.",
                side=Side.HOME,
            ),
            Promise("Noor", "Packar väskan", PromiseMark.NOT_YET, side=Side.PUPIL),
            Promise("Maria", "Ringer BUP", PromiseMark.NOT_DUE, side=Side.SOCIAL),
        ),
        "attendance": "Av tio skoltimmar var Noor där ungefär sex. När stödet började var det fem.",
        "weeks": WEEKS,
        "changes": ("Karin följer med tisdag och torsdag.",),
        "keeps": ("Lisa möter.",),
        "next_meeting": Meeting(datetime(2027, 1, 21, 15), "Rum B12", "Tolk: somaliska.", date(2027, 1, 21)),
        "participants": "Noor, Hodan och Maria Lindqvist",
        "record": (RecordLine("Hemma säger", "Det är lugnare."),),
        "draft": False,
        "seal": "7K3M-9QXA-2F5T",
        "made_for": Level.FAMILY,
    }
    return FollowUpPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def a_journal(**changes: object) -> JournalPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "pupil": PUPIL,
        "case_number": "26-014",
        "days": "1 september till 1 december 2026",
        "made": "1 december 2026 kl. 8.05",
        "made_by": "Maria Lindqvist",
        "notes": (
            JournalNote(
                "3 september 2026 kl. 9.30",
                "Samtal",
                "Björkbacka skola",
                "Noor",
                (
                    (JournalPiece("Noor berättar om bussen."), JournalPiece("Den går inte.", is_struck=True)),
                    (JournalPiece("Rättat:", is_lead=True), JournalPiece("Den går sällan.")),
                ),
                "Signerad 3 september 2026 av Maria Lindqvist",
            ),
            JournalNote("4 september 2026", "Telefon", "", "", ((JournalPiece("Kort."),),), "Signerad", True),
        ),
        "drafts": 1,
        "events": (JournalEvent("3 september 2026", "Plan fastställd", "Fyra mål."),),
        "chosen": "Planer och möten",
    }
    return JournalPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type
