"""Where lines break: at spaces, in logical order, by what the fonts measure. Nothing is ever cut away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from desktop.paper.pdf.blocks import Run, Text
from desktop.paper.pdf.engine import fonts, shaping
from desktop.paper.pdf.engine.cleaning import printable, with_no_break_spaces
from desktop.paper.pdf.look import Face

BOX = 0.72
"""Width in em of the box drawn for a character that no font has."""

_TOKENS = re.compile(r" +|[^ ]+")
_KNOWN = 40
"""Words shorter than this are measured once."""

_SHAPED_PIECE = 60
"""Longest run of letters measured at a time in scripts that join."""


_Part = tuple[str, int]
"""A piece of text and the number of the run it comes from."""


@dataclass(frozen=True)
class Row:
    """The runs of one line in logical order. `ends_word` is False where a long word had to be cut."""

    runs: list[Run]
    ends_word: bool = True


def is_bold(run: Run, face: Face) -> bool:
    """Return whether a run is set in bold, by itself or because its paragraph is."""
    return run.bold or face.bold


def paragraphs(text: Text) -> Iterator[list[Run]]:
    """Yield the runs of each paragraph, cleaned and bound, split at the writer's own line breaks."""
    current: list[Run] = []
    for run in text:
        for index, part in enumerate(with_no_break_spaces(printable(run.text)).split("\n")):
            if index:
                yield current
                current = []
            if part:
                current.append(replace(run, text=part))
    yield current


def rows(runs: list[Run], face: Face, width: float) -> Iterator[Row]:
    """Break one paragraph into rows. A word wider than the row is cut where it must be; nothing is lost."""
    bold = [is_bold(run, face) for run in runs]
    row: list[_Part] = []
    x = 0.0
    for word in _words(runs):
        wide = sum([_width(text, bold[run]) for text, run in word]) * face.size
        is_space = word[0][0][0] == " "
        if row and not is_space and x + wide > width:
            yield Row(_joined(row, runs))
            row, x = [], 0.0
        if wide > width and not is_space:
            *full, row = _cut(word, bold, width / face.size)
            for piece in full:
                yield Row(_joined(piece, runs), ends_word=False)
            x = sum([_width(text, bold[run]) for text, run in row]) * face.size
        elif row or not is_space:
            row += word
            x += wide
    if row:
        yield Row(_joined(row, runs))


def _words(runs: list[Run]) -> Iterator[list[_Part]]:
    """Yield words and the spaces between them; a word may go on over several runs ("**Johan**,")."""
    word: list[_Part] = []
    for number, run in enumerate(runs):
        for token in _TOKENS.findall(run.text):
            if token[0] == " ":
                if word:
                    yield word
                    word = []
                yield [(token, number)]
            else:
                word.append((token, number))
    if word:
        yield word


def _cut(word: list[_Part], bold: list[bool], width: float) -> Iterator[list[_Part]]:
    """Yield pieces of a word that is wider than the row (`width` in em), each as wide as there is room for."""
    piece: list[_Part] = []
    x = 0.0
    for text, run in word:
        start = 0
        for index, character in enumerate(text):
            wide = _width(character, bold[run])
            if x + wide > width and (piece or index > start):
                if index > start:
                    piece.append((text[start:index], run))
                yield piece
                piece, start, x = [], index, 0.0
            x += wide
        piece.append((text[start:], run))
    yield piece


def _width(text: str, bold: bool) -> float:
    """Return a width in Latin em."""
    return _known_width(text, bold) if len(text) < _KNOWN else _measure(text, bold)


@lru_cache(maxsize=30_000)
def _known_width(text: str, bold: bool) -> float:
    return _measure(text, bold)


def _measure(text: str, bold: bool) -> float:
    latin = fonts.face(bold)
    try:
        return sum(map(latin.widths.__getitem__, text)) / 1000
    except KeyError:
        return sum(_measure_part(part) for part in fonts.stretches(text, bold))


def _measure_part(part: fonts.Stretch) -> float:
    if part.face is None:
        return BOX * len(part.text)
    if not shaping.needs_shaping(part.text, part.face):
        return part.face.width(part.text) * part.face.size
    pieces = [part.text[at : at + _SHAPED_PIECE] for at in range(0, len(part.text), _SHAPED_PIECE)]
    right = part.face.script == "arabic"
    return sum(shaping.shape(piece, part.face, right).width for piece in pieces) * part.face.size


def _joined(row: list[_Part], runs: list[Run]) -> list[Run]:
    """Return the row as runs, spaces at its end taken away, hard spaces drawn as ordinary ones."""
    end = len(row)
    while end and row[end - 1][0][0] == " ":
        end -= 1
    joined = []
    for number, parts in groupby(row[:end], key=itemgetter(1)):
        text = "".join([text for text, _ in parts]).replace("\u00a0", " ")
        joined.append(replace(runs[number], text=text))
    return joined
