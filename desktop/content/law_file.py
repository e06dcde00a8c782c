"""Which law each text leans on. For the lawyer and the help pages; never on a family's paper."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.content.files import shipped


@dataclass(frozen=True)
class Law:
    """One provision: `verified` tells whether it was read in a public source. All await a lawyer."""

    code: str
    law: str
    section: str
    supports: str
    verified: bool
    texts: tuple[str, ...]


def load_laws() -> tuple[Law, ...]:
    """Return the provisions in the file's order."""
    return tuple(
        Law(
            code=code,
            law=raw["lag"],
            section=raw["paragraf"],
            supports=raw["stod"],
            verified=raw["sakerhet"] == "verifierad",
            texts=tuple(raw["texter"]),
        )
        for code, raw in shipped("texts/lagrum.toml")["lagrum"].items()
    )
