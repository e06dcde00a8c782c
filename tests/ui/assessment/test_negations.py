"""No sentence says the opposite of what it means: two words for no in one clause."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Assessment
from desktop.forms.checks import Gap, Missing
from desktop.session.session import Session
from ui.assessment.overview.gaps_card import gap_words
from ui.assessment.standing import standing_of

HOME = Path(__file__).parents[3]
NO = re.compile(r"\b(inte|ingen|inget|inga|ingenting|aldrig|ej|icke)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[.,;:!?”()\n]|\boch\b|\bmen\b|\beller\b|\bom\b|\bså\b|\batt\b")
MEANT = {
    "Det som inte täcks delas inte": "what is not covered is not shared",
    "Tid som ingen har registrerat räknas inte": "what nobody registered is not counted",
    "Den som inte äter orkar inte dagen": "who does not eat has no strength",
}


def _in_code() -> Iterator[str]:
    for folder in ("desktop", "ui"):
        for path in (HOME / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                    yield node.value


def _in_resources(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _in_resources(value)
    elif isinstance(found, list):
        for value in found:
            yield from _in_resources(value)


def _texts() -> Iterator[str]:
    yield from _in_code()
    for path in (HOME / "resources").rglob("*.toml"):
        is_ours = "demo" not in path.parts and not re.match(r"lang_(?!sv)", path.name)
        if is_ours:
            yield from _in_resources(tomllib.loads(path.read_text(encoding="utf-8")))


def test_no_clause_says_no_twice() -> None:
    clauses = {clause.strip() for text in _texts() for clause in CLAUSE.split(text)}
    assert {one for one in clauses if len(NO.findall(one)) > 1} == set(MEANT)


@pytest.mark.parametrize("who", ["E", "V", "S", "V1"])
def test_who_has_not_answered_is_said_with_one_no(
    session: Session, amina_round: Assessment, who: str
) -> None:
    standing = standing_of(session, amina_round.case_id)
    assert standing is not None
    for gap in Gap:
        words = gap_words(standing, Missing(gap, who, ("S1",)))
        assert len(NO.findall(words)) < 2, words
        assert words[0].isupper()
