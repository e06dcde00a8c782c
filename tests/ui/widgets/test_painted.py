"""What we paint and measure ourselves follows scheme and zoom live, without a handler each.

A widget that was on the screen when the zoom was changed is, pixel for pixel, the one that is built after it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Informant
from desktop.attendance.board import Board, WeekColumn
from desktop.attendance.curve import BarKind, Curve, DrawnWeek
from desktop.attendance.weeks import WeekOf
from desktop.content import form
from desktop.forms.progress import AreaProgress
from tests.builders import DAY
from ui.assessment.comparison.track_head import TrackHead
from ui.assessment.overview.area_card import InformantMarks, Rule
from ui.assessment.talk.area_list import AreaButton
from ui.assessment.talk.informant_buttons import InformantButton
from ui.attendance.chart import CurveChart
from ui.attendance.grid import WeekGrid
from ui.closing.then_and_now import ShareBar
from ui.consent.legend import _Sample
from ui.consent.matrix_model import Mark
from ui.first_start.step_list import StepMark
from ui.look.brand import Logo
from ui.look.metrics import column
from ui.look.theme import Scheme, theme
from ui.secrets.secret_edit import SecretEdit
from ui.secrets.strength import StrengthBars
from ui.widgets.frame.nav import NavButton
from ui.widgets.input.buttons import Button
from ui.widgets.input.segments import Segment
from ui.widgets.input.tile import Tile
from ui.widgets.show.attendance import AttendanceStrip, Week
from ui.widgets.show.chip import Chip
from ui.widgets.show.comparison_row import ComparisonRow, ShownAnswer
from ui.widgets.show.emblem import Emblem, Look
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import InformantMark, InformantShape
from ui.widgets.show.ladder import GoalLadder
from ui.widgets.show.row_model import Column
from ui.widgets.show.stepper import Step, StepFact
from ui.widgets.show.table import Table
from ui.widgets.show.then_now import _Marks

UI = Path(__file__).parents[3] / "ui"
BASES = UI / "widgets" / "paint" / "painted.py"

LISTENERS = {
    "first_start/frame.py": "shows the steps beside or above, by width and zoom",
    "groups/page.py": "shows or hides columns, by width and zoom",
    "log/page.py": "shows or hides columns, by width and zoom",
    "paper/pages_view.py": "tints what is behind the pages of a QPdfView",
    "people/pupil/pupils_page.py": "shows or hides columns, by width and zoom",
    "consent/matrix_parts.py": "lays its parts anew, by width and zoom",
    "shell/shell.py": "folds the sidebar, by width and zoom",
}
"""Who may connect `theme.changed` itself: a layout that turns on the zoom, or a colour Qt asks nobody for."""

CHANGE_EVENTS = {
    "notes/passages.py": "gives its text the colours of another palette",
    "widgets/paint/painted.py": "the base",
    "window/main_window.py": "tells when the window is minimised",
}

NOT_OURS = {
    "Combo": "Qt draws it; only the arrow and the cut of the word are ours",
    "WeekGrid": "Qt draws it; only the words along each lov are ours",
}
"""Widgets with a `paintEvent` and a `sizeHint` that need not be `Painted`."""


def _strip() -> AttendanceStrip:
    made = AttendanceStrip()
    made.show_weeks([Week("36", 40, 20, 40), Week("37", is_break=True), Week("38", 60, 20, 20)], 1)
    return made


def _bars() -> StrengthBars:
    made = StrengthBars()
    made.show_level(2)
    return made


def _step() -> Step:
    made = Step()
    made.show_fact(StepFact("Kartläggning", "pagar", "sedan 18 nov"), 2, 8)
    return made


def _row() -> ComparisonRow:
    answers = [
        ShownAnswer(InformantShape("elev"), "Amina", 1, "ibland"),
        ShownAnswer(InformantShape("skola"), "Skolan", 3, "ofta"),
    ]
    return ComparisonRow(
        "Det är lugnt i klassrummet", ["aldrig", "ibland", "ofta", "alltid"], answers, "Jag hör inte."
    )


def _table() -> Table:
    made = Table(
        [Column("Namn", lambda row: row, kind="strong"), Column("Skola", lambda row: row[:2])], "Elever"
    )
    made.set_rows(["Amina Warsame", "Åsa Ek"], key=lambda row: row)
    return made


def _grid() -> WeekGrid:
    weeks = [WeekColumn(WeekOf(2026, week, ()), 5, 30, "", False, (), (), False, False) for week in (45, 46)]
    made = WeekGrid()
    made.cells.show_board(Board(tuple(weeks), "lektioner", {}), 0, 8)
    return made


def _marks() -> _Marks:
    made = _Marks()
    made.show_steps(1, 3)
    return made


def _curve() -> CurveChart:
    made = CurveChart()
    part: BarKind = "present"
    made.show_curve(
        Curve((DrawnWeek("45", ((part, Fraction(1, 2)),)), DrawnWeek("46", break_name="lov"))), ["", ""]
    )
    return made


PAINTED: dict[str, Callable[[], QWidget]] = {
    "ShareBar": lambda: ShareBar(40),
    "AreaButton": lambda: AreaButton(AreaProgress(form().areas[0], 2, 9)),
    "AttendanceStrip": _strip,
    "Chip": lambda: Chip("Går ut", "warn", "hourglass-medium"),
    "Emblem": lambda: Emblem("AW", Look(2, 3)),
    "GoalLadder": lambda: GoalLadder(1, 2),
    "IconLabel": lambda: IconLabel("handshake"),
    "NavButton": lambda: NavButton("Elever", "users", keys="Ctrl+E"),
    "Rule": lambda: Rule(is_good=False),
    "Segment": lambda: Segment("Översikt", is_first=True, is_last=False),
    "Step": _step,
    "StepMark": lambda: StepMark(3),
    "StrengthBars": _bars,
    "Tile": lambda: Tile("Stämmer ganska bra", "3", is_high=True),
    "TrackHead": lambda: TrackHead("heart", "Trivsel", "8 frågor", ["aldrig", "alltid"]),
    "InformantButton": lambda: InformantButton(
        Informant(assessment_id="a", informant="V1", name="Hodan"), DAY
    ),
    "InformantMark": lambda: InformantMark(InformantShape("vh", 2)),
    "InformantMarks": lambda: InformantMarks(["E", "V1", "S"]),
    "ComparisonRow": _row,
    "CurveChart": _curve,
    "_Marks": _marks,
    "_Sample": lambda: _Sample(Mark("bada", "waits")),
}
MEASURED: dict[str, Callable[[], QWidget]] = {
    "Button": lambda: Button("Ny anteckning", "primary", "note-pencil"),
    "SecretEdit": lambda: SecretEdit("Lösenfras"),
    "Table": _table,
    "WeekGrid": _grid,
}
HELD: dict[str, Callable[[], QWidget]] = {"Logo": lambda: Logo(28)}


def _classes() -> Iterator[tuple[Path, ast.ClassDef, set[str], set[str]]]:
    """Yield every class of the screens with its bases and its own methods."""
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                methods = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
                yield path, node, {ast.unparse(base) for base in node.bases}, methods


def _named(path: Path) -> str:
    return path.relative_to(UI).as_posix()


def test_every_widget_that_paints_and_measures_itself_stands_on_the_base() -> None:
    alone = {
        node.name
        for _, node, bases, methods in _classes()
        if {"paintEvent", "sizeHint"} <= methods and "Painted" not in bases
    }
    assert alone == NOT_OURS.keys()


def test_nobody_else_listens_for_another_style() -> None:
    assert {
        _named(path) for path, _, _, methods in _classes() if "changeEvent" in methods
    } == CHANGE_EVENTS.keys()


def test_nobody_else_connects_to_the_theme() -> None:
    found = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("theme.changed.connect"):
                found.add(_named(path))
    assert found == LISTENERS.keys()


@pytest.mark.parametrize(("base", "shown"), [("Painted", PAINTED), ("Measured", MEASURED)])
def test_each_of_them_is_looked_at_here(base: str, shown: dict[str, Callable[[], QWidget]]) -> None:
    assert {node.name for _, node, bases, _ in _classes() if base in bases} == shown.keys()


def _in_a_window(qtbot: QtBot, make: Callable[[], QWidget]) -> tuple[QWidget, QWidget]:
    """Return a window with the widget in a layout, as large as the layout likes, and the widget."""
    window, made = QWidget(), make()
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the later window would have the focus,
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # and the mouse over it
    inside = column(window, gap=4, margins=6)
    inside.addWidget(made)
    inside.addStretch(1)
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    QApplication.processEvents()
    return window, made


def _look(window: QWidget) -> QImage:
    for _ in range(3):
        QApplication.processEvents()
    return window.grab().toImage()


@pytest.mark.parametrize("name", [*PAINTED, *MEASURED, *HELD])
def test_a_widget_on_the_screen_follows_scheme_and_zoom_as_if_built_after_it(
    qtbot: QtBot, dressed: QApplication, name: str
) -> None:
    make = (PAINTED | MEASURED | HELD)[name]
    window, made = _in_a_window(qtbot, make)
    first, before = _look(window), made.size()
    for scheme, zoom in ((Scheme.LIGHT, 200), (Scheme.DARK, 200), (Scheme.HIGH, 125), (Scheme.DARK, 80)):
        theme.choose(scheme)
        while theme.zoom != zoom:
            theme.zoom_by(1 if theme.zoom < zoom else -1)
        seen = _look(window)
        fresh, twin = _in_a_window(qtbot, make)
        assert made.sizeHint() == twin.sizeHint()
        assert (made.size(), window.minimumSizeHint()) == (twin.size(), fresh.minimumSizeHint())
        assert seen == _look(fresh)
        assert seen != first
        fresh.close()
    theme.choose(Scheme.LIGHT)
    theme.zoom_to(100)
    assert (_look(window), made.size()) == (first, before)
