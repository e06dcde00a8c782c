"""Avslut: the child's words, then and now, what we did, who does what now, and the booster biggest."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Column,
    Columns,
    Heading,
    NextMeeting,
    OwnWords,
    Paragraph,
    Role,
    Run,
    Subtitle,
    Table,
    TenSquares,
    Text,
    Title,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import bulleted, cell, code_words, frame, identity, row
from desktop.paper.pdf.papers.wording import as_it_read, dated_meeting, long_date, say, say_bold
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import ClosingPaper, Level, PersonNow


def closing_sheet(paper: ClosingPaper, level: Level) -> Sheet:
    """Return the letter as it looks for one recipient, with the fixed texts as they read that day."""
    with as_it_read(paper.texts):
        footer = say("avslut.fot", datum=long_date(paper.day))
        if code := code_words(paper):
            footer = f"{footer}. {code}"
        return Sheet(
            **frame(paper.letterhead, level),
            metadata_title=say("avslut.rubrik"),
            footer=footer,
            version_line="",
            blocks=_blocks(paper),
            stamp=say("gemensamt.utkast") if paper.draft else "",
            page_budget=1 if level is Level.FAMILY else 0,
        )


def _blocks(paper: ClosingPaper) -> tuple[Block, ...]:
    blocks: list[Block] = [Title(say("avslut.rubrik")), Subtitle(say("avslut.underrubrik"))]
    blocks.append(identity(paper.pupil))
    words = paper.pupil_words
    if words.text:
        blocks.append(OwnWords(words.text, words.who, big=True))
    elif words.reason:
        blocks.append(Paragraph(plain(words.reason)))
    blocks += [*_then_and_now(paper), *_attendance(paper)]
    blocks += _beside(
        bulleted(say("avslut.gjorde"), tuple(plain(one) for one in paper.done)),
        bulleted(say("avslut.hjalpte"), tuple(plain(one) for one in paper.helped)),
    )
    blocks += [*_people(paper), *_signs(paper), *_next(paper), *_last(paper)]
    for line in paper.record:
        blocks += [Heading(line.heading, level=2, small=True), Paragraph(plain(line.text))]
    return tuple(blocks)


def _beside(left: tuple[Block, ...], right: tuple[Block, ...]) -> list[Block]:
    """Return two parts side by side, or the one there is."""
    return [Columns(left, right)] if left and right else [*left, *right]


def _then_and_now(paper: ClosingPaper) -> list[Block]:
    """Return each goal as it began and as it is now; one that nobody judged stands on neither side."""
    then = tuple(_goal(one.sentence, one.then_words) for one in paper.goals if one.then_words)
    now = tuple(_goal(one.sentence, one.now_words) for one in paper.goals if one.now_words)
    return _beside(bulleted(say("avslut.borjan"), then), bulleted(say("avslut.nu"), now))


def _goal(sentence: str, words: str) -> Text:
    return (Run(f"{sentence.strip().rstrip('.')}: "), Run(words, bold=True))


def _attendance(paper: ClosingPaper) -> list[Block]:
    if paper.hours is None or not paper.attendance:
        return []
    alt = f"{paper.hours} av 10 rutor är fyllda."
    return [Heading(say("uppfoljning.narvaro")), TenSquares(paper.hours, plain(paper.attendance), alt)]


def _people(paper: ClosingPaper) -> list[Block]:
    if not paper.people:
        return []
    # A paper kept before there was a third column has it in none of its rows, and looks as it did.
    has_when = any(one.by_when for one in paper.people)
    widths = (0.28, 0.5, 0.22) if has_when else (0.38, 0.62)
    heads = ("plan.kol_vem", "plan.kol_vad", "avslut.kol_nar")[: len(widths)]
    columns = tuple(Column(say(head), width) for head, width in zip(heads, widths, strict=True))
    rows = tuple(
        row(*(cell(_who(one)), cell(one.what), cell(one.by_when))[: len(widths)]) for one in paper.people
    )
    return [Heading(say("avslut.fortsatt")), Table("people-now", columns, rows)]


def _who(one: PersonNow) -> Text:
    return (Run(f"{one.who},", bold=True), Run(f" {one.role}")) if one.role else bold(one.who)


def _signs(paper: ClosingPaper) -> list[Block]:
    """Return the early signs beside what to do; without signs what to do stands alone."""
    worker = paper.worker
    todo: list[Block] = [Heading(say("avslut.nu_gor")), Paragraph(plain(say("avslut.hor_av")))]
    if worker.phone:
        to_whom = say_bold(
            "avslut.tillbaka",
            ("skolsocionom", "telefon"),
            skolsocionom=worker.name,
            telefon=worker.phone,
        )
        todo.append(Paragraph(to_whom))
    signs = bulleted(say("avslut.tecken"), tuple(plain(one) for one in paper.signs))
    return _beside(signs, tuple(todo))


def _next(paper: ClosingPaper) -> list[Block]:
    meeting = paper.next_meeting
    if meeting is None:
        return []
    place = meeting.place.strip().rstrip(".")
    line = " ".join(part for part in (f"{place}." if place else "", say("avslut.booster_da")) if part)
    return [NextMeeting(say("avslut.booster"), dated_meeting(meeting, paper.day), (plain(line),))]


def _last(paper: ClosingPaper) -> list[Block]:
    """Return that the consent ends, that what is written stays, and thanks."""
    said = [say("avslut.uppgifter"), say("avslut.tack")]
    if paper.consent_ends is not None:
        said.insert(0, say("avslut.samtycke", datum=long_date(paper.consent_ends)))
    return [Paragraph(plain(" ".join(said)), Role.SMALL)]
