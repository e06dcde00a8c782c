"""The rows about codes on paper: when they were last tried, and making new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop import dates
from desktop.safety import codes
from desktop.safety.codes import CodeFacts
from desktop.session.owner import refuse_stand_in
from ui.security.code_dialogs import ChiefCodeDialog, NewCodeDialog, TryCodeDialog
from ui.widgets.frame.shown import show_if
from ui.widgets.show.safety_row import SafetyRow

if TYPE_CHECKING:
    from desktop.safety.facts import SafetyFacts
    from desktop.session.session import Session


class CodeRow(SafetyRow):
    """The user's own recovery code."""

    def __init__(self, session: Session) -> None:
        super().__init__("key")
        self.set_title(self.tr("Återställningskod"))
        self._session = session
        tried = self.add_act(self.tr("Prova"), "try-code-act", self.tr("Prova återställningskoden"))
        fresh = self.add_act(self.tr("Ny kod"), "new-code-act", self.tr("Ny återställningskod"))
        tried.clicked.connect(self._on_try)
        fresh.clicked.connect(self._on_new)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        self.show_fact(*self._said(facts.code))

    def _said(self, code: CodeFacts) -> tuple[str, str | None]:
        today = self._session.today()
        if code.proved_on is None or code.next_on is None:
            return self.tr("Inte provad än. Prova att den går att läsa på papperet."), "warn"
        day = dates.brief(code.proved_on, today)
        if code.is_due(today):
            return self.tr("Provad {day}. Dags att prova den igen.").format(day=day), "warn"
        month = dates.MONTHS[code.next_on.month - 1]
        return self.tr("Provad {day}. Dags igen i {month}.").format(day=day, month=month), None

    @Slot()
    def _on_try(self) -> None:
        TryCodeDialog(self, self._session).exec()

    @Slot()
    def _on_new(self) -> None:
        refuse_stand_in(self._session)
        NewCodeDialog(self, self._session).exec()


class ChiefCodeRow(SafetyRow):
    """The enhetschef's code: offered, never required."""

    def __init__(self, session: Session) -> None:
        super().__init__("envelope-simple")
        self.set_title(self.tr("Enhetschefens kod"))
        self._session = session
        self._try = self.add_act(self.tr("Prova"), "try-chief-act", self.tr("Prova enhetschefens kod"))
        self._change = self.add_act(self.tr("Skapa"), "chief-code-act", "")
        self._try.clicked.connect(self._on_try)
        self._change.clicked.connect(self._on_change)

    def tell(self, facts: SafetyFacts) -> None:
        """Show it."""
        chief = facts.chief
        show_if(chief.exists, self._try)
        self._change.setText(self.tr("Byt") if chief.exists else self.tr("Skapa"))
        self._change.setAccessibleName(
            self.tr("Byt eller ta bort enhetschefens kod")
            if chief.exists
            else self.tr("Skapa en kod åt enhetschefen")
        )
        self.show_fact(*self._said(chief))

    def _said(self, chief: CodeFacts) -> tuple[str, str | None]:
        today = self._session.today()
        if not chief.exists:
            return self.tr("Finns inte. Då hjälper bara din egen kod."), None  # it is offered, never required
        if chief.proved_on is None:
            return self.tr("Skapad men inte provad. Prova att den går att läsa på papperet."), "warn"
        proved = self.tr("provad {day}").format(day=dates.brief(chief.proved_on, today))
        if chief.made_on is None:
            return proved.capitalize(), None
        made = self.tr("Skapad {day}").format(day=dates.brief(chief.made_on, today))
        return f"{made}, {proved}", None

    @Slot()
    def _on_try(self) -> None:
        TryCodeDialog(self, self._session, codes.CHIEF).exec()

    @Slot()
    def _on_change(self) -> None:
        refuse_stand_in(self._session)
        ChiefCodeDialog(self, self._session).exec()
