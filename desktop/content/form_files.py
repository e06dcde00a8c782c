"""A form from its file, with the municipality's changed wordings and own questions laid over.

Old versions stay readable: `resources/forms/kartlaggning-<version>.toml`, with the words its scales had in
`resources/forms/skalor-<version>.toml`. What a round was begun with is besides kept in the vault, as JSON made here:
`form_text` writes it, `kept_form` reads it back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from desktop.content.files import Own, is_shipped, own, shipped
from desktop.content.list_files import OWN_PREFIX, load_lists
from desktop.content.problems import Problem
from desktop.content.scale_file import Levels, load_scales, old_scales
from desktop.forms.build import Codes, build
from desktop.forms.definition import Form
from desktop.forms.keys import FormError

_MAY_CHANGE = frozenset(
    {"text_elev", "text_vuxen", "text_skola", "text_elev_alder", "kort", "kort_for", "alder", "vagledning"}
)
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]+)?")  # what may stand in a file name

Tables = dict[str, Any]
Scales = dict[str, Levels]
_WHO_GETS_IT = frozenset({"kort", "kort_for", "alder"})


def load_form(name: str, version: str | None) -> tuple[Form, list[Problem]]:
    """Return a form and what was wrong with the municipality's part of it.

    `version` is one that a round was begun with: `2026-11-22.1`, or `2026-11-22.1+sundby.1` with the municipality's.
    Its shipped part is found among the shipped files; its municipal part is laid over it if the municipality's file
    still has that version, and is left out if it does not. A version that is nowhere gives today's form.
    """
    tables, scales, problems = load_tables(name, version)
    return build(tables, scales, _codes()), problems


def form_text(name: str, version: str | None) -> str:
    """Return a form that is at hand as it is kept in the vault; `kept_form` reads it back to the same hash."""
    tables, scales, _ = load_tables(name, version)
    return json.dumps({"form": tables, "scales": scales}, separators=(",", ":"))


def kept_form(text: str) -> Form | None:
    """Return the form that `form_text` wrote, or None where this version of the program cannot read it."""
    try:
        kept = json.loads(text)
        return build(kept["form"], kept["scales"], _codes())
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def load_tables(name: str, version: str | None) -> tuple[Tables, Scales, list[Problem]]:
    """Return the tables of a form and its scales, as `load_form` finds them."""
    ours, theirs = shipped(f"forms/{name}.toml"), own(f"{name}.toml")
    scales, scale_problems = load_scales()
    problems = [*theirs.problems, *scale_problems]
    wanted, _, more = (version or "").partition("+")
    if version is not None and wanted != ours["meta"]["version"]:
        old = _old_tables(name, wanted)
        if old is not None:
            ours, scales = old, old_scales(wanted) or scales
        else:
            version = None
    if not theirs.source or (version is not None and more != _version(theirs)):
        return ours, scales, problems
    tables = _Laying(ours, theirs, scales, _codes()).laid()
    return tables, scales, [*theirs.problems, *scale_problems]


def _old_tables(name: str, version: str) -> Tables | None:
    """Return the tables of an earlier shipped version, None where it is not shipped."""
    path = f"forms/{name}-{version}.toml"
    return shipped(path) if _VERSION.fullmatch(version) and is_shipped(path) else None


def _version(theirs: Own) -> str:
    version = theirs.table("meta").get("version")
    return version.strip() if isinstance(version, str) else ""


class _Laying:
    """The shipped tables while the municipality's questions are tried, one by one, upon them."""

    def __init__(self, ours: dict[str, Any], theirs: Own, scales: Any, codes: Codes) -> None:
        self._tables = ours
        self._theirs = theirs
        self._scales = scales
        self._codes = codes

    def laid(self) -> dict[str, Any]:
        """Return the tables with all that fits; the rest is refused by file, line and key."""
        version = _version(self._theirs)
        if not version:
            self._theirs.refuse(
                "meta", "version", "Filen behöver en egen version. Programmets frågor används."
            )
            return self._tables
        for table in self._theirs.tables.keys() - {"meta", "fraga"}:
            self._theirs.refuse(table, "", "Rubriken finns inte. Frågor skrivs som [fraga.id].")
        for question_id, raw in self._theirs.table("fraga").items():
            self._lay(question_id, raw)
        meta = self._tables["meta"]
        self._tables["meta"] = {**meta, "version": f"{meta['version']}+{version}"}
        return self._tables

    def _lay(self, question_id: str, raw: object) -> None:
        table = f"fraga.{question_id}"
        known = self._tables["fraga"].get(question_id)
        if not isinstance(raw, dict):
            self._theirs.refuse(table, "", "Skriv frågan som [fraga.id].")
        elif known is not None:
            for key, value in raw.items():
                if key in _WHO_GETS_IT and "sakerhetsruta" in known and known.get("kort"):
                    self._theirs.refuse(table, key, "Frågan om trygghet ställs alltid till alla som får den.")
                elif key in _MAY_CHANGE:
                    self._try(question_id, _changed(self._tables["fraga"][question_id], raw, key, value))
                else:
                    self._theirs.refuse(table, key, "Det går inte att ändra för en fråga som redan finns.")
        elif question_id.startswith(OWN_PREFIX):
            self._try(question_id, raw)
        else:
            self._theirs.refuse(table, "", f"Frågan finns inte. Egna frågor börjar med {OWN_PREFIX}.")

    def _try(self, question_id: str, raw: Mapping[str, Any]) -> None:
        trial = {**self._tables, "fraga": {**self._tables["fraga"], question_id: raw}}
        try:
            build(trial, self._scales, self._codes)
        except FormError as fault:
            self._theirs.refuse(fault.table, fault.key, fault.message)
        else:
            self._tables = trial


def _changed(known: Mapping[str, Any], raw: Mapping[str, Any], key: str, value: object) -> Mapping[str, Any]:
    """Return a question with one key changed. Out of the short version it is so for all; `kort_for` puts it there."""
    if key == "kort" and value is False:
        return {**{name: one for name, one in known.items() if name != "kort_for"}, key: value}
    if key == "kort_for" and "kort" in raw:
        return {**known, "kort": raw["kort"], key: value}
    return {**known, key: value}


def _codes() -> dict[str, tuple[str, str]]:
    """Return the words of the answers without content, for a pupil and for an adult."""
    items = load_lists()[0].lists["svarskod"].values()
    return {item.code: (item.label, str(item.extra.get("vuxen", item.label))) for item in items}
