"""Vi ser olika: one track a question, then what is nearly alike."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Bullets,
    Heading,
    InformantsTrack,
    Legend,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Run,
    Text,
    Title,
    Together,
    TrackMark,
    bold,
    plain,
)
from desktop.paper.pdf.papers.wording import say
from desktop.paper.values import ComparisonRow, Near, PaperInformant, SummaryPaper


def comparison_blocks(paper: SummaryPaper) -> list[Block]:
    """Return the head of the second page with the tracks and what is nearly alike, or nothing when all agree."""
    rows = [row for row in paper.differing if len(row.marks) > 1]
    near = [one for one in paper.near if one.said]
    if not (rows or near):
        return []
    blocks: list[Block] = [
        PageBreak(from_first=True),
        Title(say("overens.olika"), small=True),
        Paragraph(plain(say("kartlaggning.olika_inledning"))),
    ]
    if rows:
        heard = {mark.shape for row in rows for mark in row.marks}
        told = [one for one in paper.informants if one.shape in heard]
        blocks.append(Legend(tuple((one.shape.value, _legend(one)) for one in told)))
        blocks += [_row(row, paper.informants) for row in rows]
    return [*blocks, *_near(near)]


def _near(near: list[Near]) -> list[Block]:
    """Return one line a matter: what it is, and who says what."""
    lines = tuple(
        (
            *((Run(f"{say('papper.enskilt')}: ", bold=True),) if one.private else ()),
            Run(f"{one.topic}: ", bold=True),
            Run(one.said),
        )
        for one in near
    )
    return [Heading(say("kartlaggning.nastan_lika"), level=3), Bullets(lines)] if lines else []


def _legend(informant: PaperInformant) -> str:
    return f"{informant.name} ({informant.about})" if informant.about else informant.name


def _row(row: ComparisonRow, informants: tuple[PaperInformant, ...]) -> Together:
    """Return one question with its track and what they said, kept together."""
    names = {informant.shape: informant.name for informant in informants}
    order = list(names)
    marks = sorted(
        (mark for mark in row.marks if mark.shape in names), key=lambda mark: order.index(mark.shape)
    )
    track = tuple(
        TrackMark(
            mark.shape.value, names[mark.shape], mark.value, f"{names[mark.shape]}: {row.scale[mark.value]}."
        )
        for mark in marks
    )
    question: Text = bold(row.question)
    if row.private:
        question = (Run(f"{say('papper.enskilt')}: ", bold=True), *question)
    blocks: list[Block] = [
        Paragraph(question),
        InformantsTrack(row.scale, track, f"{row.question} {' '.join(mark.fact for mark in track)}"),
    ]
    words: list[Run] = []
    for mark in marks:
        if mark.words:
            space = "   " if words else ""
            words += [Run(f"{space}{names[mark.shape]}:", bold=True), Run(f" ”{mark.words}”")]
    if words:
        blocks.append(Paragraph(tuple(words), Role.SMALL))
    return Together((*blocks, Rule()))
