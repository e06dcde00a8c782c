"""What the palette can do: the acts of the program and of the open case, each found by more words than it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.notes import authors
from desktop.notes.protected import NAME
from ui.page.hands import main_button, print_button
from ui.page.page import Page
from ui.widgets.frame.palette import Hit
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.session.session import Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shell", text)


@dataclass(frozen=True)
class Acts:
    """The acts where the user is now. `page` returns the page that shows; `go` goes to a place."""

    window: QWidget
    session: Session
    page: Callable[[], Page | None]
    go: Callable[[Place], object]

    def hits(self) -> list[Hit]:
        """Return the acts, those of the page first; no two with the same words."""
        case_id = self._case_id()
        found = [*self._of_page(), *(self._of_case(case_id) if case_id else []), *self._everywhere(case_id)]
        return list({hit.text: hit for hit in reversed(found)}.values())[::-1]

    def _case_id(self) -> str | None:
        page = self.page()
        return page.place.case_id if page is not None else None

    def _of_page(self) -> Iterator[Hit]:
        page = self.page()
        if page is None:
            return
        button = main_button(page)
        if button is not None and button.property("kind") == "primary" and button.accessibleName():
            icon = button.icon_name or "arrow-right"
            yield Hit(_tr("Gör"), button.accessibleName(), "", icon, page.do_main, "Ctrl Enter")
        yield Hit(
            _tr("Gör"), _tr("Ny anteckning"), "", "note-pencil", page.do_note, "Ctrl N", "skriva journal"
        )
        if page.place.case_id or print_button(page) is not None:
            words = "papper utskrift skrivare print"
            yield Hit(_tr("Gör"), _tr("Skriv ut"), "", "printer", page.do_print, "Ctrl P", words)

    def _of_case(self, case_id: str) -> Iterator[Hit]:
        db = self.session.db
        onwards = partial(self.go, Place("referrals", case_id))
        yield Hit(_tr("Gör"), _tr("Vidare stöd"), "", "arrow-square-out", onwards, "", "ansökan sip bup")
        write = partial(self._write_oro, case_id)
        yield Hit(_tr("Gör"), NAME, "", "hand-palm", write, "Ctrl Skift O", "oro orosanmälan anmäla")
        plan = db.plans.draft(case_id) or db.plans.current(case_id)
        if plan is None:
            begin = partial(self._do_there, Place("plan", case_id))
            yield Hit(_tr("Gör"), _tr("Börja planen"), "", "target", begin, "", "handlingsplan")
        elif plan.status == "draft":
            sign = partial(self._do_there, Place("plan", case_id))
            yield Hit(
                _tr("Gör"), _tr("Signera planen"), "", "lock-outline", sign, "", "handlingsplan skriv under"
            )
        if db.plans.current(case_id) is not None:
            follow = partial(self.go, Place("followup", case_id))
            yield Hit(_tr("Gör"), _tr("Skriv uppföljningen"), "", "target", follow, "", "uppföljning möte")
        if plan is not None:
            paper = partial(self.go, Place("prints", case_id, f"handlingsplan:{plan.id}"))
            yield Hit(_tr("Gör"), _tr("Skriv ut planen"), "", "printer", paper, "", "handlingsplan papper")
        if db.notes.count_drafts(case_id):
            sign = partial(self._sign_note, case_id)
            yield Hit(_tr("Gör"), _tr("Signera anteckningen"), "", "lock-outline", sign, "", "utkast journal")

    def _everywhere(self, case_id: str | None) -> Iterator[Hit]:
        task, meeting = partial(self._add_task, case_id), partial(self._book, case_id)
        yield Hit(_tr("Gör"), _tr("Ny uppgift"), "", "check-circle", task, "", "göra påminnelse")
        yield Hit(_tr("Gör"), _tr("Boka möte"), "", "calendar-blank", meeting, "", "tid samtal kalender")
        advice = partial(self.go, Place("groups"))
        yield Hit(
            _tr("Gör"),
            _tr("Ny konsultation"),
            "",
            "chats-circle",
            advice,
            "Ctrl 3",
            "råd grupp utan namn klass",
        )
        pupil = partial(self.go, Place("pupils", detail="new"))
        yield Hit(_tr("Gör"), _tr("Ny elev"), "", "user-plus", pupil, "Ctrl Skift N", "nytt ärende")
        yield Hit(
            _tr("Gör"), _tr("Kontrollera ett papper"), "", "shield-check", self._check, "", "kontrollkod"
        )

    def _do_there(self, place: Place) -> None:
        """Go to a page and do its main act, which asks before it does what cannot be undone."""
        self.go(place)
        page = self.page()
        if page is not None and page.place == place:
            page.do_main()

    def _sign_note(self, case_id: str) -> None:
        """Open the newest draft that is one's own and ask whether to sign it; open the journal if none is."""
        own = [one for one in self.session.db.notes.drafts_in(case_id) if authors.is_own(self.session, one)]
        if own:
            self._do_there(Place("journal", case_id, own[0].id))
        else:
            self.go(Place("journal", case_id))

    def _add_task(self, case_id: str | None) -> None:
        from ui.duties.task_dialog import TaskDialog  # with days and drafts: only when a task is written

        dialog = TaskDialog(self.window, self.session, case_id)
        dialog.exec()
        dialog.deleteLater()

    def _book(self, case_id: str | None) -> None:
        from ui.duties.meeting_dialog import MeetingDialog  # as above

        dialog = MeetingDialog(self.window, self.session, None, case_id)
        dialog.exec()
        dialog.deleteLater()

    def _write_oro(self, case_id: str) -> None:
        from ui.referrals.sheet import write_referral  # with all its fields: only when it is written

        write_referral(self.window, self.session, case_id, "oro")

    def _check(self) -> None:
        from ui.paper.check import (
            CheckPaperSheet,  # with the view of pages: only when a paper is to be checked
        )

        CheckPaperSheet(self.window, self.session).exec()
