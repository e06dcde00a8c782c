"""The pupil's name in the words of a form: `{elev_fornamn}` is filled before anything is shown.

With the answer the unfilled words are stored: a name may change, and old words are then read with today's. Without
a name guardians meet "ditt barn", the school "eleven", and so do the sentences in the third person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from desktop.forms.definition import FollowUp, Form, Question

PLACE = "{elev_fornamn}"
_HOME, _SCHOOL = "ditt barn", "eleven"
_PLACE = re.compile(r"(?P<first>^|[.?!…] )?" + re.escape(PLACE))


def filled(form: Form, called: str) -> Form:
    """Return the form with the name the pupil wants to be called by in every text; empty when there is none.

    The pupil's own words never hold it, nor what is stored as an answer (choices and statements).
    """
    return replace(form, questions=tuple(_question(one, called) for one in form.questions))


def named(text: str, called: str, otherwise: str = _SCHOOL) -> str:
    """Return a text with the name, else with `otherwise`, which gets a capital where a sentence begins."""
    if PLACE not in text:  # most: looking for where a sentence begins takes ten times as long
        return text
    name = called.strip()

    def put(found: re.Match[str]) -> str:
        first = found["first"]
        if name:
            return (first or "") + name
        return otherwise if first is None else first + otherwise[:1].upper() + otherwise[1:]

    return _PLACE.sub(put, text)


def _question(question: Question, called: str) -> Question:
    home, school = question.text_adult, question.text_school or question.text_adult
    texts: Mapping[str, str] = {
        "text_adult": named(home, called, _HOME),
        "text_school": named(school, called) if PLACE in school else question.text_school,
        "shared": named(question.shared, called),
        "shared_not": named(question.shared_not, called),
        "differs": named(question.differs, called),
        "guidance": named(question.guidance, called),
    }
    changed = {key: text for key, text in texts.items() if text != getattr(question, key)}
    follow_ups = tuple(_follow_up(one, called) for one in question.follow_ups)
    if not changed and follow_ups == question.follow_ups:
        return question
    return replace(question, **changed, follow_ups=follow_ups)  # type: ignore[arg-type]  # texts, all of them


def _follow_up(one: FollowUp, called: str) -> FollowUp:
    if PLACE not in one.text_adult:
        return one
    return replace(
        one, text_adult=named(one.text_adult, called, _HOME), text_school=named(one.text_adult, called)
    )
