"""Underlag vid förlorad dator: what to do, how it was protected, what lay there, and blanks for what people know."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Check,
    Checks,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Role,
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
from desktop.paper.pdf.papers.wording import clock, full_short_date, long_date, say, text_version
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import IncidentPaper

_COUNTS = (
    ("elever", 0.13),
    ("varav", 0.16),
    ("andra", 0.16),
    ("arenden", 0.15),
    ("anteckningar", 0.21),
    ("samtycken", 0.19),
)


def incident_sheet(paper: IncidentPaper) -> Sheet:
    """Return the sheet."""
    made = full_short_date(paper.made_at)
    lead = say("incident.i_forvag") if paper.as_of is None else say("incident.undertext")
    blocks: list[Block] = [Title(say("incident.rubrik")), Subtitle(lead), *_about(paper)]
    blocks += [
        Box((Heading(say("incident.forst_rubrik")), Bullets(tuple(plain(step) for step in paper.steps))))
    ]
    blocks += [*_protection(paper), *_contents(paper), *_copies(paper), *_by_hand(paper)]
    return Sheet(
        metadata_title=say("incident.rubrik"),
        municipality=paper.letterhead.municipality,
        sender=" · ".join(part for part in (paper.letterhead.board, paper.letterhead.team) if part),
        pill=say("papper.niva_arkiv"),
        footer=say("incident.fot", datum=made),
        version_line="",
        accent=paper.letterhead.accent,
        blocks=tuple(blocks),
        page_budget=2,
        dense=True,
    )


def _about(paper: IncidentPaper) -> list[Block]:
    moment = paper.as_of or paper.made_at
    facts = (
        (say("incident.dator"), paper.computer or "–"),
        (say("incident.anvandare"), paper.user or "–"),
        (say("incident.galler"), f"{full_short_date(moment)} kl. {clock(moment)}"),
    )
    columns = tuple(Column(label, 1 / 3) for label, _ in facts)
    blocks: list[Block] = [
        Table("facts", columns, (row(*(cell(value) for _, value in facts)),), row_header=-1)
    ]
    if paper.as_of is not None:
        blocks.append(Paragraph(bold(say("incident.ur_kopia", datum=long_date(paper.as_of)))))
    return blocks


def _protection(paper: IncidentPaper) -> list[Block]:
    facts = (
        ("kryptering", say("incident.kryptering_text")),
        ("losenfras", paper.passphrase),
        ("oppnas", paper.ways),
        ("laser", say("incident.laser_text", antal=paper.idle_minutes)),
        ("senast_oppnad", paper.opened),
        ("senast_last", paper.locked),
        ("disk", paper.disk),
        ("minne", paper.memory),
    )
    columns = (Column(say("incident.kol_skydd"), 0.34), Column(say("incident.kol_hur"), 0.66))
    rows = tuple(row(cell(say(f"incident.{key}")), cell(value or "–")) for key, value in facts)
    return [Together((Heading(say("incident.skyddad")), Table("protection", columns, rows)))]


def _contents(paper: IncidentPaper) -> list[Block]:
    columns = tuple(Column(say(f"incident.{key}"), share) for key, share in _COUNTS)
    table = Table("contents", columns, (row(*(cell(str(count)) for count in paper.counts)),), row_header=-1)
    kinds = (*bold(f"{say('incident.slag')}: "), *plain(say("incident.slag_text")))
    return [Together((Heading(say("incident.vilka")), table, Paragraph(kinds)))]


def _copies(paper: IncidentPaper) -> list[Block]:
    columns = (Column(say("incident.backup"), 0.5), Column(say("incident.backup_var"), 0.5))
    return [
        Table("copies", columns, (row(cell(paper.copied or "–"), cell(paper.place or "–")),), row_header=-1)
    ]


def _by_hand(paper: IncidentPaper) -> list[Block]:
    """Return what only people know, once it has happened."""
    answers = tuple(Check(plain(say(key))) for key in ("gemensamt.ja", "gemensamt.nej", "incident.vet_inte"))
    blocks: list[Block] = [PageBreak(from_first=True), Heading(say("incident.fylls_i"))]
    blocks.append(
        Together((Heading(say("incident.last"), level=3, small=True), Checks(answers, across=True)))
    )
    for key, lines in (("handelse_nar", 3), ("lappar", 2), ("foljd", 3), ("gjort", 3)):
        asked = say(f"incident.{key}")
        heading = Heading(asked, level=3, small=True)
        blocks.append(Together((heading, WritingLines(lines, f"Rader för: {asked}"))))
    decided = Paragraph(plain(say("incident.beslut", namn=paper.decider)))
    return [
        *blocks,
        Together((decided, SignatureRow(signature_fields(say("incident.anvandare").lower(), "")))),
        Paragraph(plain(f"{paper.law} {text_version()}"), Role.SMALL),
    ]
