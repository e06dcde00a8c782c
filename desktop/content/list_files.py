"""Coded lists: a code is for ever (it stands in saved cases), its label may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.content.files import Own, own, shipped
from desktop.content.problems import ContentError, Problem

FILES = (
    "insatser.toml",
    "underlag.toml",
    "process.toml",
    "kontakter.toml",
    "samtycke.toml",
    "anteckningar.toml",
    "mal.toml",
    "svar.toml",
    "aktiviteter.toml",
)
OWN_PREFIX = "egen_"


@dataclass(frozen=True)
class Item:
    """One choice in a list. `extra` holds the file's other keys (`niva`, `familj`, `mall` …)."""

    code: str
    label: str
    extra: Mapping[str, Any] = field(default_factory=dict)
    hidden: bool = False  # no longer offered, still named where it was once chosen


@dataclass(frozen=True)
class Lists:
    """All coded lists, shipped order first and the municipality's own codes last."""

    lists: Mapping[str, Mapping[str, Item]]

    def items(self, name: str) -> tuple[Item, ...]:
        """Return the choices to offer. Raises `ContentError` on an unknown list."""
        return tuple(item for item in self._list(name).values() if not item.hidden)

    def item(self, name: str, code: str) -> Item:
        """Return one choice, hidden or not. A municipal code that is gone is named by its code."""
        item = self._list(name).get(code)
        if item is None and code.startswith(OWN_PREFIX):
            return Item(code, code.removeprefix(OWN_PREFIX).replace("_", " "))
        if item is None:
            raise ContentError(f"koden {code} finns inte i listan {name}")
        return item

    def label(self, name: str, code: str) -> str:
        """Return the Swedish word for a code."""
        return self.item(name, code).label

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes to offer."""
        return tuple(item.code for item in self.items(name))

    def names(self) -> tuple[str, ...]:
        """Return the names of all lists."""
        return tuple(self.lists)

    def _list(self, name: str) -> Mapping[str, Item]:
        try:
            return self.lists[name]
        except KeyError:
            raise ContentError(f"listan {name} finns inte") from None


def load_lists() -> tuple[Lists, list[Problem]]:
    """Return the lists and what was wrong with the municipality's part of them."""
    lists: dict[str, dict[str, Item]] = {}
    problems: list[Problem] = []
    for name in FILES:
        ours, theirs = shipped(f"lists/{name}"), own(name)
        _lay_over(ours, theirs)
        del ours["meta"]
        lists |= {list_name: _items(raw) for list_name, raw in ours.items()}
        problems += theirs.problems
    return Lists(lists), problems


def _items(raw: Mapping[str, dict[str, Any]]) -> dict[str, Item]:
    return {code: _item(code, dict(keys)) for code, keys in raw.items()}


def _item(code: str, keys: dict[str, Any]) -> Item:
    label, hidden = keys.pop("etikett"), keys.pop("dold", False)
    return Item(code, label, keys, hidden)


def _lay_over(ours: dict[str, Any], theirs: Own) -> None:
    """Change `ours` by the municipality's file, code by code; refuse what does not fit."""
    for name, codes in theirs.tables.items():
        if name == "meta":
            continue
        if name not in ours or not isinstance(codes, dict):
            theirs.refuse(name, "", "Listan finns inte i programmet.")
            continue
        for code, keys in codes.items():
            if not isinstance(keys, dict):
                theirs.refuse(name, code, f"Skriv [{name}.{code}] på en egen rad och etikett under.")
            elif code in ours[name]:
                ours[name][code] |= _fitting(theirs, f"{name}.{code}", keys, ours[name])
            elif _is_new(theirs, f"{name}.{code}", code, keys):
                ours[name][code] = _fitting(theirs, f"{name}.{code}", keys, ours[name])


def _is_new(theirs: Own, table: str, code: str, keys: Mapping[str, Any]) -> bool:
    """Return whether this is a fit new code; refuse it if not."""
    label = keys.get("etikett")
    if not code.startswith(OWN_PREFIX):
        theirs.refuse(table, "", f"Koden finns inte i programmet. Egna koder börjar med {OWN_PREFIX}.")
    elif not isinstance(label, str) or not label.strip():
        theirs.refuse(table, "etikett", "Etiketten saknas eller är tom.")
    else:
        return True
    return False


def _fitting(theirs: Own, table: str, keys: Mapping[str, Any], siblings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys that some item of the list has with the same type."""
    known = {key: type(value) for item in siblings.values() for key, value in item.items()} | {"dold": bool}
    fit: dict[str, Any] = {}
    for key, value in keys.items():
        if key not in known:
            theirs.refuse(table, key, "Nyckeln finns inte i listan.")
        elif type(value) is not known[key] or (key == "etikett" and not value.strip()):
            theirs.refuse(table, key, "Värdet är tomt eller av fel slag.")
        else:
            fit[key] = value
    return fit
