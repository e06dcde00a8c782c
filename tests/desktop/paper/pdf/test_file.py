"""The file: tags, metadata, pages, copies; what PDF/UA-1 asks that can be checked without its judge."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from desktop.paper.pdf import Level, render
from desktop.paper.values import Paper, Words
from tests.desktop.paper.pdf import (
    closing_samples,
    copy_samples,
    follow_up_samples,
    samples,
    support_samples,
)
from tests.desktop.paper.pdf.reading import at, loose_drawing, opened, streams, tags, words

PAPERS: dict[str, Paper] = {
    "plan": samples.a_plan(draft=True),
    "consent": samples.a_consent(),
    "consent copy": copy_samples.a_consent_copy(),
    "plan copy": copy_samples.a_plan_copy(),
    "summary copy": copy_samples.a_summary_copy(),
    "information": samples.an_information(),
    "summary": samples.a_summary(),
    "follow-up": follow_up_samples.a_follow_up(),
    "support": support_samples.a_support(),
    "closing": closing_samples.a_closing(),
    "recovery": samples.a_recovery(),
    "log": samples.a_log(),
}


@pytest.fixture(params=PAPERS, name="paper")
def _paper(request: pytest.FixtureRequest) -> Paper:
    return PAPERS[str(request.param)]


def test_every_paper_is_tagged_swedish_and_shows_its_title(paper: Paper) -> None:
    root = at(opened(render(paper).data).trailer, "/Root")
    assert at(root, "/MarkInfo", "/Marked")
    assert root["/Lang"] == "sv-SE"
    assert str(at(root, "/ViewerPreferences", "/DisplayDocTitle")).lower() == "true"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in at(root, "/Metadata").get_data()


def test_metadata_name_nobody(paper: Paper) -> None:
    data = render(paper).data
    info = opened(data).metadata
    assert info is not None
    assert not info.author
    assert not info.subject
    everything = f"{dict(info)} {at(opened(data).trailer, '/Root', '/Metadata').get_data()!r}"
    for name in ("Noor", "Hamdan", "20101112", "Lindqvist", "Norrtuna"):
        assert name not in everything


def test_every_mark_belongs_to_an_element_or_is_an_artifact(paper: Paper) -> None:
    data = render(paper).data
    reader = opened(data)
    numbers = at(reader.trailer, "/Root", "/StructTreeRoot", "/ParentTree", "/Nums")
    for index, (page, stream) in enumerate(zip(reader.pages, streams(data), strict=True)):
        assert not loose_drawing(stream)
        assert (at(page, "/StructParents"), at(page, "/Tabs")) == (index, "/S")
        marks = [int(number) for number in re.findall(r"<</?MCID (\d+)>>", stream)]
        assert marks == list(range(len(numbers[2 * index + 1])))


def test_headings_are_never_skipped(paper: Paper) -> None:
    levels = [int(tag.name[1]) for tag in tags(render(paper).data).walk() if re.fullmatch(r"H\d", tag.name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_have_heads_with_scope_and_even_rows(paper: Paper) -> None:
    for table in (tag for tag in tags(render(paper).data).walk() if tag.name == "Table"):
        rows = [tag for tag in table.walk() if tag.name == "TR"]
        assert len({len(row.kids) for row in rows}) == 1
        heads = [tag for tag in table.walk() if tag.name == "TH"]
        assert {tag.scope for tag in heads} <= {"Column", "Row"}
        if table.kids[0].name == "THead":
            assert all(kid.scope == "Column" for kid in rows[0].kids)
        else:  # facts: every row has a head of its own
            assert all(row.kids[0].scope == "Row" for row in rows)


def test_figures_say_in_words_what_they_show() -> None:
    for paper in (samples.a_plan(), samples.a_summary()):
        figures = [tag for tag in tags(render(paper).data).walk() if tag.name == "Figure"]
        assert figures
        assert all(figure.alt.endswith(".") for figure in figures)


def test_the_informants_are_a_list_for_those_who_cannot_see_the_line() -> None:
    spoken = [tag.actual for tag in tags(render(samples.a_summary()).data).walk() if tag.name == "LBody"]
    assert "Noor: Stämmer helt." in spoken
    assert "Noor: Stämmer lite. Rana: Stämmer lite." in spoken


def test_signature_lines_say_what_they_are() -> None:
    spoken = [tag.actual for tag in tags(render(samples.a_consent()).data).walk() if tag.name == "P"]
    assert "Rad för namnteckning, Vårdnadshavare 1" in spoken


def test_boxes_say_that_they_are_there_and_empty() -> None:
    unticked = "Ej ikryssad: ".encode("utf-16-be").hex().upper()
    page = streams(render(samples.a_consent()).data)[1]
    assert page.count(f"<FEFF{unticked}>") == 4 + 2 * 3


def test_own_words_are_a_quotation() -> None:
    quotes = [tag for tag in tags(render(samples.a_plan()).data).walk() if tag.name == "BlockQuote"]
    assert [kid.name for kid in quotes[0].kids] == ["P", "P"]


def test_the_stamp_is_under_the_text_and_no_part_of_it() -> None:
    stream = streams(render(samples.a_plan(draft=True)).data)[0]
    assert stream.index(" 1 Tr") < stream.index("MCID 0")
    assert "/Artifact <</Type /Pagination>> BDC" in stream[: stream.index(" 1 Tr")]


def test_pages_are_counted_and_copies_numbered() -> None:
    printed = render(samples.a_plan(), copies=3)
    pages = [" ".join(page.extract_text().split()) for page in opened(printed.data).pages]
    assert printed.pages == len(pages) == 6
    assert "Exemplar 2 av 3." in pages[2]
    assert "Sida 1 av 2" in pages[2]
    assert "Sida 2 av 2" in pages[5]


def test_a_table_head_is_seen_again_but_read_once() -> None:
    doings = samples.a_plan().doings * 12
    data = render(samples.a_plan(doings=doings)).data
    assert words(data).count("Vem Vad När Mål") >= 3
    heads = [tag for tag in tags(data).walk() if tag.name == "THead"]
    assert len(heads) == 2


def test_a_heading_is_never_last_on_its_page() -> None:
    for length in range(1, 40):
        plan = samples.a_plan(long_term="Rad.\n" * length)
        for page in opened(render(plan).data).pages:
            lines = page.extract_text().splitlines()
            body = [line for line in lines if line.strip() and not line.startswith(("Plan 1", "Sida"))]
            assert not body[-1].startswith(("Vem gör vad?", "Dit vill vi", "Nästa gång"))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render(samples.a_plan()).data == render(samples.a_plan()).data


def test_all_fonts_are_embedded() -> None:
    paper = samples.a_plan(pupil_words=Words("نور", "سلام ሰላም → ✓"))
    fonts = [
        font for page in opened(render(paper).data).pages for font in at(page, "/Resources", "/Font").values()
    ]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts}
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts)
    for family in ("NotoSans-Regular", "NotoNaskhArabic", "NotoSansEthiopic", "NotoSansMath", "Symbols2"):
        assert any(family in name for name in names)


def test_the_record_is_set_smaller_than_the_familys_paper() -> None:
    family, record = (render(samples.a_plan(), level=level).data for level in (Level.FAMILY, Level.RECORD))
    assert " 12.00 Tf" in streams(family)[0]
    assert " 12.00 Tf" not in streams(record)[1]


def test_reportlab_is_imported_only_when_something_is_drawn() -> None:
    code = (
        "import sys; from desktop.paper.pdf import sheet_for; from tests.desktop.paper.pdf import samples;"
        "sheet_for(samples.a_plan()); print('reportlab' in sys.modules);"
        "from desktop.paper.pdf import render; render(samples.a_plan()); print('reportlab' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["False", "True"]
