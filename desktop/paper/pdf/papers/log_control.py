"""Loggkontroll: who did what during a month, what to look at, whether the chain holds, and who checked it."""

from __future__ import annotations

from desktop import dates
from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Check,
    Checks,
    Column,
    Columns,
    Field,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Row,
    SignatureRow,
    Subtitle,
    Table,
    Title,
    Together,
    WritingLines,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import cell, row, signature_fields
from desktop.paper.pdf.papers.wording import apart, clock, full_short_date, listed, long_date, say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import LogEntry, LogPaper, LogWatch

_SHOWN = 6
"""Lines under one thing to look at; the rest are counted, and all stand in the table."""

_MARK = 16
"""How much of the control value stands in the footer of every page."""


def log_sheet(paper: LogPaper) -> Sheet:
    """Return the sheet. It names users and case numbers, never a pupil."""
    month = _month(paper)
    blocks: list[Block] = [
        Title(f"{say('loggkontroll.rubrik')}, {month}"),
        Subtitle(say("loggkontroll.inledning", period=month)),
        Paragraph(plain(say("loggkontroll.inget_innehall"))),
        *_facts(paper),
        *_stand_ins(paper.stand_ins),
        *_chain(paper),
        Columns(_counts(paper), _watches(paper.watches)),
        *_checked(),
        PageBreak(from_first=True),
        *_entries(paper.entries),
    ]
    return Sheet(
        metadata_title=say("loggkontroll.rubrik"),
        municipality=paper.letterhead.municipality,
        sender=" · ".join(part for part in (paper.letterhead.board, paper.letterhead.team) if part),
        pill=say("papper.niva_arkiv"),
        footer=say("loggkontroll.fot", period=month, vad=paper.head[:_MARK] or "–"),
        version_line="",
        accent=paper.letterhead.accent,
        blocks=tuple(blocks),
        dense=True,
    )


def _month(paper: LogPaper) -> str:
    return f"{dates.MONTHS[paper.month.month - 1]} {paper.month.year}"


def _facts(paper: LogPaper) -> list[Block]:
    made = f"{full_short_date(paper.made_at)} kl. {clock(paper.made_at)}"
    facts = (
        (say("loggkontroll.anvandare"), listed(list(paper.users)) if paper.users else "–"),
        (say("loggkontroll.utskriven"), made),
        (say("loggkontroll.vid_utskriften"), str(paper.rows)),
    )
    columns = tuple(Column(label, 1 / 3) for label, _ in facts)
    return [Table("facts", columns, (row(*(cell(apart(value)) for _, value in facts)),), row_header=-1)]


def _stand_ins(told: tuple[str, ...]) -> list[Block]:
    """Return what those who worked in the owner's place did; nothing when nobody did."""
    if not told:
        return []
    said = Bullets(tuple(plain(one) for one in told))
    return [Together((Heading(say("loggkontroll.vikarier")), said))]


def _chain(paper: LogPaper) -> list[Block]:
    """Return whether the log holds, and the value that proves later that this is what it was."""
    if paper.is_whole:
        said = say("loggkontroll.kedja_hel")
    else:
        since = long_date(paper.broken_on) if paper.broken_on else "början"
        said = say("loggkontroll.kedja_bruten", datum=since)
    value = " ".join(paper.head[place : place + 8] for place in range(0, len(paper.head), 8))
    return [
        Box(
            (
                Paragraph(bold(said)),
                Heading(say("loggkontroll.kontrollvarde"), small=True),
                Paragraph(plain(value or "–")),
                Paragraph(plain(say("loggkontroll.kontrollvarde_hjalp")), Role.SMALL),
            )
        )
    ]


def _counts(paper: LogPaper) -> tuple[Block, ...]:
    columns = (Column(say("loggkontroll.vad"), 0.8), Column(say("loggkontroll.hur_manga"), 0.2))
    rows = tuple(row(cell(word), cell(str(count))) for word, count in paper.counts)
    total = say("loggkontroll.antal", antal=sum(count for _, count in paper.counts))
    return (Heading(total), Table("counts", columns, rows))


def _watches(watches: tuple[LogWatch, ...]) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(say("loggkontroll.att_titta_pa"))]
    for watch in watches:
        if not watch.found:
            blocks.append(Paragraph((*bold(f"{watch.heading}: "), *plain(say("loggkontroll.inget")))))
            continue
        more = len(watch.found) - _SHOWN
        lines = [*watch.found[:_SHOWN], *([say("loggkontroll.fler", antal=more)] if more > 0 else [])]
        blocks.append(
            Together((Paragraph(bold(watch.heading)), Bullets(tuple(plain(line) for line in lines))))
        )
    return tuple(blocks)


def _checked() -> list[Block]:
    """Return what whoever controls the log fills in by hand."""
    by, deviation = say("loggkontroll.kontrollerad"), say("loggkontroll.avvikelse")
    return [
        Together(
            (
                Heading(deviation),
                Checks((Check(plain(say("loggkontroll.ingen_avvikelse"))),)),
                WritingLines(2, f"Rader för {deviation[:1].lower()}{deviation[1:]}"),
                SignatureRow(_fields(by), heading=by),
            )
        )
    ]


def _fields(by: str) -> tuple[Field, ...]:
    return signature_fields(f"{by[:1].lower()}{by[1:]}", "")


def _entries(entries: tuple[LogEntry, ...]) -> list[Block]:
    heading = Heading(say("loggkontroll.handelser"))
    if not entries:
        return [heading, Paragraph(plain(say("loggkontroll.inga_handelser")))]
    names = (("tid", 0.2), ("handelse", 0.64), ("arende", 0.16))
    columns = tuple(Column(say(f"loggkontroll.{key}"), share) for key, share in names)
    return [heading, Table("events", columns, tuple(_entry(entry) for entry in entries))]


def _entry(entry: LogEntry) -> Row:
    day = f"{entry.at.day} {dates.SHORT_MONTHS[entry.at.month - 1]}"
    return row(cell(f"{day} {entry.at:%H.%M}"), cell(entry.what), cell(entry.case))
