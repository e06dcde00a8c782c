"""A fictional closing letter for the tests."""

from __future__ import annotations

from datetime import date, datetime

from desktop.paper.values import (
    ClosingPaper,
    GoalEnd,
    Level,
    Meeting,
    PersonNow,
    RecordLine,
    Words,
)
from tests.desktop.paper.pdf.samples import LETTERHEAD, PUPIL, WORKER


def a_closing(**changes: object) -> ClosingPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "number": 1,
        "day": date(2026, 12, 4),
        "pupil_words": Words("Noor", "Jag tänkte inte på att det var måndag."),
        "goals": (
            GoalEnd("Jag är på plats tre dagar", "ingen dag", "fyra dagar"),
            GoalEnd("Jag somnar före elva", "ungefär halv ett", "halv elva de flesta söndagar"),
            GoalEnd("Jag äter frukost"),
        ),
        "attendance": "Av tio skoltimmar är Noor där nästan alla tio.",
        "hours": 10,
        "done": ("Start 09.45 på måndagar till sommaren", "En träning flyttades till eftermiddagen"),
        "helped": ("Att ändra tiden och inte intresset", "Att Lisa skrev upp tiden och inte frågade"),
        "people": (
            PersonNow(
                "Lisa Holm", "Märker först om måndagarna blir svåra. Ringer hem.", "mentor", "samma vecka"
            ),
            PersonNow("Noor", "Säger till Lisa när det känns tungt.", by_when="när som helst"),
        ),
        "signs": ("Två måndagar borta på en månad", "Trött redan på söndagen"),
        "next_meeting": Meeting(datetime(2027, 3, 11, 15), "Björkbacka skola, plan 2", "", date(2027, 3, 11)),
        "consent_ends": date(2026, 12, 4),
        "record": (RecordLine("Varför stödet avslutades", "Målen är nådda"),),
        "draft": False,
        "seal": "7K3M-9QXA-2F5T",
        "made_for": Level.FAMILY,
    }
    return ClosingPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type
