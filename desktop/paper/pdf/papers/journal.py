"""Journal och händelser mellan två datum: whole, in order, corrections beside what they strike, and an end line."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Column,
    Heading,
    Paragraph,
    Role,
    Row,
    Rule,
    Run,
    Subtitle,
    Table,
    Text,
    Title,
    Together,
    Tone,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import cell, frame, identity, row
from desktop.paper.pdf.papers.wording import say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import JournalEvent, JournalNote, JournalPaper, JournalPiece, Level

_SHORT = 600
"""Characters of a paragraph that stands on the page of its heading; a longer one may part anywhere."""


def journal_sheet(paper: JournalPaper) -> Sheet:
    """Return the sheet, for the record alone."""
    title = say("journal.handelser") if paper.chosen else say("journal.rubrik")
    chosen = f"{paper.chosen}, {paper.days}" if paper.chosen else paper.days
    blocks: list[Block] = [
        Title(title),
        Subtitle(chosen),
        identity(paper.pupil),
        Box((Paragraph(_head(paper)),), framed=True),
    ]
    if not paper.chosen:
        blocks += _notes(paper.notes)
    blocks += _events(paper)
    blocks.append(Paragraph(plain(say("journal.slut_urval" if paper.chosen else "journal.slut"))))
    return Sheet(
        **frame(paper.letterhead, Level.RECORD),
        metadata_title=title,
        footer=say(
            "journal.fot",
            vad=title,
            arende=paper.case_number,
            period=paper.days,
            datum=paper.made,
            namn=paper.made_by,
        ),
        version_line="",
        blocks=tuple(blocks),
    )


def _head(paper: JournalPaper) -> Text:
    if paper.chosen:
        whole, told, count = say("journal.urval"), say("journal.urval_hjalp"), len(paper.events)
        counted = "1 händelse" if count == 1 else f"{count} händelser"
    else:
        whole, told, count = say("journal.hela"), say("journal.hela_hjalp"), len(paper.notes)
        counted = "1 låst anteckning" if count == 1 else f"{count} låsta anteckningar"
    drafts = f" {paper.drafts} utkast är inte med." if paper.drafts else ""
    number = say("journal.arende", arende=paper.case_number, antal=counted)
    return (Run(f"{whole} ", bold=True), Run(f"{told} {number}{drafts}"))


def _notes(notes: tuple[JournalNote, ...]) -> list[Block]:
    if not notes:
        return [Paragraph(plain(say("journal.inga_anteckningar")))]
    blocks: list[Block] = []
    for note in notes:
        kind = f"{note.kind} ({say('papper.enskilt').lower()})" if note.is_apart else note.kind
        place = f" · {note.place}" if note.place else ""
        head: list[Block] = [Heading(note.when), Paragraph((Run(kind, bold=True), Run(place)))]
        if note.present:
            head.append(Paragraph((Run(say("journal.med", vilka=note.present), tone=Tone.QUIET),)))
        said = [Paragraph(_text(one)) for one in note.paragraphs]
        short = sum(len(run.text) for one in said[:1] for run in one.text) <= _SHORT
        blocks += [Together((*head, *(said[:1] if short else ()))), *said[1 if short else 0 :]]
        blocks += [Paragraph((Run(note.locked, tone=Tone.QUIET),), Role.SMALL), Rule()]
    return blocks


def _text(pieces: tuple[JournalPiece, ...]) -> Text:
    """Return a paragraph's runs, a blank beside who corrected and why."""
    runs: list[Run] = []
    for place, one in enumerate(pieces):
        if one.is_lead:
            runs.append(Run(f"{' ' if place else ''}{one.text} ", bold=True))
        else:
            runs.append(Run(one.text, struck=one.is_struck))
    return tuple(runs)


def _events(paper: JournalPaper) -> list[Block]:
    if not paper.events:
        return [Paragraph(plain(say("journal.inga_handelser")))] if paper.chosen else []
    columns = (Column(say("journal.dag"), 0.22), Column(say("journal.handelse"), 0.78))
    heading = [] if paper.chosen else [Heading(say("journal.under_perioden"))]
    return [*heading, Table("events", columns, tuple(map(_event, paper.events)))]


def _event(one: JournalEvent) -> Row:
    said = f". {one.sentence[:1].upper()}{one.sentence[1:]}" if one.sentence else ""
    words: Text = (*bold(one.what), Run(said)) if said else bold(one.what)
    return row(cell(one.when), cell(words))
