"""Notes that are not for a guardian's eyes: in lists, cards and I dag they bear no name of their own.

What kind they are is told when the worker opens them (decision 24). Which kinds are protected stands in the list
`anteckning` (`skyddad`). Searches in lists do not look into them: a hit would tell what they hold.
"""

from __future__ import annotations

from desktop.content import lists

NAME = "Skyddad anteckning"
PROTECTED = "skyddad"
SAFETY = "sakerhet"
"""The kind of what was noted at the säkerhetsruta; written by the program, chosen by nobody."""


def is_protected(kind: str) -> bool:
    """Return whether notes of a kind (a code in the list `anteckning`) are protected."""
    return any(
        item.code == kind and item.extra.get(PROTECTED) is True for item in lists().items("anteckning")
    )


def listed_name(kind: str) -> str:
    """Return what a note of this kind is called where others may see it; a code that no list has is its own name."""
    return NAME if is_protected(kind) else opened_name(kind)


def opened_name(kind: str) -> str:
    """Return what a note of this kind is called once it is opened."""
    return {item.code: item.label for item in lists().items("anteckning")}.get(kind, kind)
