"""Tre röster: where we agree, then where we see it differently, one track a question."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
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
    Tone,
    TrackMark,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import bulleted, shown
from desktop.paper.pdf.papers.wording import say
from desktop.paper.values import ComparisonRow, PaperInformant, SummaryPaper


def comparison_blocks(paper: SummaryPaper) -> list[Block]:
    """Return the second page, or nothing when there is nothing on it."""
    agreed = shown(paper.agreed)
    rows = [row for row in paper.differing if len(row.marks) > 1]
    if not (agreed or rows):
        return []
    heard = {mark.shape for row in rows for mark in row.marks} if rows else set()
    informants = [informant for informant in paper.informants if not rows or informant.shape in heard]
    intro = say("overens.inledning")
    if paper.answers_from:
        intro = f"{intro} {say('overens.datum', datum=paper.answers_from)}"
    blocks: list[Block] = [PageBreak(), Title(say("overens.rubrik"), small=True), Paragraph(plain(intro))]
    if rows:
        blocks.append(Legend(tuple((informant.shape.value, _legend(informant)) for informant in informants)))
    blocks += bulleted(say("overens.overens"), agreed)
    if rows:
        first, *others = (_row(row, paper.informants) for row in rows)
        helper = Paragraph((Run(say("overens.olika_hjalp"), tone=Tone.QUIET),), Role.HELPER)
        blocks.append(Together((Heading(say("overens.olika")), helper, *first.blocks)))
        blocks += [*others, _to_talk_about()]
    return blocks


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


def _to_talk_about() -> Box:
    return Box((Heading(say("papper.prata_rubrik")), Paragraph(plain(say("papper.prata")), Role.LEAD)))
