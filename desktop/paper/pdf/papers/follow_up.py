"""Uppföljning: the child's words before every figure, how it went, what we promised, and the next day biggest."""

from __future__ import annotations

from desktop.paper.pdf.bars import LevelBars, WeekBars
from desktop.paper.pdf.blocks import (
    Block,
    Bullets,
    Column,
    Columns,
    Heading,
    NextMeeting,
    Notice,
    OwnWords,
    Paragraph,
    Role,
    Run,
    Subtitle,
    Table,
    Text,
    Title,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import cell, code_words, frame, identity, row, two_lines
from desktop.paper.pdf.papers.wording import (
    apart,
    as_it_read,
    dated_meeting,
    long_date,
    say,
    say_bold,
)
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import FollowUpPaper, JudgedGoal, Level, Promise, PromiseMark, Side, WeekBar

STEPS, TARGET = 5, 3
"""A goal's steps, and which of them is where the plan wants to be."""

MOST_PROMISES = 6
"""More than so many on one page: those that changed stand first."""


def follow_up_sheet(paper: FollowUpPaper, level: Level) -> Sheet:
    """Return the follow-up as it looks for one recipient, with the fixed texts as they read that day."""
    with as_it_read(paper.texts):
        footer = say("uppfoljning.fot", nr=paper.number, datum=long_date(paper.day))
        if code := code_words(paper):
            footer = f"{footer}. {code}"
        return Sheet(
            **frame(paper.letterhead, level),
            metadata_title=f"{say('uppfoljning.rubrik')} {paper.number}",
            footer=footer,
            version_line="",
            blocks=_blocks(paper),
            stamp=say("gemensamt.utkast") if paper.draft else "",
            page_budget=1 if level is Level.FAMILY else 0,
        )


def _blocks(paper: FollowUpPaper) -> tuple[Block, ...]:
    blocks: list[Block] = [Title(say("uppfoljning.rubrik"))]
    if paper.since is not None:
        blocks.append(Subtitle(say("uppfoljning.underrubrik", datum=long_date(paper.since))))
    blocks.append(identity(paper.pupil))
    words = paper.pupil_words
    if words.text:
        blocks.append(OwnWords(words.text, words.who, big=True))
    elif words.reason:
        blocks.append(Paragraph(plain(words.reason)))
    blocks += [*_goals(paper), *_promises(paper), *_side_by_side(paper), *_next(paper)]
    if paper.participants:
        lead: Text = (Run(f"{say('uppfoljning.var_med')}: ", bold=True), *apart(paper.participants))
        blocks.append(Paragraph(lead, Role.SMALL))
    for line in paper.record:
        blocks += [Heading(line.heading, level=2, small=True), Paragraph(plain(line.text))]
    return tuple(blocks)


def _goals(paper: FollowUpPaper) -> list[Block]:
    if not paper.goals:
        return []
    columns = (
        Column(say("plan.mal"), 0.42),
        Column(say("uppfoljning.lage"), 0.58),
    )
    rows = tuple(row(_goal_words(n, goal), _bars(goal)) for n, goal in enumerate(paper.goals, start=1))
    return [Heading(say("uppfoljning.mal")), Table("judged-goals", columns, rows)]


def _goal_words(number: int, goal: JudgedGoal) -> tuple[Block, ...]:
    sentence = f"{number}. {goal.sentence}"
    blocks: list[Block] = [Paragraph(bold(sentence), Role.CELL)]
    if goal.said:
        blocks.append(Paragraph(plain(goal.said), Role.CELL))
    return tuple(blocks)


def _bars(goal: JudgedGoal) -> tuple[Block, ...]:
    """Return the bars with the goal's own words beneath; what was not judged has no bars."""
    if goal.now is None:
        return cell(say("uppfoljning.inte_bedomt"))
    words: list[Block] = []
    if goal.then == goal.now:
        words.append(
            Paragraph(bold(say("uppfoljning.samma", vad=goal.now_words or _step(goal.now))), Role.CELL)
        )
    else:
        if goal.then_words or goal.then:
            words.append(
                Paragraph(
                    plain(say("uppfoljning.forra_ord", vad=goal.then_words or _step(goal.then))), Role.CELL
                )
            )
        words.append(
            Paragraph(bold(say("uppfoljning.nu_ord", vad=goal.now_words or _step(goal.now))), Role.CELL)
        )
    then = f"Förra gången steg {goal.then}. " if goal.then else ""
    alt = f"{then}Nu steg {goal.now} av {STEPS}. Målet är steg {TARGET}."
    return (LevelBars(goal.now, STEPS, TARGET, alt), *words)


def _step(step: int | None) -> str:
    return say("uppfoljning.steg_nr", n=step or 1)


def _promises(paper: FollowUpPaper) -> list[Block]:
    order = list(Side)
    promised = sorted(paper.promises, key=lambda one: order.index(one.side))
    if not promised:
        return []
    if len(promised) > MOST_PROMISES:
        promised.sort(key=lambda one: one.kept is PromiseMark.YES and not one.what_now)
    columns = (
        Column(say("plan.kol_vem"), 0.25),
        Column(say("plan.kol_vad"), 0.40),
        Column(say("uppfoljning.blev_gjort"), 0.35),
    )
    rows = tuple(
        row(
            two_lines(one.who, "") if one.who else cell(""),
            cell(one.what),
            cell(_kept(one)),
            strong=n + 1 < len(promised) and promised[n + 1].side is not one.side,
        )
        for n, one in enumerate(promised)
    )
    return [Heading(say("uppfoljning.gjort")), Table("promises", columns, rows)]


_KEPT = {
    PromiseMark.YES: "uppfoljning.gjort_ja",
    PromiseMark.PARTLY: "uppfoljning.gjort_delvis",
    PromiseMark.NOT_YET: "uppfoljning.gjort_nej",
    PromiseMark.NOT_DUE: "uppfoljning.gjort_inte_aktuell",
}


def _kept(one: Promise) -> Text:
    now = one.what_now or (say("uppfoljning.fortsatter") if one.kept is PromiseMark.YES else "")
    said = (Run(f"{say(_KEPT[one.kept])}.", bold=True),)
    return (*said, Run(f" {now}")) if now else said


def _side_by_side(paper: FollowUpPaper) -> list[Block]:
    """Return attendance beside what changes and what goes on; each closes up when it is empty."""
    attendance: tuple[Block, ...] = (
        Heading(say("uppfoljning.narvaro")),
        *_weeks(paper),
        Paragraph(plain(paper.attendance or say("uppfoljning.ingen_data"))),
    )
    agreed: list[Block] = []
    for heading, lines in (("uppfoljning.andrar", paper.changes), ("uppfoljning.behaller", paper.keeps)):
        if lines:
            agreed += [Heading(say(heading)), Bullets(tuple(plain(line) for line in lines))]
    return [Columns(attendance, tuple(agreed))] if agreed else list(attendance)


def _weeks(paper: FollowUpPaper) -> list[Block]:
    """Return the strip of the last weeks; none where there is no figure at all."""
    if not paper.attendance or all(one.percent is None for one in paper.weeks):
        return []
    said = [f"vecka {one.label} {_week_words(one)}" for one in paper.weeks]
    at = next((place for place, one in enumerate(paper.weeks) if one.begins_plan), None)
    bars = tuple((one.label, one.percent, one.is_break) for one in paper.weeks)
    alt = f"Närvaro: {', '.join(said)}."
    return [WeekBars(bars, at, say("uppfoljning.planen_borjade"), say("uppfoljning.lov"), alt)]


def _week_words(one: WeekBar) -> str:
    if one.is_break:
        return "lov"
    return "ingen uppgift" if one.percent is None else f"{one.percent} procent"


def _next(paper: FollowUpPaper) -> list[Block]:
    meeting = paper.next_meeting
    if meeting is None or (meeting.at is None and meeting.day is None):
        return [Notice(paper.no_next)] if paper.no_next else []
    lines: list[Text] = []
    place = ". ".join(part.strip().rstrip(".") for part in (meeting.place, meeting.extra) if part.strip())
    if place:
        lines.append(plain(f"{place}."))
    if paper.worker.phone:
        lines.append(
            say_bold(
                "gemensamt.kontakt_text",
                ("skolsocionom", "telefon"),
                skolsocionom=paper.worker.name,
                telefon=paper.worker.phone,
            )
        )
    return [NextMeeting(say("uppfoljning.nasta"), dated_meeting(meeting, paper.day), tuple(lines))]
