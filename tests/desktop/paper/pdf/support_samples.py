"""Fictional underlag for the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.paper.values import Called, ConcernPaper, Doer, Level, Receipt, SupportPaper, Words
from tests.desktop.paper.pdf.samples import LETTERHEAD, PUPIL, WORKER


def a_concern(**changes: object) -> ConcernPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "address": "Lindallén 18, Norrtuna",
        "made": datetime(2026, 11, 26, 13, 40, tzinfo=UTC),
        "seen": "Noor berättade i enrum att familjen ska resa i vecka 51.",
        "thought": "Jag är orolig för att Noor förs ut ur landet.",
        "words": "”Jag vet inte om jag kommer hem.”",
        "question": "”Hur känns det inför lovet?”",
        "told_by": "Noor själv. Torsdag 26 november 2026 klockan 13.20. Rum B12",
        "did": "Stannade kvar.",
        "consulted": "Ulla Strand, 09.25",
        "safe_now": "Noor är inte rädd i kväll.",
        "comfort": "Systern Maryam, 20 år.",
        "earlier": "25 februari 2026: rådgjorde med mottagningen.",
        "siblings": "Två yngre syskon",
        "reach": "I skolan, på rasten. Aldrig hem.",
        "child_knows": "Ja. Noor vet till vem.",
        "guardians_know": False,
        "guardians_words": "det kan finnas risk för våld",
        "receipt": Receipt("Mottagningen, Eva Sand", "26 nov 2026 kl. 13.55", date(2026, 12, 10)),
    }
    return ConcernPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def a_support(**changes: object) -> SupportPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "pupil": PUPIL,
        "what": "SIP",
        "made": date(2026, 11, 24),
        "child": Words("Noor", "Jag vill kunna vara i skolan utan att magen gör ont."),
        "is_sip": True,
        "why": "Noor behöver både socialtjänst och vård.",
        "wishes": "Att slippa berätta samma sak tre gånger.",
        "take_up": "Magen. Mornarna.",
        "leave_out": "Flytten",
        "goals": ("Jag är på plats tre dagar",),
        "ongoing": ("Skolan: egen ingång", "Skolsociala teamet: handlingsplan sedan 14 oktober"),
        "lacks": "Läkarbedömning av magen.",
        "doers": (Doer("Vårdcentralen", "Bedömer magen", "före jul"), Doer("", "Någon ringer hem")),
        "called": (Called("Noor"), Called("BUP Norr", True), Called("Vårdcentralen", False)),
        "family": ("Noor", "Hodan"),
        "receipt": Receipt("BUP Norr", "24 nov 2026 kl. 10.00", date(2026, 12, 1), date(2026, 12, 15)),
        "made_for": Level.FAMILY,
    }
    return SupportPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type
