"""The columns of Grupp och råd."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop import dates
from desktop.groups.listing import ActivityRow
from ui.groups.words import as_text, tr
from ui.widgets.show.row_model import Column

_NARROW, _NARROWEST = 1000, 760  # design pixels


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return them; `today` tells which days are near."""

    def day(row: ActivityRow) -> str:
        return dates.short(row.activity.held_on, today())

    def minutes(row: ActivityRow) -> str:
        return tr("{0} min").format(row.activity.minutes) if row.activity.minutes else ""

    def about(row: ActivityRow) -> str:
        led = row.activity.led_to_case_on
        case = tr("ledde till ett ärende {0}").format(dates.brief(led, today())) if led else ""
        return " · ".join(part for part in (row.about, case) if part)

    def schools(row: ActivityRow) -> str:
        return ", ".join(row.schools)

    def who(row: ActivityRow) -> str:
        return row.activity.who

    return (
        Column(tr("Dag"), day, "strong", sort=lambda row: row.activity.held_on.toordinal(), width=112),
        Column(tr("Slag"), lambda row: row.kind, tip=lambda row: row.kind, width=116),
        Column(tr("Skola"), schools, tip=schools, width=146),
        Column(tr("Vilka"), who, tip=who, width=180),
        Column(
            tr("Antal"), lambda row: as_text(row.count), sort=lambda row: row.count, is_right=True, width=72
        ),
        Column(tr("Tid"), minutes, sort=lambda row: row.activity.minutes, is_right=True, width=86),
        Column(tr("Om vad"), about, tip=about, width=220, stretch=True),
    )


def left_out(width: int) -> tuple[int, ...]:
    """Return which columns there is no room for at a page's width in design pixels."""
    if width < _NARROWEST:
        return (2, 3, 4, 5)
    return (3, 4) if width < _NARROW else ()
