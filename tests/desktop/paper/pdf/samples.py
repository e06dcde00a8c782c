"""Fictional papers for the tests; the number is one of Skatteverket's published test numbers."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from desktop.paper.values import (
    Area,
    Attendance,
    ComparisonRow,
    ConsentPaper,
    DataKeeping,
    Direction,
    Doing,
    Finding,
    Goal,
    InformantShape,
    InformationPaper,
    Item,
    Letterhead,
    Level,
    LogEntry,
    LogPaper,
    LogWatch,
    Mark,
    Meeting,
    Near,
    PaperInformant,
    PaperPupil,
    Party,
    PlanPaper,
    RecoveryPaper,
    Share,
    Side,
    Signatory,
    Signer,
    Statement,
    Step,
    SummaryPaper,
    Words,
    Worker,
)

LETTERHEAD = Letterhead("Norrtuna kommun", "Socialnämnden", "Skolsociala teamet")
WORKER = Worker("Maria Lindqvist", "skolsocionom", "070-174 06 12")
PUPIL = PaperPupil("Noor Hamdan", "Noor", "20101112-2385", "Almdungens skola", "7B", 13)


_item, _doing = partial(Item, private=False), partial(Doing, private=False)
"""What everyone may read."""


def a_plan(**changes: object) -> PlanPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "number": 1,
        "version": 2,
        "day": date(2026, 11, 19),
        "next_meeting": Meeting(
            datetime(2026, 12, 17, 15, 30), "Almdungens skola, rum B12", "Arabisk tolk är bokad"
        ),
        "attendance": Attendance(42, "vecka 43 och 45–47"),
        "long_term": "Noor ska kunna vara i skolan hela dagar och känna sig trygg där.",
        "goals": _goals(),
        "doings": _doings(),
        "stairs": _stairs(),
        "stairs_now": 0,
        "stop": "Rana ringer Johan före kl. 7.45, 08-465 004 12. De bestämmer en ny tid samma dag.",
        "shared_with": "Skolan får planen och närvaron. Det vi pratar om hemma stannar hos oss.",
        "participants": "Noor, Rana (på plats), Samir (på telefon), Karin Ek, Johan Berg och Maria Lindqvist. "
        "Arabisk tolk på telefon.",
        "signers": _signers(),
        "made_for": Level.FAMILY,
        "draft": False,
    }  # fmt: skip
    return PlanPaper(**(_said() | values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def _said() -> dict[str, object]:
    return {
        "pupil_words": Words(
            "Noor",
            "Jag vill kunna gå till bilden och matten. Jag vill slippa komma in när alla redan sitter där.",
        ),
        "home_words": (
            Words("Rana, mamma", "Lugnare morgnar. Att vi slipper tjata på varandra."),
            Words("Samir, pappa", "Att hon orkar träffa kompisarna igen."),
        ),
        "strengths": (
            _item("Ritar mycket bra och lär gärna andra"),
            _item("Litar på Johan i skolan"),
            _item("Kommer nästan alltid på tisdagar, då dagen börjar med bild"),
        ),
        "hardest": (
            _item("Att komma in när alla redan sitter"),
            _item("Ljudet i matsalen"),
            _item("Somnar sent"),
        ),
    }


def _goals() -> tuple[Goal, ...]:
    return (
        Goal(
            "Noor är i skolan på förmiddagen.", "mentorn räknar förmiddagarna.", "1 i veckan", "3 i veckan",
            date(2026, 12, 18), "−1 till 0", private=False
        ),
        Goal(
            "Noor somnar tidigare på vardagar.", "Noor skriver klockslag på sin lapp.", "omkring kl. 1",
            "före kl. 23", date(2026, 12, 18), private=False
        ),
    )  # fmt: skip


def _stairs() -> tuple[Step, ...]:
    return (
        Step("Johans rum, tis och tors 8.10–9.00"),
        Step("Bild och matte, Johan är med"),
        Step("Tre förmiddagar, lilla matsalen"),
        Step("Hela dagar, tre dagar i veckan"),
    )


def _signers() -> tuple[Signer, ...]:
    return (
        Signer("Noor", "elev"),
        Signer("Rana Hamdan", "vårdnadshavare"),
        Signer("Samir Hamdan", "vårdnadshavare"),
        Signer("Maria Lindqvist", "skolsocionom"),
    )


def _doings() -> tuple[Doing, ...]:
    return (
        _doing("Johan Berg", "Möter Noor vid sidodörren. Bokar lilla matsalen till lunch.", "specialpedagog",
              "tis och tors kl. 8.10, från 24 november", (1,), Side.SCHOOL),
        _doing("Karin Ek", "Skickar veckans schema med bilder.", "mentor", "söndagar", (1,), Side.SCHOOL),
        _doing("Rana", "Väcker och äter frukost med Noor.", "hemma", "vardagar kl. 6.45", (1,), Side.HOME),
        _doing("Samir", "Samlar in allas mobiler, också sin egen.", "hemma", "söndag till torsdag kl. 22", (2,),
              Side.HOME),
        _doing("Noor", "Skickar en tumme upp till Johan när jag går hemifrån.", "jag själv", "skoldagar", (1,),
              Side.PUPIL),
        _doing("Maria Lindqvist", "Är med hemma på morgonen.", "skolsocionom", "tisdagar kl. 7, i tre veckor", (1, 2),
              Side.SOCIAL),
    )  # fmt: skip


def a_consent(**changes: object) -> ConsentPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "number": 1,
        "version": 1,
        "valid_from": date(2026, 11, 19),
        "valid_until": date(2027, 3, 31),
        "parties": (
            Party("Mentor, Almdungens skola", "Karin Ek",
                  (Share(Direction.BOTH, ("Närvaro", "Handlingsplan", "Skolarbete och stöd"),
                         ("narvaro", "plan", "skolarbete")),), ("Inget om syskon",), id="mentor"),
            Party("Skolsköterska", "", (Share(Direction.GIVE, ("Hälsa: bara sömn och huvudvärk",), ("halsa",)),),
                  ("Inget annat ur journalen",), id="nurse"),
        ),
        "signatories": (
            Signatory("Vårdnadshavare 1", "Rana Hamdan"), Signatory("Vårdnadshavare 2", "Samir Hamdan")
        ),
        "not_shared": "hur vi har det hemma",
        "kept_at": "Pärmen på kontoret",
        "draft": False,
    }  # fmt: skip
    return ConsentPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def an_information(**changes: object) -> InformationPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "school": "Almdungens skola",
        "controller": DataKeeping("dso@norrtuna.example", "Läs mer på norrtuna.example."),
        "given_on": date(2026, 11, 19),
    }
    return InformationPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


STAMMER = ("Stämmer inte alls", "Stämmer lite", "Stämmer ganska bra", "Stämmer helt")
SAKERT = ("Tror inte alls det", "Tveksamt", "Ganska säker", "Helt säker")


def a_summary(**changes: object) -> SummaryPaper:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "worker": WORKER,
        "pupil": PUPIL,
        "number": 1,
        "day": date(2026, 11, 13),
        "answered": "Noor, Rana, Samir och Karin Ek (mentor) svarade den 5 till 12 november.",
        "pupil_words": Words("Noor", "Det är inte skolan som är jobbig. Det är att komma in."),
        "areas": _areas(),
        "started": (_item("Klassen delades i augusti. Noors bästa vän hamnade i en annan klass."),),
        "keeps_going": (
            Item(
                "Efter frånvaro är det svårt att komma in. Hemma känns oron lättare för stunden.",
                private=False,
            ),
        ),
        "thought": "Om Noor får börja dagen lugnt, med en vuxen hon litar på, blir det lättare att gå in.",
        "to_learn": (
            Finding("Huvudvärken och sömnen", "Skolsköterskan, om familjen säger ja", private=False),
            Finding(
                "Vad som behöver tas igen, och vad som kan vänta",
                "Karin Ek, mentor, före 1 december",
                private=False,
            ),
            Finding("Det hemliga hos farfar", "Maria", private=True),
        ),
        "informants": (
            PaperInformant(InformantShape.PUPIL, "Noor"),
            PaperInformant(InformantShape.GUARDIAN_1, "Rana"),
            PaperInformant(InformantShape.GUARDIAN_2, "Samir"),
            PaperInformant(InformantShape.SCHOOL, "Skolan", "Karin Ek"),
        ),
        "resources": (Statement("Att rita en stund före första lektionen", "Noor och Rana", private=False),),
        "good": (_item("Noor har en vuxen i skolan att lita på."), _item("Hem och skola samarbetar bra.")),
        "hard": (_item("Det är för högt ljud i matsalen."), _item("Noor sover för lite på vardagar.")),
        "good_alone": (_item("Samir: Har en vän."),),
        "hard_alone": (_item("Svårast: mornar (Noor), raster (Skolan)."),),
        "near": (Near("Trygg i skolan", "Noor säger lite, skolan säger ganska bra.", private=False),),
        "made_for": Level.FAMILY,
        "differing": _differing(),
    }
    return SummaryPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def _areas() -> tuple[Area, ...]:
    return (
        Area("Skolan", (_item("Litar på Johan"), _item("Bild och matte fungerar")),
             (_item("Att komma in sent"), _item("Matsalens ljud"), _item("Mycket att ta igen"))),
        Area("Om Noor", (_item("Ritar, envis på ett bra sätt"), _item("Vet själv vad som hjälper")),
             (_item("Orolig på morgonen"), _item("Somnar omkring kl. 1"), Item("Rädd för farfar", private=True))),
        Area("Familjen", (_item("Kan prata om svåra saker"), _item("Mormor bor nära")),
             (_item("Pappa börjar jobbet kl. 5"), _item("Olika idéer om mobilen"))),
        Area("Vänner, fritid, hälsa", (_item("Två vänner på nätet"), _item("Vill börja med boxning")),
             (_item("Slutade i dansen i våras"), _item("Ont i huvudet ibland"))),
    )  # fmt: skip


def _differing() -> tuple[ComparisonRow, ...]:
    shape = InformantShape
    return (
        ComparisonRow("Noor är orolig inför skolan.", STAMMER, (
            Mark(shape.PUPIL, 3, "Det syns inte på mig."), Mark(shape.GUARDIAN_1, 2), Mark(shape.GUARDIAN_2, 1),
            Mark(shape.SCHOOL, 0, "Hon är lugn när hon väl är här.")), private=False),
        ComparisonRow("Noor får den hjälp som är bestämd.", STAMMER, (
            Mark(shape.PUPIL, 1), Mark(shape.GUARDIAN_1, 1, "Vi vet inte riktigt vilken hjälp det är."),
            Mark(shape.SCHOOL, 3)), private=False),
        ComparisonRow("Hur säker är du på att Noor klarar lite mer skola, med rätt hjälp?", SAKERT, (
            Mark(shape.PUPIL, 2), Mark(shape.GUARDIAN_1, 0), Mark(shape.SCHOOL, 2)), private=False),
        ComparisonRow("Noor är trygg hemma.", STAMMER, (Mark(shape.PUPIL, 0), Mark(shape.SCHOOL, 3)), private=True),
    )  # fmt: skip


def a_recovery(**changes: object) -> RecoveryPaper:
    values: dict[str, object] = {
        "code": "7QZK-M2XA-9R4D-WE8T-HC3V-1NPB-6JYF",
        "fingerprint": "A41C",
        "vault_name": "Arkivet på den bärbara datorn",
        "created": date(2026, 11, 19),
    }
    return RecoveryPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def a_log(**changes: object) -> LogPaper:
    whats = ("Ärende öppnat", "Anteckning signerad", "Låst: ingen rörde datorn", "Säkerhetskopia gjord")
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "month": date(2026, 11, 1),
        "made_at": datetime(2026, 11, 30, 15, 2),
        "users": ("Maria Lindqvist",),
        "counts": (("Öppnat", 15), ("Skrivet och ändrat", 15), ("Borttaget", 0)),
        "watches": (
            LogWatch("Händelser på natten", ("Natten till 15 november: 6 händelser, kl. 23.12 till 00.40",)),
            LogWatch("Misslyckade upplåsningar"),
        ),
        "entries": tuple(
            LogEntry(datetime(2026, 11, 1 + n // 3, 8, n), whats[n % 4], "26-014" if n % 4 < 2 else "")
            for n in range(60)
        ),
        "rows": 5120,
        "head": "3f2a9c01" * 8,
    }
    return LogPaper(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type
