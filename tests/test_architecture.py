"""The house holds together only where something checks it: who may import whom, and a few plain rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import HOME, PROGRAM, imports, is_within, sources, tree, where

MAY_NOT_IMPORT = {
    "db": ("desktop", "ui", "resources", "PySide6", "reportlab", "keyring"),
    "desktop": ("ui", "PySide6.QtWidgets", "PySide6.QtGui"),
    "desktop/forms": ("db", "ui", "PySide6"),
    "ui": ("sqlcipher3", "sqlite3", "reportlab", "keyring", "db.tables", "db.store.connection"),
    "resources": ("db", "desktop", "ui", "PySide6"),
}
PUTS_THE_PARTS_TOGETHER = HOME / "desktop" / "__main__.py"

# Nothing in the program can reach a network: no address is ever looked up, no socket opened.
NETWORK = (
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtHttpServer",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|TRIGGER|INDEX)|PRAGMA)\b",
    re.DOTALL,
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(home|root|work|tmp|Users|mnt)/\w|[A-Z]:\\Users\\")
LONGEST_FILE = 300
LONGEST_FUNCTION = 45


def written_by_hand() -> Iterator[Path]:
    """Yield every text file of the repository that someone wrote."""
    for folder in (*PROGRAM, "tests", "benchmarks", "docs", ".ci"):
        yield from (
            path
            for path in (HOME / folder).rglob("*")
            if path.suffix in {".py", ".md", ".toml", ".qss", ".sql"}
        )
    yield from (
        path
        for path in HOME.iterdir()
        if path.suffix in {".md", ".toml", ".spec", ".txt"} or path.name == "Makefile"
    )


@pytest.mark.parametrize("folder", MAY_NOT_IMPORT)
def test_each_layer_imports_only_what_it_may(folder: str) -> None:
    broken = [
        where(path, name)
        for path in sources(folder)
        if path != PUTS_THE_PARTS_TOGETHER
        for name in imports(path)
        if is_within(name, MAY_NOT_IMPORT[folder])
    ]
    assert broken == []


def test_only_the_pdf_package_imports_reportlab() -> None:
    broken = [
        where(path, name)
        for path in sources(*PROGRAM)
        if HOME / "desktop" / "paper" / "pdf" not in path.parents
        for name in imports(path)
        if is_within(name, ("reportlab",))
    ]
    assert broken == []


def test_nothing_in_the_program_can_reach_a_network() -> None:
    broken = [
        where(path, name) for path in sources(*PROGRAM) for name in imports(path) if is_within(name, NETWORK)
    ]
    assert broken == []


def test_sql_is_written_only_in_db() -> None:
    broken = [
        where(path, node.value[:60])
        for path in sources("desktop", "ui", "resources")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]
    assert broken == []


def test_the_look_lives_in_one_style_sheet() -> None:
    broken = [
        where(path, node.lineno)
        for path in sources("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet" and not _is_the_theme(path)
    ]
    assert broken == []


def _is_the_theme(path: Path) -> bool:
    return path == HOME / "ui" / "look" / "theme.py"


def test_screens_never_open_the_door_for_writing() -> None:
    broken = [
        where(path, node.lineno)
        for path in sources("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("session.change")
    ]
    assert broken == []


def test_no_layout_is_asked_for_its_items() -> None:
    """See `ui/widgets/frame/laid.py`: their wrappers outlive them, and break the heap after some dozens of pages."""
    broken = [
        where(path, node.lineno)
        for path in sources("ui")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr in ("itemAt", "itemAtPosition"))
        or (isinstance(node, ast.Name) and node.id in ("QWidgetItem", "QSpacerItem"))
    ]
    assert broken == []


def test_no_file_is_longer_than_can_be_kept_in_mind() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(*PROGRAM, "tests", "benchmarks")
    }
    assert [where(path, f"{lines} lines") for path, lines in lengths.items() if lines > LONGEST_FILE] == []


def test_every_function_fits_a_screen() -> None:
    functions = (
        (path, node)
        for path in sources(*PROGRAM)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [
        where(path, f"{node.name}, {lines} lines")
        for path, node in functions
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ] == []


def test_no_class_is_named_for_being_a_class() -> None:
    broken = [
        where(path, node.name)
        for path in sources(*PROGRAM)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Controller", "Manager", "Helper", "Utils"))
    ]
    assert broken == []


def test_no_file_names_a_place_on_the_machine_it_was_written_on() -> None:
    broken = [
        where(path, found.group())
        for path in written_by_hand()
        if path != Path(__file__)
        for found in MACHINE_PATH.finditer(path.read_text(encoding="utf-8"))
    ]
    assert broken == []


def test_every_module_says_what_it_is_for() -> None:
    assert [
        where(path, "no docstring") for path in sources(*PROGRAM) if not ast.get_docstring(tree(path))
    ] == []


def test_what_is_switched_off_says_why() -> None:
    """A `noqa` or `type: ignore` without a reason on its line hides a fault from the next reader."""
    bare = re.compile(r"#\s*(noqa(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?|type:\s*ignore(\[[^\]]*\])?)\s*$")
    broken = [
        where(path, f"line {number}")
        for path in sources(*PROGRAM, "tests", "benchmarks", ".ci")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]
    assert broken == []
