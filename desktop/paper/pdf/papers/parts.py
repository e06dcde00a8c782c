"""Small pieces that several papers share: who it is about, who sent it, lists with private items marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from desktop.paper.pdf.blocks import (
    Block,
    Bullets,
    Column,
    Field,
    Heading,
    Identity,
    Paragraph,
    Role,
    Row,
    Run,
    Table,
    Text,
    Tone,
    bold,
    plain,
)
from desktop.paper.pdf.papers.wording import long_date, say
from desktop.paper.values import (
    ClosingPaper,
    ConsentPaper,
    FollowUpPaper,
    Item,
    Letterhead,
    Level,
    PaperPupil,
    PlanPaper,
    SummaryPaper,
)

PILL = {
    Level.FAMILY: "gemensamt.niva_familj",
    Level.SCHOOL: "gemensamt.niva_skola",
    Level.RECORD: "gemensamt.niva_akt",
}


COPY_PILL = {Level.FAMILY: "gemensamt.niva_kopia_familj", Level.RECORD: "gemensamt.niva_kopia_akt"}


def frame(letterhead: Letterhead, level: Level) -> dict[str, Any]:
    """Return what a `Sheet` takes from the letterhead and the level."""
    return {
        "municipality": letterhead.municipality,
        "sender": " · ".join(part for part in (letterhead.board, letterhead.team) if part),
        "pill": say(PILL[level]),
        "accent": letterhead.accent,
        "dense": level is Level.RECORD,
    }


def code_words(paper: ConsentPaper | PlanPaper | SummaryPaper | FollowUpPaper | ClosingPaper) -> str:
    """Return what ends a footer: the Kontrollkod, or that it was drawn in hindsight; empty for neither."""
    if paper.hindsight:
        return say("papper.i_efterhand", datum=long_date(paper.hindsight))
    return say("papper.sigill", vad=paper.seal) if paper.seal else ""


def identity(pupil: PaperPupil) -> Identity:
    """Return name in bold, then number, school and class as far as they are known."""
    runs = [Run(pupil.name, bold=True)]
    if pupil.identity:
        runs.append(Run(f", {_called(pupil.identity)} {pupil.identity}"))
    class_words = f"{say('gemensamt.klass_ord').lower()} {pupil.school_class}" if pupil.school_class else ""
    school = ", ".join(part for part in (pupil.school, class_words) if part)
    if school:
        runs.append(Run(f"  ·  {school}"))
    return Identity(tuple(Run(run.text, run.bold, Tone.QUIET) for run in runs))


def _called(identity: str) -> str:
    """Return what stands before a number or a day of birth: nobody is born on a number."""
    if not re.fullmatch(r"\d{8}-\d{4}", identity):
        return say("gemensamt.fodd").lower()
    is_coordination = int(identity[6:8]) > _LAST_DAY  # 60 is added to the day
    return say("papper.samordningsnummer" if is_coordination else "papper.personnummer")


_LAST_DAY = 31


def shown(items: Iterable[Item]) -> tuple[Text, ...]:
    """Return the lines that say something, a private one marked."""
    return tuple(marked(item.text, private=item.private) for item in items if item.text)


def marked(text: str, *, private: bool) -> Text:
    """Return text, preceded by a bold word when it was said in private."""
    return (Run(f"{say('papper.enskilt')}: ", bold=True), Run(text)) if private else plain(text)


def bulleted(heading: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    """Return a heading with its list, or nothing."""
    return (Heading(heading), Bullets(items)) if items else ()


def small_block(heading: str, text: str) -> tuple[Block, ...]:
    """Return a small heading with its text, or nothing."""
    return (Heading(heading, level=3), Paragraph(plain(text), Role.SMALL)) if text else ()


def pairs(blocks: list[tuple[Block, ...]]) -> list[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Return blocks two and two, the last alone if they are odd."""
    filled = [block for block in blocks if block]
    return [
        (left, filled[2 * n + 1] if 2 * n + 1 < len(filled) else ()) for n, left in enumerate(filled[::2])
    ]


def cell(text: str | Text) -> tuple[Block, ...]:
    """Return text as a table cell."""
    runs = plain(text) if isinstance(text, str) else text
    return (Paragraph(runs, Role.CELL),)


def facts(name: str, rows: Iterable[tuple[str, str | Text]]) -> tuple[Block, ...]:
    """Return a table of facts, each with its name in bold before it; an empty one leaves no row."""
    told = tuple(row(cell(bold(head)), cell(said)) for head, said in rows if said)
    return (Table(name, (Column("", 0.26), Column("", 0.74)), told),) if told else ()


def two_lines(name: str, role: str) -> tuple[Block, ...]:
    """Return a bold name with its role grey on the next line."""
    blocks: list[Block] = [Paragraph(bold(name), Role.CELL)]
    if role:
        blocks.append(Paragraph((Run(role, tone=Tone.QUIET),), Role.CELL))
    return tuple(blocks)


def row(*cells: tuple[Block, ...], strong: bool = False) -> Row:
    """Return a table row."""
    return Row(cells, strong)


def signature_fields(whose: str, name: str) -> tuple[Field, ...]:
    """Return the three fields of a signature: line and date for the pen, between them the name in clear letters."""
    labels = [say(f"underskrift.{key}") for key in ("namnteckning", "fortydligande", "datum")]
    values = ("", name, "")
    return tuple(
        Field(label, share, f"Rad för {label[:1].lower()}{label[1:]}, {whose}", value)
        for label, share, value in zip(labels, (0.43, 0.36, 0.21), values, strict=True)
    )
