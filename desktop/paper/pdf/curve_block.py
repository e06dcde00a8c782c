"""The block of the curve of attendance; the others are in `blocks`."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.attendance.curve import Curve


@dataclass(frozen=True)
class CurveFigure:
    """The curve of attendance, its bars `high` millimetres; `alt` is its sentence."""

    curve: Curve
    alt: str
    high: float = 34.0
