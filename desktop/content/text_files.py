"""Texts by id (`samtycke.rubrik`): the shipped ones with the municipality's laid over, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.content.files import Own, own, own_names, shipped
from desktop.content.placeholders import EmptyPlaceError, fill, placeholders
from desktop.content.problems import ContentError, Problem
from resources import FOLDER as SHIPPED

SWEDISH = ("texts.toml", "skarm.toml")
_NOT_TEXTS = frozenset({"meta", "platshallare"})
_LABELS = {"kategori", "part", "undantag"}  # lists whose labels the languages translate


@dataclass(frozen=True)
class Texts:
    """All texts in one language; what a language lacks is answered in Swedish."""

    language: str
    name: str
    direction: str  # "ltr" or "rtl"
    version: str
    reviewed: str  # "ja" or "nej", as the file says
    reviewed_by: str
    reviewed_on: str
    own: Mapping[str, str]
    swedish: Mapping[str, str]

    def get(self, text_id: str, /, **values: object) -> str:
        """Return a text, filled. Raises `ContentError` on an unknown id, `EmptyPlaceError` on an empty place."""
        text = self.own.get(text_id) or self.swedish.get(text_id)
        if text is None:
            raise ContentError(f"texten {text_id} finns inte")
        try:
            return fill(text, values)
        except EmptyPlaceError as error:
            raise EmptyPlaceError(error.name, text_id) from None

    def has(self, text_id: str) -> bool:
        """Return whether this very language has the text."""
        return text_id in self.own

    def missing(self, *sections: str) -> tuple[str, ...]:
        """Return the ids in these sections that this language lacks; any means: print in Swedish instead."""
        return tuple(i for i in self.swedish if i.split(".")[0] in sections and i not in self.own)

    def ids(self) -> tuple[str, ...]:
        """Return every id that can be asked for."""
        return tuple(dict.fromkeys((*self.swedish, *self.own)))


def load_texts(language: str) -> tuple[Texts, list[Problem]]:
    """Return the texts of a language and what was wrong with the municipality's part of them."""
    tables, problems = _merged(SWEDISH)
    swedish = _flat(tables)
    if language == "sv":
        return _texts("sv", tables["meta"], swedish, swedish), problems
    name = f"lang_{language}.toml"
    if not (SHIPPED / "texts" / name).is_file():
        return _municipal_language(language, name, swedish)
    tables, problems = _merged((name,))
    return _texts(language, tables["meta"], _flat(tables), swedish), problems


def languages() -> tuple[str, ...]:
    """Return the codes of all languages at hand, Swedish first."""
    files = {path.name for path in (SHIPPED / "texts").glob("lang_*.toml")} | set(own_names("lang_*.toml"))
    return ("sv", *sorted(name.removeprefix("lang_").removesuffix(".toml") for name in files))


def _municipal_language(language: str, name: str, swedish: Mapping[str, str]) -> tuple[Texts, list[Problem]]:
    """Return a language that only the municipality has; each text must be one we know."""
    extra = own(name)
    if not extra.source and not extra.problems:
        raise ContentError(f"språket {language} finns inte")
    texts = {i: text for i, text in _flat(extra.tables).items() if _fits(extra, i, text, swedish.get(i))}
    return _texts(language, extra.table("meta"), texts, swedish), extra.problems


def _texts(language: str, meta: Mapping[str, Any], own: Mapping[str, str], sv: Mapping[str, str]) -> Texts:
    return Texts(
        language=language,
        name=str(meta.get("namn", "Svenska, lättläst" if language == "sv_latt" else "Svenska")),
        direction=str(meta.get("riktning", "ltr")),
        version=str(meta.get("version", "")),
        reviewed=str(meta.get("granskad", "nej")),
        reviewed_by=str(meta.get("granskad_av", "")),
        reviewed_on=str(meta.get("granskad_datum", "")),
        own=own,
        swedish=sv,
    )


def _merged(names: tuple[str, ...]) -> tuple[dict[str, Any], list[Problem]]:
    """Return the tables of some shipped files, the municipality's texts laid over id by id."""
    tables: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in names:
        ours, theirs = shipped(f"texts/{name}"), own(name)
        known = _flat(ours)
        for text_id, text in _flat(theirs.tables).items():
            if _fits(theirs, text_id, text, known.get(text_id)):
                section, key = text_id.split(".", 1)
                ours[section][key] = text
        ours["meta"] = _reviewed(theirs, ours["meta"])
        tables = ours | tables  # the first file's meta stands
        problems += theirs.problems
    return tables, problems


def _fits(theirs: Own, text_id: str, text: object, known: str | None) -> bool:
    """Return whether the municipality's text can stand in for the shipped one; refuse it if not."""
    section, _, key = text_id.partition(".")
    if known is None and section not in _LABELS:
        theirs.refuse(section, key, "Texten finns inte i programmet.")
    elif not isinstance(text, str) or not text.strip():
        theirs.refuse(section, key, "Texten är tom eller saknar citattecken.")
    elif known is not None and (gone := placeholders(known) - placeholders(text)):
        theirs.refuse(section, key, f"Platshållaren {{{min(gone)}}} saknas.")
    elif known is not None and (new := placeholders(text) - placeholders(known)):
        theirs.refuse(section, key, f"Platshållaren {{{min(new)}}} hör inte till texten.")
    else:
        return True
    return False


def _reviewed(theirs: Own, meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the shipped meta with the municipality's review, if that review is of this version."""
    review = theirs.table("meta")
    if not review:
        return meta
    if review.get("granskad") == "ja" and review.get("galler_version") != meta["version"]:
        theirs.refuse("meta", "galler_version", f"Granskningen gäller inte version {meta['version']}.")
        return meta
    passed = {key: review[key] for key in ("granskad", "granskad_av", "granskad_datum") if key in review}
    own_version = review.get("version")
    version = f"{meta['version']}+{own_version}" if own_version else meta["version"]
    return {**meta, **passed, "version": version}


def _flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return `section.key` → text for every section that holds texts."""
    return {
        f"{section}.{key}": text
        for section, keys in tables.items()
        if section not in _NOT_TEXTS
        for key, text in (keys.items() if isinstance(keys, dict) else [("", keys)])
    }
