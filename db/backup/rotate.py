"""Which copies are kept: by their order, never by the date of a file.

The clock may jump, so dates only say which copies belong to the same day, week or month; which of two is the
later is always said by the sequence number. Nor does a copy go on the word of one clock: whoever asks for a
rotation says which may go (`desktop.log.clocks`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from db.backup import container as backup_container
from db.backup import signers
from db.backup.container import SUFFIX, Front
from db.backup.errors import BackupError
from db.backup.make import as_backup_errors, name_begins
from db.backup.manifest import Manifest, Reason
from db.clock import day_of
from db.files import atomic

DAYS, WEEKS, MONTHS = 7, 4, 12
LATEST = 3
"""The last ones are kept however close to each other, so that a clock that stands still does no harm."""
BEFORE = 5
"""How many are kept of those made before a new version, and of those made before a restore."""


def copies_in(place: Path, vault: str, keys: Sequence[bytearray]) -> list[Front]:
    """Return the copies of this vault in a place, the latest first; what is damaged, foreign or forged is left out.

    `keys` are the vault's own for signing, as `db.backup.signers` gives them: a file that none of them signed says
    nothing that is believed, neither its number nor its day.
    """
    found = [front for front in _fronts(place) if front is not None and front.manifest.vault == vault]
    ours = [front for front in found if backup_container.is_signed(front, keys)]
    return sorted(ours, key=lambda front: front.manifest.seq, reverse=True)


def unreadable_in(place: Path, vault: str, keys: Sequence[bytearray]) -> int:
    """Return how many files are called copies and are none: not whole, or said to be this vault's and not signed."""
    return sum(
        front is None or (front.manifest.vault == vault and not backup_container.is_signed(front, keys))
        for front in _fronts(place)
    )


def free_seq(seq: int, vault: str, *places: Path) -> int:
    """Return this number, or the first after it that no name in these places has, so that none is written over."""
    while any(_is_taken(place, seq, vault) for place in places):
        seq += 1
    return seq


def next_seq(kept: int, *places: Sequence[Front]) -> int:
    """Return the number after all that are known; `kept` is the last one the vault itself remembers."""
    return max([kept, *(front.manifest.seq for place in places for front in place)]) + 1


def kept_of(manifests: Sequence[Manifest]) -> set[int]:
    """Return the sequence numbers that stay."""
    ordered = sorted(manifests, key=lambda manifest: manifest.seq, reverse=True)
    kept = {manifest.seq for manifest in ordered[:LATEST]}
    once: tuple[Reason, ...] = ("before_migration", "before_restore")
    for reason in once:
        made_then = [manifest.seq for manifest in ordered if manifest.reason == reason]
        kept |= set(made_then[:BEFORE])
    kept |= _last_of_each(ordered, lambda day: day.toordinal(), DAYS)
    kept |= _last_of_each(ordered, lambda day: day.isocalendar()[:2], WEEKS)
    return kept | _last_of_each(ordered, lambda day: (day.year, day.month), MONTHS)


def rotate(place: Path, made: Front, dek: bytearray, may_go: Callable[[Manifest], bool]) -> int:
    """Remove what need not be kept and may go, now that `made` is in place and verified; return how many went.

    Only copies this very key has signed are counted and removed: a damaged, foreign or forged one can push
    nothing out.
    """
    with as_backup_errors(), signers.present(dek) as keys:
        ours = copies_in(place, made.manifest.vault, keys)
        if made.manifest.seq not in {front.manifest.seq for front in ours}:
            return 0
        kept = kept_of([front.manifest for front in ours])
        going = [one for one in ours if one.manifest.seq not in kept and may_go(one.manifest)]
        for front in going:
            front.path.unlink(missing_ok=True)
        if going:
            atomic.sync_folder(place)
    return len(going)


def _last_of_each(ordered: Sequence[Manifest], of: Callable[[date], object], most: int) -> set[int]:
    """Return the latest copy in each of the `most` latest days, weeks or months that have any."""
    seen: dict[object, int] = {}
    for manifest in ordered:
        span = of(day_of(manifest.moment))
        if span not in seen and len(seen) < most:
            seen[span] = manifest.seq
    return set(seen.values())


def _is_taken(place: Path, seq: int, vault: str) -> bool:
    try:
        return any(path.name.startswith(name_begins(vault, seq)) for path in place.iterdir())
    except OSError:  # a place that does not answer is told about when it is written to
        return False


def _fronts(place: Path) -> Iterator[Front | None]:
    """Yield what each file says about itself, None for one that cannot be read as a copy."""
    for path in _files(place):
        try:
            yield backup_container.read_front(path)
        except BackupError:
            yield None


def _files(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.name.endswith(SUFFIX) and path.is_file())
    except OSError:
        return []
