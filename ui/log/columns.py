"""The columns of the access log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop import dates
from desktop.log.access import LogLine
from desktop.log.words import LogKind
from desktop.session.who import named
from ui.widgets.show.row_model import Column

ICONS: dict[LogKind, str] = {
    "read": "eye",
    "written": "pencil-simple",
    "left": "printer",
    "removed": "trash",
    "vault": "lock-outline",
    "safety": "shield-check",
}
"""One a kind of event; the words beside it say the same."""

_NARROW = 760  # design pixels


def columns(today: Callable[[], date]) -> tuple[Column, ...]:
    """Return them; `today` tells which rows are from today."""

    def when(line: LogLine) -> str:
        return f"{dates.short(line.at.date(), today())} {dates.clock(line.at.time())}"

    def tone(line: LogLine) -> str | None:
        return "danger" if line.row.detail == "broken" or line.row.tells_of("clock_backwards") else None

    return (
        Column(_tr("Tid"), when, sort=lambda line: line.seq, width=168),
        Column(_tr("Händelse"), lambda line: line.what, "strong", tip=lambda line: line.what, tone=tone,
               width=220, stretch=True),
        Column(_tr("Ärende"), lambda line: line.case, width=88),
        Column(_tr("Användare"), _user, tip=_whole_user, width=200),
        Column(_tr("Rad"), lambda line: str(line.seq), sort=lambda line: line.seq, is_right=True, width=72),
    )  # fmt: skip


def left_out(width: int) -> tuple[int, ...]:
    """Return which columns there is no room for at a page's width in design pixels."""
    return (3, 4) if width < _NARROW else ()


def _user(line: LogLine) -> str:
    """Return who it was; there is no room to say for whom, which the tip does."""
    row = line.row
    short = _tr("{0} (vikarie)").format(row.actor) if row.acting_for else row.actor
    return _tr("Inget namn ifyllt") if row.actor == "?" else short


def _whole_user(line: LogLine) -> str:
    return named(line.row.actor, line.row.acting_for) if line.row.acting_for else _user(line)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LogColumns", text)
