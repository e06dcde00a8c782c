"""The words on the scales 0–3, by age. Four words each, from least to most."""

from __future__ import annotations

from typing import Any

from desktop.content.files import Own, is_shipped, own, shipped
from desktop.content.problems import Problem

FILE = "skalor.toml"
Levels = dict[str, list[str]]


def load_scales() -> tuple[dict[str, Levels], list[Problem]]:
    """Return scale → age (`standard`, `F-3`, `4-6`, `gy`, `vuxen`) → four words."""
    scales: dict[str, Levels] = shipped(f"lists/{FILE}")["skala"]
    theirs = own(FILE)
    for table in theirs.tables:
        if table not in ("meta", "skala"):
            theirs.refuse(table, "", "Skriv skalan som [skala.namn].")
    for scale, ages in theirs.table("skala").items():
        if scale not in scales or not isinstance(ages, dict):
            theirs.refuse(f"skala.{scale}", "", "Skalan finns inte i programmet.")
            continue
        scales[scale] |= {age: words for age, words in ages.items() if _fits(theirs, scale, age, words)}
    return scales, theirs.problems


def old_scales(version: str) -> dict[str, Levels] | None:
    """Return the scales as an earlier version of the questions had them, None where no such file is shipped."""
    path = f"forms/skalor-{version}.toml"
    scales: dict[str, Levels] | None = shipped(path)["skala"] if is_shipped(path) else None
    return scales


def _fits(theirs: Own, scale: str, age: str, words: Any) -> bool:
    """Return whether these are four words for an age there is; refuse them if not."""
    fit = isinstance(words, list) and len(words) == 4 and all(isinstance(w, str) and w.strip() for w in words)
    if age not in ("standard", "F-3", "4-6", "7-9", "gy", "vuxen"):
        theirs.refuse(f"skala.{scale}", age, "Åldern finns inte.")
    elif not fit:
        theirs.refuse(f"skala.{scale}", age, "Skalan behöver fyra ord.")
    else:
        return True
    return False
