"""A form from its file, with the municipality's changed wordings and own questions laid over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.content.files import Own, own, shipped
from desktop.content.list_files import OWN_PREFIX, load_lists
from desktop.content.problems import Problem
from desktop.content.scale_file import load_scales
from desktop.forms.build import Codes, build
from desktop.forms.definition import Form
from desktop.forms.keys import FormError

_MAY_CHANGE = frozenset(
    {"text_elev", "text_vuxen", "text_skola", "text_elev_alder", "kort", "kort_for", "alder", "vagledning"}
)
_EARLIER = {"kartlaggning": ("2026-11-22.1",)}
_WHO_GETS_IT = frozenset({"kort", "kort_for", "alder"})


def load_form(name: str, version: str | None) -> tuple[Form, list[Problem]]:
    """Return a form and what was wrong with the municipality's part of it.

    `version` may ask for the shipped form beneath a municipality's, or for an earlier one that is shipped beside it;
    any other version gives today's form.
    """
    ours, theirs = shipped(f"forms/{name}.toml"), own(f"{name}.toml")
    scales, scale_problems = load_scales()
    codes = _codes()
    if version in _EARLIER.get(name, ()):
        return build(shipped(f"forms/{name}-{version}.toml"), scales, codes), scale_problems
    if not theirs.source or version == ours["meta"]["version"]:
        return build(ours, scales, codes), [*theirs.problems, *scale_problems]
    tables = _Laying(ours, theirs, scales, codes).laid()
    return build(tables, scales, codes), [*theirs.problems, *scale_problems]


class _Laying:
    """The shipped tables while the municipality's questions are tried, one by one, upon them."""

    def __init__(self, ours: dict[str, Any], theirs: Own, scales: Any, codes: Codes) -> None:
        self._tables = ours
        self._theirs = theirs
        self._scales = scales
        self._codes = codes

    def laid(self) -> dict[str, Any]:
        """Return the tables with all that fits; the rest is refused by file, line and key."""
        version = self._theirs.table("meta").get("version")
        if not isinstance(version, str) or not version.strip():
            self._theirs.refuse(
                "meta", "version", "Filen behöver en egen version. Programmets frågor används."
            )
            return self._tables
        for table in self._theirs.tables.keys() - {"meta", "fraga"}:
            self._theirs.refuse(table, "", "Rubriken finns inte. Frågor skrivs som [fraga.id].")
        for question_id, raw in self._theirs.table("fraga").items():
            self._lay(question_id, raw)
        meta = self._tables["meta"]
        self._tables["meta"] = {**meta, "version": f"{meta['version']}+{version.strip()}"}
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
