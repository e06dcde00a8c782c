"""The safety box beside a question that has one: static words and local numbers. It decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.content.placeholders import placeholders
from desktop.content.text_files import Texts

_COMMON = ("fara", "radgor", "anmal", "skriv", "chef")


@dataclass(frozen=True)
class SafetyBox:
    """What the box says, in reading order. `numbers_missing`: some telephone number is not filled in."""

    title: str
    heading: str
    calm: str
    steps: tuple[str, ...]  # for this very question
    always: tuple[str, ...]  # the same for all questions
    say: str
    promise: str
    avoid: str
    hidden: str
    numbers_missing: bool


def safety_box(texts: Texts, section: str, phones: Mapping[str, str]) -> SafetyBox:
    """Return the box for `sakerhet_…`. `phones` by placeholder (`tel_jour` …); a missing one is said so.

    It is there as soon as the question is reached, whatever the answer: the screen must not react to the child. It is
    folded to one neutral line until the worker opens it, and its heading says only what the advice is about ("Om …").
    """
    empty = texts.get("sakerhet.nummer_tomt")
    names = ("tel_mottagning", "tel_jour", "tel_bup", "tel_chef")
    numbers = {name: phones.get(name, "").strip() or empty for name in names}

    def say(text_id: str) -> str:
        return texts.get(text_id, **numbers)

    steps = [i for i in texts.ids() if i.startswith(f"{section}.nu_")]
    always = [f"sakerhet.{key}" for key in _COMMON]
    used = frozenset().union(*(placeholders(texts.swedish[i]) for i in (*steps, *always)))
    return SafetyBox(
        title=say("sakerhet.rubrik"),
        heading=say(f"{section}.rubrik"),
        calm=say("sakerhet.lugn"),
        steps=tuple(say(i) for i in steps),
        always=tuple(say(i) for i in always),
        say=say(f"{section}.sag"),
        promise=say("sakerhet.lova_inte"),
        avoid=say(f"{section}.undvik"),
        hidden=say("sakerhet.doljs"),
        numbers_missing=any(numbers[name] == empty for name in used),
    )
