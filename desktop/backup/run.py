"""One round of copying, as it runs in the worker: the first place, then the second, each rotated when it is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from db.backup import (
    container as backup_container,
)
from db.backup import (
    make as backup,
)
from db.backup import (
    rotate as backup_rotate,
)
from db.backup import signers
from db.backup import (
    slots as backup_slots,
)
from db.backup.container import Front, Tick, never_cancelled, raise_if
from db.backup.errors import BackupCancelledError, BackupError, Failure
from db.backup.make import Made
from db.backup.manifest import Manifest, Reason
from db.backup.source import Source
from db.errors import VaultError
from db.secrets.kdf import wipe
from db.vault import aside_slots
from desktop.backup.places import refuse_unfit
from desktop.session.settings import Copies

_MARGIN = 2  # how much slower than last time it may go

TO_PLACE = 2  # times the bytes go by in the second place: written, read back


@dataclass(frozen=True)
class Round:
    """What a round gave. `there` is the copy in the second place; `place_failed` the coded word for why not."""

    made: Made
    took_ms: int
    there: Front | None = None
    place_failed: Failure | Literal[""] = ""


def nothing_goes(_copy: Manifest) -> bool:
    """Let every copy stay: nobody has asked the log whether its days can be believed."""
    return False


def run(
    source: Source,
    kept: Copies,
    reason: Reason,
    tick: Tick = never_cancelled,
    *,
    with_place: bool = True,
    may_go: Callable[[Manifest], bool] = nothing_goes,
) -> Round:
    """Make a copy in the first place, and where there is one in the second. Raises as `backup.make`.

    Only copies that `may_go` allows are removed in their turn.
    What fails or is broken off in the second place is not raised: the first copy counts all the same.
    """

    def told(count: int) -> None:
        raise_if(source.is_stopped)
        tick(count)

    started = time.monotonic()
    vault, first, second = source.path.parent, source.path.parent / backup.FOLDER, Path(kept.place)
    places = [first, second] if kept.place and with_place else [first]
    with signers.present(source.dek) as keys:
        there = [backup_rotate.copies_in(place, source.header.vault, keys) for place in places]
    seq = backup_rotate.next_seq(kept.seq, *there)
    made = backup.make(source, first, backup_rotate.free_seq(seq, source.header.vault, *places), reason, told)
    backup_rotate.rotate(first, made.front, source.dek, may_go)
    backup_slots.revoke_passphrase(first, made.front, source, source.header, told)
    aside_slots.revoke_passphrase(vault, source.header, source.dek)
    took = int((time.monotonic() - started) * 1000)
    if not (kept.place and with_place):
        return Round(made, took)
    return _in_second(source, kept, Round(made, took), told, may_go)


def _in_second(
    source: Source, kept: Copies, first: Round, told: Tick, may_go: Callable[[Manifest], bool]
) -> Round:
    """Put the copy that was made in the first place in the second one too; return the round with how it went."""
    made, second, dek = first.made, Path(kept.place), bytearray(source.dek)
    try:
        raise_if(source.is_stopped)  # after the key was copied: it is whole unless it has been stopped
        refuse_unfit(kept, source.path.parent, made.front.size)
        header = source.header_elsewhere if kept.is_elsewhere else source.header
        front = backup_container.encode_front(header, made.front.manifest, dek)
        copied = backup.copy_to(made.front, second, told, front)
        backup_rotate.rotate(second, copied, dek, may_go)
        backup_slots.revoke_passphrase(second, copied, source, header, told)
    except BackupCancelledError:
        return first
    except BackupError as error:
        return replace(first, place_failed=error.kind)
    except VaultError:
        return replace(first, place_failed="failed")
    finally:
        wipe(dek)
    return replace(first, there=copied)


def passes(kept: Copies) -> int:
    """Return how many times the bytes go by in a whole round."""
    return backup.PASSES + (TO_PLACE if kept.place else 0)


def fits(kept: Copies, size: int, seconds: float) -> bool:
    """Tell whether a copy of so many bytes surely takes less, going by how long the last one took."""
    if not kept.took_ms or not kept.size:
        return False
    return kept.took_ms * max(1.0, size / kept.size) * _MARGIN <= seconds * 1000
