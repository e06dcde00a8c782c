"""A paper handed to `lp`: whole or not at all, as it was asked, and never waited for without end."""

from __future__ import annotations

import itertools
import subprocess
import threading

import pytest

from desktop.lock import locking
from desktop.printing import asking, protocol
from desktop.printing.asking import NotPrintedError, PrintRequest
from desktop.printing.job import Job
from desktop.process import question
from desktop.vault.open_session import OpenSession
from tests.desktop.printing.cups import PRINTERS, Cups, Mode

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 1200
"""More than any pipe holds."""

JOB = Job("Kontoret", 1, 3)


def kind_of(request: PrintRequest) -> str:
    with pytest.raises(NotPrintedError) as found:
        request.run()
    return found.value.kind


def is_heard(cups: Cups, request: PrintRequest) -> tuple[threading.Thread, list[str]]:
    """Run it in a worker; return when the program it waits for has begun to hang."""
    heard: list[str] = []
    worker = threading.Thread(target=lambda: heard.append(kind_of(request)))
    worker.start()
    while not cups.is_waiting():
        worker.join(0.02)
        assert worker.is_alive()
    return worker, heard


def test_the_printers_are_told_with_the_systems_own_choice(cups: Cups) -> None:
    found = PrintRequest().run()
    assert (found.names, found.default) == (PRINTERS, PRINTERS[-1])


def test_a_paper_goes_in_whole_as_the_pdf_it_is(cups: Cups) -> None:
    PrintRequest(JOB, PDF).run()
    assert cups.got() == PDF


def test_pages_copies_and_sides_are_told_and_the_title_names_nobody(cups: Cups) -> None:
    PrintRequest(Job("Lärarrummet_2", 2, 3, copies=4, sides="two"), PDF).run()
    told = cups.words()
    pairs = set(itertools.pairwise(told))
    wanted = {("-d", "Lärarrummet_2"), ("-P", "2-3"), ("-n", "4"), ("-o", "sides=two-sided-long-edge")}
    assert wanted | {("-t", "Utskrift"), ("-o", "print-scaling=none")} <= pairs
    assert told[-1] == "-", "not from a pipe"


def test_how_the_printer_is_set_holds_when_nothing_else_is_asked(cups: Cups) -> None:
    PrintRequest(JOB, PDF).run()
    assert not [word for word in cups.words() if word.startswith("sides")]


def test_no_variable_leads_to_another_print_server(cups: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CUPS_SERVER", "IPP_PORT", "LPDEST", "PRINTER"):
        monkeypatch.setenv(name, "elsewhere.example")
    PrintRequest(JOB, PDF).run()
    assert "elsewhere" not in cups.environment()


@pytest.mark.parametrize("mode", ["refuses", "dies", "silent"])
def test_a_queue_that_gives_no_receipt_has_printed_nothing(cups: Cups, mode: Mode) -> None:
    cups.behave(mode)
    assert kind_of(PrintRequest(JOB, PDF)) == "refused"


def test_a_computer_without_printers_and_one_without_the_programs_are_told_apart(cups: Cups) -> None:
    cups.have()
    assert kind_of(PrintRequest()) == "none"
    cups.uninstall()
    assert kind_of(PrintRequest()) == kind_of(PrintRequest(JOB, PDF)) == "unfit"


@pytest.mark.parametrize("asked", ["printers", "paper"])
def test_one_that_hangs_is_ended_in_time_with_all_it_has_started(
    cups: Cups, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    cups.hang() if asked == "printers" else cups.behave("hangs")
    monkeypatch.setattr(asking, "LISTS_WITHIN", 2.0)
    monkeypatch.setattr(asking, "TAKES_WITHIN", 2.0)
    request = PrintRequest() if asked == "printers" else PrintRequest(JOB, PDF)
    worker, heard = is_heard(cups, request)
    worker.join(20)
    assert heard == ["slow"]
    assert cups.is_gone()


@pytest.mark.parametrize("how", ["by the user", "by the lock"])
def test_a_paper_on_its_way_is_stopped_with_all_that_carries_it(cups: Cups, how: str) -> None:
    cups.behave("hangs")
    request = PrintRequest(JOB, PDF)
    worker, heard = is_heard(cups, request)
    request.stop() if how == "by the user" else question.stop_all()
    worker.join(20)
    assert heard == ["cancelled"]
    assert cups.is_gone()


def test_the_lock_itself_stops_it(cups: Cups, session: OpenSession) -> None:
    cups.behave("hangs")
    worker, heard = is_heard(cups, PrintRequest(JOB, PDF))
    failures = locking.put_away(session, "key", lambda: None, {}, list)
    worker.join(20)
    assert (failures, heard, cups.is_gone()) == ([], ["cancelled"], True)


@pytest.mark.parametrize("how", ["by the user", "by the lock"])
def test_one_that_was_stopped_before_it_began_starts_nothing(cups: Cups, how: str) -> None:
    request = PrintRequest(JOB, PDF)
    request.stop() if how == "by the user" else question.stop_all()
    assert kind_of(request) == "cancelled"
    assert cups.got() is None


def test_a_window_killed_while_it_prints_takes_the_print_process_and_lp_with_it(cups: Cups) -> None:
    """The lock of last resort is that the launcher kills the window: it has no time to stop anything."""
    cups.behave("hangs")
    process = subprocess.Popen(
        cups.command(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    assert process.stdin is not None
    process.stdin.write(protocol.question(JOB, PDF))
    process.stdin.flush()
    while not cups.is_waiting():
        assert process.poll() is None
    process.stdin.close()
    process.wait(20)
    assert cups.is_gone()


def test_a_paper_cut_short_by_a_killed_window_reaches_no_printer(cups: Cups) -> None:
    half = protocol.question(JOB, PDF)[: len(PDF) // 2]
    done = subprocess.run(cups.command(), input=half, stdout=subprocess.PIPE, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert cups.got() is None


@pytest.mark.parametrize(
    "job", [Job("", 1, 1), Job("a\nb", 1, 1), Job("a", 0, 1), Job("a", 2, 1), Job("a", 1, 1, 100)]
)
def test_a_job_that_cannot_be_meant_is_not_begun(cups: Cups, job: Job) -> None:
    assert kind_of(PrintRequest(job, PDF)) == "failed"
    assert cups.got() is None
