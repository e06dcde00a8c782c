"""The banner over what is locked: nothing while it is what was locked, else what that means and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.chain.locked import fault_of
from desktop.chain.words import shown
from ui.widgets.show.banner import Banner

if TYPE_CHECKING:
    from desktop.session.session import Session


class SealBanner(Banner):
    """Stands above the other banner of a page, which tells of something else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("seal")

    def check(self, session: Session, things: Iterable[tuple[str, str]]) -> None:
        """Check what is about to be shown, as (kind, id), and say it of the first that does not hold."""
        for kind, object_id in things:
            fault = fault_of(session, kind, object_id)
            if fault is not None:
                error = shown(fault)
                self.say("danger", f"{error.title}.", f"{error.what} {error.safe} {error.do}")
                return
        self.clear()
