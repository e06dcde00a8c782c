"""Content as data: texts, lists, rules and forms, with the municipality's own laid over id by id.

Read once and kept. A fault in shipped content raises `ContentError`; a fault in the municipality's file is
listed by `problems()` and the shipped content is used. Importing this package reads nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.content.files import own_names
from desktop.content.list_files import FILES as LIST_FILES
from desktop.content.list_files import Item, Lists, load_lists
from desktop.content.placeholders import fill
from desktop.content.problems import ContentError, Problem
from desktop.content.text_files import SWEDISH, Texts, languages, load_texts
from desktop.errors import UserError
from desktop.overrides import OVERRIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.content.law_file import Law
    from desktop.content.rule_file import Rules
    from desktop.content.safety_words import SafetyBox
    from desktop.forms.definition import Form

__all__ = [
    "ContentError",
    "Item",
    "Lists",
    "Problem",
    "Texts",
    "error",
    "fill",
    "form",
    "form_text",
    "kept_form",
    "label",
    "languages",
    "laws",
    "lists",
    "problems",
    "rules",
    "safety_box",
    "texts",
    "use_folder",
]

FORMS = ("kartlaggning",)
PROFILES = "narvarofiler.toml"
"""How schools' files of attendance look; read by `desktop.attendance_files.profiles`."""
YEARS = "lasar.toml"
"""The terms and breaks of the municipality's schools; read by `desktop.attendance.calendars`."""


def texts(language: str = "sv") -> Texts:
    """Return all texts in a language (`sv`, `sv_latt`, `ar` …); what it lacks is answered in Swedish."""
    return _texts(language.replace("-", "_"))[0]


def lists() -> Lists:
    """Return the coded lists."""
    return _lists()[0]


def rules() -> Rules:
    """Return the municipality's rules."""
    return _rules()[0]


def form(name: str = "kartlaggning", version: str | None = None) -> Form:
    """Return a form in a version that is at hand as a file, today's form without one.

    A version that is nowhere gives today's form: an id never changes its meaning. What a round was begun with is
    kept in the vault, and read with `kept_form`.
    """
    return _form(name, version)[0]


def form_text(name: str = "kartlaggning", version: str | None = None) -> str:
    """Return what `form` returns as it is kept in the vault when a round begins with it."""
    from desktop.content.form_files import form_text as written

    return written(name, version)


def kept_form(text: str) -> Form | None:
    """Return a form that was kept; None where this version of the program cannot read it."""
    return _kept(text)


def laws() -> tuple[Law, ...]:
    """Return the provisions the texts lean on."""
    from desktop.content.law_file import load_laws

    return load_laws()


def safety_box(section: str, phones: Mapping[str, str]) -> SafetyBox:
    """Return the safety box `section` (`sakerhet_F14` …) with the local telephone numbers."""
    from desktop.content.safety_words import safety_box as build

    return build(texts(), section, phones)


def label(name: str, code: str, language: str = "sv") -> str:
    """Return the word for a code in a language, in Swedish where the language lacks it."""
    translated = texts(language).own.get(f"{name}.{code}") if language != "sv" else None
    return translated or lists().label(name, code)


def error(name: str, /, **values: object) -> UserError:
    """Return the error `fel_<name>` of skarm.toml, ready to raise."""
    section = f"fel_{name.removeprefix('fel_')}"
    title, what, safe, do = (
        texts().get(f"{section}.{part}", **values) for part in ("rubrik", "hant", "tryggt", "gor")
    )
    return UserError(title, what, safe, do)


def problems() -> tuple[Problem, ...]:
    """Return every fault in the municipality's folder, file by file."""
    found = [*_lists()[1], *_rules()[1]]
    for name in FORMS:
        found += _form(name, None)[1]
    for language in ("sv", *_own_languages()):
        found += _texts(language)[1]
    found += _profile_faults()
    found += [Problem(n, 1, "", "Programmet har ingen fil med det namnet.") for n in _strangers()]
    return tuple(sorted(set(found), key=lambda problem: (problem.file, problem.line, problem.key)))


def use_folder(kommun: Path | None) -> None:
    """Take the municipality's files from this folder (it need not exist), and forget what was read."""
    OVERRIDES.folder = kommun
    for kept in (_texts, _lists, _rules, _form, _kept):
        kept.cache_clear()


def _profile_faults() -> list[Problem]:
    """Return what is wrong with the municipality's words of how schools' files look."""
    if PROFILES not in own_names():
        return []
    from desktop.attendance_files.profiles import faults

    return faults()


def _own_languages() -> list[str]:
    return [name.removeprefix("lang_").removesuffix(".toml") for name in own_names("lang_*.toml")]


def _strangers() -> list[str]:
    known = {*SWEDISH, *LIST_FILES, *(f"{name}.toml" for name in FORMS)}
    known |= {PROFILES, YEARS, "skalor.toml", "rules.toml"}
    return [name for name in own_names() if name not in known and not name.startswith("lang_")]


@cache
def _texts(language: str) -> tuple[Texts, list[Problem]]:
    return load_texts(language)


@cache
def _lists() -> tuple[Lists, list[Problem]]:
    return load_lists()


@cache
def _rules() -> tuple[Rules, list[Problem]]:
    from desktop.content.rule_file import load_rules

    return load_rules()


@cache
def _form(name: str, version: str | None) -> tuple[Form, list[Problem]]:
    from desktop.content.form_files import load_form

    return load_form(name, version)


@lru_cache(maxsize=8)  # rounds that somebody turns between; 200 ms each to build on a busy machine
def _kept(text: str) -> Form | None:
    from desktop.content.form_files import kept_form as read

    return read(text)
