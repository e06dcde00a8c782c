"""What a passphrase should cost today. What a vault holds already is kept where it is as much or more."""

from __future__ import annotations

from db.secrets import kdf
from db.secrets.kdf import KdfParams

LEAST = kdf.FLOOR
"""Today's floor. Raised in a later version, every vault follows at its next unlock (`rewrap.strengthen`)."""


def raised(params: KdfParams, least: KdfParams | None = None) -> KdfParams:
    """Return the parameters with each of them at the floor or above; `least` stands in for the floor."""
    floor = least or LEAST
    return KdfParams(m=max(params.m, floor.m), t=max(params.t, floor.t), p=max(params.p, floor.p))
