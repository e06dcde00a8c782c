"""Reading the house's own source: files, imports, and the circles they make. What the tests of the house share."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

HOME = Path(__file__).parents[1]
LAYERS = ("db", "desktop", "ui")
PROGRAM = (*LAYERS, "resources")
CLASS_BY_NAME = re.compile(r"(db|desktop|ui)(\.\w+)+:\w+$")
"""A class given as a string, as the registry of pages does."""
NOT_OURS = "files.dir"
"""Answers for another library, in its own shape: `ui/lean_pyside`."""


def sources(*folders: str) -> list[Path]:
    """Return the Python files of some folders."""
    return sorted(path for folder in folders for path in (HOME / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """Return the file as a syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def where(path: Path, what: object) -> str:
    """Return a line that can be read in a failure."""
    return f"{path.relative_to(HOME)}: {what}"


def is_within(name: str, forbidden: Iterable[str]) -> bool:
    """Return whether a dotted name is one of the forbidden, or lies inside one."""
    return any(name == one or name.startswith(f"{one}.") for one in forbidden)


def imports(path: Path) -> Iterator[str]:
    """Yield what a file imports, module and name joined, wherever in the file it does so.

    Late imports, imports for types alone, and modules and classes that are given by name all count.
    """
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(path.relative_to(HOME).parent.parts)[: -node.level + 1 or None] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "import_module":
            given = node.args[0]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and CLASS_BY_NAME.match(node.value)
        ):
            yield node.value.replace(":", ".")


def module_name(path: Path) -> str:
    """Return a file's dotted name; a package's is that of its folder."""
    return ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__")


def graph(paths: Iterable[Path]) -> dict[str, set[str]]:
    """Return which of these modules each imports."""
    files = {module_name(path): path for path in paths if NOT_OURS not in path.parts}
    return {
        name: {found for given in imports(path) if (found := _known(given, files)) and found != name}
        for name, path in files.items()
    }


def _known(given: str, files: Mapping[str, Path]) -> str:
    """Return the module a dotted name lies in: itself, or the longest beginning of it that is one."""
    while given and given not in files:
        given = given.rpartition(".")[0]
    return given


def circles(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected components of more than one module (Tarjan, 1972), each in order."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in edges[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            at = stack.index(name)
            circle, stack[at:] = stack[at:], []
            if len(circle) > 1:
                found.append(sorted(circle))

    for name in edges:
        if name not in index:
            visit(name)
    return found
