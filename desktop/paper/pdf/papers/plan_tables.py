"""The plan's tables: goals, who does what, and trappan."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Role,
    Row,
    Stairs,
    Table,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import cell, marked, row, two_lines
from desktop.paper.pdf.papers.wording import say, short_date
from desktop.paper.values import Doing, Goal, PlanPaper, Side

_MOST_STEPS, _LONGEST_STEP = 5, 90
"""Beyond this trappan no longer reads as a picture and becomes a table."""

_SIDE_ROLE = {
    Side.SCHOOL: "plan.i_skolan",
    Side.HOME: "plan.hemma",
    Side.PUPIL: "plan.jag",
    Side.SOCIAL: "plan.socialtjansten",
    Side.OTHER: "plan.andra",
}


def goals(paper: PlanPaper) -> list[Block]:
    """Return where we want to go, and the goals of now."""
    blocks: list[Block] = []
    if paper.long_term:
        blocks += [Heading(say("plan.langsiktigt")), Paragraph(plain(paper.long_term))]
    if paper.goals:
        columns = (
            Column("", 0.065, spoken=say("plan.mal")),
            Column(say("plan.delmal"), 0.495),
            Column(say("plan.mal_nu"), 0.18),
            Column(say("plan.mal_till"), 0.155),
            Column(say("plan.mal_senast"), 0.105),
        )
        blocks.append(
            Table(
                "goals",
                columns,
                tuple(_goal(number, goal) for number, goal in enumerate(paper.goals, start=1)),
                row_header=1,
            )
        )
    return blocks


def _goal(number: int, goal: Goal) -> Row:
    sentence: list[Block] = [Paragraph(bold(goal.sentence), Role.CELL)]
    if goal.private:
        sentence.insert(0, Paragraph(bold(say("papper.enskilt")), Role.CELL))
    if goal.noticed_by:
        sentence.append(Paragraph(plain(say("papper.marks", vad=goal.noticed_by)), Role.CELL))
    if goal.figures:
        sentence.append(Paragraph(plain(say("papper.malsteg", vad=goal.figures)), Role.CELL))
    by = short_date(goal.by) if goal.by else ""
    return row(
        (Paragraph(plain(str(number)), Role.NUMBER),),
        tuple(sentence),
        cell(goal.now),
        cell(goal.target),
        cell(by),
    )


def doings(paper: PlanPaper) -> list[Block]:
    """Return who does what, in groups: school, home, the pupil, social services, others."""
    order = list(Side)
    ordered = sorted(paper.doings, key=lambda doing: order.index(doing.side))
    if not ordered:
        return []
    columns = (
        Column(say("plan.kol_vem"), 0.247),
        Column(say("plan.kol_vad"), 0.376),
        Column(say("plan.kol_nar"), 0.288),
        Column(say("plan.kol_mal"), 0.089),
    )
    rows = tuple(
        _doing(doing, strong=n + 1 < len(ordered) and ordered[n + 1].side is not doing.side)
        for n, doing in enumerate(ordered)
    )
    return [Heading(say("plan.vem_gor_vad")), Table("who-does-what", columns, rows)]


def _doing(doing: Doing, *, strong: bool) -> Row:
    who = two_lines(doing.who, doing.role or say(_SIDE_ROLE[doing.side]).lower())
    aims = ", ".join(str(number) for number in doing.goals)
    return row(
        who, cell(marked(doing.what, private=doing.private)), cell(doing.when), cell(aims), strong=strong
    )


def stairs(paper: PlanPaper) -> list[Block]:
    """Return trappan as a picture, or as a table when it has too many or too wordy steps."""
    if not paper.stairs:
        return []
    named = tuple((f"{say('plan.steg')} {n}", step.what) for n, step in enumerate(paper.stairs, start=1))
    helper = Paragraph(plain(say("plan.trappa_hjalp")), Role.HELPER)
    heading = say("plan.trappa")
    if len(named) > _MOST_STEPS or len(named) < 2 or any(len(what) > _LONGEST_STEP for _, what in named):
        rows = tuple(
            row(two_lines(name, say("papper.har_ar_vi") if n == paper.stairs_now else ""), cell(what))
            for n, (name, what) in enumerate(named)
        )
        columns = (Column(say("plan.steg"), 0.247), Column(say("plan.steg_vad"), 0.753))
        return [Heading(heading), Table("stairs", columns, rows), helper]
    now = paper.stairs_now
    here = f" Nu: {named[now][0].lower()}." if now is not None and 0 <= now < len(named) else ""
    alt = f"En trappa med {len(named)} steg som går uppåt.{here}"
    return [Stairs(heading, named, now, say("papper.har_ar_vi"), alt), helper]
