"""The error log: what kind of fault, where in the program, when. Never what was written or about whom.

An exception's message may quote a name or a whole note, so only its type is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db import clock
from desktop.version import VERSION

LOG = "fel.log"
LARGEST = 200_000  # bytes, then the log starts anew


HOME = Path(__file__).resolve().parents[2]


def record(folder: Path, error: BaseException) -> None:
    """Add a fault to the log; a disk that cannot be written to is passed over, since a log is all it is."""
    log = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_full = log.exists() and log.stat().st_size > LARGEST
        with log.open("w" if is_full else "a", encoding="utf-8") as file:
            file.write(report(error))
    except OSError:
        return


def report(error: BaseException) -> str:
    """Return a fault as text without personal data: time, version, types and places in the code."""
    when = clock.real_now().isoformat(timespec="seconds")
    return "\n".join((f"{when} Närvara {VERSION}", *_lines(error), "", ""))


def _lines(error: BaseException) -> Iterator[str]:
    """Yield the fault and what led to it, the first cause last."""
    import traceback

    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"  {type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"    {_place(Path(frame.filename))}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__


def _place(path: Path) -> str:
    """Return where in the program a file lies, `desktop/plan/goals.py`; of any other no more than its own folder."""
    inside = path.relative_to(HOME) if path.is_relative_to(HOME) else path
    return inside.as_posix() if not inside.is_absolute() else f"{path.parent.name}/{path.name}"
