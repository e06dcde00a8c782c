"""Sammanfattning av kartläggningen: the child's words, what helps and hinders, what we think; then Tre röster."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Column,
    Columns,
    Heading,
    Notice,
    OwnWords,
    Paragraph,
    Role,
    Row,
    Run,
    Subtitle,
    Table,
    Text,
    Title,
    Tone,
    bold,
    plain,
)
from desktop.paper.pdf.papers.comparison import comparison_blocks
from desktop.paper.pdf.papers.parts import bulleted, cell, code_words, frame, identity, marked, row, shown
from desktop.paper.pdf.papers.wording import apart, long_date, say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Area, Item, Level, SummaryPaper


def summary_sheet(paper: SummaryPaper, level: Level) -> Sheet:
    """Return the summary as it looks for one recipient."""
    return Sheet(
        **frame(paper.letterhead, level),
        metadata_title=f"Kartläggning {paper.number}",
        footer=_footer(paper),
        version_line="",
        blocks=tuple(_blocks(paper, level)),
        stamp=say("gemensamt.utkast") if paper.draft else "",
        page_budget=2,
    )


def _footer(paper: SummaryPaper) -> str:
    """Return number and day, whether the round is still open, and the Kontrollkod it has."""
    which = "kartlaggning.fot_inte_klar" if paper.draft else "kartlaggning.fot"
    line, code = say(which, nr=paper.number, datum=long_date(paper.day)), code_words(paper)
    return f"{line.removesuffix('.')}. {code}" if code else line


def _blocks(paper: SummaryPaper, level: Level) -> list[Block]:
    return [
        *([Notice(say("kartlaggning.inte_klar"))] if paper.draft else []),
        Title(say("kartlaggning.rubrik")),
        Subtitle(say("kartlaggning.underrubrik")),
        identity(paper.pupil),
        *_for_the_record(level),
        Paragraph(_about(paper), Role.HELPER),
        *_own_words(paper),
        *_areas(paper),
        *_resources(paper),
        *_agreed(paper),
        *_why(paper),
        *_thought(paper),
        *comparison_blocks(paper),
        *_to_learn(paper),
        *bulleted(say("kartlaggning.forslag"), shown(paper.suggested_goals)),
    ]


def _for_the_record(level: Level) -> list[Block]:
    """Return the line that keeps the whole summary from being handed out by mistake."""
    return [Paragraph(bold(say("kartlaggning.niva_akt")))] if level is Level.RECORD else []


def _about(paper: SummaryPaper) -> Text:
    text = " ".join(
        part for part in (say("kartlaggning.forklaring"), paper.answered, *paper.no_answers) if part
    )
    return tuple(Run(run.text, run.bold, Tone.QUIET) for run in apart(text))


def _own_words(paper: SummaryPaper) -> list[Block]:
    words = paper.pupil_words
    if not words.text and not words.reason:
        return []
    heading = Heading(say("kartlaggning.egna_ord", elev_fornamn=paper.pupil.called))
    return [heading, OwnWords(words.text, "", big=True, reason=words.reason)]


def _areas(paper: SummaryPaper) -> list[Block]:
    """Return what helps and hinders, area by area; an area with nothing to show is not there at all."""
    rows = tuple(found for area in paper.areas if (found := _area(area)) is not None)
    columns = (
        Column("", 0.223, spoken="Område"),
        Column(f"+ {say('kartlaggning.resurser')}", 0.395),
        Column(f"– {say('kartlaggning.hinder')}", 0.382),
    )
    return [Table("areas", columns, rows)] if rows else []


def _area(area: Area) -> Row | None:
    helps, hinders = shown(area.helps), shown(area.hinders)
    if not helps and not hinders:
        return None
    return row(cell(bold(area.label)), _listed(helps), _listed(hinders))


def _listed(items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Bullets(items, cell=True),) if items else ()


def _resources(paper: SummaryPaper) -> list[Block]:
    """Return what works and helps in somebody's own words, with whose they are."""
    rows = tuple(row(cell(one.text), cell(one.who)) for one in paper.resources if one.text)
    columns = (Column(say("kartlaggning.vad"), 0.75), Column(say("kartlaggning.vem_sa"), 0.25))
    table = Table("resources", columns, rows)
    return [Heading(say("kartlaggning.fungerar")), table] if rows else []


def _agreed(paper: SummaryPaper) -> list[Block]:
    """Return what all who were asked say, and after it what one says, with the name."""
    shared = _beside(shown(paper.good), shown(paper.hard))
    alone = _beside(shown(paper.good_alone), shown(paper.hard_alone))
    helper = Paragraph((Run(say("kartlaggning.overens_hjalp"), tone=Tone.QUIET),), Role.HELPER)
    found: list[Block] = [Heading(say("overens.overens")), helper, *shared] if shared else []
    return [*found, Heading(say("kartlaggning.en_rost")), *alone] if alone else found


def _beside(good: tuple[Text, ...], hard: tuple[Text, ...]) -> list[Block]:
    """Return two lists beside each other, or the one there is."""
    left, right = _small_list("kartlaggning.gar_bra", good), _small_list("kartlaggning.ar_svart", hard)
    return [Columns(left, right)] if left and right else [*left, *right]


def _small_list(text_id: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(say(text_id), level=3), Bullets(items)) if items else ()


def _why(paper: SummaryPaper) -> list[Block]:
    """Return how it began and what keeps it going, beside each other; then what protects."""
    began = _told("kartlaggning.utlosande", paper.started)
    goes_on = _told("kartlaggning.vidmakthallande", paper.keeps_going)
    beside: list[Block] = [Columns(began, goes_on)] if began and goes_on else [*began, *goes_on]
    return [*beside, *_told("kartlaggning.skyddande", paper.protects)]


def _told(text_id: str, items: tuple[Item, ...]) -> tuple[Block, ...]:
    """Return one item as a paragraph, several as a list."""
    lines = shown(items)
    if len(lines) == 1:
        return (Heading(say(text_id)), Paragraph(lines[0]))
    return bulleted(say(text_id), lines)


def _thought(paper: SummaryPaper) -> list[Block]:
    if not paper.thought:
        return []
    text = f"{paper.thought} {say('kartlaggning.tanke_hjalp')}"
    return [Box((Heading(say("kartlaggning.tanke")), Paragraph(plain(text))))]


def _to_learn(paper: SummaryPaper) -> list[Block]:
    rows = tuple(
        row(cell(marked(finding.what, private=finding.private)), cell(finding.who))
        for finding in paper.to_learn
        if finding.what
    )
    columns = (Column(say("kartlaggning.vidare"), 0.57), Column(say("kartlaggning.vidare_vem"), 0.43))
    return [Table("to-learn", columns, rows)] if rows else []
