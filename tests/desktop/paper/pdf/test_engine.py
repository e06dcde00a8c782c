"""What the engine does with any sheet: footers that are never cut, boxes with frames, headings in their order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.paper.pdf import Level, render, sheet_for
from desktop.paper.pdf.blocks import Block, Box, Column, Heading, Paragraph, Table, Title, plain
from desktop.paper.pdf.engine.file import draw
from desktop.paper.pdf.papers.wording import apart
from desktop.paper.pdf.sheet import LONGEST_PILL, Sheet
from desktop.paper.values import RECIPIENTS, InformantShape
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import opened, streams, tags, words

SEAL = "0123456789abcdef"


def a_sheet(*blocks: Block, budget: int = 0, pill: str = "Till familjen") -> Sheet:
    return Sheet(
        metadata_title="Prov", municipality="Norrtuna kommun", sender="", pill=pill, footer="Prov 1",
        version_line="", accent="#1D4A58", blocks=(Title("Prov"), *blocks), page_budget=budget,
    )  # fmt: skip


@pytest.mark.parametrize("copies", [1, 3])
def test_the_kontrollkod_is_whole_on_every_page_it_stands_on(copies: int) -> None:
    for paper in (samples.a_plan(seal=SEAL), samples.a_consent(seal=SEAL)):
        plain_one = replace(paper, seal="")
        printed = render(paper, copies=copies)
        assert printed.pages == render(plain_one, copies=copies).pages
        pages = [" ".join(page.extract_text().split()) for page in opened(printed.data).pages]
        sealed = [page for page in pages if f"Kontrollkod {SEAL}." in page]
        assert len(sealed) == 2 * copies
        if copies > 1:
            assert all(re.search(r"Exemplar \d av 3\.", page) for page in pages)


def test_a_consents_footer_keeps_which_texts_were_printed() -> None:
    text = words(render(samples.a_consent(seal=SEAL), copies=2).data)
    assert text.count("Texten är inte granskad av jurist.") == 2 * 2


def test_a_footer_of_many_lines_lifts_the_text_above_it() -> None:
    many = tuple(Paragraph(plain(f"Rad {number}.")) for number in range(60))
    short, long = (replace(a_sheet(*many), footer=footer) for footer in ("Prov", "ord " * 75))
    first_pages = [opened(draw(sheet).data).pages[0].extract_text() for sheet in (short, long)]
    assert first_pages[0].count("Rad ") > first_pages[1].count("Rad ")
    assert first_pages[1].count("ord") == 75


def test_the_pill_says_all_it_has_to_say_or_is_no_pill() -> None:
    longest = "W" * LONGEST_PILL
    assert longest in words(draw(a_sheet(pill=longest)).data)
    with pytest.raises(ValueError, match="Till dig som har en uppgift"):
        a_sheet(pill="Till dig som har en uppgift")


def test_a_framed_box_has_a_frame_and_no_tint() -> None:
    inside: tuple[Block, ...] = (Paragraph(plain("Vem som får planen.")),)
    framed, tinted = (streams(draw(a_sheet(Box(inside, framed=kind))).data)[0] for kind in (True, False))
    tint = "0.937 0.957 0.961 rg"
    assert tint in tinted
    assert tint not in framed
    assert framed.count(" c h S Q") == tinted.count(" c h S Q") + 1


def test_a_heading_whose_parent_closed_up_is_raised_to_its_place() -> None:
    data = draw(a_sheet(Heading("Liten", level=3), Heading("Stor"), Heading("Minst", level=4))).data
    levels = [int(tag.name[1]) for tag in tags(data).walk() if re.fullmatch(r"H\d", tag.name)]
    assert levels == [1, 2, 2, 3]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_table_without_rows_is_left_out() -> None:
    data = draw(a_sheet(Table("empty", (Column("Vem", 0.5), Column("Vad", 0.5)), ()))).data
    assert "Table" not in {tag.name for tag in tags(data).walk()}
    assert "Vem" not in words(data)


def test_what_is_too_long_however_tight_keeps_the_tightest_setting_and_says_so() -> None:
    rows = tuple(Paragraph(plain("Ett stycke.")) for _ in range(75))
    loose, tight = draw(a_sheet(*rows)), draw(a_sheet(*rows, budget=1))
    assert loose.pages_a_copy > 1
    assert tight.pages_a_copy > 1
    first = [opened(one.data).pages[0].extract_text().count("stycke") for one in (loose, tight)]
    assert first[1] > first[0]
    assert render(samples.a_plan(doings=samples.a_plan().doings * 8)).warnings


def test_arabic_names_in_a_row_stand_in_their_order() -> None:
    assert [run.text for run in apart("علي, نور och سارة (mamma)")] == [
        "علي",
        ", ",
        "نور",
        " och ",
        "سارة (mamma)",
    ]
    assert [run.text for run in apart("Noor, Rana och Samir")] == ["Noor, Rana och Samir"]
    page = streams(render(samples.a_plan(participants="علي, نور och سارة.")).data)[0]
    places = [
        page.index(f"<FEFF{name.encode('utf-16-be').hex().upper()}>") for name in ("علي", "نور", "سارة")
    ]
    assert places == sorted(places)


def test_each_voice_has_its_shape_and_the_shapes_do_not_need_colour() -> None:
    """Disc, filled square, hollow square, diamond: as on screen, in the legend and on the line."""
    from desktop.paper.pdf.engine.painter import Painter
    from desktop.paper.pdf.lay.informants import _shape

    class Canvas:
        def __init__(self) -> None:
            self._code: list[str] = []

    drawn = {}
    for voice in InformantShape:
        canvas = Canvas()
        _shape(Painter(canvas), voice.value, 100, 100, "#1D4A58")
        drawn[voice] = canvas._code[-1]
    white, accent = "1.000 1.000 1.000 rg", "0.114 0.290 0.345 rg"
    assert drawn[InformantShape.PUPIL].count(" c") == 4
    assert accent in drawn[InformantShape.PUPIL]
    assert " re B" in drawn[InformantShape.GUARDIAN_1]
    assert accent in drawn[InformantShape.GUARDIAN_1]
    assert " re B" in drawn[InformantShape.GUARDIAN_2]
    assert white in drawn[InformantShape.GUARDIAN_2]
    diamond = re.findall(r"([\d.]+) ([\d.]+) [ml]", drawn[InformantShape.SCHOOL])
    assert len(diamond) == 4
    assert {place for place, _ in diamond} & {"100.00"}
    assert diamond[1][1] == diamond[3][1] == "100.00"


def test_every_paper_has_a_pill_that_it_has_room_for() -> None:
    for paper in (samples.a_plan(), samples.a_consent(), samples.a_summary(), samples.a_recovery()):
        for level in RECIPIENTS[type(paper)] or (Level.FAMILY,):
            assert 0 < len(sheet_for(paper, level).pill) <= LONGEST_PILL


def test_what_may_be_long_stands_closer_where_that_saves_a_page_of_a_few_lines() -> None:
    """One paragraph more than two pages hold goes up to them; half a page more stays as loose as it was."""

    def drawn(count: int) -> list[int]:
        rows = tuple(Paragraph(plain(f"stycke {number}.")) for number in range(count))
        return [page.extract_text().count("stycke") for page in opened(draw(a_sheet(*rows)).data).pages]

    loose = drawn(10 + next(count for count in range(20, 80) if len(drawn(count)) == 2))
    full = sum(loose[:1])
    scant = drawn(full + 2)
    assert loose[1] > 8
    assert scant == [full + 2]
    assert drawn(full + 12) == [full, 12]
