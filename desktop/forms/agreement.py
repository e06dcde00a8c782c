"""What the family's screen and paper say of what all said, and what they see differently: six rules, and no more.

    a  two voices or more on the same side of the middle: one sentence, in the third person
    b  two steps apart or more: a track under *Vi ser olika*, the widest first
    c  one step apart across the middle: one line under *Nästan lika*, with who says what
    d  one voice alone: with its name, after what is shared, never as a fact; the worker may take it away
    e  free text is a resource or a barrier only when the worker has set it so, and says whose it is
    f  an informant who is not in the family's view is in no row, count or sentence: all of it is made from that view

A yes and a no stand as c does; so does a subject of a matrix that works for one and not for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.forms.answers import Choices, Matrix
from desktop.forms.comparison import Row, comparison, put_to
from desktop.forms.definition import Form, Question, QuestionKind
from desktop.forms.derive import Side, is_high, phrase, points
from desktop.forms.family import FamilyAnswer, FamilyAnswers
from desktop.forms.informants import AgeGroup
from desktop.forms.placing import NOTHING, Place, Placed, free_texts
from desktop.forms.sentences import shared_sentence, shared_side, topic
from desktop.forms.wording import in_words, wording

MOST_LINES = 7
"""How many lines a column of the family's paper holds."""

MOST_RESOURCES = 5
"""How many of somebody's own words stand there."""

MOST_TRACKS = 5
"""How many tracks stand there."""

SCHOOL_ALONE, SCHOOL_WITHIN = "Skolan", "skolan"


_ONE_LINE = (QuestionKind.SCALE, QuestionKind.YES_NO)
"""What gives one line at most; of the others a line is known by its text."""


@dataclass(frozen=True)
class Voiced:
    """The same words of one or more."""

    words: str
    informants: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One statement, and who holds it. `is_shared`: all who answered, two at least, say so: it needs no name."""

    question: Question
    side: Side
    text: str
    informants: tuple[str, ...]
    is_shared: bool
    is_free: bool = False
    """Whether the text is somebody's own words, as they were said."""
    ticks: tuple[Voiced, ...] = ()
    """Of a list that was ticked differently: each tick with whose it is; the text is what stands before them."""

    @property
    def place(self) -> Place:
        """What the worker's choice of it is kept by."""
        who = "" if self.is_shared else "+".join(self.informants)
        words = ", ".join(one.words for one in self.ticks) or self.text
        return self.question.id, who, "" if self.question.kind in _ONE_LINE else words


@dataclass(frozen=True)
class Differing:
    """One matter that is seen differently, and who says what."""

    question: Question
    topic: str
    said: tuple[Voiced, ...]


@dataclass(frozen=True)
class Agreement:
    """Everything there is to say, each matter in one place only; what of it stands is chosen by `standing`."""

    resources: tuple[Line, ...]
    good: tuple[Line, ...]
    hard: tuple[Line, ...]
    far: tuple[Row, ...]
    near: tuple[Differing, ...]


def agreement(
    form: Form, answers: FamilyAnswers, age: AgeGroup, *, called: str, placed: Placed = NOTHING
) -> Agreement:
    """Return what the voices say together. `called` is the pupil's name in the sentences."""
    compared = comparison(form, answers, age)
    near = [_of_row(row, called) for row in compared.near]
    lines = [line for row in compared.alike for line in _shared(row, called)]
    on_scale = {row.question.id for row in (*compared.differ, *compared.near, *compared.alike)}
    for question in form.questions:
        given = put_to(question, answers, age)
        if question.id not in on_scale:
            found, apart = _unscaled(form, question, given, age, called)
            lines += found
            near += apart
        lines += _free(question, given, placed)
    places = {question.id: place for place, question in enumerate(form.questions)}
    near.sort(key=lambda one: places[one.question.id])
    lines.sort(key=lambda one: (-len(one.informants), places[one.question.id]))
    lines.sort(key=lambda one: not one.is_shared)
    seen = [one for one in lines if one.side is Side.STRENGTH or one.question.barrier_on_paper]
    return Agreement(
        resources=tuple(one for one in seen if one.is_free and one.side is Side.STRENGTH),
        good=tuple(one for one in seen if not one.is_free and one.side is Side.STRENGTH),
        hard=tuple(one for one in seen if one.side is Side.BARRIER),
        far=compared.differ,
        near=tuple(near),
    )


def standing(lines: Iterable[Line], placed: Placed, most: int = MOST_LINES) -> tuple[Line, ...]:
    """Return the lines that stand: what the worker has picked first, nothing she has taken away, at most `most`."""
    left = [line for line in lines if line.is_free or placed.get(line.place, line.side) is not None]
    picked = [line for line in left if not line.is_free and line.place in placed]
    kept = [*picked, *(line for line in left if line not in picked)][:most]
    return tuple(line for line in left if line in kept)


def told(line: Line, names: Mapping[str, str]) -> str:
    """Return a line as it reads: with whose it is, unless all say it."""
    if line.is_shared:
        return line.text
    if line.ticks:
        ticks = (
            f"{one.words} ({joined([names.get(who, who) for who in one.informants])})" for one in line.ticks
        )
        return f"{line.text}{', '.join(ticks)}."
    who = joined([names.get(one, one) for one in line.informants])
    return f"{who}: ”{line.text}”" if line.is_free else f"{who}: {line.text}"


def joined(names: Sequence[str]) -> str:
    """Return names in a row: `Amina, Hodan och skolan`; the school begins a row with a capital, and nothing else."""
    said = [names[0], *(SCHOOL_WITHIN if one == SCHOOL_ALONE else one for one in names[1:])] if names else []
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} och {said[-1]}" if said else ""


def who_says(one: Differing, names: Mapping[str, str]) -> str:
    """Return who says what: `Amina och skolan säger ganska bra, Hodan säger lite.`"""
    parts = []
    for place, said in enumerate(one.said):
        who = joined([names.get(code, code) for code in said.informants])
        if place and who.startswith(SCHOOL_ALONE):
            who = SCHOOL_WITHIN + who.removeprefix(SCHOOL_ALONE)
        word = said.words.removeprefix("Stämmer ")
        parts.append(f"{who} säger {word[:1].lower()}{word[1:]}")
    return f"{', '.join(parts)}."


def _of_row(row: Row, called: str) -> Differing:
    said = _grouped((one.words, one.informant) for one in row.placed)
    return Differing(row.question, topic(row.question, called, row.wording), said)


def _shared(row: Row, called: str) -> Iterator[Line]:
    high = row.levels[0] >= 2
    side = shared_side(row.question, is_high=high)
    text = shared_sentence(row.question, called, is_high=high)
    if side is not None and text:
        yield Line(row.question, side, text, tuple(one.informant for one in row.placed), is_shared=True)


def _unscaled(
    form: Form, question: Question, given: list[FamilyAnswer], age: AgeGroup, called: str
) -> tuple[list[Line], list[Differing]]:
    """Return what is said on no scale, or on one by one voice alone."""
    if question.kind is QuestionKind.CHOICES:
        return list(_ticks(question, given)), []
    if question.kind is QuestionKind.MATRIX:
        return _subjects(question, given)
    told = [(one, side, words) for one in given for side, words in points(question, one.value)]
    if len({is_high(question, one.value) for one in given} - {None}) > 1 and told:
        first = wording(question, given[0].informant, age)
        said = _grouped(
            (in_words(form, question, one.informant, age, one.value), one.informant) for one in given
        )
        return [], [Differing(question, topic(question, called, first), said)]
    if not told:
        return [], []
    first_told, side, _ = told[0]
    high = bool(is_high(question, first_told.value))
    text = phrase(question, side) or shared_sentence(question, called, is_high=high)
    who = tuple(one.informant for one, _, _ in told)
    return ([Line(question, side, _ended(text), who, is_shared=len(who) > 1)] if text else []), []


def _ticks(question: Question, given: list[FamilyAnswer]) -> Iterator[Line]:
    """Yield one line for what all who answered have ticked, and one for the rest, each tick with whose it is."""
    held: dict[str, list[str]] = {}
    sides: dict[str, Side] = {}
    for one in given:
        if isinstance(one.value, Choices):
            for side, tick in points(question, one.value):
                held.setdefault(tick, []).append(one.informant)
                sides[tick] = side
    everyone = {one.informant for one in given if isinstance(one.value, Choices)}
    for side in Side:
        its = {tick: tuple(who) for tick, who in held.items() if sides[tick] is side}
        shared = [tick for tick, who in its.items() if len(who) > 1 and set(who) == everyone]
        rest = _grouped((tick, who) for tick, holders in its.items() if tick not in shared for who in holders)
        begun = f"{few}: " if (few := phrase(question, side)) else ""
        if shared:
            who = its[shared[0]]
            yield Line(question, side, _ended(begun + ", ".join(shared)), who, is_shared=True)
        if rest:
            who = tuple(
                code for code in (one.informant for one in given) if any(code in it.informants for it in rest)
            )
            yield Line(question, side, begun, who, is_shared=False, ticks=rest)


def _subjects(question: Question, given: list[FamilyAnswer]) -> tuple[list[Line], list[Differing]]:
    """Return the rows of a matrix, each by itself."""
    rows: dict[str, list[tuple[str, Side, str]]] = {}
    for one in given:
        if isinstance(one.value, Matrix):
            for name, cells in one.value.rows.items():
                for side, words in points(question, Matrix({name: cells})):
                    rows.setdefault(name.casefold(), []).append((one.informant, side, words))
    lines, apart = [], []
    for told in rows.values():
        if len({side for _, side, _ in told}) > 1:
            said = _grouped((_subject(question, side, words), who) for who, side, words in told)
            apart.append(Differing(question, told[0][2].partition(":")[0], said))
            continue
        for words in dict.fromkeys(words for _, _, words in told):
            who = tuple(one for one, _, its in told if its == words)
            side = told[0][1]
            begun = phrase(question, side)
            text = _ended(f"{begun}: {words}" if begun else words)
            lines.append(Line(question, side, text, who, is_shared=len(who) > 1))
    return lines, apart


def _subject(question: Question, side: Side, words: str) -> str:
    return words.partition(": ")[2] or phrase(question, side) or "fungerar"


def _free(question: Question, given: list[FamilyAnswer], placed: Placed) -> Iterator[Line]:
    """Yield the free texts that the worker has set to a side; the same words of several are one line."""
    found: dict[tuple[Side, str], tuple[str, list[str]]] = {}
    for one in given:
        for words in free_texts(question, one.value):
            side = placed.get((question.id, one.informant, words))
            if side is not None:
                found.setdefault((side, words.casefold()), (words, []))[1].append(one.informant)
    for (side, _), (words, who) in found.items():
        yield Line(question, side, words, tuple(who), is_shared=False, is_free=True)


def _grouped(told: Iterable[tuple[str, str]]) -> tuple[Voiced, ...]:
    """Return who says each thing, the one that the first informant says first."""
    found: dict[str, list[str]] = {}
    for words, who in told:
        found.setdefault(words, []).append(who)
    return tuple(Voiced(words, tuple(who)) for words, who in found.items())


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
