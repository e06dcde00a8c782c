"""Where lines break: at spaces, in logical order, by what the fonts measure. Nothing is ever cut away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.pdf import fonts, shaping
from desktop.pdf.blocks import Run, Text
from desktop.pdf.cleaning import bind, clean
from desktop.pdf.look import Face

BOX = 0.72
"""Width in em of the box drawn for a character that no font has."""

_TOKENS = re.compile(r" +|[^ ]+")
_SHAPED_PIECE = 60
"""Longest run of letters measured at a time in scripts that join."""


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
        for index, part in enumerate(bind(clean(run.text)).split("\n")):
            if index:
                yield current
                current = []
            if part:
                current.append(Run(part, run.bold, run.tone))
    yield current


def rows(runs: list[Run], face: Face, width: float) -> Iterator[Row]:
    """Break one paragraph into rows. A word wider than the row is cut where it must be; nothing is lost."""
    row: list[Run] = []
    x = 0.0
    for word in _words(runs):
        wide = sum(_measure(run.text, is_bold(run, face)) for run in word) * face.size
        is_space = word[0].text[0] == " "
        if row and not is_space and x + wide > width:
            yield Row(_joined(_trimmed(row)))
            row, x = [], 0.0
        if wide > width and not is_space:
            *full, last = _cut(word, face, width)
            for piece in full:
                yield Row(_joined(piece), ends_word=False)
            row, x = list(last), sum(_measure(run.text, is_bold(run, face)) for run in last) * face.size
        elif row or not is_space:
            row += word
            x += wide
    if row:
        yield Row(_joined(_trimmed(row)))


def _words(runs: list[Run]) -> Iterator[list[Run]]:
    """Yield words and the spaces between them; a word may go on over several runs ("**Johan**,")."""
    word: list[Run] = []
    for run in runs:
        for match in _TOKENS.finditer(run.text):
            part = Run(match[0], run.bold, run.tone)
            if match[0][0] == " ":
                if word:
                    yield word
                    word = []
                yield [part]
            else:
                word.append(part)
    if word:
        yield word


def _cut(word: list[Run], face: Face, width: float) -> Iterator[list[Run]]:
    """Yield pieces of a word that is wider than the row, each as wide as there is room for."""
    piece: list[Run] = []
    x = 0.0
    for run in word:
        start = 0
        for index, character in enumerate(run.text):
            wide = _measure(character, is_bold(run, face)) * face.size
            if x + wide > width and (piece or index > start):
                if index > start:
                    piece.append(Run(run.text[start:index], run.bold, run.tone))
                yield piece
                piece, start, x = [], index, 0.0
            x += wide
        piece.append(Run(run.text[start:], run.bold, run.tone))
    yield piece


def _measure(text: str, bold: bool) -> float:
    """Return a width in Latin em."""
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


def _trimmed(row: list[Run]) -> list[Run]:
    while row and row[-1].text.isspace():
        row = row[:-1]
    return row


def _joined(row: list[Run]) -> list[Run]:
    """Return the row with neighbouring runs of one look as one, hard spaces drawn as ordinary ones."""
    joined: list[list[str]] = []
    looks: list[Run] = []
    for run in row:
        if looks and (looks[-1].bold, looks[-1].tone) == (run.bold, run.tone):
            joined[-1].append(run.text)
        else:
            looks.append(run)
            joined.append([run.text])
    return [
        Run("".join(parts).replace("\u00a0", " "), look.bold, look.tone)
        for parts, look in zip(joined, looks, strict=True)
    ]
