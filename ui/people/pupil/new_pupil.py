"""*Ny elev*: a search first, then the form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.cases import intake as pupils
from desktop.errors import UserError
from desktop.session.session import Session
from ui.dialogs.sheet import Sheet
from ui.people.pupil.coming_back import begin_again
from ui.people.pupil.new_pupil_form import NewPupilForm
from ui.people.pupil.new_pupil_search import NewPupilSearch
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner
from ui.widgets.show.saved import SavedLabel


class NewPupilDialog(Sheet):
    """Esc closes and keeps what is written; it is offered the next time."""

    opened = Signal(str)  # case id: of the new pupil, or of the one who was here

    def __init__(self, parent: QWidget, session: Session, text: str = "") -> None:
        super().__init__(parent, self.tr("Vem är eleven?"), wide=True)
        self.setObjectName("new-pupil-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._session = session
        self._saved = SavedLabel()
        self.search = NewPupilSearch(session, text)
        self.form = NewPupilForm(session, self._saved)
        self.trouble = Banner()
        self.leave = Button(self.tr("Avbryt"))
        self.go_on = Button(self.tr("Skapa ny elev"), "primary", "user-plus")
        self.create_ = Button(self.tr("Skapa elev"), "primary", "user-plus")
        self._fill()
        self._connect()
        self._show_form(is_form=False)
        self.search.line.setFocus()

    def flush(self) -> None:
        """Keep what is written now."""
        self.form.autosave.flush()

    def reject(self) -> None:
        """Close; what is written stays in the vault."""
        self.flush()
        super().reject()

    def _fill(self) -> None:
        self.body.addWidget(self.search)
        self.body.addWidget(self.form)
        self.body.addWidget(self.trouble)
        self.acts.insertWidget(0, self._saved)
        for button, name in ((self.leave, "leave"), (self.go_on, "go-on"), (self.create_, "create")):
            button.setObjectName(name)
            self.acts.addWidget(button)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._begin)
        self.create_.clicked.connect(self._create)
        self.search.went_on.connect(self._begin)
        self.search.resumed.connect(self._resume)
        self.search.opened.connect(self._open)
        self.search.returned.connect(self._come_back)
        self.form.opened.connect(self._open)
        self.form.refused.connect(self.create_.setHidden)

    def _show_form(self, *, is_form: bool) -> None:
        self.search.setHidden(is_form)
        self.form.setHidden(not is_form)
        self.go_on.setHidden(is_form)
        self.create_.setHidden(not is_form)
        self._saved.setHidden(not is_form)

    @Slot()
    def _begin(self) -> None:
        self._show_form(is_form=True)
        self.form.show_names(*self.search.names())
        line = self.form.pupil.last if self.form.pupil.first.text() else self.form.pupil.first
        line.setFocus()

    @Slot()
    def _resume(self) -> None:
        self._show_form(is_form=True)
        self.form.resume()
        self.form.pupil.first.setFocus()

    @Slot()
    def _create(self) -> None:
        """Store the pupil, or say what is missing."""
        self.trouble.clear()
        if not self.form.is_fit():
            self.trouble.say(
                "danger", self.tr("Något går inte att läsa."), self.tr("Titta på de röda fälten.")
            )
            return
        self.create_.set_text(self.tr("Skapa ändå") if self.form.show_alike() else self.tr("Skapa elev"))
        self.form.autosave.forget()
        try:
            case = pupils.register(self._session, self.form.registration(), self.form.reason.text())
        except UserError as error:
            rest = " ".join(part for part in (error.what, error.safe, error.do) if part)
            self.trouble.say("warn", f"{error.title.rstrip('.')}.", rest)
            self.form.autosave.touch()
            if self.form.alike.isVisibleTo(self):
                self.form.reason.setFocus()
            return
        self._open(case.id)

    @Slot(str)
    def _come_back(self, case_id: str) -> None:
        made = begin_again(self, self._session, case_id)
        if made is not None:
            self._open(made.id)

    @Slot(str)
    def _open(self, case_id: str) -> None:
        self.form.autosave.flush()
        self.accept()
        self.opened.emit(case_id)
