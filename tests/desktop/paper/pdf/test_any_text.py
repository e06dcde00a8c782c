"""Names in every script, markup, controls and megabytes: printed as written, and never a hang."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from desktop.paper.pdf import Level, render
from desktop.paper.pdf.engine.cleaning import printable, with_no_break_spaces
from desktop.paper.values import RECIPIENTS, Goal, PaperPupil, Words
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import streams, words

NAUGHTY = "<b>fet</b> & <img src='file:///x'/> &#x110000; <a href='http://x.example'>länk</a> %s {elev} \\( )"


def test_markup_is_printed_as_it_was_typed() -> None:
    text = words(render(samples.a_plan(pupil_words=Words("Noor", NAUGHTY))).data)
    assert NAUGHTY in text


def filled(value: Any, text: str, name: str = "") -> Any:
    """Return a paper with every string in it replaced."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: filled(getattr(value, f.name), text, f.name) for f in fields(value)})
    if isinstance(value, tuple) and value and not isinstance(value[0], int):
        return tuple(filled(part, text, name) for part in value)
    return text if isinstance(value, str) and name != "accent" else value


@pytest.mark.parametrize("text", [NAUGHTY, "\x00\x07\u202e\ud800 a", "😀", "ش", "x" * 300, "Å " * 150])
def test_every_field_of_every_paper_takes_any_text(text: str) -> None:
    for paper in (samples.a_plan(), samples.a_consent(), samples.a_summary(), samples.a_recovery()):
        for level in RECIPIENTS[type(paper)] or (Level.FAMILY,):
            assert render(filled(paper, text), level=level).pages >= 1


def test_controls_cannot_hide_or_turn_text() -> None:
    assert printable("a\x00b\u202egnp\u202c\u2066c\u2069\u200b\u00ad") == "abgnpc"
    assert printable("rad\r\nrad\u2028rad\tflik") == "rad\nrad\nrad    flik"


def test_text_is_composed() -> None:
    assert printable("A\u030asa") == "Åsa"
    long = "e\u0301" * 5000
    assert printable(long) == unicodedata.normalize("NFC", long)


def test_joiners_stay_where_persian_needs_them() -> None:
    assert printable("می\u200cروم") == "می\u200cروم"
    assert printable("a\u200db") == "ab"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Ring 070-174 06 12 nu", "Ring 070-174_06_12 nu"),
        ("kl. 8.10 den 31 mars", "kl._8.10 den 31_mars"),
        ("i vecka 43 och 45", "i vecka_43 och 45"),
        ("fråga A. Berg", "fråga A._Berg"),
        ("klass 7B rum B12", "klass 7B rum_B12"),
        ("den 5 till 12 november 2026", "den 5 till 12_november 2026"),
    ],
)
def test_hard_spaces_hold_together_what_belongs_together(text: str, bound: str) -> None:
    assert with_no_break_spaces(text).replace("\u00a0", "_") == bound


def test_hard_spaces_are_drawn_as_ordinary_ones() -> None:
    assert "070-174 06 12" in words(render(samples.a_plan()).data)


def test_characters_without_a_glyph_are_told_and_drawn_as_boxes() -> None:
    printed = render(samples.a_plan(pupil_words=Words("Noor", "Glad 😀 漢")))
    assert printed.missing == ("漢", "😀")
    assert "\ufeff😀".encode("utf-16-be").hex().upper() in streams(printed.data)[0]


def test_arabic_is_read_in_logical_order_whatever_is_drawn() -> None:
    name = "أحمد علي"
    printed = render(samples.a_plan(pupil=PaperPupil(name, name, "20101112-2385")))
    assert not printed.missing
    actual = f"<FEFF{name.encode('utf-16-be').hex().upper()}>"
    assert f"/Span <</Lang (ar) /ActualText {actual}>> BDC" in streams(printed.data)[0]


def test_a_number_after_an_arabic_name_is_not_turned() -> None:
    from desktop.paper.pdf.engine.bidi import visual_order

    text = "علي 20101112-2385, klass"
    order = [(text[part.start : part.end], part.level % 2) for part in visual_order(text, False, [])]
    assert order == [("علي", 1), (" 20101112-2385, klass", 0)]


def test_a_bracket_after_an_arabic_name_stays_with_it() -> None:
    from desktop.paper.pdf.engine.bidi import visual_order

    text = "علي (نور), född"
    order = [text[part.start : part.end] for part in visual_order(text, False, [(0, 9), (9, 15)])]
    assert order == ["علي (نور)", ", född"]


def test_a_paragraph_in_arabic_runs_from_the_right_with_numbers_from_the_left() -> None:
    from desktop.paper.pdf.engine.bidi import visual_order

    text = "يوم 070-174 06 12 في"
    order = [text[part.start : part.end] for part in visual_order(text, True, [])]
    assert order == [" في", "070-174 06 12", "يوم "]


def _read(data: bytes) -> str:
    """Return all text, by the same engine that shows the preview."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


MEGABYTE = " ".join(f"ord{number}" for number in range(115_000))


@pytest.mark.parametrize("field", ["words", "goal", "beside"])
def test_a_pasted_megabyte_is_printed_to_the_last_word(qapp: object, field: str) -> None:
    assert len(MEGABYTE) > 1_000_000
    paper = {
        "words": samples.a_plan(pupil_words=Words("Noor", MEGABYTE)),
        "goal": samples.a_plan(goals=(Goal(MEGABYTE, private=False),)),
        "beside": samples.a_plan(stop=MEGABYTE),
    }[field]
    read = set(_read(render(paper).data).replace("”", " ").split())
    assert not [number for number in range(115_000) if f"ord{number}" not in read]


def test_twenty_thousand_characters_in_every_field_lose_no_word(qapp: object) -> None:
    text = " ".join(f"ord{number}" for number in range(2_600))
    plan = filled(samples.a_plan(), text)
    short = replace(plan, letterhead=samples.LETTERHEAD, seal="")
    read = _read(render(short, level=Level.RECORD).data).replace("”", " ").replace(",", " ").split()
    counts = {f"ord{number}": 0 for number in range(2_600)}
    for word in read:
        if word in counts:
            counts[word] += 1
    assert min(counts.values()) >= 45


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a" + "\u0301\u0323" * 100_000,
        "😀" * 100_000,
        "\n" * 1_000_000,
        " " * 1_000_000 + "x",
    ],
)
def test_megabytes_without_a_word_in_them_are_printed_too(text: str) -> None:
    assert render(samples.a_plan(stop=text)).pages >= 2
