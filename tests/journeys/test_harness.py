"""The harness itself, tried on a small window before any story is told with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.journeys.program import Program

SMALL_WINDOW = ("-m", "tests.journeys.small_window")


def test_the_harness_reads_types_and_presses_a_small_window(start: Callable[..., Program]) -> None:
    program = start(*SMALL_WINDOW)
    program.write("Namn", "Åsa Öström")
    program.type_in("Lösenfras", "korrekt häst")
    program.press("Hälsa")
    assert program.sees("Hej Åsa Öström, 12 tecken")
    assert program.read("Namn") == "Åsa Öström"


def test_long_text_is_written_and_read_back(start: Callable[..., Program]) -> None:
    program = start(*SMALL_WINDOW)
    story = "Första raden.\nAndra raden med å, ä och ö.\n" * 20
    program.write("Berättelse", story)
    assert program.read("Berättelse") == story


def test_boxes_are_ticked_and_rows_are_seen(start: Callable[..., Program]) -> None:
    program = start(*SMALL_WINDOW)
    program.press("Jag har läst")
    program.wait(
        lambda: "checked" in program.find("check box", "Jag har läst").states, "the box was not ticked"
    )
    assert [row.name for row in program.all("list item")] == ["Alva", "Åsa", "Östen"]


def test_a_shortcut_on_the_keyboard_reaches_the_window(start: Callable[..., Program]) -> None:
    program = start(*SMALL_WINDOW)
    program.find("text", "Namn").focus()
    assert "Litet fönster" in program.screen.titles()
    program.keys("ctrl+l")
    assert program.exit_code() == 0


def test_a_line_is_chosen_and_a_cell_is_clicked(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start(*SMALL_WINDOW)
    program.choose("Steg", "Kartläggning")
    program.click("Hembesök", role="cell")
    assert program.sees("Valt: Hembesök")
    program.screen.picture(tmp_path / "bild.png")
    with Image.open(tmp_path / "bild.png") as picture:
        assert picture.size == (1366, 768)
