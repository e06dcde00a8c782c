"""From a signed plan to a booster three months after the end, by keyboard alone, as a screen reader hears it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.session import settings
from desktop.session.session import Session
from tests.conftest import PASSPHRASE
from tests.desktop.followup.holding import a_planned_case
from tests.journeys.ear import Ear
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program

PRESENT = {43: 13, 45: 14, 46: 15, 47: 16}
FILE = "Vecka;Erbjuden;Närvaro;Giltig;Ogiltig;Ej registrerad;Sen;Enhet\n" + "".join(
    f"2026-v{week};30;{present};10;{20 - present};0;0;lektioner\n" for week, present in PRESENT.items()
)
Opened = Callable[[str], Keyboard]


@pytest.fixture
def opened(session: Session, vault_folder: Path, start: Callable[..., Program]) -> Iterator[Opened]:
    """Return what opens the vault at a moment (`2026-10-14T09:00`), for hands that have only a keyboard."""
    settings.prefer(session, first_start_done=True)
    with session.change("settings") as db:
        settings.write(db, settings.Worker(name="Karin Lund", phone="070-174 06 12"))
        settings.write(db, settings.Office(municipality="Älvbro kommun"))
    every: list[Keyboard] = []

    def open_at(moment: str) -> Keyboard:
        session.vault.close()
        for one in every:
            one.program.close()
        program = start("-m", "tests.journeys.on_day", moment, str(vault_folder))
        program.find("text", "Lösenfras")
        every.append(hands := Keyboard(program))
        hands.type(PASSPHRASE)
        hands.keys("Return")
        program.find("push button", "Boka möte")
        return hands

    yield open_at
    for one in every:
        one.close()


def _to_the_case(hands: Keyboard, ear: Ear) -> None:
    hands.keys("ctrl+k")
    hands.type("amina")
    assert ear.hears("1 träff. Amina Warsame")
    hands.keys("Return")
    hands.lands("Ny anteckning")


def _steps(hands: Keyboard) -> dict[str, str]:
    """Go to the overview and return where each step stands."""
    hands.keys("alt+1")
    hands.program.find("push button", "Ny anteckning")
    names = [one.name for one in hands.program.all("push button")]
    steps = [name.split(": ")[1] for name in names if name.startswith("Steg ")]
    return dict(step.split(", ", 1) for step in steps)


def _weeks_by_hand(hands: Keyboard, ear: Ear) -> None:
    """Type one week, the next from what was offered, and a third as the one before."""
    hands.keys("alt+3")
    hands.lands("Veckor")
    hands.keys("Left", "Left", "Up")
    for amount in ("30", "10", "12", "8", "12", "12", "6"):
        hands.type(amount)
        hands.keys("Return")
    assert ear.hears("Vecka 39: 33 procent. Sparat.")
    assert ear.hears("Vecka 40: 40 procent. Sparat.")
    hands.keys("ctrl+d", "ctrl+d", "ctrl+d")
    assert ear.hears("Vecka 41: 40 procent. Sparat.")


def _weeks_from_a_file(hands: Keyboard, ear: Ear, path: Path) -> None:
    """Read in a file that names nobody, on a ground, since there is no consent."""
    path.write_text(FILE, encoding="utf-8")
    hands.keys("alt+3")
    hands.lands("Veckor")
    hands.press("Läs in fil")
    hands.lands("Filnamn:")
    hands.type(str(path))
    hands.keys("Return")
    assert ear.hears("4 rader")
    hands.choose("Grund för att ta emot", "menprövning")
    hands.fill("Varför", "Rektor har provat.")
    hands.press("Alla 4 rader gäller Amina.")
    assert ear.hears("4 nya.")
    hands.keys("ctrl+Return")
    assert ear.hears("Läste in vecka 43 och 45–47 den 25 november.")


def _hold_follow_up(hands: Keyboard, decision: str, level: str) -> None:
    """Write a follow-up from the child's words to the decision, up to the question before it is signed."""
    hands.keys("alt+5")
    hands.program.find("radio button", "Uppföljning")
    hands.to("Plan")
    hands.keys("Right")
    hands.program.find("push button", "Börja uppföljningen")
    hands.keys("ctrl+Return")
    hands.lands("Amina med egna ord")
    hands.type("Det är bättre när Lisa väntar.")
    hands.press("Får visas för familjen")
    hands.choose("Mål 1 av 1", level)
    hands.fill("Mål 1, en mening om hur det märks", "Oftare än förra gången.")
    for _ in range(2):
        hands.tab()
        hands.to("Ja")
        hands.keys("j")
    hands.fill("Det här fungerade", "Lisa vid dörren.")
    hands.press("Alla kom")
    hands.to("Fortsätt")
    if decision == "Fortsätt":
        hands.keys("space")
        hands.press("Välj onsdag 25 november")
    else:
        hands.keys("Right", "Right", "space")
        hands.lands(decision)
    hands.keys("ctrl+Return")
    hands.lands("Fortsätt skriva")


def _saved(hands: Keyboard, path: Path) -> str:
    """Save the paper that shows as an open file and return its text."""
    hands.press("Spara fil")
    hands.lands("Låst med lösenord")
    hands.keys("Right")
    hands.press("Välj plats")
    hands.lands("Filnamn:")
    hands.keys("ctrl+a")
    hands.type(str(path))
    hands.keys("Return")
    hands.program.wait(path.exists, "no file was saved")
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def _sip(hands: Keyboard) -> None:
    """Write a SIP, look at its underlag, and lock it."""
    hands.keys("alt+8")
    hands.to("Familj och nätverk")
    hands.keys("Right")
    hands.program.find("push button", "Nytt stöd")
    hands.press("Nytt stöd")
    hands.choose("Slag", "sip")
    hands.keys("ctrl+Return")
    hands.lands("Varför behövs det?")
    hands.type("Vården och skolan behöver en plan.")
    hands.choose("Grund", "familjen")
    hands.choose("Till vem", "bup")
    hands.fill("Klockan", "10.15")
    hands.choose("Hur", "telefon")
    hands.press("Skriv ut underlaget")
    hands.lands("Förhandsvisning, 1 sida")
    hands.keys("Escape")
    hands.lands("Skriv ut underlaget")
    hands.keys("ctrl+Return")
    hands.program.find("label", "Återkoppling 16 dec")


def _close(hands: Keyboard) -> None:
    """Fill in what a closing demands, and close; the letter shows."""
    hands.lands("Med egna ord")
    hands.type("Måndagar är vanliga dagar nu.")
    hands.press("Får visas för familjen")
    hands.fill("Vem", "Ellen Grip")
    hands.fill("Gör vad", "möter vid dörren")
    hands.fill("Tidiga tecken", "Borta två måndagar")
    hands.choose("Varför avslutar ni?", "m")
    hands.keys("ctrl+Return")
    hands.lands("Fortsätt skriva")
    hands.press("Avsluta stödet")
    hands.program.find("document", "Förhandsvisning, 1 sida")


def _hold_booster(hands: Keyboard) -> None:
    """Open it from I dag, write it and sign it."""
    hands.lands("Nej, eller vet inte")  # three months since last time: is the computer's date right?
    hands.press("Datumet stämmer")
    hands.to("Att göra")
    hands.keys("End", "Return")
    hands.lands("Dagen ni sågs")
    hands.type("i dag")
    hands.fill("Elevens egna ord", "Det går bra.")
    hands.choose("Hur går det nu?", "det")
    hands.keys("ctrl+Return")
    hands.lands("Fortsätt skriva")
    hands.press("Signera")
    hands.program.find("heading", "Boosterträff 25 februari 2027")


def test_from_a_signed_plan_to_a_booster(session: Session, opened: Opened, ear: Ear, tmp_path: Path) -> None:
    a_planned_case(session)
    hands = opened("2026-10-14T09:00")
    _to_the_case(hands, ear)
    assert _steps(hands)["Genomförande"] == "pågår"
    _weeks_by_hand(hands, ear)
    _hold_follow_up(hands, "Fortsätt", "en")
    hands.press("Signera och skriv ut")
    hands.lands("Dokument")
    assert "Det är bättre när Lisa väntar." in _saved(hands, tmp_path / "f1.pdf")
    assert _steps(hands)["Uppföljning"] == "pågår"

    hands = opened("2026-11-25T09:00")
    _to_the_case(hands, ear)
    _weeks_from_a_file(hands, ear, tmp_path / "skola.csv")
    _sip(hands)
    _hold_follow_up(hands, "Avsluta", "tre")
    hands.press("Signera och börja avslutet")
    _close(hands)
    assert "Ellen Grip" in _saved(hands, tmp_path / "brev.pdf")
    steps = _steps(hands)
    assert (steps["Avslut"], steps["Vidmakthållande"]) == ("klar", "pågår")
    assert hands.program.shows("Avslutat 25 november 2026")

    hands = opened("2027-02-25T09:00")
    _hold_booster(hands)
    steps = _steps(hands)
    assert {step for step, stands in steps.items() if stands in ("kommande", "pågår")} == set()


def test_grupp_och_rad_from_an_empty_vault(opened: Opened, ear: Ear) -> None:
    hands = opened("2026-11-24T09:00")
    hands.keys("ctrl+3")
    hands.lands("Konsultation")
    hands.keys("space")
    hands.fill("Vilka", "mentor i 8B")
    hands.fill("Minuter", "30")
    hands.fill("Om vad, utan namn", "Hur gör jag när Kalle går hem?")
    hands.keys("Tab")
    assert ear.hears("”Kalle” kan vara ett namn.")
    hands.fill("Om vad, utan namn", "Det gäller 20130103-2387.")
    hands.keys("Return")
    assert ear.hears("ser ut som ett personnummer")
    hands.lands("Skriv utan")
    hands.keys("Return")
    hands.fill("Om vad, utan namn", "Hur gör jag när en elev går hem?")
    hands.keys("Return")
    assert ear.hears("Tillagt.")

    hands.to("Konsultation")
    hands.keys("Right")
    hands.lands("Gruppinsats")
    hands.fill("Vilka", "sex elever i 9A")
    hands.fill("Antal", "6")
    hands.fill("Om vad, utan namn", "Att komma i tid")
    hands.keys("Return")
    assert ear.hears("Tillagt.")
    assert hands.program.sees("2 tillfällen")
