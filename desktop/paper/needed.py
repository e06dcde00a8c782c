"""What every paper must say of its sender: where it is empty nothing is drawn, and the user is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.content.placeholders import EmptyPlaceError
from desktop.errors import UserError

_SETTINGS = {
    "kommun": "kommunens namn",
    "namnd": "nämndens namn",
    "skolsocionom": "ditt namn",
    "telefon": "ditt telefonnummer",
    "dso_kontakt": "dataskyddsombudets kontakt",
    "gallring": "hur länge uppgifter sparas",
}
"""What is filled in under Inställningar, or by the municipality in its rules, by placeholder."""


@contextmanager
def told_when_empty() -> Iterator[None]:
    """Draw inside this: a place on the paper that nothing fills raises `UserError`, which says what is missing."""
    try:
        yield
    except EmptyPlaceError as error:
        what = _SETTINGS.get(error.name)
        if what is None:
            raise
        raise UserError(
            "En uppgift saknas på papperet",
            f"På papperet ska det stå {what}, men det är inte ifyllt.",
            "Inget är utskrivet. Allt i ärendet är sparat.",
            "Fyll i det under Inställningar och försök igen.",
        ) from error
