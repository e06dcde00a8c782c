"""What looks like a name or an identity number in a text that is to be read without knowing whom it is about.

It asks, and never decides: somebody may be called as a pupil is, and ten figures may be a diarienummer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from db.swedish import HYPHENS
from desktop.names import fold
from desktop.people import identity
from desktop.session.session import Session

What = Literal["number", "person", "name"]
"""An identity number, somebody who is known here by first and last name, or what only looks like a name."""


@dataclass(frozen=True)
class NameDoubt:
    """One thing to look at again. `words` as they were typed; `case_id` is set when they name one known pupil."""

    what: What
    words: str
    case_id: str | None = None

    @property
    def is_sure(self) -> bool:
        """Return whether it must be answered before the text is kept."""
        return self.what != "name"


_DASHES = re.escape(HYPHENS)
_NUMBER = re.compile(
    rf"(?<![0-9])(?:[0-9]{{2}})?(?:[0-9]{{2}}[ .{_DASHES}]?){{3}} ?[+{_DASHES}]? ?[0-9A-Za-z][0-9]{{3}}(?![0-9])"
)
_WORD = re.compile(rf"[^\W\d_]+(?:[{_DASHES}'’][^\W\d_]+)*")
_SHORT = 3  # letters: shorter names are words too (My, Bo), and count only when they begin with a capital
_NO_NAMES = frozenset(
    {
        *("socialstyrelsen", "skolverket", "skolinspektionen", "skola", "skolan", "teams", "zoom", "google"),
        *("vklass", "unikum", "infomentor", "schoolsoft", "prorenata", "stockholm", "sverige", "svenska"),
    }
)
"""Words with a capital that a text about a school is full of, folded."""


@dataclass(frozen=True)
class _Known:
    """The names of everybody here, folded: each whole name's two halves, with the case of a pupil."""

    people: tuple[tuple[frozenset[str], frozenset[str], str | None], ...]
    words: frozenset[str]
    not_names: frozenset[str]


def doubts(session: Session, *texts: str) -> list[NameDoubt]:
    """Return what looks like somebody in the texts, the surest first; each thing once."""
    if not session.vault.is_open:
        return []  # it locks, and the field that loses the focus is looked through once more
    known = session.recalled.get(("names of everybody",), lambda: _known(session))
    found: dict[str, NameDoubt] = {}
    for text in texts:
        for one in (*_numbers(session, text), *_people(known, text), *_names(known, text)):
            if not any(fold(one.words) in seen for seen in found):
                found[fold(one.words)] = one
    return sorted(found.values(), key=lambda one: not one.is_sure)


def _numbers(session: Session, text: str) -> Iterable[NameDoubt]:
    for match in _NUMBER.finditer(text):
        read = identity.read(match.group(), session.today())
        if read.doubt not in ("length", "date"):
            yield NameDoubt("number", match.group().strip())


def _people(known: _Known, text: str) -> Iterable[NameDoubt]:
    """Yield each two words beside each other that are somebody's first and last name, in either order."""
    words = [(match.group(), _forms(match.group())) for match in _WORD.finditer(text)]
    for (one, first), (other, second) in pairwise(words):
        cases = {
            case_id
            for given, last, case_id in known.people
            if (first & given and second & last) or (first & last and second & given)
        }
        if cases:
            yield NameDoubt("person", f"{one} {other}", cases.pop() if len(cases) == 1 else None)


def _names(known: _Known, text: str) -> Iterable[NameDoubt]:
    """Yield a known name by itself, and words with a capital inside a sentence that no school is called by."""
    for match in _WORD.finditer(text):
        word, forms = match.group(), _forms(match.group())
        is_capital = word[0].isupper() and not word.isupper()
        is_known = bool(forms & known.words) and (is_capital or len(word) > _SHORT)
        looks_so = is_capital and not _begins(text, match.start()) and not forms & known.not_names
        if is_known or looks_so:
            yield NameDoubt("name", word)


def _begins(text: str, at: int) -> bool:
    """Return whether a sentence, a line or what somebody says begins here."""
    before = text[:at].rstrip(" \t")
    return not before or before[-1] in ".!?:;\n\r”\"'(–-•/"


def _forms(word: str) -> frozenset[str]:
    """Return a word folded, without its genitive too, and its parts when it is a double name."""
    whole = fold(word)
    parts = [fold(part) for part in re.split(f"[{_DASHES}]", word) if len(part) > 1]
    return frozenset({whole, whole.removesuffix("s"), *parts})


def _known(session: Session) -> _Known:
    db = session.db
    cases: Mapping[str, list[str]] = defaultdict(list)
    for case in db.cases.all():
        cases[case.pupil_id].append(case.id)
    people: list[tuple[frozenset[str], frozenset[str], str | None]] = []
    for pupil in db.pupils.all():
        case_id = cases[pupil.id][-1] if cases[pupil.id] else None
        people.append((_halves(f"{pupil.first_names} {pupil.called}"), _halves(pupil.last_name), case_id))
    for name in (*(one.name for one in db.contacts.all()), *(one.name for one in db.school_contacts.all())):
        given, _, last = name.strip().rpartition(" ")
        people.append((_halves(given or last), _halves(last if given else ""), None))
    office = session.office
    schools = (f"{one.name} {one.municipality} {one.organiser}" for one in db.schools.all())
    not_names = _halves(" ".join((*schools, office.municipality, office.board, office.team)))
    words = frozenset(word for given, last, _ in people for word in (*given, *last))
    return _Known(tuple(people), words - not_names, not_names | _NO_NAMES)


def _halves(name: str) -> frozenset[str]:
    """Return the folded words of half a name; one letter says nothing."""
    return frozenset(form for word in _WORD.findall(name) for form in (fold(word),) if len(form) > 1)
