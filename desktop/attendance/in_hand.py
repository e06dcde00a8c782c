"""A week that is being typed: what its cells say, what is left, and the row it becomes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from db.records import AttendanceWeek
from db.records.states import AttendanceUnit
from desktop.attendance.entry import Part, RefusedError, filled, of_half_days, read_cell

TYPED: tuple[Part, ...] = ("offered", "present", "excused", "unexcused")
"""The cells one may type in; what is left is never typed."""

OF_PERCENT = "ur_procent"
"""The mark of a week of which an amount was typed as a per cent."""


@dataclass(frozen=True)
class InHand:
    """What the cells of a week come to. `wrong` says of a cell why it is refused; `trouble` of the whole week."""

    amounts: Mapping[Part, int]
    offered: int | None
    wrong: Mapping[Part, str] = field(default_factory=dict)
    trouble: str = ""
    is_break: bool = False
    is_of_percent: bool = False

    @property
    def left(self) -> int | None:
        """What of the offered time is not typed yet; None while nothing is known to be offered."""
        if self.offered is None:
            return None
        return self.offered - sum(self.amounts.get(part, 0) for part in ("present", "excused", "unexcused"))

    @property
    def can_be_kept(self) -> bool:
        """Whether it is a week: lov, or something typed and nothing wrong."""
        return not self.wrong and not self.trouble and (self.is_break or "present" in self.amounts)


def read(texts: Mapping[Part, str], unit: AttendanceUnit, offered: int | None) -> InHand:
    """Return what the texts of a week's cells come to; `offered` is what is proposed."""
    amounts = dict[Part, int]()
    wrong = dict[Part, str]()
    is_break = is_of_percent = False
    for part in TYPED:
        try:
            typed = read_cell(texts.get(part, ""), unit, None if part == "offered" else offered)
        except RefusedError as error:
            wrong[part] = str(error)
            continue
        is_break, is_of_percent = is_break or typed.is_break, is_of_percent or typed.is_of_percent
        if typed.offered is not None:
            offered = typed.offered
        if typed.amount is not None:
            amounts[part] = typed.amount
        if part == "offered" and typed.amount is not None:
            offered = typed.amount
    if is_break:
        return InHand({}, 0, wrong, is_break=True)
    return InHand(amounts, offered, wrong, _trouble(amounts, offered), is_of_percent=is_of_percent)


def _trouble(amounts: Mapping[Part, int], offered: int | None) -> str:
    parts = [amounts[part] for part in ("present", "excused", "unexcused") if part in amounts]
    if offered is None:
        return "Skriv först hur mycket tid som erbjöds." if parts else ""
    if sum(parts) > offered:
        said = " + ".join(str(part) for part in parts)
        return f"{said} är fler än {offered}. Ändra något av talen."
    return ""


def as_row(found: InHand, was: AttendanceWeek, unit: AttendanceUnit, days: int) -> AttendanceWeek:
    """Return the week's row. `was` is the row there is, or a bare one with year, week and school.

    Raises `RefusedError` where it is no week.
    """
    name = f"Vecka {was.week}"
    if not found.can_be_kept:
        raise RefusedError(found.trouble or next(iter(found.wrong.values()), f"{name}: närvaron fattas."))
    if found.is_break:
        return _with(was, unit, dict.fromkeys(_FIGURES, 0), kind="lov", school_days=0, full_time=None)
    unknown = was.unknown if was.unit == unit and was.unknown <= (found.left or 0) else 0
    parts = filled(
        name,
        {
            "offered": found.offered,
            "unknown": unknown,
            **{part: found.amounts.get(part) for part in TYPED if part != "offered"},
        },
    )
    full = was.full_time if was.full_time is not None and was.full_time >= parts["offered"] else None
    kind = "skolvecka" if days == 5 or not days else "delvis_lov"
    figures: dict[str, int] = {str(part): amount for part, amount in parts.items()} | {"late": 0}
    made = _with(was, unit, figures, kind=kind, school_days=days or 5, full_time=full)
    return replace(made, marks=OF_PERCENT) if found.is_of_percent else made


def of_boxes(boxes: str, was: AttendanceWeek) -> AttendanceWeek:
    """Return the row of ten half days. Raises `RefusedError` unless there are ten."""
    figures = of_half_days(boxes)
    days = figures.pop("school_days")
    kind = "lov" if not days else "skolvecka" if days == 5 else "delvis_lov"
    return _with(was, "halvdagar", figures, kind=kind, school_days=days, full_time=None, half_days=boxes)


_FIGURES = ("offered", "present", "excused", "unexcused", "unknown", "unregistered", "late")


def _with(
    was: AttendanceWeek,
    unit: AttendanceUnit,
    figures: Mapping[str, int],
    *,
    kind: str,
    school_days: int,
    full_time: int | None,
    half_days: str = "",
) -> AttendanceWeek:
    values = {
        "pupil_id": was.pupil_id,
        "year": was.year,
        "week": was.week,
        "school_id": was.school_id,
        "note": was.note,
        "counts_unreported": was.counts_unreported,
        "unit": unit,
        "kind": kind,
        "school_days": school_days,
        "full_time": full_time,
        "half_days": half_days,
        **figures,
    }
    return AttendanceWeek(**values)  # type: ignore[arg-type]  # every value has its field's kind
