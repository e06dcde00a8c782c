"""What the program can do, somebody can do: every verb that writes is reached from a screen, or waits for one."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

HOME = Path(__file__).parents[1]
ROOMS = ("people", "cases", "attendance", "plan", "assessment", "consent", "notes")
DOORS = frozenset({"change", "writing"})
WAITING = {
    "save_fields": "nothing: `save_all` with no parts, for the demo; a page writes fields and parts together",
}
"""What no screen calls, and which issue will, or why none does."""

Function = ast.FunctionDef


def _functions(*folders: str, but: str = "") -> dict[str, list[Function]]:
    found: dict[str, list[Function]] = defaultdict(list)
    for folder in folders:
        for path in (HOME / folder).rglob("*.py"):
            if path.parent.name == but:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, Function):
                    found[node.name].append(node)
    return found


def _named(node: ast.AST) -> set[str]:
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return names | {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}


def _is_public_verb(node: Function) -> bool:
    first = node.args.args[0] if node.args.args else None
    is_of_session = first is not None and first.arg == "session"
    return is_of_session and not node.name.startswith("_")


def _writing(functions: dict[str, list[Function]]) -> set[str]:
    """Return the functions that write, by themselves or through another of the rooms."""
    names = {name: set().union(*map(_named, nodes)) for name, nodes in functions.items()}
    writes = {name for name, used in names.items() if used & DOORS}
    while more := {name for name, used in names.items() if name not in writes and used & writes}:
        writes |= more
    return writes


def _reached() -> set[str]:
    """Return every name that a screen mentions, or a function that a screen reaches; the demo is no screen."""
    found = set()
    for path in (HOME / "ui").rglob("*.py"):
        found |= _named(ast.parse(path.read_text(encoding="utf-8")))
    names = {
        name: set().union(*map(_named, nodes)) for name, nodes in _functions("desktop", but="demo").items()
    }
    fresh = found
    while fresh:
        fresh = set().union(*(names.get(name, set()) for name in fresh)) - found
        found |= fresh
    return found


def test_every_verb_that_writes_is_reached_from_a_screen_or_waits_for_one() -> None:
    functions = _functions(*(f"desktop/{room}" for room in ROOMS))
    verbs = {name for name, nodes in functions.items() if any(map(_is_public_verb, nodes))}
    assert len(verbs & _writing(functions)) > 50
    assert (verbs & _writing(functions)) - _reached() == set(WAITING)
