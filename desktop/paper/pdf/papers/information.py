"""Så hanterar vi uppgifter om er: what the law says a family must be told, by the school's kind of huvudman."""

from __future__ import annotations

from desktop.content import texts
from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Columns,
    Heading,
    Paragraph,
    Role,
    Subtitle,
    Title,
    plain,
)
from desktop.paper.pdf.papers.parts import frame
from desktop.paper.pdf.papers.wording import long_date, say, text_version
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import InformationPaper, Level


def information_sheet(paper: InformationPaper, level: Level) -> Sheet:
    """Return the sheet by itself."""
    return Sheet(
        **frame(paper.letterhead, level) | {"dense": False},
        metadata_title=say("info.rubrik"),
        footer=information_footer(paper),
        version_line=text_version(),
        blocks=information_blocks(paper),
        page_budget=1,
    )


def information_footer(paper: InformationPaper) -> str:
    """Return the footer: which version was given, and when."""
    version = texts("sv").version
    if paper.given_on:
        return say("papper.fot_info_lamnat", version=version, datum=long_date(paper.given_on))
    return say("papper.fot_info", version=version)


def information_blocks(paper: InformationPaper) -> tuple[Block, ...]:
    """Return the sheet's text, also for the end of a consent."""
    head = paper.letterhead
    who = (
        f"{paper.worker.name}," if "," in paper.worker.name else paper.worker.name
    )  # a stand-in, with for whom
    answers = say("info.vem", namnd=head.board, kommun=head.municipality, skolsocionom=who)
    officer = [say("info.dso", dso_kontakt=paper.controller.officer)] if paper.controller.officer else []
    left = (
        *_part("vem", answers, *officer),
        *_part("vad", say("info.vad")),
        *_part("varfor", say("info.varfor")),
        *_part("stod", say("info.stod")),
        *_part("varifran", say("info.varifran")),
        *_part("vilka", say("info.vilka")),
        *_part("lange", _kept_for(paper)),
    )
    right = (
        Heading(say("info.ratt_rubrik"), small=True),
        Bullets(
            tuple(plain(say(f"info.ratt_{key}")) for key in ("se", "ratta", "radera", "klaga")), cell=True
        ),
        *_part("maste", say("info.maste"), say("info.dator")),
        _secrecy(paper),
    )
    return (
        Title(say("info.rubrik"), small=True),
        Subtitle(say("info.underrubrik")),
        Columns(left, right),
    )


def _part(key: str, *sentences: str) -> tuple[Block, ...]:
    """Return a small heading with its sentences, each its own paragraph."""
    heading = Heading(say(f"info.{key}_rubrik"), small=True)
    return (heading, *(Paragraph(plain(sentence), Role.SMALL) for sentence in sentences))


def _kept_for(paper: InformationPaper) -> str:
    """Return how long things are kept, with the municipality's own sentence when it has one."""
    if paper.controller.retention:
        return say("info.lange", gallring=paper.controller.retention)
    return say("papper.lange_utan_kommun")


def _secrecy(paper: InformationPaper) -> Block:
    """Return the box about secrecy: another law binds those who work in an independent school."""
    section = "info_fristaende" if paper.independent_school else "info_kommunal"
    school = {"skola": paper.school or say("papper.skolan_okand")} if paper.independent_school else {}
    sentences = [
        say(f"{section}.grund", **school),
        *(say(f"{section}.{key}") for key in ("mellan", "halsa", "undantag", "barn")),
    ]
    blocks: tuple[Block, ...] = (
        Heading(say(f"{section}.rubrik"), small=True),
        *(Paragraph(plain(sentence), Role.SMALL) for sentence in sentences),
    )
    return Box(blocks, narrow=True)
