"""A guide that sends the user somewhere names a page, a card or a button that is there."""

from __future__ import annotations

import re

import pytest

from tests.test_promises import said

SENDS = re.compile(
    r"(?:[Uu]nder|[Ss]idan|[Gg]å till|[Tt]ryck (?:sedan )?på|[Kk]nappen|[Vv]alet|[Mm]enyn|Välj(?= [A-ZÅÄÖ]))"
    r" (?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ]+(?:,? [\wåäöÅÄÖ]+)*)"
)
"""A verb of going and a name with a capital: *Fyll i det under Inställningar, Telefonlista*."""
NOT_OURS = {"Windows", "Programmet"}


def _labels() -> set[str]:
    """Return what pages, cards and buttons are called: short texts without a full stop, in the code of the window."""
    return {
        text.strip().rstrip("?")
        for where, text in said()
        if where.startswith("ui/") and 2 < len(text) < 50 and not text.endswith((".", ":"))
    }


def _names() -> list[tuple[str, str]]:
    return [
        (where, part)
        for where, text in said()
        for match in SENDS.finditer(text)
        for part in _parts(match["name"])
    ]


def _parts(name: str) -> list[str]:
    """Return `Inställningar` and `Telefonlista och …` of *Inställningar, Telefonlista och …*."""
    return [part for part in name.split(", ") if part[:1].isupper()]


def test_there_are_guides_that_send_somewhere() -> None:
    assert {name.split()[0] for _, name in _names()} >= {"Inställningar", "Säkerhet"}


@pytest.mark.parametrize(("where", "name"), _names())
def test_every_place_a_guide_names_is_there(where: str, name: str) -> None:
    if name.split()[0] in NOT_OURS:
        return
    assert any(name == label or name.startswith(f"{label} ") for label in _labels()), f"{where}: {name}"
