"""What was signed before papers were kept: drawn once, marked *ritad i efterhand*, without Kontrollkod.

It cannot be done when the vault is brought up to date, since drawing takes some 50 ms a paper. The program does it
afterwards, one paper at a time and the latest signed first, while it is open and nobody touches it; what is asked
for before its turn is drawn at once. From then on the paper is what it was that day, whatever school or name changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from db.records.states import SIGNED_DOCUMENTS, Document, SignedDocument, one_of
from desktop.content.problems import ContentError
from desktop.errors import UserError
from desktop.paper.kept.keeping import keep, paper_now
from desktop.paper.kept.kept import Kept, kept_paper
from desktop.session.session import Session

if TYPE_CHECKING:
    from desktop.paper.pdf import Printed

PAUSE = 3000
"""Milliseconds between two papers."""

QUIET = 2.0
"""Seconds without a touch before one is drawn."""


def is_signed(session: Session, document: SignedDocument, object_id: str) -> bool:
    """Tell whether somebody has signed the thing, so that it has, or should have, a paper."""
    db = session.db
    if document == "samtycke":
        return db.consents.get(object_id).locked_at is not None
    if document == "handlingsplan":
        return db.plans.get(object_id).status != "draft"
    if document == "uppfoljning":
        return db.follow_ups.get(object_id).status == "signerad"
    if document == "avslut":
        return db.closings.get(object_id).status == "signerad"
    return db.assessments.get(object_id).status == "signed"


def original_of(session: Session, kind: Document, object_id: str) -> Kept | None:
    """Return the paper that was signed, drawn now if it was signed before papers were kept; None for a draft.

    Raises `UserError` when it cannot be drawn or kept.
    """
    if kind not in SIGNED_DOCUMENTS:
        return None
    found = kept_paper(session, kind, object_id)
    if found is None and is_signed(session, kind, object_id):
        try:
            draw_in_hindsight(session, kind, object_id)
        except ContentError as error:
            raise UserError(
                "Papperet kan inte ritas än",
                f"En uppgift saknas: {error}.",
                "Det som är signerat är kvar.",
                "Fyll i kommun och namn under Inställningar.",
            ) from error
        found = kept_paper(session, kind, object_id)
    return found


def draw_in_hindsight(session: Session, document: SignedDocument, object_id: str) -> None:
    """Draw and keep the paper of something signed. Raises `UserError` when it cannot be."""
    printed = _drawn_today(session, document, object_id)
    keep(session, document, object_id, printed, in_hindsight=True)


def _drawn_today(session: Session, document: SignedDocument, object_id: str) -> Printed:
    from desktop.paper.pdf import Level, render  # 150 ms with reportlab: only when something is to be drawn

    paper = paper_now(session, document, object_id)
    return render(replace(paper, draft=False, hindsight=session.today()), level=Level.FAMILY)


class Hindsight(QObject):
    """Draws what lacks a paper, a paper at a time in the window's own thread, with a pause between.

    `seconds_idle` tells for how long nobody has touched the computer: while somebody works, nothing is drawn.
    """

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        seconds_idle: Callable[[], float] = lambda: QUIET,
    ) -> None:
        super().__init__(parent)
        self._session, self._seconds_idle = session, seconds_idle
        self._waiting: list[tuple[str, str]] = []
        self._turn = QTimer(self)
        self._turn.setInterval(PAUSE)
        self._turn.timeout.connect(self._next)

    @property
    def is_running(self) -> bool:
        """Tell whether something is left to draw."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Find what lacks a paper and start, if anything does. One question to the vault."""
        self._waiting = self._session.db.kept_papers.unkept()[::-1]
        if self._waiting:
            self._turn.start()

    def stop(self) -> None:
        """Leave the rest for another time."""
        self._turn.stop()

    @Slot()
    def _next(self) -> None:
        if not self._waiting or not self._session.vault.is_open:
            self.stop()
            return
        if self._seconds_idle() < QUIET:
            return
        document, object_id = self._waiting.pop()
        if self._session.db.kept_papers.has(document, object_id):
            return
        kind = one_of(SIGNED_DOCUMENTS, document)
        try:
            printed = _drawn_today(self._session, kind, object_id)
        except (ContentError, UserError):
            return  # what cannot be drawn is told when somebody asks for it
        try:
            keep(self._session, kind, object_id, printed, in_hindsight=True)
        except UserError:
            self.stop()  # a full or damaged vault: the rest waits until it is opened again
