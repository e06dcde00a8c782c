"""From first start to a printed plan for a new pupil, as a screen-reader user with a keyboard does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

from tests.journeys.program import Program

PHRASE = "kanot sirap bagare fjorton nattljus"
NUMBER = "201306142389"  # one of Skatteverket's published test numbers


def _first_start(program: Program) -> None:
    """Go through the guided sequence: passphrase, code typed back, who, where, telephone numbers."""
    program.press("Skapa mitt arkiv")
    program.write("Lösenfras", PHRASE)
    program.write("Skriv den en gång till", PHRASE)
    program.wait(lambda: "uppfyllt" in _rule(program), "the passphrase was not judged")
    program.press("Fortsätt")
    program.find("push button", "Jag har den på papper", patience=60)
    groups = [label.name.replace(" ", "") for label in program.all("label")]
    code = "".join(group for group in groups if len(group) == 4 and group == group.upper())
    program.press("Jag har den på papper")
    program.write("Koden från papperet", code)
    program.sees("Koden stämmer.")
    program.press("Fortsätt")
    program.write("Ditt namn", "Karin Lund")
    program.write("Telefon", "070-174 06 12")
    program.write("Kommun", "Älvbro")
    program.press("Fortsätt")
    program.write("Skola 1", "Björkbacka skola")
    program.press("Fortsätt")
    program.press("Börja arbeta")
    program.find("push button", "Boka möte")


def _rule(program: Program) -> str:
    return next((one.name for one in program.all("label") if one.name.startswith("Ingen vanlig fras")), "")


def _new_pupil(program: Program) -> None:
    """Search first, then take the pupil in with school and guardian."""
    program.keys("ctrl+shift+n")
    program.write("Namn eller nummer", "Noor Hamdan")
    program.sees("Ingen som liknar det finns här.")
    program.press("Skapa ny elev")
    program.write("Nummer", NUMBER)
    program.choose("Skola", "Björkbacka skola")
    program.choose("Årskurs", "7")
    program.write("Klass", "7B")
    program.press("Lägg till vårdnadshavare")
    program.write("Namn", "Rana Hamdan")
    program.write("Relation", "mamma")
    program.write("Vem frågar", "Karin Ek, mentor")
    program.press("Skapa elev")
    program.sees("20130614-2389")


def _note(program: Program) -> None:
    """Write a note, see that it saves itself, and lock it."""
    program.keys("ctrl+n")
    program.write("Anteckning", "Noor och Rana kom till skolan och visade bilderna.")
    program.sees("Sparat")
    program.keys("ctrl+Return")
    program.sees("Sedan går den bara att rätta, inte ändra.")
    program.press("Signera och lås")
    program.sees("signerad")


def _plan(program: Program) -> None:
    """The child's words, a goal with who does what, the next meeting, the signature."""
    program.keys("alt+5")
    program.press("Börja planen")
    program.write("Noor med egna ord", "Jag vill kunna gå till bilden.")
    program.press("Minst ett mål")
    program.press("Lägg till mål")
    program.write("Målet med elevens ord", "Jag är på bilden två gånger i veckan")
    program.write("0, Dit vi hoppas komma", "Två gånger i veckan")
    program.press("Lägg till insats")
    program.write("Vad", "Möter vid bildsalen")
    program.write("Vem, med namn", "Johan Berg")
    program.write("När", "tisdagar och torsdagar")
    program.press("Klar")
    program.press("Datum för nästa uppföljning")
    program.write("Datum", "2027-01-19")
    program.write("Tid", "15.00")
    program.write("Plats", "Björkbacka skola, rum B12")
    program.wait(
        lambda: not program.all("push button", "Plats för nästa uppföljning"), "the plan is not whole"
    )
    program.press("Signera planen")
    program.find("dialog", None)
    program.press("Signera planen")
    program.sees("Plan: Signerad")


def _saved(program: Program, path: Path) -> str:
    """Save the paper shown as an open file and return its text."""
    program.press("Spara fil")
    program.press("Olåst")
    program.press("Välj plats")
    program.write("Filnamn:", str(path))
    program.keys("Return")
    program.wait(path.exists, "no file was saved")
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def test_from_first_start_to_a_printed_plan(narvara: Callable[..., Program], tmp_path: Path) -> None:
    program = narvara()
    assert program.sees("Välkommen till Närvara")
    _first_start(program)
    _new_pupil(program)
    _note(program)
    _plan(program)
    assert "Noor" not in " ".join(program.screen.titles())
    program.press("Skriv ut")
    assert program.sees("Förhandsvisning, 1 sida")
    program.press("Skriv ut", ("button", "push button"))  # the place beside it has the same name
    has_queue = any(Path(place, "lp").exists() for place in ("/usr/bin", "/bin", "/usr/local/bin"))
    assert program.sees("Ingen skrivare svarar" if has_queue else "Datorn kan inte skriva ut än")
    program.press("Stäng")
    paper = _saved(program, tmp_path / "plan.pdf")
    assert "Jag vill kunna gå till bilden." in paper
    assert "Johan Berg" in paper
    program.keys("ctrl+l")
    assert program.sees("Arkivet är låst")
