"""What was last seen of a vault, noted somewhere else: against it shows that an old copy was put back.

Everything inside the vault's folder can be put back as it once was, and nothing in it would tell. The number and
the beginning of the mac of the access log's last row, noted outside, vouch for every row before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.log.chain import Log

HEAD = 16
"""So many hexadecimal digits of a row's mac are noted: 64 bits, which nobody without the key can hit."""


@dataclass(frozen=True)
class Anchor:
    """`gen` counts the changes of the key file, `seq` the rows of the access log; `head` is the last row's mac."""

    gen: int
    seq: int
    head: str


def anchor_of(gen: int, log: Log) -> Anchor:
    """Return how it stands now."""
    seq, mac = log.head()
    return Anchor(gen, seq, mac[:HEAD])


def is_older(anchor: Anchor, gen: int, log: Log) -> bool:
    """Tell whether this vault is older than what was noted, or has gone another way since."""
    return gen < anchor.gen or not log.holds(anchor.seq, anchor.head)
