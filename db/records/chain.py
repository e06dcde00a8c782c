"""The links of the chains: one for each thing that was locked, and the vault's own count of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Holding = Literal["har", "overlamnad", "gallrad"]
"""Where what a link tells of is now: here, handed over, or erased by decision."""


@dataclass(frozen=True, kw_only=True)
class CaseLink:
    """One link of a case's chain (ärendekedja). Never changed.

    `n` counts 1, 2, 3 … in the case. `kind` is a code of `db.chain.things.KINDS`. `moment` is ISO 8601 in UTC, as it
    is stored and hashed; in a link that was made `afterwards` (efterhand), it is when the thing was locked. `who`
    locked it, `for_whom` is who she stood in for, or empty. `previous` and `hash` follow `db.chain.links`.
    """

    hash: str
    case_id: str
    n: int
    kind: str
    object_id: str
    content_hash: str
    moment: str
    who: str
    for_whom: str = ""
    previous: str
    afterwards: bool = False


@dataclass(frozen=True, kw_only=True)
class VaultLink:
    """One row of the vault's chain (valvkedja): no case, name or id. Only `holding`, outside the hash, may change."""

    seq: int
    link_hash: str
    previous: str
    row_hash: str
    holding: Holding = "har"
