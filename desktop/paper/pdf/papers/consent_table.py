"""Who may share what: one row a party, what goes both ways in one column and what does not in another.

On a copy what was taken back stands as it stood, struck, with its day in words beside it: a line through text is not
heard by who listens to the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.paper.pdf.blocks import (
    Block,
    Column,
    Heading,
    Paragraph,
    Role,
    Row,
    Run,
    Table,
    Text,
    bold,
    plain,
)
from desktop.paper.pdf.papers.parts import row, two_lines
from desktop.paper.pdf.papers.wording import around, full_short_date, say
from desktop.paper.values import ConsentPaper, Direction, Party, Share, Taken

_BETWEEN = " · "
"""Between two categories: their words stand as in the list, capitals and commas and all."""

_ONE_WAY = ((Direction.TAKE, "samtycke.vi_berattar"), (Direction.GIVE, "samtycke.de_berattar"))
_NOTHING = "–"


def parties_table(paper: ConsentPaper, taken: tuple[Taken, ...]) -> list[Block]:
    """Return the table under its heading, and what is shared with nobody. The third column goes when it is empty."""
    is_one_way = any(_one_way_letters(party) for party in paper.parties)
    titles = [say("samtycke.kol_part"), say("samtycke.kol_bada"), say("samtycke.kol_ett_hall")]
    columns = [Column(title, share) for title, share in zip(titles, _shares(paper), strict=False)]
    rows = tuple(_party(_at_school(party, paper), taken, is_one_way=is_one_way) for party in paper.parties)
    blocks: list[Block] = [
        Heading(say("samtycke.parter_rubrik")),
        Table("consent", tuple(columns), rows),
    ]
    if paper.not_shared:
        before, after = around("samtycke.inte_alla", "vad")
        limit: Text = (Run(before, bold=True), Run(paper.not_shared.rstrip(" .")), Run(after))
        blocks.append(Paragraph(limit, Role.CELL))
    return blocks


def _shares(paper: ConsentPaper) -> tuple[float, ...]:
    """Return how wide the columns are: where nobody has much to say one way, both ways get the room."""
    longest = max((_one_way_letters(party) for party in paper.parties), default=0)
    if not longest:
        return (_WHO, 1 - _WHO)
    return (_WHO, 0.45, 0.33) if longest < _SHORT else (_WHO, 0.4, 0.38)


_WHO, _SHORT = 0.22, 45
"""Share of the first column; letters that are short for the third."""


def _one_way_letters(party: Party) -> int:
    one_way = (share for share in party.shares if share.direction is not Direction.BOTH)
    said = [label for share in one_way for label in share.categories]
    return sum(len(text) for text in [*said, *party.excluded])


def struck_in(paper: ConsentPaper, taken: tuple[Taken, ...]) -> tuple[int, int]:
    """Return how many of the consent's cells are struck, and how many there are."""
    cells = [(party.id, code) for party in paper.parties for share in party.shares for code in share.codes]
    return sum(_taken(party, code, taken) is not None for party, code in cells), len(cells)


def _taken(party: str, code: str, taken: tuple[Taken, ...]) -> Taken | None:
    """Return what took a cell away, the first of them."""
    return next(
        (one for one in taken if one.party in ("", party) and one.category in ("", code)),
        None,
    )


def _when(one: Taken) -> str:
    if one.left is not None:
        return say("samtycke.struket_skola", datum=full_short_date(one.left))
    assert one.at is not None
    return say("samtycke.struket", datum=full_short_date(one.at))


def _at_school(party: Party, paper: ConsentPaper) -> Party:
    """Return a party without the school's name after its own: which school it is stands above the table, once."""
    return replace(party, label=party.label.removesuffix(f", {paper.pupil.school}"))


def _party(party: Party, taken: tuple[Taken, ...], *, is_one_way: bool) -> Row:
    gone = next((one for one in taken if one.party == party.id and not one.category), None)
    who = two_lines(party.label, party.contact)
    if gone is not None:
        who = (*who, Paragraph(bold(_when(gone)), Role.CELL))

    def by(code: str) -> Taken | None:
        return gone or _taken(party.id, code, taken)

    shares = {share.direction: share for share in party.shares}
    both = _categories(shares.get(Direction.BOTH), ("", "."), by)
    ways = [_categories(shares.get(way), around(text_id, "vad"), by) for way, text_id in _ONE_WAY]
    one_way: Text = tuple(
        run for text in [*ways, _not_this(party, gone)] if text for run in (*text, Run(" "))
    )
    cells = [both, one_way] if is_one_way else [both]
    notes = [] if gone else _notes(party, by)
    blocks: list[tuple[Block, ...]] = [
        (Paragraph(text if text else plain(_NOTHING), Role.CELL),) for text in cells
    ]
    blocks[-1] = (*blocks[-1], *notes)
    return row(who, *blocks)


def _categories(share: Share | None, words: tuple[str, str], by: Callable[[str], Taken | None]) -> Text:
    """Return a sentence of categories, those struck that were taken away; all of it when all of them were."""
    if share is None or not share.categories:
        return ()
    codes = share.codes or ("",) * len(share.categories)
    struck = [by(code) is not None for code in codes]
    is_whole = all(struck)
    before, after = words
    runs = [Run(before, struck=is_whole)] if before else []
    for number, label in enumerate(share.categories):
        if number:
            runs.append(Run(_BETWEEN, struck=is_whole))
        runs.append(Run(label, struck=struck[number]))
    return (*runs, Run(after, struck=is_whole))


def _not_this(party: Party, gone: Taken | None) -> Text:
    if not party.excluded:
        return ()
    before, after = around("samtycke.inte", "vad")
    what = _BETWEEN.join(text.rstrip(" .") for text in party.excluded)
    runs = (Run(before, bold=True), Run(what), Run(after))
    return tuple(replace(run, struck=gone is not None) for run in runs)


def _notes(party: Party, by: Callable[[str], Taken | None]) -> list[Block]:
    """Return the days of what was struck in a row that else stands."""
    days: dict[str, list[str]] = {}
    for share in party.shares:
        for code, label in zip(share.codes, share.categories, strict=False):
            found = by(code)
            if found is not None:
                days.setdefault(_when(found), []).append(label)
    return [
        Paragraph((Run(f"{day}: ", bold=True), Run(_BETWEEN.join(labels))), Role.CELL)
        for day, labels in days.items()
    ]
