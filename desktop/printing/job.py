"""What is asked of a printer, and what came of it. Values alone: the print process imports this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

TITLE = "Utskrift"
"""What the printer's queue shows: never a name."""

MOST_COPIES = 99

Sides = Literal["printer", "one", "two"]
SIDES: tuple[Sides, ...] = get_args(Sides)
"""As the printer is set, on one side, on both (turned along the long edge)."""

Outcome = Literal["printers", "done", "none", "refused", "unfit", "failed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""`none`: no queue answers. `unfit`: the computer lacks the program that prints. `failed`: the process broke off."""

NotPrinted = Literal["none", "refused", "unfit", "failed", "slow", "cancelled"]


@dataclass(frozen=True)
class Printers:
    """The queues this computer knows, in the order it tells them, and the one it would choose; empty for none."""

    names: tuple[str, ...]
    default: str = ""


@dataclass(frozen=True)
class Job:
    """Which pages, counted from 1 with both ends in, how many times, and on which sides."""

    printer: str
    first: int
    last: int
    copies: int = 1
    sides: Sides = "printer"

    def is_sound(self) -> bool:
        """Tell whether every part is what it should be; a name may hold anything that is one line."""
        is_named = bool(self.printer) and self.printer.isprintable()
        return is_named and 1 <= self.first <= self.last and 1 <= self.copies <= MOST_COPIES

    def pages(self) -> int:
        """Return how many pages of the document are printed, each copy counted once."""
        return self.last - self.first + 1
