"""The course of the first start: which step follows which, and what is kept after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.errors import UserError
from desktop.work import Work
from ui.first_start.frame import FirstStart
from ui.first_start.panels import CodePanel, PassphrasePanel
from ui.first_start.schools import SchoolsPanel
from ui.first_start.welcome import WelcomePanel
from ui.first_start.who import WhoPanel
from ui.secrets.panel import Panel
from ui.settings.phones import PhonesPanel

if TYPE_CHECKING:
    from desktop.session.session import Session
    from desktop.vault.first_start import Step


class Course(QObject):
    """Drives one `FirstStart`. Before the vault there is no session; `go_on` gives it one."""

    vault_wanted = Signal(str)  # passphrase
    finished = Signal()

    def __init__(self, frame: FirstStart, work: Work) -> None:
        super().__init__(frame)
        self.frame, self._work = frame, work
        self._session: Session | None = None
        self._level = 0
        frame.went_on.connect(self._on_went_on)
        frame.went_back.connect(self._on_went_back)

    def begin_with(self, session: Session, code: str) -> None:
        """Go on with a vault that was made just now."""
        from desktop.vault.first_start import passphrase_was_chosen

        self._session = session
        passphrase_was_chosen(session, self._level)
        self._show_code(code)

    def go_on(self, session: Session) -> None:
        """Go on where an earlier start was cut short."""
        self._session = session
        self._show_next()

    def _show_next(self) -> None:
        from desktop.vault.first_start import next_step

        self._show_step(next_step(self._the_session()))

    def _show_step(self, step: Step | None) -> None:
        from desktop.vault.first_start import Step

        session = self._the_session()
        if step is Step.CODE:
            self._make_code()
        elif step is Step.WORKER:
            self._show_kept(WhoPanel(session.worker, session.office), 3)
        elif step is Step.SCHOOLS:
            present = [school.name for school in session.db.schools.current()]
            self._show_kept(SchoolsPanel(present), 4)
        elif step is Step.PHONES:
            self._show_kept(PhonesPanel(session.office), 5)
        else:
            self.finished.emit()

    def _show_kept(self, panel: Panel, number: int) -> None:
        """Show a step whose text is kept while it is typed, as it was left if the last start was cut short."""
        from desktop.drafts.dialogs import DraftOf
        from ui.dialogs.form_draft import FormDraft  # what it needs of a session comes with the vault

        FormDraft(panel, "", self._the_session(), DraftOf(f"forsta-start-{number}"))
        self.frame.show_panel(panel, number)

    def _make_code(self) -> None:
        """The code of a start that was cut short is nowhere: make another."""
        from desktop.secrets.change import new_recovery_code

        self.frame.working(self.frame.tr("Tar fram en återställningskod…"))
        new_recovery_code(self._the_session(), self._work, self._show_code, self.frame.failed)

    def _show_code(self, code: str) -> None:
        panel = CodePanel(code)
        panel.print_asked.connect(lambda: self._print(code))
        self.frame.show_panel(panel, 2)

    def _print(self, code: str) -> None:
        from ui.secrets.print_code import print_code

        print_code(self.frame, code, self._the_session().today())

    def _keep(self, panel: Panel) -> None:
        from desktop.session.settings import save_office
        from desktop.vault import first_start

        session = self._the_session()
        if isinstance(panel, CodePanel):
            panel.code.forget()
            first_start.code_was_proved(session)
        elif isinstance(panel, WhoPanel):
            first_start.save_who(session, **panel.values())
        elif isinstance(panel, SchoolsPanel):
            first_start.add_schools(session, panel.schools())
        elif isinstance(panel, PhonesPanel):
            save_office(session, **panel.values())
            first_start.finish(session)

    def _done_with(self, panel: Panel) -> None:
        from ui.dialogs.form_draft import FormDraft

        for draft in panel.findChildren(FormDraft):
            draft.end(is_done=True)

    def _the_session(self) -> Session:
        assert self._session is not None
        return self._session

    @Slot(object)
    def _on_went_back(self, panel: Panel) -> None:
        """Show the step before, as it was left. A vault that is made, and a code that is proved, stay as they are."""
        from desktop.vault.first_start import Step

        if isinstance(panel, PassphrasePanel):
            self.frame.show_welcome()
        elif isinstance(panel, SchoolsPanel):
            self._show_step(Step.WORKER)
        elif isinstance(panel, PhonesPanel):
            self._show_step(Step.SCHOOLS)

    @Slot(object)
    def _on_went_on(self, panel: Panel) -> None:
        if isinstance(panel, WelcomePanel):
            self.frame.show_panel(PassphrasePanel(self._work), 1)
            return
        if isinstance(panel, PassphrasePanel):
            self._level = panel.fields.level()
            self.frame.working(self.frame.tr("Skapar arkivet…"))
            self.vault_wanted.emit(panel.fields.passphrase())
            return
        try:
            self._keep(panel)
            self._done_with(panel)
        except UserError as error:
            self.frame.failed(error)
            return
        if isinstance(panel, WhoPanel):  # also when one came back to it, and schools are there
            from desktop.vault.first_start import Step

            self._show_step(Step.SCHOOLS)
        else:
            self._show_next()
