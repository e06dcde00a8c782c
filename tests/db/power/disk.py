"""A disk that keeps its promises and nothing more: only what was forced to it is sure to be there afterwards.

A write that was not forced may be lost, kept, or kept in part, each sector of 512 bytes for itself and in any
order. A name that was made, moved or removed is sure once its folder has been forced; until then the newest of
them may be lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from tests.db.power.recording import Step, numbered

SECTOR = 512
FOLDER = 0  # what a name stands for when it is a folder's
HOW = ("nothing unsynced", "everything", "in order", "any", "any", "any")


@dataclass
class _File:
    sure: bytearray = field(default_factory=bytearray)
    waiting: list[Step] = field(default_factory=list)


class Disk:
    """What is sure, and what waits, after some steps of a recording. Starts as the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._names = numbered(folder)
        self._files = {
            number: _File(bytearray((folder / name).read_bytes()))
            for name, number in self._names.items()
            if number != FOLDER
        }
        self._waiting: list[Step] = []
        self.acks: list[str] = []

    def do(self, step: Step) -> None:
        """Let one step happen."""
        if step.what == "ack":
            self.acks.append(step.name)
        elif step.what in {"write", "cut"}:
            self._files.setdefault(step.file, _File()).waiting.append(step)
        elif step.what == "sync":
            file = self._files.setdefault(step.file, _File())
            for waited in file.waiting:
                _apply(file.sure, waited)
            file.waiting.clear()
        elif step.what == "sync_folder":
            touched = [i for i, one in enumerate(self._waiting) if step.name in _folders(one)]
            upto = touched[-1] + 1 if touched else 0
            for waited in self._waiting[:upto]:
                _rename(self._names, waited)
            del self._waiting[:upto]
        else:
            self._waiting.append(step)

    def crash(self, random: Random, folder: Path) -> str:
        """Write what a power cut might leave to an empty folder; return in which way it was unlucky."""
        how = random.choice(HOW)
        names = dict(self._names)
        kept = {"nothing unsynced": 0, "everything": len(self._waiting)}.get(how)
        for step in self._waiting[: random.randint(0, len(self._waiting)) if kept is None else kept]:
            _rename(names, step)
        share = random.choice((0.1, 0.5, 0.9))
        for name, number in sorted(names.items()):
            place = folder / name
            if number == FOLDER:
                place.mkdir(parents=True, exist_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_content(self._files.get(number, _File()), how, share, random))
        return how


def _content(file: _File, how: str, share: float, random: Random) -> bytes:
    content = bytearray(file.sure)
    if how == "everything":
        for step in file.waiting:
            _apply(content, step)
    elif how == "in order" and file.waiting:
        upto = random.randrange(len(file.waiting) + 1)
        for step in file.waiting[:upto]:
            _apply(content, step)
        if upto < len(file.waiting):
            sectors = _sectors(file.waiting[upto])
            for step in sectors[: random.randrange(len(sectors) + 1)]:
                _apply(content, step)
    elif how == "any":
        for step in file.waiting:
            for sector in _sectors(step):
                if random.random() < share:
                    _apply(content, sector)
    return bytes(content)


def _sectors(step: Step) -> list[Step]:
    """Cut a write where the disk's sectors end."""
    if step.what == "cut":
        return [step]
    found, at, end = [], step.at, step.at + len(step.data)
    while at < end:
        upto = min(end, (at // SECTOR + 1) * SECTOR)
        found.append(Step("write", file=step.file, at=at, data=step.data[at - step.at : upto - step.at]))
        at = upto
    return found


def _apply(content: bytearray, step: Step) -> None:
    end = step.at + len(step.data)
    if step.what == "cut":
        del content[step.at :]
        end = step.at
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if step.what == "write":
        content[step.at : end] = step.data


def _rename(names: dict[str, int], step: Step) -> None:
    if step.what == "made":
        names[step.name] = step.file
    elif step.what == "made_folder":
        names[step.name] = FOLDER
    elif step.what == "moved":
        names[step.other] = names.pop(step.name)
    else:
        names.pop(step.name, None)


def _folders(step: Step) -> set[str]:
    """Return the folders whose list of names a step changed; "" is the outermost."""
    both = [name for name in (step.name, step.other) if name]
    return {"" if str(parent) == "." else str(parent) for parent in (PurePosixPath(n).parent for n in both)}
