from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.work import Work


class Heard:
    """Keeps what came back and in which thread."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(threading.get_ident())


def test_the_work_runs_elsewhere_and_its_answer_comes_here(qtbot: QtBot) -> None:
    work, heard = Work(), Heard()
    work.start(threading.get_ident, heard.done, heard.failed)
    assert work.is_busy
    qtbot.waitUntil(lambda: not work.is_busy)
    assert heard.results != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}


def test_what_fails_there_is_told_here(qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("no")

    work, heard = Work(), Heard()
    work.start(fail, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert str(heard.errors[0]) == "no"
    assert heard.results == []
    assert heard.threads == {threading.get_ident()}


def test_one_thing_is_done_at_a_time_in_the_order_it_was_asked(qtbot: QtBot) -> None:
    work, heard = Work(), Heard()
    at_once: list[int] = []
    most: list[int] = []

    def step(number: int) -> int:
        at_once.append(number)
        most.append(len(at_once))
        threading.Event().wait(0.01)
        at_once.remove(number)
        return number

    for number in range(5):
        work.start(partial(step, number), heard.done, heard.failed)
    qtbot.waitUntil(lambda: not work.is_busy)
    assert heard.results == [0, 1, 2, 3, 4]
    assert max(most) == 1


def test_forgotten_work_ends_unheard(qtbot: QtBot) -> None:
    work, heard, gate = Work(), Heard(), threading.Event()
    work.start(gate.wait, heard.done, heard.failed)
    work.forget()
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert (heard.results, heard.errors) == ([], [])


def test_a_fault_in_what_listens_is_not_swallowed(qtbot: QtBot) -> None:
    work = Work()

    def done(_result: Any) -> None:
        raise KeyError("a fault of the screen")

    with qtbot.captureExceptions() as caught:
        work.start(lambda: 1, done, lambda error: None)
        qtbot.waitUntil(lambda: not work.is_busy)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is KeyError


@pytest.mark.parametrize("size", [0, 1_000_000])
def test_answers_of_any_size_come_back_whole(qtbot: QtBot, size: int) -> None:
    work, heard = Work(), Heard()
    work.start(lambda: "å" * size, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(heard.results))
    assert heard.results == ["å" * size]
