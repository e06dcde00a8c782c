"""A screen for each test process, and programs that are ended whatever happens."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.ear import Ear
from tests.journeys.program import Program
from tests.journeys.screen import Screen


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X screen of 1366×768 with window manager, session bus and accessibility bus."""
    screen = Screen(tmp_path_factory.mktemp("screen"))
    yield screen
    screen.close()


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start Python with the given arguments on the screen: `start("-m", "desktop", "--data-dir", …)`."""
    started: list[Program] = []

    def start_one(*arguments: str) -> Program:
        started.append(Program(screen, sys.executable, *arguments, folder=tmp_path))
        return started[-1]

    yield start_one
    for program in started:
        program.close()


@pytest.fixture
def narvara(start: Callable[..., Program], tmp_path: Path) -> Callable[..., Program]:
    """Start the program itself with a data folder (by default an empty one of the test's own)."""

    def start_narvara(data_folder: Path | None = None) -> Program:
        return start("-m", "desktop", "--data-dir", str(data_folder or tmp_path / "data"))

    return start_narvara


@pytest.fixture
def ear(screen: Screen) -> Iterator[Ear]:
    """Return what hears all that a screen reader is asked to say on the screen."""
    ear = Ear(screen.session_bus)
    yield ear
    ear.close()
