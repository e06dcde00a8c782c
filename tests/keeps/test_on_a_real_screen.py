"""What a bystander sees: a real window on an X screen, photographed all the while it locks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from desktop.process.launcher import LOCKED
from tests.journeys.screen import Screen
from tests.keeps.office import PATIENCE, Office

WORDS = "Amina ritar bussen"
COVERED = 0.2  # seconds from the key to a picture without the page, as security.md promises


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    one = Screen(folder)
    yield one
    one.close()


def photographs(screen: Screen, seconds: float) -> Iterator[tuple[float, Image.Image]]:
    """Yield pictures of the screen, each with the time it was asked for."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        asked = time.monotonic()
        yield asked, ImageGrab.grab(xdisplay=screen.display)


def shows_the_program(picture: Image.Image) -> bool:
    """Tell whether the left edge shows the menu: on the cover and the locked window it is one colour."""
    colours = picture.convert("RGB").crop((20, 80, 200, 700)).getcolors(4096)
    return colours is None or len(colours) > 1


@pytest.mark.soak  # a clock decides: it wants the machine to itself
def test_the_page_is_gone_from_the_screen_within_a_fifth_of_a_second(tmp_path: Path, screen: Screen) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    office = Office(folder, "tests.keeps.waiting", words=WORDS)
    reached = {name: screen.environment()[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    try:
        office.start(QT_QPA_PLATFORM="xcb", **reached)
        _until(office, "ready")
        assert shows_the_program(_still(screen))
        screen.keys("ctrl+l")
        pictures = list(photographs(screen, 1.5))
        _until(office, "covered")
        pressed = office.told("lock key")[0]["at"]
        gone = [at for at, picture in pictures if at > pressed and not shows_the_program(picture)]
        seen = [at for at, picture in pictures if at > pressed + COVERED and shows_the_program(picture)]
        assert gone, "the page never went away"
        assert seen == [], f"the page was still there after {[at - pressed for at in seen]}"
        print(f"gone from the screen after {(gone[0] - pressed) * 1000:.0f} ms")
    finally:
        office.end()


def test_while_a_text_is_dragged_the_key_locks(tmp_path: Path, screen: Screen) -> None:
    """Qt's dragging takes every key but Escape, before the program sees any."""
    folder = tmp_path / "office"
    folder.mkdir()
    office = Office(folder, "tests.keeps.dragging", words=WORDS)
    reached = {name: screen.environment()[name] for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    try:
        office.start(QT_QPA_PLATFORM="xcb", **reached)
        _until(office, "ready")
        x, y = office.told("ready")[0]["at_text"]
        screen.drag(x, y, x + 300, y + 60)
        _until(office, "dragged")
        screen.keys("ctrl+l")
        assert office.wait() == 0
        assert [one["code"] for one in office.told("ended")] == [LOCKED, 0]
        assert [one["text"] for one in office.told("read")] == [WORDS]
    finally:
        office.end()


def _until(office: Office, what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not office.told(what):
        assert time.monotonic() < until, f"never {what}: {office.told()[-3:]}\n{office.said()}"
        time.sleep(0.02)


def _still(screen: Screen) -> Image.Image:
    """Return a picture once the window has been painted."""
    for _at, picture in photographs(screen, 5):
        if shows_the_program(picture):
            return picture
    return ImageGrab.grab(xdisplay=screen.display)
