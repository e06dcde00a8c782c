"""The consent that is answered with a pen: who answers, on what, and how many pages it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.paper.pdf import render, sheet_for
from desktop.paper.pdf.blocks import Checks, Heading, SignatureRow, Table, Together
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Direction, Party, Share, Signatory
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import said, words
from tests.desktop.paper.pdf.telling import every


def test_two_guardians_have_fields_and_the_no_stands_before_them() -> None:
    sheet = sheet_for(samples.a_consent())
    assert _signing(sheet) == ["Vårdnadshavare 1", "Vårdnadshavare 2"]
    text = words(render(samples.a_consent()).data)
    for name, _next in (("Vårdnadshavare 1", "Rana Hamdan"), ("Vårdnadshavare 2", "Samir Hamdan")):
        after = text[text.index(name) :]
        assert after.index("Jag säger nej. Inget får delas.") < after.index("Namnteckning")


def _signing(sheet: Sheet) -> list[str]:
    """Return whose answers are asked for, in order."""
    labels = ("Elev", "Vårdnadshavare")
    return [one.text for one in every(sheet.blocks, Heading) if one.text.startswith(labels)]


@pytest.mark.parametrize(("age", "signs"), [(14, False), (15, True), (17, True), (None, False)])
def test_the_pupil_signs_from_fifteen(age: int | None, signs: bool) -> None:
    sheet = sheet_for(samples.a_consent(pupil=replace(samples.PUPIL, age=age)))
    assert (_signing(sheet)[0] == "Elev") is signs
    assert ("Vad tycker Noor?" in said(sheet)) is not signs


def test_each_has_three_boxes_of_their_own_above_their_own_line() -> None:
    sheet = sheet_for(samples.a_consent(pupil=replace(samples.PUPIL, age=16)))
    mine = [one for one in every(sheet.blocks, Together) if isinstance(one.blocks[0], Heading)]
    assert len(mine) == 3
    for one in mine:
        heading, boxes, line = one.blocks
        assert isinstance(heading, Heading)
        assert isinstance(boxes, Checks)
        assert isinstance(line, SignatureRow)
        assert [box.label[0].text for box in boxes.checks] == [
            "Jag säger ja till det som står i tabellen.",
            "Jag säger ja till en del. Jag har strukit det jag säger nej till.",
            "Jag säger nej. Inget får delas.",
        ]


@pytest.mark.parametrize(
    ("signatories", "sentence"),
    [
        ((Signatory("Elev", "Noor"),), "Du har fyllt 18 år. Du svarar själv."),
        ((Signatory("Vårdnadshavare 1", "Rana"),), "jag har fått fråga."),
        ((), "Säger en av er nej delar vi inget."),
    ],
)
def test_what_is_signed_for_is_by_how_many_they_are(
    signatories: tuple[Signatory, ...], sentence: str
) -> None:
    text = said(sheet_for(samples.a_consent(signatories=signatories)))
    assert sentence in text
    assert ("Säger en av er nej" in text) is (not signatories)


def test_the_column_for_one_way_goes_when_nobody_needs_it() -> None:
    two_ways = samples.a_consent().parties[:1]
    plain_row = replace(two_ways[0], excluded=())
    table = next(t for t in every(sheet_for(samples.a_consent(parties=(plain_row,))).blocks, Table))
    assert [column.title for column in table.columns] == ["Vem", "Vi pratar med varandra om"]
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    table = next(t for t in every(sheet_for(samples.a_consent()).blocks, Table))
    assert len(table.columns) == 3


@pytest.mark.parametrize(("parties", "pages"), [(1, 2), (6, 2), (7, 3), (10, 3)])
def test_up_to_six_parties_are_two_pages(parties: int, pages: int) -> None:
    four = ("Närvaro och frånvaro", "Skolarbete och stöd", "Trivsel och kamrater", "Planen")
    shares = (Share(Direction.BOTH, four), Share(Direction.TAKE, ("Hälsa och mående",)))
    rows = tuple(
        Party(f"Yrke nummer {n}", "Anna Wikström", shares if n % 2 else shares[:1]) for n in range(parties)
    )
    assert render(samples.a_consent(parties=rows)).pages == pages


def test_the_information_sheet_is_a_paper_of_its_own() -> None:
    printed = render(samples.a_consent())
    assert "Så hanterar vi uppgifter om er" in words(printed.data)  # in the sentence signed for
    assert "dataskyddsombud" not in words(printed.data)
    assert any("Informationsbladet" in warning for warning in printed.warnings)
