from __future__ import annotations

from fractions import Fraction

from desktop.attendance.curve import (
    Band,
    BarKind,
    BarShape,
    Curve,
    CurveMark,
    DrawnWeek,
    Frame,
    Lettering,
    Stroke,
    shapes,
)
from desktop.paper.pdf.blocks import Paragraph, Title, plain
from desktop.paper.pdf.curve_block import CurveFigure
from desktop.paper.pdf.engine.file import draw
from desktop.paper.pdf.sheet import Sheet
from tests.desktop.paper.pdf.reading import words

THIRD = Fraction(1, 3)
SIXTH = THIRD / 2
SHARES = (THIRD, THIRD, SIXTH, SIXTH)
KINDS: tuple[BarKind, ...] = ("present", "excused", "unexcused", "unknown")
PARTS = tuple(zip(KINDS, SHARES, strict=True))
WEEKS = tuple(DrawnWeek(str(week), PARTS, THIRD) for week in range(34, 44))
CURVE = Curve(
    (*WEEKS, DrawnWeek("44", break_name="höstlov"), *WEEKS[:3]),
    (CurveMark(3, "inskriven"), CurveMark(8, "plan", is_plan=True)),
    (Band(11, 13, Fraction(1, 2)),),
    (10, 15, 20, 50),
    "Fyra veckor före inskrivningen: 33 procent.",
)


def test_the_shapes_are_the_same_whatever_draws_them() -> None:
    found = list(shapes(CURVE, Frame(132, 52, 22, 220)))
    bars = [one for one in found if isinstance(one, BarShape)]
    assert len(bars) == 13 * 4 + 2
    first = bars[1:5]
    assert [one.kind for one in first] == ["present", "excused", "unexcused", "unknown"]
    assert round(sum(one.height for one in first), 6) == 220
    assert min(one.y for one in bars) >= 22
    over = [one for one in found if isinstance(one, Stroke) and one.kind == "over_break"]
    assert len(over) == 1
    said = [one.text for one in found if isinstance(one, Lettering)]
    assert said == ["0 %", "50 %", "100 %", "höstlov", "inskriven", "plan"]


def test_the_curve_is_a_figure_with_its_sentence_on_paper() -> None:
    sheet = Sheet(
        metadata_title="Kurva",
        municipality="Älvbro",
        sender="Teamet",
        pill="FAMILJ",
        footer="",
        version_line="",
        accent="#1D4A58",
        blocks=(Title("Närvaro"), CurveFigure(CURVE, CURVE.sentence), Paragraph(plain(CURVE.sentence))),
    )
    data = draw(sheet, 1).data
    text = words(data)
    assert "inskriven" in text
    assert "34" in text
    assert b"/Figure" in data
