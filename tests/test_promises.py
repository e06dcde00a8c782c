"""What the program promises on screen, in a guide or on paper: each sentence with the test that holds it.

`promises.toml` is the table. A promise that is written anew fails here until it has its test.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.house import HOME, sources

TABLE = HOME / "tests" / "promises.toml"
PROMISES = re.compile(
    r"\b(aldrig|alltid|automatiskt|av sig själv\w*|inget nätverk|syns i logg\w*|tas (aldrig|inte) bort|sparas inte"
    r"|ingen annan|inga namn|inget tas bort|(finns|är|står|ligger) kvar|orört)\b",
    re.IGNORECASE,
)
"""Words that say what will be or not be, whatever happens."""
GUIDES = ("texts", "skarm")


@cache
def table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Return every Swedish sentence the program can show, with where it stands."""
    return (*_in_code(), *_in_guides())


def _in_code() -> Iterator[tuple[str, str]]:
    for path in sources("desktop", "ui"):
        if "demo" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = set(_docstrings(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                yield path.relative_to(HOME).as_posix(), node.value


def _docstrings(tree: ast.Module) -> Iterator[int]:
    """Yield the identities of the nodes that document something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node, clean=False
        ):
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            yield id(first.value)


def _in_guides() -> Iterator[tuple[str, str]]:
    for name in GUIDES:
        path = Path("resources", "texts", f"{name}.toml")
        read = tomllib.loads((HOME / path).read_text(encoding="utf-8"))
        for section, texts in read.items():
            if section not in ("meta", "platshallare"):
                yield from ((f"{path.as_posix()} {section}.{key}", text) for key, text in texts.items())


def test_every_promise_stands_in_the_program_as_written() -> None:
    every = "\n".join(text for _, text in said())
    gone = [one["text"] for kind in ("promise", "other") for one in table()[kind] if one["text"] not in every]
    assert gone == []


def test_every_promise_has_a_test_that_is_there() -> None:
    missing = []
    for one in table()["promise"]:
        file, _, name = one["test"].partition("::")
        path = HOME / file
        if not path.is_file() or not re.search(
            rf"^def {re.escape(name)}\(", path.read_text(encoding="utf-8"), re.MULTILINE
        ):
            missing.append(one["test"])
    assert missing == []


def test_no_sentence_promises_without_standing_in_the_table() -> None:
    known = [one["text"] for kind in ("promise", "other") for one in table()[kind]]
    untold = [
        f"{where}: {text}"
        for where, text in said()
        if PROMISES.search(text) and " " in text and not any(one in text for one in known)
    ]
    assert untold == []


def test_what_is_no_promise_says_why() -> None:
    assert all(one["why"] for one in table()["other"])
