"""The rooms: no module in a circle, each knows only what it may, none is crowded, and one clock for all."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests import house
from tests.house import HOME, LAYERS, circles, graph, imports, is_within, module_name, sources, tree, where

AT_THE_ROOTS = {
    "db": {"__init__", "errors", "clock", "ids", "swedish"},
    "desktop": {
        "__init__",
        "__main__",
        "version",
        "errors",
        "dates",
        "spans",
        "names",
        "number_words",
        "work",
        "overrides",
        "os_account",
    },
    "ui": {"__init__"},
}

# Circles that are meant: parts of one class, written in files of their own, that name it for its type alone.
ALLOWED_CIRCLES = [["ui.shell.keys", "ui.shell.palette", "ui.shell.shell"]]

SESSION = ("desktop.session",)
PAPER = ("desktop.paper", "desktop.demo", "desktop.lock")
MAY_NOT_KNOW = {
    "desktop/forms": (*SESSION, *PAPER),
    "desktop/content": (*SESSION, *PAPER),
    "desktop/people": PAPER,
    "desktop/cases": PAPER,
    "desktop/notes": PAPER,
    "desktop/assessment": PAPER,
    "desktop/attendance": PAPER,
    "desktop/attendance_files": PAPER,
    "desktop/plan": PAPER,
    "desktop/consent": PAPER,
    "desktop/followup": PAPER,
    "desktop/events": PAPER,
    "desktop/groups": PAPER,
    "desktop/referrals": PAPER,
    "desktop/closing": PAPER,
    "desktop/sharing": PAPER,
    "desktop/drafts": PAPER,
    "desktop/session": ("desktop.paper", "desktop.demo", "desktop.vault"),
    "desktop/paper/values": (*SESSION, "desktop.paper.pdf", "desktop.paper.builders", "db"),
    "desktop/paper/pdf": (*SESSION, "desktop.paper.builders", "db"),
}
"""Which room may not know which, within `desktop`. The layers are in `test_architecture`."""

# Parts that every screen is built of: they know no screen and no verb of one.
PARTS = ("ui/look", "ui/widgets", "ui/window", "ui/dialogs", "ui/page")
PARTS_MAY_KNOW = ("ui.look", "ui.widgets", "ui.window", "ui.dialogs", "ui.page")
SCREENS = tuple(
    f"ui.{room.name}"
    for room in sorted((HOME / "ui").iterdir())
    if room.is_dir() and f"ui.{room.name}" not in PARTS_MAY_KNOW and (room / "__init__.py").exists()
)
DOMAIN = (
    "desktop.people",
    "desktop.cases",
    "desktop.notes",
    "desktop.assessment",
    "desktop.attendance",
    "desktop.attendance_files",
    "desktop.plan",
    "desktop.followup",
    "desktop.events",
    "desktop.groups",
    "desktop.referrals",
    "desktop.closing",
    "desktop.consent",
    "desktop.sharing",
)

KNOWN_BY_PARTS = {
    (
        "ui/widgets/show/chip_kinds.py",
        "desktop.consent.state.StateKey",
    ): "the states it has a word for, as a type",
}
"""What of a domain a part knows all the same, and why."""

MOST_IN_A_ROOM = 25

CLOCKS = {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time", "time.localtime"}
CLOCKS |= {
    "QDate.currentDate",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QTime.currentTime",
}
READS_A_CLOCK = {
    "db/clock.py": "it is the clock",
    "desktop/lock/untouched.py": "measures how long nothing was touched, beside a clock that never stands back",
}

SAME_NAME = {
    ("db", "Found"): "what a copy holds, and what a damaged vault still holds",
    ("desktop", "Answer"): "in a form, and on a consent",
    ("desktop", "Area"): "of a form, and on the paper about it",
    ("desktop", "Check"): "a box on paper, and a soft question about a goal",
    ("desktop", "Choice"): "of a paper, and of a copy",
    ("desktop", "Choices"): "ticks in an answer, and what the user prefers",
    ("desktop", "Face"): "a font's face, and how it is used",
    ("desktop", "Finding"): "of a form, and on the paper about it",
    ("desktop", "Gap"): "in a kartläggning, and in a plan",
    ("desktop", "Identity"): "a number, and the block that prints it",
    ("desktop", "Item"): "of a list file, and of a list on paper",
    ("desktop", "Line"): "of an account, and of set text",
    ("desktop", "Missing"): "in a kartläggning, and in a step",
    ("desktop", "Question"): "of a form, and to the log",
    ("desktop", "Row"): "of a comparison, of a table on paper, and of set text",
    ("desktop", "Rule"): "a line on paper, and one about passphrases",
    ("desktop", "Side"): "of a finding, and of a plan",
    ("desktop", "Step"): "of trappan, and of the first start",
    ("desktop", "Stretch"): "of one direction, and of one font",
    ("desktop", "Verdict"): "on the log, on a passphrase, and on what may be given",
    ("desktop", "Worker"): "as set, and as printed",
    ("ui", "SchoolDialog"): "who answers for the school, and the school itself",
}
"""Public classes that share a name within a layer, and what each is. Better a new name than a new line here."""


def test_nothing_lies_outside_its_room() -> None:
    found = {layer: {path.stem for path in (HOME / layer).glob("*.py")} for layer in LAYERS}
    assert found == AT_THE_ROOTS


def test_no_module_imports_itself_in_a_circle() -> None:
    """Late imports, imports for types alone and modules named in strings count too."""
    assert circles(graph(sources(*house.PROGRAM))) == ALLOWED_CIRCLES


@pytest.mark.parametrize("room", MAY_NOT_KNOW)
def test_each_room_knows_only_what_it_may(room: str) -> None:
    assert (HOME / room).is_dir()
    broken = [
        where(path, name)
        for path in sources(room)
        for name in imports(path)
        if is_within(name, MAY_NOT_KNOW[room])
    ]
    assert broken == []


@pytest.mark.parametrize("room", PARTS)
def test_parts_know_no_screen_and_no_domain(room: str) -> None:
    assert (HOME / room).is_dir()
    broken = [
        where(path, name)
        for path in sources(room)
        for name in imports(path)
        if is_within(name, (*SCREENS, *DOMAIN))
        and (path.relative_to(HOME).as_posix(), name) not in KNOWN_BY_PARTS
    ]
    assert broken == []


def test_no_room_is_crowded() -> None:
    held = Counter(path.parent for path in sources(*LAYERS, "tests", "benchmarks"))
    assert [where(room, files) for room, files in held.items() if files > MOST_IN_A_ROOM] == []


def test_no_two_classes_of_a_layer_share_a_name_unawares() -> None:
    found = defaultdict(set)
    for layer in LAYERS:
        for path in sources(layer):
            for node in tree(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[layer, node.name].add(module_name(path))
    shared = {name for name, modules in found.items() if len(modules) > 1}
    assert shared == set(SAME_NAME)


def test_only_the_clock_reads_the_clock() -> None:
    """Today is `session.today`, and a moment is `db.clock`'s: never the day of one wrong clock, nor UTC's."""
    broken = [
        where(path, f"{ast.unparse(node)}, line {node.lineno}")
        for path in sources(*house.PROGRAM)
        if path.relative_to(HOME).as_posix() not in READS_A_CLOCK
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS
    ]
    assert broken == []


def test_the_tests_lie_in_the_same_rooms() -> None:
    rooms = {
        room.relative_to(HOME / "tests")
        for layer in LAYERS
        for room in (HOME / "tests" / layer).rglob("*")
        if (room / "__init__.py").exists()
    }
    apart = {Path("db/power"): "a computer that loses its power in the middle of any of it"}
    assert sorted(str(room) for room in rooms - set(apart) if not (HOME / room).is_dir()) == []


def test_a_circle_is_found_however_it_is_made() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": {"f"}, "f": {"e"}}
    assert circles(edges) == [["a", "b", "c"], ["e", "f"]]


def test_the_check_itself_sees_every_way_of_importing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "import PySide6.QtGui\nfrom PySide6 import QtWidgets as w\nfrom importlib import import_module\n"
    source += "def late():\n    from reportlab.lib import units\n    import_module('desktop.demo')\n"
    probe = tmp_path / "probe.py"
    probe.write_text(source, encoding="utf-8")
    monkeypatch.setattr(house, "HOME", tmp_path)
    found = ["PySide6.QtGui", "PySide6.QtWidgets", "importlib.import_module"]
    assert list(imports(probe)) == [*found, "reportlab.lib.units", "desktop.demo"]
