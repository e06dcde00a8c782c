"""A rule that is validated and documented but decides nothing is a promise broken: each is read by the program.

Read means: an expression that begins in `rules()` of `desktop.content` and ends in the field, or in a method of the
field's own class that reads it. Comments, strings and fields of the same name elsewhere do not count.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest

from desktop.content import rule_file
from desktop.content.rule_file import Rules

HOME = Path(__file__).parents[3]
LOADER = HOME / "desktop" / "content"

Dotted = tuple[str, ...]  # ("consent", "remind")
Names = dict[str, Dotted]  # what a local name stands for


def all_fields() -> set[Dotted]:
    """Return every field of `Rules`, those of its groups by group and name."""
    found: set[Dotted] = set()
    for name, kind in get_type_hints(Rules).items():
        found |= {(name, one.name) for one in fields(kind)} if is_dataclass(kind) else {(name,)}
    return found


def program() -> Iterator[str]:
    """Yield the program's source texts, save those that load the content."""
    for folder in ("db", "desktop", "ui"):
        for path in (HOME / folder).rglob("*.py"):
            if LOADER not in path.parents:
                yield path.read_text(encoding="utf-8")


def read_in(source: str) -> set[Dotted]:
    """Return the dotted names read from `rules()` in a source text."""
    tree = ast.parse(source)
    known = _imported(tree)
    if not known:
        return set()
    found: set[Dotted] = set()
    scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Module)]
    for scope in scopes:
        names = _local_names(scope, known)
        for node in ast.walk(scope):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.add(_dotted(node, known, names) or ())
    return found - {()}


def _imported(tree: ast.Module) -> set[str]:
    """Return how a module may write the function: `rules`, `content.rules`."""
    known = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "desktop.content":
            known |= {one.asname or one.name for one in node.names if one.name == "rules"}
        if isinstance(node, ast.ImportFrom) and node.module == "desktop":
            known |= {f"{one.asname or one.name}.rules" for one in node.names if one.name == "content"}
    return known


def _local_names(scope: ast.AST, known: set[str]) -> Names:
    """Return the names a scope gives to the rules or a group of them, `a, b = …` too."""
    names: Names = {}
    for node in ast.walk(scope):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
            for name, value in pairs:
                dotted = _dotted(value, known, names)
                if isinstance(name, ast.Name) and dotted is not None:
                    names[name.id] = dotted
    return names


def _dotted(node: ast.expr, known: set[str], names: Names) -> Dotted | None:
    """Return what an expression reads of the rules; () for the rules themselves, None for anything else."""
    if isinstance(node, ast.Call):
        return () if ast.unparse(node.func) in known else None
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        whole = _dotted(node.value, known, names)
        return None if whole is None else (*whole, node.attr)
    return None


def by_methods(read: set[Dotted]) -> set[Dotted]:
    """Return the fields that the methods among these read of their own class, also through other methods."""
    kinds = {
        name: kind
        for name, kind in get_type_hints(Rules).items()
        if isinstance(kind, type) and is_dataclass(kind)
    }
    classes = {
        node.name: {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
        for node in ast.parse(inspect.getsource(rule_file)).body
        if isinstance(node, ast.ClassDef)
    }
    found: set[Dotted] = set()
    for group, name in {one[:2] for one in read if len(one) > 1 and one[0] in kinds}:
        methods = classes[kinds[group].__name__]
        waiting, seen = [name], set[str]()
        while waiting:
            here = waiting.pop()
            if here in methods and here not in seen:
                seen.add(here)
                own = [
                    node.attr
                    for node in ast.walk(methods[here])
                    if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"
                ]
                found |= {(group, one) for one in own}
                waiting += own
    return found


def unread(wanted: set[Dotted], sources: Iterator[str] | list[str]) -> set[Dotted]:
    """Return the fields that none of the sources reads."""
    read = set[Dotted]().union(*(read_in(source) for source in sources))
    return wanted - {one[:2] for one in read} - {one[:1] for one in read if len(one) == 1} - by_methods(read)


def test_every_rule_is_read_somewhere_in_the_program() -> None:
    assert unread(all_fields(), program()) == set()


def test_a_new_rule_that_nobody_reads_is_found() -> None:
    new: Dotted = ("consent", "shown_on_paper")
    assert unread({*all_fields(), new}, program()) == {new}


@pytest.mark.parametrize(
    "source",
    [
        "from desktop.content import rules\n# rules().consent.remind\n",
        'from desktop.content import rules\nsaid = "rules().consent.remind"\n',
        'from desktop.content import rules\n"""`rules().consent.remind`"""\nrules()\n',
        "from elsewhere import rules\ndays = rules().consent.remind\n",
        "from desktop.content import texts\ndays = rules().consent.remind\n",
        "from desktop.content import rules\ndays = settings().consent.remind\n",
        "from desktop.content import rules\nother = rules().plan\ndays = consent.remind\n",
        "from desktop.content import rules\nrules().consent.remind = 4\n",
        "from desktop.content import rules\nremind = rules().consent\n",
    ],
)
def test_what_only_looks_like_reading_is_not(source: str) -> None:
    assert unread({("consent", "remind")}, [source]) == {("consent", "remind")}


@pytest.mark.parametrize(
    "source",
    [
        "from desktop.content import rules\ndays = rules().consent.remind\n",
        "from desktop import content\ndays = content.rules().consent.remind + 1\n",
        "def f():\n    from desktop.content import rules as ours\n    all = ours()\n    return all.consent.remind\n",
        "from desktop.content import rules\na, b = 1, rules().consent\nprint(b.remind)\n",
    ],
)
def test_reading_is_seen_however_it_is_written(source: str) -> None:
    assert unread({("consent", "remind")}, [source]) == set()


def test_a_field_is_read_through_the_methods_of_its_own_class() -> None:
    source = "from desktop.content import rules\nprint(rules().attendance.said(4))\n"
    assert unread({("attendance", "thresholds")}, [source]) == set()
    silent = "from desktop.content import rules\nprint(rules().attendance)\n"
    assert unread({("attendance", "thresholds")}, [silent]) == {("attendance", "thresholds")}
