"""The wall around what is private holds by types and by who may name what, not by anybody remembering it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import HOME, imports, is_within, sources, tree, where

SNIPPET = """
from typing import Any
from db.records import Assessment, Plan
from desktop.assessment.family import FamilyRound
from desktop.forms.answers import Answer, Answers
from desktop.forms.comparison import comparison
from desktop.forms.definition import Form, Question
from desktop.forms.family import FamilyAnswers, family_view
from desktop.forms.informants import AgeGroup
from desktop.forms.agreement import agreement
from desktop.forms.visibility import Scope
from desktop.paper.builders.plan import family_plan_paper
from desktop.paper.builders.summary import summary_of_view
from desktop.paper.values import Goal, Item
from desktop.plan.family import FamilyPlan
from desktop.session.session import Session

def worker(form: Form, answers: Answers, age: AgeGroup, session: Session, plan: Plan, round_: Assessment) -> None:
    comparison(form, answers, age)  # refused
    agreement(form, answers, age, called="")  # refused
    family_view(form, answers)  # refused
    FamilyAnswers([Answer("S1", "E", 3)])  # refused
    FamilyRound(form, age, answers, (), "")  # refused
    family_plan_paper(session, plan)  # refused
    summary_of_view(session, round_, answers, most_tracks=5)  # refused
    Item("sagt")  # refused
    Goal("sagt")  # refused
    Scope("E", age)  # refused
    Question("S1", "skola", "skala", ("E",), "+")  # type: ignore[arg-type]  # refused

def family(form: Form, answers: Answers, age: AgeGroup, session: Session, plan: FamilyPlan) -> None:
    comparison(form, family_view(form, answers, pupil_shown=False), age)
    agreement(form, family_view(form, answers, pupil_shown=False), age, called="")
    family_plan_paper(session, plan)
    Item("sagt", private=False)
    Scope("E", age, private=True)
"""

FAMILY_MODULES = (
    "desktop/assessment/family.py",
    "desktop/paper/builders/plan.py",
    "desktop/paper/builders/summary.py",
    "ui/assessment/comparison/agreed.py",
    "ui/assessment/comparison/page.py",
    "ui/assessment/comparison/quotes_dialog.py",
)
"""What makes a family's screens and papers, the door to the answers first."""

WORKERS_OWN = (
    "desktop.assessment.answers",
    "desktop.assessment.asking",
    "desktop.assessment.rounds",
    "desktop.assessment.family.open_round",
    "desktop.assessment.placing",
    "desktop.forms.placing.Proposal",
    "desktop.forms.placing.proposals",
    "desktop.forms.answers",
    "desktop.forms.overview.AreaOverview",
    "desktop.forms.overview.Finding",
    "desktop.forms.overview.overview",
    "desktop.plan.changes.changes_since",
    "desktop.plan.family.content_of",
    "desktop.plan.family.private_points",
    "desktop.plan.parts",
    "desktop.plan.sources",
    "desktop.plan.verbs",
    "db.records.StoredAnswer",
    "db.records.Plan",
    "db.records.PlanPoint",
    "ui.assessment.standing.Standing",
    "ui.assessment.standing.standing_of",
)
DOORS = {
    "FamilyAnswer": "desktop/forms/family.py",
    "FamilyAnswers": "desktop/forms/family.py",
    "FamilyRound": "desktop/assessment/family.py",
    "FamilyPlan": "desktop/plan/family.py",
}
"""What only the wall itself may make."""

PRIVATE = ("private", "is_private", "show_private", "pupil_shown", "made_for", "private_for")


def test_mypy_refuses_the_workers_answers_where_the_family_reads(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(SNIPPET, encoding="utf-8")
    done = subprocess.run(
        (sys.executable, "-m", "mypy", "--config-file", str(HOME / "pyproject.toml"), str(probe)),
        cwd=HOME,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    found = {
        int(line.split(":")[1])
        for line in done.stdout.splitlines()
        if "probe.py" in line and "error:" in line
    }
    lines = enumerate(SNIPPET.splitlines(), start=1)
    assert found == {number for number, line in lines if line.endswith("# refused")}, done.stdout


@pytest.mark.parametrize("module", FAMILY_MODULES[1:])
def test_what_makes_a_familys_page_or_paper_knows_nothing_of_the_workers(module: str) -> None:
    path = HOME / module
    assert [where(path, name) for name in imports(path) if is_within(name, WORKERS_OWN)] == []


@pytest.mark.parametrize("module", FAMILY_MODULES[1:])
def test_what_makes_a_familys_page_or_paper_reads_no_answers_points_or_plan_texts_itself(module: str) -> None:
    kept = {"answers", "plan_points", "goal_factors", "safety_actions", "notes", "contacts"}
    found = {
        node.attr
        for node in ast.walk(tree(HOME / module))
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) in ("db", "session.db", "self.session.db")
    }
    assert found & kept == set()


def test_only_the_wall_makes_what_the_family_reads() -> None:
    broken = [
        where(path, f"line {node.lineno}: {node.func.id}")
        for path in sources("desktop", "ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if DOORS.get(node.func.id, path.relative_to(HOME).as_posix()) != path.relative_to(HOME).as_posix()
    ]
    assert broken == []


def test_private_has_no_default_anywhere() -> None:
    broken = []
    for path in sources("desktop", "ui"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) in PRIVATE and _has_default(node):
                broken.append(where(path, f"line {node.lineno}"))
            if isinstance(node, ast.FunctionDef):
                broken += [
                    where(path, f"{node.name}({name})") for name in _with_default(node) if name in PRIVATE
                ]
    assert broken == []


def _has_default(node: ast.AnnAssign) -> bool:
    said = ast.unparse(node.value) if node.value else ""
    return bool(said) and ("default" in said or not said.startswith("field("))


def _with_default(node: ast.FunctionDef) -> list[str]:
    places, given = node.args.args, node.args.defaults
    named = [one.arg for one in places[len(places) - len(given) :]]
    return [
        *named,
        *(one.arg for one, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value),
    ]


def test_the_drawing_looks_at_the_recipient_in_one_place() -> None:
    """Elsewhere the level chooses the pill, the density and the sentence on top, and never what is on the paper."""
    allowed = {
        "recipient.py": 2,
        "parts.py": 3,
        "summary.py": 1,
        "copies.py": 1,
        "journal.py": 1,
        "concern.py": 1,
    }
    found: dict[str, int] = {}
    for path in sources("desktop/paper/pdf"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "Level.RECORD":
                found[path.name] = found.get(path.name, 0) + 1
    assert found == allowed


def test_who_an_answer_is_private_for_is_asked_and_never_looked_up() -> None:
    """`private_for` is the form's; everybody else asks `is_private_for`, which knows the säkerhetsruta too."""
    allowed = {"definition.py", "soundness.py"}
    broken = [
        where(path, f"line {node.lineno}")
        for path in sources("desktop", "ui")
        if path.name not in allowed
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "private_for"
    ]
    assert broken == []
