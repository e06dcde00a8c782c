"""Återställningskod: one sheet for a sealed envelope, without a name or a word about anyone.

The enhetschef's has words of its own: what it is for, who keeps it, that its use is logged and takes a new
passphrase.
"""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Column,
    Field,
    Heading,
    Paragraph,
    Role,
    SignatureRow,
    Subtitle,
    Table,
    Title,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import cell, row
from desktop.paper.pdf.papers.wording import full_short_date, long_date, say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import RecoveryPaper


def recovery_sheet(paper: RecoveryPaper) -> Sheet:
    """Return the sheet. It is printed, never saved as a file."""
    created = long_date(paper.created)
    heading = say("aterstallning.chef_rubrik" if paper.for_manager else "aterstallning.rubrik")
    lead = say("aterstallning.chef_text" if paper.for_manager else "aterstallning.inledning")
    return Sheet(
        metadata_title=say("aterstallning.rubrik"),
        municipality=say("papper.program"),
        sender="",
        pill=say("papper.niva_arkiv"),
        footer=say("papper.fot_aterstallning", datum=created),
        version_line="",
        accent="",
        blocks=(Title(heading), Subtitle(lead), *_code(paper), *_rules(paper.for_manager), *_envelope()),
        page_budget=1,
    )


def _code(paper: RecoveryPaper) -> list[Block]:
    facts = (
        (say("papper.arkivets_namn"), paper.vault_name),
        (say("aterstallning.arkiv"), paper.fingerprint),
        (say("aterstallning.skapad"), full_short_date(paper.created)),
    )
    columns = tuple(Column(label, 1 / 3) for label, _ in facts)
    return [
        Box((Heading(say("aterstallning.kod")), Paragraph(plain(paper.code), Role.CODE))),
        Table("facts", columns, (row(*(cell(value) for _, value in facts)),), row_header=-1),
    ]


def _rules(for_manager: bool) -> list[Block]:
    whose = "chef_" if for_manager else ""
    steps = tuple(plain(say(f"aterstallning.{whose}gor_{number}")) for number in range(1, 5))
    return [
        Paragraph(bold(say(f"aterstallning.{whose}varning"))),
        Heading(say("papper.gor_sa_har")),
        Bullets(steps),
        Paragraph(plain(say(f"aterstallning.{whose}anvand"))),
    ]


def _envelope() -> list[Block]:
    """Return the lines that are filled in by hand, by whoever seals or opens the envelope."""
    sealed, kept, opened = (say(f"aterstallning.{key}") for key in ("kuvert", "forvaras", "antecknat"))
    day = say("underskrift.datum")
    return [
        SignatureRow((_line(sealed, 0.7), _line(day, 0.3))),
        SignatureRow((_line(kept, 1.0),)),
        SignatureRow((_line(opened, 1.0),)),
    ]


def _line(label: str, share: float) -> Field:
    return Field(label, share, f"Rad för {label[:1].lower()}{label[1:]}")
