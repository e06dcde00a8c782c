"""Tre röster: where we agree, then where we see it differently, one track a question."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Heading,
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
    VoicesTrack,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import bulleted, shown
from desktop.paper.pdf.papers.wording import say
from desktop.paper.values import Speaker, SummaryPaper, VoiceRow


def voices_blocks(paper: SummaryPaper) -> list[Block]:
    """Return the second page, or nothing when there is nothing on it."""
    agreed = shown(paper.agreed)
    rows = [row for row in paper.differing if len(row.marks) > 1]
    if not (agreed or rows):
        return []
    heard = {mark.voice for row in rows for mark in row.marks} if rows else set()
    speakers = [speaker for speaker in paper.speakers if not rows or speaker.voice in heard]
    intro = say("overens.inledning")
    if paper.answers_from:
        intro = f"{intro} {say('overens.datum', datum=paper.answers_from)}"
    blocks: list[Block] = [PageBreak(), Title(say("overens.rubrik"), small=True), Paragraph(plain(intro))]
    if rows:
        blocks.append(Legend(tuple((speaker.voice.value, _legend(speaker)) for speaker in speakers)))
    blocks += bulleted(say("overens.overens"), agreed)
    if rows:
        first, *others = (_row(row, paper.speakers) for row in rows)
        helper = Paragraph((Run(say("overens.olika_hjalp"), tone=Tone.QUIET),), Role.HELPER)
        blocks.append(Together((Heading(say("overens.olika")), helper, *first.blocks)))
        blocks += [*others, _to_talk_about()]
    return blocks


def _legend(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.about})" if speaker.about else speaker.name


def _row(row: VoiceRow, speakers: tuple[Speaker, ...]) -> Together:
    """Return one question with its track and what they said, kept together."""
    names = {speaker.voice: speaker.name for speaker in speakers}
    order = list(names)
    marks = sorted(
        (mark for mark in row.marks if mark.voice in names), key=lambda mark: order.index(mark.voice)
    )
    track = tuple(
        TrackMark(
            mark.voice.value, names[mark.voice], mark.value, f"{names[mark.voice]}: {row.scale[mark.value]}."
        )
        for mark in marks
    )
    question: Text = bold(row.question)
    if row.private:
        question = (Run(f"{say('papper.enskilt')}: ", bold=True), *question)
    blocks: list[Block] = [
        Paragraph(question),
        VoicesTrack(row.scale, track, f"{row.question} {' '.join(mark.fact for mark in track)}"),
    ]
    words: list[Run] = []
    for mark in marks:
        if mark.words:
            space = "   " if words else ""
            words += [Run(f"{space}{names[mark.voice]}:", bold=True), Run(f" ”{mark.words}”")]
    if words:
        blocks.append(Paragraph(tuple(words), Role.SMALL))
    return Together((*blocks, Rule()))


def _to_talk_about() -> Box:
    return Box((Heading(say("papper.prata_rubrik")), Paragraph(plain(say("papper.prata")), Role.LEAD)))
