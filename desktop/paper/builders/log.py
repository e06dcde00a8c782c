"""The month's Loggkontroll from the access log."""

from __future__ import annotations

from collections import Counter
from datetime import date

from db.clock import now
from desktop.log import access as access_log
from desktop.log import away
from desktop.log.access import LogLine
from desktop.log.watch import look_at
from desktop.log.words import KINDS
from desktop.names import by_name
from desktop.paper.builders.shared import letterhead
from desktop.paper.values import LogEntry, LogPaper, LogWatch
from desktop.session.session import Session
from desktop.session.who import named


def log_paper(session: Session, month: date) -> LogPaper:
    """Return what stands on the paper for the month that begins on `month`.

    The whole chain is walked for it, and the walk is logged like any other.
    """
    verdict = access_log.check(session)
    rows, head = session.log.head()
    lines = access_log.lines(session, access_log.month_question(month))
    lines.reverse()
    return LogPaper(
        letterhead=letterhead(session),
        month=month,
        made_at=now(),
        users=tuple(sorted({_who(line) for line in lines if line.row.actor != "?"}, key=by_name)),
        counts=_counts(lines),
        watches=tuple(LogWatch(one.heading, one.found) for one in look_at(lines)),
        entries=tuple(LogEntry(line.at, _what(line), line.case) for line in lines),
        rows=rows,
        head=head,
        is_whole=verdict.is_whole,
        broken_on=verdict.broken_on,
        stand_ins=away.of_rows(session, (line.row for line in lines)),
    )


def _who(line: LogLine) -> str:
    return named(line.row.actor, line.row.acting_for)


def _what(line: LogLine) -> str:
    """Return what happened, and who did it where that was not the owner."""
    return f"{line.what} ({line.row.actor})" if line.row.acting_for else line.what


def _counts(lines: list[LogLine]) -> tuple[tuple[str, int], ...]:
    found = Counter(line.kind for line in lines)
    return tuple((word, found[kind]) for kind, word in KINDS.items())
